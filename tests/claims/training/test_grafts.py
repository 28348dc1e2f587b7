"""Grafts: trees with constructions of news put into them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml

from claims.errors import ModelError
from claims.parsing.parser import Parser
from claims.training.branches import Branch, Node, joined, spelt
from claims.training.corpora import Row, Tree
from claims.training.grafts import grafted, grafts_per_sentence
from claims.training.inverted_clauses import turned_round
from claims.training.material import PLAN, Wording, read_wording
from claims.training.scores import graft_scores
from tests.support.word_classes import CLASSES

HOSTS = (
    (
        "Le le DET Definite=Def|PronType=Art 2 det",
        "garde garde NOUN Gender=Masc|Number=Sing 4 nsubj",
        "a avoir AUX Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 4 aux:tense",
        "fermé fermer VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part 0 root",
        "le le DET Definite=Def|PronType=Art 6 det",
        "jardin jardin NOUN Gender=Masc|Number=Sing 4 obj",
        "de de ADP _ 8 case",
        "Corvane Corvane PROPN _ 6 nmod",
        ". . PUNCT _ 4 punct",
    ),
    (
        "Hier hier ADV _ 5 advmod",
        ", , PUNCT _ 1 punct",
        "elles lui PRON Number=Plur|Person=3 5 nsubj",
        "ont avoir AUX Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin 5 aux:tense",
        "dormi dormir VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part 0 root",
        "sur sur ADP _ 8 case",
        "un un DET Definite=Ind|PronType=Art 8 det",
        "quai quai NOUN Gender=Masc|Number=Sing 5 obl:mod",
        ". . PUNCT _ 5 punct",
    ),
)


def tree(lines: Sequence[str]) -> Tree:
    """A tree whose words are "form lemma upos feats head deprel", with commas and stops where French puts them."""
    rows = []
    for number, line in enumerate(lines, start=1):
        form, lemma, upos, feats, head, deprel = line.split(" ")
        glue = number < len(lines) and lines[number].split(" ")[0] in (",", ".")
        rows.append(Row(str(number), form, lemma, upos, "_", feats, head, deprel, "SpaceAfter=No" if glue else "_"))
    text = "".join(row.form + ("" if row.misc != "_" else " ") for row in rows).strip()
    return Tree(text, tuple(rows))


TREES = [tree(lines) for lines in HOSTS]


@pytest.fixture(scope="module")
def wording() -> Wording:
    return read_wording()


def only(wording: Wording, construction: str) -> Wording:
    plan = {**wording.plan, "constructions": {construction: 1}}
    return Wording(plan, wording.words, wording.forms)


def surface(found: Tree) -> str:
    parts, covered = [], 0
    for row in found.rows:
        if not row.is_word:
            covered = int(row.id.split("-")[1])
        elif int(row.id) <= covered:
            continue
        parts.append(row.form + ("" if "SpaceAfter=No" in row.misc else " "))
    return "".join(parts).strip()


def check_tree(found: Tree) -> None:
    words = found.words
    heads = {w.id: w.head for w in words}
    assert [w.head for w in words].count("0") == 1
    for word in words:
        above, steps = word.id, 0
        while above != "0":
            above, steps = heads[above], steps + 1
            assert steps <= len(words), f"a cycle at {word.form} in {found.text}"
    assert [w.deprel for w in words if w.head == "0"] == ["root"]
    assert surface(found) == found.text


CONSTRUCTIONS = list(yaml.safe_load(PLAN.read_text(encoding="utf-8"))["constructions"])


@pytest.mark.parametrize("construction", CONSTRUCTIONS)
def test_each_construction_yields_trees_whose_words_spell_their_text(wording: Wording, construction: str) -> None:
    found = grafted(TREES, only(wording, construction), 40, seed=3)
    assert len(found) == 40
    for each in found:
        check_tree(each)
        assert "  " not in each.text
        assert " ," not in each.text
        assert " ." not in each.text.replace(" ...", "")
    assert len({each.text for each in found}) > 15


@pytest.mark.parametrize("construction", ["inside", "end", "quoted-end", "quoted-inside", "nickname"])
def test_the_reported_words_are_the_head_and_the_reporting_verb_their_parataxis(
    wording: Wording, construction: str
) -> None:
    for each in grafted(TREES, only(wording, construction), 40, seed=5):
        root = next(w for w in each.words if w.head == "0")
        assert root.form in ("fermé", "dormi")
        cues = [w for w in each.words if w.deprel == "parataxis"]
        assert [w.head for w in cues] == [root.id]
        subjects = [w for w in each.words if w.head == cues[0].id and w.deprel == "nsubj"]
        assert len(subjects) == 1, each.text
        last = each.words[-1]
        assert (last.form, last.head) == (".", root.id)


def test_a_clause_with_que_hangs_on_its_verb_and_a_second_one_on_the_first(wording: Wording) -> None:
    for each in grafted(TREES, only(wording, "que"), 60, seed=2):
        root = next(w for w in each.words if w.head == "0")
        clauses = [w for w in each.words if w.deprel == "ccomp"]
        assert [w.head for w in clauses] == [root.id]
        marks = [w for w in each.words if w.lemma == "que" and w.deprel == "mark"]
        seconds = [w for w in each.words if w.deprel == "conj" and w.head == clauses[0].id]
        assert {w.head for w in marks} == {clauses[0].id, *(w.id for w in seconds)}
        assert "que elles" not in each.text


def test_a_quoted_name_is_an_apposition_and_no_quotation(wording: Wording) -> None:
    for each in grafted(TREES, only(wording, "quoted-name"), 40, seed=2):
        names = [w for w in each.words if w.deprel == "appos"]
        assert len(names) == 1
        assert all(w.deprel != "parataxis" for w in each.words)


def test_the_same_seed_makes_the_same_sentences_and_another_others(wording: Wording) -> None:
    first = grafted(TREES, wording, 60, seed=1)
    assert first == grafted(TREES, wording, 60, seed=1)
    assert first != grafted(TREES, wording, 60, seed=2)


def test_a_verb_agrees_with_its_subject(wording: Wording) -> None:
    for each in grafted(TREES, only(wording, "end"), 200, seed=4):
        cue = next(w for w in each.words if w.deprel == "parataxis")
        helpers = [w for w in each.words if w.head == cue.id and w.deprel.startswith("aux")]
        finite = next(w for w in (*helpers, cue) if "VerbForm=Fin" in w.feats)
        subject = next(w for w in each.words if w.head == cue.id and w.deprel == "nsubj")
        several = "Number=Plur" in subject.feats or any(w.deprel == "conj" and w.head == subject.id for w in each.words)
        assert ("Number=Plur" in finite.feats) == several, each.text


def test_too_few_sentences_are_said(wording: Wording) -> None:
    with pytest.raises(ModelError, match="no sentence found that takes a graft"):
        grafted([], wording, 1, seed=1)
    asks = tree(["Qui qui PRON _ 2 nsubj", "vient venir VERB _ 0 root", "? ? PUNCT _ 2 punct"])
    with pytest.raises(ModelError, match="no sentence found"):
        grafted([asks], wording, 1, seed=1)


def test_a_construction_that_no_sentence_takes_leaves_the_others(wording: Wording) -> None:
    never_compound = [line.replace("aux:tense", "aux") for line in HOSTS[0]]
    plan = {**wording.plan, "constructions": {"infinitive": 5, "end": 1}}
    found = grafted([tree(never_compound)], Wording(plan, wording.words, wording.forms), 10, seed=1)
    assert all(any(w.deprel == "parataxis" for w in each.words) for each in found)


def test_the_share_of_grafts_is_told_in_the_plan(wording: Wording) -> None:
    assert grafts_per_sentence(wording) == wording.plan["share"] > 0


def test_contractions_are_spelt_as_one_word_of_two(wording: Wording) -> None:
    notation = "au=à+le à/ADP/case/3 le/DET/det/3/ms micro/NOUN/obl:mod/0/ms de/ADP/case/5 {radio}/PROPN/nmod/3"
    branch = spelt(notation, random.Random(1), {"radio": ["Radio Corvane"]}, wording.features)
    found = joined(branch.nodes)
    assert found.text == "au micro de Radio Corvane"
    assert [r.id for r in found.rows] == ["1-2", "1", "2", "3", "4", "5", "6"]
    assert [w.deprel for w in found.words] == ["case", "det", "root", "case", "nmod", "flat:name"]


@pytest.mark.parametrize("notation", ["le/DET", "le/DET/det/x", "le"])
def test_an_unreadable_phrase_is_shown(notation: str) -> None:
    with pytest.raises(ModelError, match="expected form/UPOS/deprel/head"):
        spelt(notation, random.Random(1), {}, {})


def test_what_is_no_tree_is_not_joined() -> None:
    one, two, three = (Node(form, form, "X", "_", "dep") for form in "abc")
    one.head, two.head = two, one
    with pytest.raises(ModelError, match="a cycle at 'a'"):
        joined([one, two, three])
    one.head = two.head = None
    with pytest.raises(ModelError, match="not one root"):
        joined([one, two, three])
    one.head = Node("d", "d", "X", "_", "dep")
    with pytest.raises(ModelError, match="a head outside"):
        joined([one, two, three])


def test_a_piece_that_cuts_a_contraction_is_none() -> None:
    branch = spelt("parle/VERB/root/0 du=de+le de/ADP/case/4 le/DET/det/4 pont/NOUN/obl/1", random.Random(1), {}, {})
    pont, le = branch.nodes[3], branch.nodes[2]
    piece = branch.piece(pont)
    assert piece is not None
    assert [n.form for n in piece.nodes] == ["de", "le", "pont"]
    assert branch.piece(le) is None
    assert branch.whole(1, 3)
    assert not branch.whole(2)


def reporting(first: str) -> Tree:
    return tree(
        [
            "Elle lui PRON _ 2 nsubj",
            f"ment mentir VERB _ 5 {first}",
            ", , PUNCT _ 2 punct",
            "a avoir AUX _ 5 aux:tense",
            "dit dire VERB _ 0 root",
            "Corvane Corvane PROPN _ 5 nsubj",
            ". . PUNCT _ 5 punct",
        ]
    )


def test_a_reporting_verb_above_its_words_is_turned_below_them() -> None:
    turned = turned_round(reporting("parataxis"), {"dire"})
    found = {w.form: (w.head, w.deprel) for w in turned.words}
    assert found["ment"] == ("0", "root")
    assert found["dit"] == ("2", "parataxis")
    assert found["Corvane"] == ("5", "nsubj")
    assert found["."] == ("2", "punct")
    check_tree(turned)


@pytest.mark.parametrize(("first", "verbs"), [("parataxis", {"rire"}), ("ccomp", {"dire"}), ("advcl", {"dire"})])
def test_other_sentences_are_left_as_they_are(first: str, verbs: set[str]) -> None:
    before = reporting(first)
    assert turned_round(before, verbs) is before


def test_a_branch_has_one_word_without_a_head_in_it() -> None:
    with pytest.raises(ModelError, match="2 words without a head"):
        Branch.over([Node("a", "a", "X", "_", "dep"), Node("b", "b", "X", "_", "dep")])


# --- What they measure -------------------------------------------------------------------------------------------


class Answering:
    """A parser that answers with trees: themselves, but for words whose head and relation are given by form."""

    def __init__(self, trees: Sequence[Tree], cut: bool = False, **changed: tuple[str, str]) -> None:
        self.sentences = []
        for block, each in enumerate(trees):
            words = []
            for word in each.words:
                head, deprel = changed.get(word.form, (word.head, word.deprel))
                words.append(SimpleNamespace(form=word.form, head=int(head) - 1, deprel=deprel))
            parts = [words[:2], words[2:]] if cut else [words]
            self.sentences += [SimpleNamespace(block=block, words=part) for part in parts]

    def parse(self, text: str) -> Any:
        return SimpleNamespace(sentences=self.sentences), ()


def scored(trees: Sequence[Tree], cut: bool = False, **changed: tuple[str, str]) -> dict[str, float]:
    return graft_scores(cast(Parser, Answering(trees, cut, **changed)), trees, CLASSES)


def test_a_clause_counts_where_verb_subject_and_reported_verb_are_attached_right() -> None:
    inserted = [turned_round(reporting("parataxis"), {"dire"})]
    assert scored(inserted) == {
        "inserted: all three": 100, "inserted: reported verb": 100, "inserted: subject": 100, "inserted: verb": 100,
        "whole": 100, "words": 100,
    }  # fmt: skip
    wrong = scored(inserted, Corvane=("5", "obj"))
    assert (wrong["inserted: subject"], wrong["inserted: verb"], wrong["inserted: all three"]) == (0, 100, 0)
    assert wrong["words"] == 80
    assert set(scored(inserted, cut=True).values()) == {0}


def test_a_clause_before_que_is_counted_apart(wording: Wording) -> None:
    before = grafted(TREES, only(wording, "que"), 1, seed=2)
    assert set(scored(before)) == {
        "que: all three", "que: reported verb", "que: subject", "que: verb", "whole", "words",
    }  # fmt: skip
