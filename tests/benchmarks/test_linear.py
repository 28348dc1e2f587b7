"""Steps of our own code grow with the text and no faster: counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from claims.pipeline import Analysis
from factcheck.articles.reader import read_text
from factcheck.reports.html import to_html
from factcheck.scan_results import Checked
from tests.benchmarks.linear import analyser, repeated

SHORT, LONG = 3_000, 12_000
MOST = 1.3
"""Calls a claim in the long text, beside those in the short one."""


def calls(run: Callable[[], object]) -> int:
    """The calls of functions, and steps of generators, that ``run`` takes."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


@pytest.fixture(scope="module")
def analysed() -> list[tuple[int, Analysis]]:
    """What a short and a long text took, and what came of them."""
    own, found = analyser(), []
    for size in (SHORT, LONG):
        document = repeated(size)
        made: list[Analysis] = []
        took = calls(lambda document=document, made=made: made.append(own.analyse_document(document)))  # type: ignore[misc]
        found.append((took, made[0]))
    return found


def test_a_claim_takes_as_many_steps_in_a_long_text(analysed: list[tuple[int, Analysis]]) -> None:
    (short, few), (long, many) = analysed

    assert len(many.claims) > 3 * len(few.claims)
    assert long / len(many.claims) < MOST * short / len(few.claims)


def test_a_claim_takes_as_many_steps_in_a_long_page(analysed: list[tuple[int, Analysis]]) -> None:
    few, many = (
        calls(lambda checked=checked: list(to_html([checked]))) / len(checked.claims)  # type: ignore[misc]
        for checked in (
            Checked(article=read_text(a.text, source="long.txt"), claims=a.claims, skipped=a.skipped)
            for _took, a in analysed
        )
    )

    assert many < MOST * few


def test_a_line_takes_as_many_steps_in_a_long_article() -> None:
    few, many = ("\n\n".join(f"La ligne {n} tient." for n in range(count)) for count in (100, 400))

    assert calls(lambda: read_text(many, source="long.txt")) < MOST * 4 * calls(lambda: read_text(few, source="a.txt"))


def test_the_text_is_as_long_as_asked_for() -> None:
    document = repeated(3_000)

    assert 3_000 <= len(document.text) < 6_000
    assert document.sentences[-1].span.end <= len(document.text)
