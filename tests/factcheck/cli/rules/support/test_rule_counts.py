"""What each rule does on articles, counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claims.claim import Claim, Label, Polarity
from claims.document.span import Span
from claims.rules.loader import RuleSet, load_rules
from factcheck.cli.rules.support import rule_counts
from factcheck.cli.rules.support.rule_counts import Counts, count_rules, found_in
from factcheck.evaluation.gold import GoldArticle, GoldClaim
from tests.support.trees import MAYOR, TreeParser

TEXT = "Le maire affirme que la route rouvre."


def claim(*rules: str) -> Claim:
    """A claim in which these rules have a hand."""
    span = Span(21, 36)
    return Claim(content=(span,), sentence=Span(0, 37), construction="x", suggested=Label.REPORTED_SPEECH, rules=rules)


def annotated(*contents: Span) -> GoldArticle:
    marked: Any = [GoldClaim(content=(span,), label=Label.REPORTED_SPEECH) for span in contents]
    return GoldArticle(id="a", text=TEXT, claims=tuple(marked))


def test_precision_is_the_share_of_what_was_judged() -> None:
    assert Counts(fires=9, right=3, wrong=1).precision == 0.75
    assert Counts(fires=9).precision is None


def test_a_rule_that_fires_alone_is_no_overlap_and_rules_that_agree_are_no_conflict() -> None:
    ruleset = load_rules()
    (first, second, *_), (other, *_) = (
        [r.id for r in ruleset.rules if r.modifies is None and (r.label, r.polarity) == meaning]
        for meaning in ((Label.REPORTED_SPEECH, Polarity.ASSERTED), (Label.ALLEGATION, Polarity.ASSERTED))
    )

    counts = count_rules(ruleset, [([claim(first), claim(first, second), claim(first, other)], TEXT, None)])

    assert [(c.fires, c.overlaps, c.conflicts) for c in (counts[first], counts[second], counts[other])] == [
        *((3, 2, 1), (1, 1, 0), (1, 1, 1))
    ]
    assert counts[first].precision is None


def test_annotations_tell_right_from_wrong_and_the_words_of_the_wrong_ones_are_kept() -> None:
    ruleset = load_rules()
    right, wrong = claim("verbe-que"), replace(claim("verbe-que"), content=(Span(0, 8),))

    counts = count_rules(ruleset, [([right, wrong], TEXT, annotated(Span(24, 36)))])["verbe-que"]

    assert (counts.right, counts.wrong, counts.misses) == (1, 1, ["a: Le maire"])


@pytest.fixture
def ruleset(monkeypatch: pytest.MonkeyPatch) -> RuleSet:
    monkeypatch.setattr(rule_counts, "parser_of", lambda _model, _ruleset: TreeParser(MAYOR))
    return load_rules()


def test_articles_that_cannot_be_read_are_counted_as_failed(ruleset: RuleSet, tmp_path: Path) -> None:
    good, empty = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(TEXT, encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    failed = [False]

    ((claims, text, gold),) = found_in(ruleset, None, [str(good), str(empty)], (), failed)

    assert (text, gold, failed) == (TEXT, None, [False, True])
    assert [c.text(TEXT) for c in claims] == ["la route rouvre"]
