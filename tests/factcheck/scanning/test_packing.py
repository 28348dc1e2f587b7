"""Outcomes travel whole, but for the words that claims were derived from."""

from __future__ import annotations

from dataclasses import replace

from factcheck.scan_results import Checked
from factcheck.scanning.outcomes import CheckFailure
from factcheck.scanning.packing import lasting, packed, unpacked
from tests.support.factories import sourced


def test_outcomes_come_out_as_they_went_in() -> None:
    one = lasting(sourced())
    failure = CheckFailure(source="« a ».txt", why="non", trace="…\n")
    none = Checked(article=replace(one.article, title="𝄞\u2028"), claims=(), skipped=())

    assert unpacked(packed([one, failure, none])) == [one, failure, none]


def test_every_field_of_an_article_travels_but_derivations() -> None:
    checked = sourced()

    (found,) = unpacked(packed([checked]))

    assert found == lasting(checked)
    assert isinstance(found, Checked)
    assert [type(item.label) for item in found.claims] == [type(item.label) for item in checked.claims]
    assert found.claims


def test_nothing_is_nothing() -> None:
    assert unpacked(packed([])) == []
