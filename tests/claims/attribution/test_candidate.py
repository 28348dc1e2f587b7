"""A claim in the making, and the steps that set its content."""

from __future__ import annotations

import pytest

from claims.attribution.candidate import Candidate, effective_changes, with_content
from claims.claim import ContentChange, ContentStep, Label
from claims.document.span import Span
from tests.support.matches import bare_rule, match
from tests.support.trees import MAYOR, tree

FOUND = Candidate(
    sentence=tree(MAYOR),
    content=(Span(0, 9),),
    construction="essai",
    label=Label.REPORTED_SPEECH,
    changes=(ContentChange(ContentStep.RULE, (Span(0, 9),), "essai"),),
    match=match(tree(MAYOR), "affirme", "maire"),
)


def test_rule_and_trigger_are_those_of_the_match() -> None:
    assert FOUND.rule == bare_rule()
    assert FOUND.trigger.form == "affirme"


def test_only_changes_that_change_something_are_kept() -> None:
    whole, part = (Span(0, 9),), (Span(0, 8),)
    first, same, last = (ContentChange(ContentStep.RULE, whole, "r"), ContentChange(ContentStep.CLOSED, whole),
                         ContentChange(ContentStep.TRIMMED, part))  # fmt: skip

    assert effective_changes(first, same, last) == (first, last)


def test_another_content_comes_with_its_step() -> None:
    shorter = (Span(0, 4),)

    changed = with_content(FOUND, ContentStep.INSERTION, shorter, "autre")

    assert changed.content == shorter
    assert changed.changes == (*FOUND.changes, ContentChange(ContentStep.INSERTION, shorter, "autre"))
    assert with_content(FOUND, ContentStep.TRIMMED, FOUND.content) is FOUND


def test_what_no_rule_found_has_neither_rule_nor_trigger() -> None:
    own = Candidate(sentence=tree(MAYOR), content=(Span(0, 4),), construction="narration", label=Label.ESTABLISHED_FACT)

    with pytest.raises(ValueError, match="narration"):
        _ = own.rule
    with pytest.raises(ValueError, match="narration"):
        _ = own.trigger
