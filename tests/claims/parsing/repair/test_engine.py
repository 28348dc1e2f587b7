"""What a repair may change, and what it is refused; no repair ever leaves a tree that is none."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.config.strict_yaml import read_yaml
from claims.document.tree import Word
from claims.lexicon.wordlists import WordLists
from claims.parsing.repair.engine import Mender, SentenceIndex, is_tree
from claims.rules.compiled_repair import RepairExample, RepairRule
from claims.rules.repair_compiler import compile_repair, read_words
from tests.support.repairs import BUILT_IN, MENDING, mended_tags, mended_tree

HEAD = "description: essai\nwhy: pour voir\nstage: {stage}\norder: 1\n"
EXAMPLES = """
examples:
  match:
    - {before: "a a NOUN 0 root", after: "1 b b NOUN 0 root"}
  no-match: ["a a X 0 root"]
"""
SLEEPS = """
Le le DET 2 det
chien chien NOUN 3 nsubj Gender=Masc|Number=Sing
dort dormir VERB 0 root Mood=Ind|VerbForm=Fin
ici ici ADV 3 advmod
. . PUNCT 3 punct
"""


def repair(pattern: str, tmp_path: Path, stage: str = "tree", lists: WordLists | None = None) -> RepairRule:
    """The repair whose trigger, arguments and changes are written in ``pattern``."""
    path = tmp_path / "essai.yaml"
    path.write_text(HEAD.format(stage=stage) + pattern + EXAMPLES, encoding="utf-8")
    found, faults = compile_repair(read_yaml(path), "essai", lists or WordLists({}))
    assert [str(f) for f in faults] == []
    assert found is not None
    return found


def made(pattern: str, tmp_path: Path, rows: str = SLEEPS, stage: str = "tree") -> tuple[Word, ...]:
    return Mender(repair(pattern, tmp_path, stage)).mend(SentenceIndex(read_words(rows))).words


def written(word: Word) -> str:
    feats = "|".join(f"{k}={v}" for k, v in sorted(word.feats.items()))
    return f"{word.form} {word.lemma} {word.upos} {word.head + 1} {word.deprel} {feats}".strip()


# --- Changes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "number", "expected"),
    [
        ("{deprel: obj}", 2, "chien chien NOUN 3 obj Gender=Masc|Number=Sing"),
        ("{deprel: {as: adverb}}", 2, "chien chien NOUN 3 advmod Gender=Masc|Number=Sing"),
        ("{upos: PROPN}", 2, "chien chien PROPN 3 nsubj Gender=Masc|Number=Sing"),
        ("{lemma: toutou}", 2, "chien toutou NOUN 3 nsubj Gender=Masc|Number=Sing"),
        ("{feats: {Number: Plur}}", 2, "chien chien NOUN 3 nsubj Gender=Masc|Number=Plur"),
        ("{keep: [Number]}", 2, "chien chien NOUN 3 nsubj Number=Sing"),
        ("{keep: [], feats: {Gender: Fem}}", 2, "chien chien NOUN 3 nsubj Gender=Fem"),
        ("{word: adverb, head: trigger}", 4, "ici ici ADV 2 advmod"),
        ("{word: adverb, head: trigger, deprel: nmod}", 4, "ici ici ADV 2 nmod"),
        ('{each: {path: "< >", upos: [ADV, PUNCT]}, head: trigger}', 5, ". . PUNCT 2 punct"),
        ("{word: gone, deprel: obj}", 2, "chien chien NOUN 3 nsubj Gender=Masc|Number=Sing"),
    ],
)
def test_each_kind_of_change_is_made_to_its_word_alone(change: str, number: int, expected: str, tmp_path: Path) -> None:
    pattern = f"""
trigger: {{upos: NOUN, deprel: nsubj}}
args: {{adverb: "< > advmod", gone?: "> obj"}}
change: [{change}]
"""
    before, after = read_words(SLEEPS), made(pattern, tmp_path)

    assert written(after[number - 1]) == expected
    assert [w for w in after if w.deprel in ("det", "root")] == [before[0], before[2]]


def test_a_lemma_is_taken_from_what_the_form_writes(tmp_path: Path) -> None:
    pattern = 'trigger: {upos: NOUN, writes: [souffler, "dément → démentir"]}\nchange: [{lemma: {as: written}}]\n'

    rows = "souffle souffle NOUN 0 root\ndément dément NOUN 1 nmod\nsoufflé soufflé NOUN 1 nmod"
    assert [w.lemma for w in made(pattern, tmp_path, rows, "tags")] == ["souffler", "démentir", "soufflé"]


def test_a_lemma_is_the_form_in_small_letters(tmp_path: Path) -> None:
    pattern = "trigger: {upos: NOUN}\nchange: [{upos: ADJ, lemma: {as: form}}]\n"
    assert made(pattern, tmp_path, "Présumé présumer NOUN 0 root", "tags")[0].lemma == "présumé"


def test_all_changes_of_a_match_see_the_words_as_they_were(tmp_path: Path) -> None:
    pattern = """
trigger: {upos: NOUN, deprel: nsubj}
args: {verb: "<"}
change:
  - {each: {path: "< >", upos: [ADV, PUNCT]}, head: trigger}
  - {head: root, deprel: root}
  - {word: verb, head: trigger, deprel: acl}
"""
    words = made(pattern, tmp_path)
    assert [w.head for w in words] == [1, -1, 1, 1, 1]
    assert is_tree(words)


# --- Refusals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("{word: det, head: det}", "below itself"),
        ("{word: verb, head: trigger, deprel: acl}", "root"),
        ("{head: root, deprel: root}", "root"),
        ("{word: verb, deprel: acl}", "root"),
        ("{deprel: root}", "root"),
        ('{each: {path: "<"}, head: det, deprel: acl}', "root"),
    ],
)
def test_a_change_that_leaves_no_tree_is_refused_and_told(
    change: str, reason: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pattern = f'trigger: {{upos: NOUN, deprel: nsubj}}\nargs: {{verb: "<", det: "> det"}}\nchange: [{change}]\n'
    with caplog.at_level(logging.DEBUG):
        assert made(pattern, tmp_path) == read_words(SLEEPS)
    assert "essai: refused at 'chien'" in caplog.text
    assert reason in caplog.text


def test_one_match_refused_leaves_the_others_in_force(tmp_path: Path) -> None:
    pattern = 'trigger: {upos: ADV}\nargs: {host: "> nmod"}\nchange: [{head: host}]\n'
    rows = "dort dormir VERB 0 root\nici ici ADV 1 advmod\nlà là NOUN 2 nmod"
    assert made(pattern, tmp_path, rows) == read_words(rows)
    other = 'trigger: {upos: ADV}\nargs: {host: "++"}\nchange: [{head: host, deprel: nmod}]\n'
    rows = "dort dormir VERB 0 root\nici ici ADV 1 advmod\nlà là NOUN 2 nmod\nbien bien ADV 1 advmod\nvite vite X 1 dep"
    assert [w.head for w in made(other, tmp_path, rows)] == [-1, 0, 1, 4, 0]


def test_a_repair_that_never_comes_to_rest_changes_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    pattern = 'trigger: {form: "*"}\nchange: [{deprel: {as: other}}]\nargs: {other: "+"}\n'
    back = """
trigger: {upos: NOUN}
args: {left: "+", right: "-"}
change: [{deprel: {as: left}}, {word: left, deprel: {as: right}}, {word: right, deprel: {as: trigger}}]
"""
    rows = "dort dormir VERB 0 root\nun un X 1 advmod\nchien chien NOUN 1 obj\nici ici ADV 1 obl"
    with caplog.at_level(logging.DEBUG):
        assert made(back, tmp_path, rows) == read_words(rows)
    assert "never comes to rest" in caplog.text
    assert made(pattern, tmp_path, rows) == read_words(rows)


@pytest.mark.parametrize(
    "rows",
    [
        "dort dormir VERB 0 root\nchien chien NOUN 0 root",
        "dort dormir VERB 2 root\nchien chien NOUN 1 nsubj",
        "dort dormir VERB 9 dep\nchien chien NOUN 1 nsubj",
        "dort dormir VERB 0 dep\nchien chien NOUN 1 nsubj",
    ],
    ids=["two roots", "a circle", "out of range", "a root called otherwise"],
)
def test_what_is_no_tree_is_left_alone(rows: str, tmp_path: Path) -> None:
    pattern = "trigger: {upos: NOUN}\nchange: [{deprel: obj}]\n"
    assert made(pattern, tmp_path, rows) == read_words(rows)
    # Tags need no tree.
    assert made("trigger: {upos: NOUN}\nchange: [{upos: ADJ}]\n", tmp_path, rows, "tags")[1].upos == "ADJ"


def test_a_circle_that_a_chain_of_hands_once_made_cannot_come_about() -> None:
    """*La rumeur que le maire partirait a couru*, with *rumeur* below *que* and *que* below *couru*."""
    rows = """
    La le DET 2 det
    rumeur rumeur NOUN 3 nsubj
    que que SCONJ 8 mark
    le le DET 5 det
    maire maire NOUN 8 nsubj
    partirait partir VERB 5 acl Mood=Cnd|VerbForm=Fin
    a avoir AUX 8 aux:tense Mood=Ind|VerbForm=Fin
    couru courir VERB 0 root Tense=Past|VerbForm=Part
    . . PUNCT 8 punct
    """
    assert is_tree(mended_tree(read_words(rows)))


# --- Every built-in repair -------------------------------------------------------------------------------------------


CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{example.line}")
    for rule in BUILT_IN.repairs
    for example in (*rule.examples, *rule.counterexamples)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_the_examples_of_a_repair_hold_and_made_again_it_changes_nothing(
    rule: RepairRule, example: RepairExample
) -> None:
    mender = Mender(rule)
    after = mender.mend(SentenceIndex(example.before))
    assert after.words == example.after
    assert mender.mend(after) is after
    if rule.stage == "tree":
        assert is_tree(example.before)


def test_every_repair_has_examples_of_both_kinds() -> None:
    assert BUILT_IN.repairs
    assert [r.id for r in BUILT_IN.repairs if not (r.examples and r.counterexamples)] == []


# --- Any tree at all -------------------------------------------------------------------------------------------------

VOCABULARY = sorted(
    {
        (word.form, word.lemma, word.upos, tuple(sorted(word.feats.items())))
        for rule in BUILT_IN.repairs
        for example in (*rule.examples, *rule.counterexamples)
        for word in example.before
    }
)
RELATIONS = sorted(
    {w.deprel for r in BUILT_IN.repairs for e in (*r.examples, *r.counterexamples) for w in e.before} - {"root"}
)
TREES = [example.before for rule in BUILT_IN.repairs for example in (*rule.examples, *rule.counterexamples)]


@st.composite
def random_trees(draw: st.DrawFn) -> tuple[Word, ...]:
    """A tree over words of the examples: each word but one hangs on a word drawn before it."""
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(size)))
    heads = [-1] * size
    for place, word in enumerate(order[1:], start=1):
        heads[word] = order[draw(st.integers(0, place - 1))]
    kinds = draw(st.lists(st.sampled_from(VOCABULARY), min_size=size, max_size=size))
    deprels = draw(st.lists(st.sampled_from(RELATIONS), min_size=size, max_size=size))
    return tuple(
        Word(
            index=at,
            span=TREES[0][0].span,
            form=form,
            lemma=lemma,
            upos=upos,
            head=heads[at],
            deprel="root" if heads[at] < 0 else deprels[at],
            feats=dict(feats),
        )
        for at, (form, lemma, upos, feats) in enumerate(kinds)
    )


@st.composite
def mutated_trees(draw: st.DrawFn) -> tuple[Word, ...]:
    """A tree of an example with some words hung elsewhere, related otherwise or tagged as another word is."""
    words = list(draw(st.sampled_from(TREES)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(words) - 1))
        match draw(st.sampled_from(("head", "deprel", "tags"))):
            case "head":
                words[at] = replace(words[at], head=draw(st.integers(-1, len(words) - 1)))
            case "deprel":
                words[at] = replace(words[at], deprel=draw(st.sampled_from([*RELATIONS, "root"])))
            case _:
                form, lemma, upos, feats = draw(st.sampled_from(VOCABULARY))
                words[at] = replace(words[at], form=form, lemma=lemma, upos=upos, feats=dict(feats))
    return tuple(words)


def assert_kept(before: Sequence[Word], after: Sequence[Word]) -> None:
    """The words are the same words; a tree is a tree still."""
    assert [(w.index, w.span, w.form) for w in after] == [(w.index, w.span, w.form) for w in before]
    if is_tree(before):
        assert is_tree(after)
    else:
        assert tuple(after) == tuple(before)


@settings(deadline=None, max_examples=150)
@given(st.one_of(random_trees(), mutated_trees()))
def test_the_chain_of_repairs_keeps_a_tree_a_tree_and_comes_to_rest(words: tuple[Word, ...]) -> None:
    after = mended_tree(words)
    assert_kept(words, after)
    assert mended_tree(after) == after


@settings(deadline=None, max_examples=60)
@given(st.one_of(random_trees(), mutated_trees()))
def test_each_repair_alone_keeps_a_tree_a_tree_and_made_again_changes_nothing(words: tuple[Word, ...]) -> None:
    for one in MENDING.tree:
        after = one.mend(SentenceIndex(words))
        assert_kept(words, after.words)
        assert one.mend(after).words == after.words, one.name


@settings(deadline=None, max_examples=60)
@given(st.one_of(random_trees(), mutated_trees()))
def test_repairs_of_tags_touch_no_head_and_come_to_rest(words: tuple[Word, ...]) -> None:
    after = mended_tags(words)
    assert [(w.form, w.head, w.deprel) for w in after] == [(w.form, w.head, w.deprel) for w in words]
    assert mended_tags(after) == after
