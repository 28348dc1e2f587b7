"""What yields no claims, counted and worded."""

from __future__ import annotations

from claims.claim import Skipped
from factcheck.i18n import using_language
from factcheck.reports.skipped_wording import ORDINARY_REASONS, reason_count, skipped_reasons
from tests.support.factories import TEXT, checked, span


def test_reasons_are_counted_in_order_of_appearance() -> None:
    parts = [Skipped(span(TEXT, "reçu"), reason) for reason in ("heading", "question", "heading")]

    assert list(skipped_reasons(checked(skipped=parts)).items()) == [("heading", 2), ("question", 1)]


def test_counts_have_their_own_singular_and_plural() -> None:
    with using_language("en"):
        assert reason_count("heading", 1) == "1 heading"
        assert reason_count("heading", 2) == "2 headings"
    with using_language("fr"):
        assert reason_count("question", 2) == "2 questions"


def test_an_unknown_reason_is_named_as_it_is() -> None:
    assert reason_count("brand\nnew", 3) == "3 × brand new"


def test_unusual_reasons_are_not_ordinary() -> None:
    """Reports quote what was skipped for them, so that somebody can look at it."""
    assert {"failed", "too_long", "unparsed"}.isdisjoint(ORDINARY_REASONS)
    assert {"headline", "furniture", "question"} <= ORDINARY_REASONS
