"""Rules against hand-made trees: paths, conditions, order, the index."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.document.span import Span
from claims.rules.compiled_rule import Rule
from claims.rules.loader import load_rules
from claims.rules.matcher import Index, bind
from tests.support.trees import DOG, MAYOR, tree

HEAD = "description: x\nstatus: stable\n"
CLAIM = "claim: {label: reported_speech, content: content}\n"


def compiled(folder: Path, body: str, name: str = "r") -> Rule:
    """One rule with the claim that most have."""
    path = folder / f"{name}.yaml"
    path.write_text(HEAD + body + CLAIM, encoding="utf-8")
    ruleset = load_rules([path], builtin=False)
    assert [str(e) for e in ruleset.errors] == []
    return ruleset.rules[0]


def bound(folder: Path, body: str, trees: str = MAYOR) -> dict[str, str] | None:
    """The forms of the arguments at the first match, or None."""
    rule, sentence = compiled(folder, body), tree(trees)
    found = next(iter(Index((rule,)).matches(sentence)), None)
    return {name: word.form for name, word in found.words.items()} if found else None


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("> ccomp", "rouvre"),
        ("> ccomp > nsubj", "route"),
        (">> det", "Le"),
        ("> nsubj|obj", "maire"),
        ("subject", "maire"),
        ("+", "que"),
        ("-", "maire"),
        ("++", "que"),
        ("--", "maire"),
        ("> ccomp < ccomp > nsubj", "maire"),
        ("> obj", None),
    ],
)
def test_a_path_leads_from_word_to_word(path: str, form: str | None, tmp_path: Path) -> None:
    """Down, up, along the line, and by meaning."""
    found = bound(tmp_path, f"trigger: {{lemma: affirmer}}\nargs: {{content: {{path: '{path}'}}}}\n")

    assert found == (None if form is None else {"trigger": "affirme", "content": form})


def test_an_optional_argument_may_be_absent(tmp_path: Path) -> None:
    """spaCy 6661: optional dependents were not possible."""
    body = "trigger: {lemma: affirmer}\nargs: {'medium?': '> obl', content: '> ccomp'}\n"

    assert bound(tmp_path, body) == {"trigger": "affirme", "content": "rouvre"}
    assert bound(tmp_path, body.replace("'medium?'", "medium")) is None


def test_the_first_alternative_that_leads_somewhere_wins(tmp_path: Path) -> None:
    body = "trigger: {lemma: affirmer}\nargs: {content: ['> obj', '> ccomp', '> nsubj']}\n"

    found = bound(tmp_path, body)

    assert found is not None
    assert found["content"] == "rouvre"


@pytest.mark.parametrize(
    ("condition", "matches"),
    [
        ("upos: VERB", True),
        ("upos: NOUN", False),
        ("form: AFFIRME", True),
        ("deprel: root", True),
        ("feats: {Mood: [Cnd, Ind]}", True),
        ("feats: {Mood: Cnd}", False),
        ("mood: indicative", True),
        ("voice: passive", False),
        ("negated: false", True),
        ("quoted: false", True),
        ("quoted: true", False),
        ("not: {lemma: affirmer}", False),
        ("not: [{lemma: dire}, {upos: NOUN}]", True),
        ("has: {path: '> ccomp', mark: que}", True),
        ("has: {path: '> ccomp', mark: si}", False),
        ("lacks: {path: '> ccomp'}", False),
    ],
)
def test_what_a_word_must_be(condition: str, matches: bool, tmp_path: Path) -> None:
    body = f"trigger: {{lemma: affirmer, {condition}}}\nargs: {{content: '> ccomp'}}\n".replace(
        "{lemma: affirmer, form", "{upos: VERB, form"
    )

    assert (bound(tmp_path, body) is not None) == matches


@pytest.mark.parametrize(
    ("condition", "matches"), [("within: 4", True), ("within: 3", False), ("before: trigger", False)]
)
def test_order_and_distance(condition: str, matches: bool, tmp_path: Path) -> None:
    body = f"trigger: {{lemma: affirmer}}\nargs: {{content: {{path: '> ccomp', {condition}}}}}\n"

    assert (bound(tmp_path, body) is not None) == matches


def test_without_bars_a_match(tmp_path: Path) -> None:
    body = "trigger: {lemma: affirmer}\nargs: {content: '> ccomp'}\nwithout: {path: '> ccomp > nsubj', form: route}\n"

    assert bound(tmp_path, body) is None
    assert bound(tmp_path, body.replace("form: route", "form: rue")) is not None


def test_words_in_quotation_marks_are_known(tmp_path: Path) -> None:
    rule, sentence = (
        compiled(tmp_path, "trigger: {lemma: affirmer, quoted: true}\nargs: {content: '> ccomp'}\n"),
        tree(MAYOR),
    )

    assert bind(rule, sentence, sentence.words[2], [Span(0, 40)]) is not None
    assert bind(rule, sentence, sentence.words[2], [Span(20, 40)]) is None


def test_an_argument_is_never_the_word_of_another(tmp_path: Path) -> None:
    body = "trigger: {lemma: affirmer}\nargs: {first: '> nsubj', content: '> nsubj|ccomp'}\n"

    assert bound(tmp_path, body) == {"trigger": "affirme", "first": "maire", "content": "rouvre"}


def test_higher_priority_comes_first_whatever_the_order_of_rules(tmp_path: Path) -> None:
    """spaCy 9263: the order of adding patterns must not matter."""
    body = "priority: {}\ntrigger: {{lemma: affirmer}}\nargs: {{content: '> ccomp'}}\n"
    low, high, twin = (compiled(tmp_path, body.format(p), n) for p, n in ((10, "low"), (90, "high"), (10, "a-low")))

    orders = [(low, high, twin), (twin, low, high), (high, twin, low)]
    found = [[m.rule.id for m in Index(rules).matches(tree(MAYOR))] for rules in orders]

    assert found == [["high", "a-low", "low"]] * 3


def test_a_word_meets_only_rules_that_its_lemma_or_part_of_speech_can_set_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What makes 500 rules cost little more than 50."""
    body = "trigger: {{{}}}\nargs: {{content: '> ccomp'}}\n"
    rules = [compiled(tmp_path, body.format(f"lemma: verbe{n}"), f"r{n}") for n in range(20)]
    rules.append(compiled(tmp_path, body.format("lemma: affirmer"), "yes"))
    tried: list[object] = []

    def counting(trigger: object, *args: object) -> bool:
        tried.append(trigger)
        return False

    monkeypatch.setattr("claims.rules.matcher.holds_around", counting)
    list(Index(rules).matches(tree(MAYOR)))

    assert tried == [rules[-1].trigger]


def test_a_sentence_without_the_trigger_matches_nothing(tmp_path: Path) -> None:
    assert bound(tmp_path, "trigger: {lemma: affirmer}\nargs: {content: '> ccomp'}\n", DOG) is None
