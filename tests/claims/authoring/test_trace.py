"""How far a rule got, and at which clause it failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.authoring.failed_conditions import FailedKey
from claims.authoring.trace import Attempt, Failure, attempt, explain
from claims.rules.compiled_rule import Rule
from claims.rules.loader import load_rules
from claims.rules.matcher import bind
from tests.support.trees import DOG, MAYOR, TreeParser, text_of, tree

HEAD = "description: x\nstatus: stable\n"
CLAIM = "claim: {label: reported_speech, content: content}\n"


def compiled(folder: Path, body: str, name: str = "r") -> Rule:
    path = folder / f"{name}.yaml"
    path.write_text(HEAD + body + CLAIM, encoding="utf-8")
    ruleset = load_rules([path], builtin=False)
    assert [str(e) for e in ruleset.errors] == []
    return ruleset.rules[0]


def tried(folder: Path, body: str) -> Attempt:
    sentence = tree(MAYOR)
    return attempt(compiled(folder, body), sentence, sentence.words[2])


@pytest.mark.parametrize(
    ("body", "failure"),
    [
        (
            "trigger: {lemma: [dire, affirmer], mood: conditional}\nargs: {content: '> ccomp'}\n",
            Failure("trigger", 2, "", (FailedKey("mood", "conditional", "indicative"),)),
        ),
        (
            "trigger: {lemma: dire, upos: NOUN}\nargs: {content: '> ccomp'}\n",
            Failure(
                "trigger",
                2,
                "",
                (FailedKey("lemma", "dire", "affirmer"), FailedKey("upos", "NOUN", "VERB")),
            ),
        ),
        (
            "trigger: {lemma: affirmer}\nargs: {content: '> obj'}\n",
            Failure("args.content", -1, "> obj", (FailedKey("path", "affirme > obj", "nsubj maire, ccomp rouvre"),)),
        ),
        (
            "trigger: {lemma: affirmer}\nargs: {content: '> ccomp > obj'}\n",
            Failure("args.content", -1, "> ccomp > obj", (FailedKey("path", "rouvre > obj", "mark que, nsubj route"),)),
        ),
        (
            "trigger: {lemma: affirmer}\nargs: {content: {path: '> ccomp', mark: si, within: 2}}\n",
            Failure(
                "args.content",
                6,
                "> ccomp",
                (FailedKey("mark", "si", "que"), FailedKey("within", "2", "4")),
            ),
        ),
        (
            "trigger: {lemma: affirmer}\nargs: {first: '> nsubj', content: '> nsubj'}\n",
            Failure("args.content", 1, "> nsubj", (FailedKey("taken", "", "first"),)),
        ),
        (
            "trigger: {lemma: affirmer}\nargs: {content: '> ccomp'}\nwithout: {path: '> ccomp', mark: que}\n",
            Failure("without", 6, "> ccomp"),
        ),
        (
            "trigger: {lemma: affirmer}\nargs: {content: '> ccomp'}\nhas: {path: '> ccomp', voice: passive}\n",
            Failure("has", 6, "> ccomp", (FailedKey("voice", "passive", "active"),)),
        ),
        (
            "trigger: {lemma: affirmer, feats: {Mood: Cnd}}\nargs: {content: '> ccomp'}\n",
            Failure("trigger", 2, "", (FailedKey("feats.Mood", "Cnd", "Ind"),)),
        ),
        (
            "trigger: {lemma: affirmer, lacks: {path: '> nsubj', upos: NOUN}}\nargs: {content: '> ccomp'}\n",
            Failure("trigger", 2, "", (FailedKey("lacks", "> nsubj {upos: NOUN}", ""),)),
        ),
    ],
)
def test_the_clause_that_failed_is_told(body: str, failure: Failure, tmp_path: Path) -> None:
    """htaccess tester 65: « I need more than 'rule was not met' »."""
    assert tried(tmp_path, body).failure == failure


def test_of_alternatives_the_nearest_is_told(tmp_path: Path) -> None:
    body = "trigger: {lemma: affirmer}\nargs: {content: ['> obj', {path: '> ccomp', mark: si}, '> xcomp']}\n"

    failure = tried(tmp_path, body).failure

    assert failure is not None
    assert (failure.word, failure.path) == (6, "> ccomp")


def test_long_lists_of_words_are_cut_and_counted(tmp_path: Path) -> None:
    words = ", ".join(f"verbe{n}" for n in range(9))

    failure = tried(tmp_path, f"trigger: {{lemma: [{words}]}}\nargs: {{content: '> ccomp'}}\n").failure

    assert failure is not None
    assert failure.reasons[0].wanted.endswith("… (9)")


@pytest.mark.parametrize("trees", [MAYOR, DOG])
def test_an_attempt_comes_to_what_a_match_comes_to(trees: str) -> None:
    """What is told of a rule is the outcome of the match itself, for every built-in rule at every word."""
    sentence = tree(trees)
    for rule in load_rules().rules:
        for word in sentence.words:
            words, told = bind(rule, sentence, word), attempt(rule, sentence, word)
            assert (words is None) == (told.failure is not None)
            assert words is None or {n: w.index for n, w in words.items()} == told.words


def test_rules_that_got_nowhere_are_left_out_and_winners_come_first(tmp_path: Path) -> None:
    body = "priority: {}\ntrigger: {{lemma: {}}}\nargs: {{content: '{}'}}\n"
    compiled(tmp_path, body.format(50, "affirmer", "> obj"), "fails")
    compiled(tmp_path, body.format(60, "affirmer", "> ccomp"), "wins")
    compiled(tmp_path, body.format(40, "affirmer", "> ccomp"), "loses")
    compiled(tmp_path, body.format(50, "aboyer", "> obj"), "nowhere")
    ruleset = load_rules([tmp_path], builtin=False)
    document, _skipped = TreeParser(MAYOR).parse(text_of(MAYOR))

    (found,) = explain(document, ruleset)

    assert [a.rule.id for a in found.attempts] == ["wins", "loses", "fails"]
    assert [(a.won, a.winners) for a in found.attempts] == [(True, ()), (False, ("wins",)), (False, ())]
    assert [c.rules for c in found.claims] == [("wins",)]
    (asked,) = explain(document, ruleset, "nowhere")
    assert [a.rule.id for a in asked.attempts] == ["nowhere"]
    assert asked.attempts[0].failure is not None
