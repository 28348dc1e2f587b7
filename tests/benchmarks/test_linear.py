"""Steps of our own code grow with the text and no faster: counted, not timed."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

from claims.pipeline import Analyser
from tests.benchmarks.linear import analyser, repeated

MOST = 1.3
"""Calls a claim in a text of four times the length, beside those in the shorter one."""


def calls(own: Analyser, size: int) -> tuple[int, int]:
    """The calls of Python functions and generators that a text takes, and its claims."""
    document = repeated(size)
    count = 0

    def counted(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        claims = own.analyse_document(document).claims
    finally:
        sys.setprofile(before)
    return count, len(claims)


def test_a_claim_takes_as_many_steps_in_a_long_text() -> None:
    own = analyser()
    short, few = calls(own, 3_000)
    long, many = calls(own, 12_000)

    assert many > 3 * few
    assert long / many < MOST * short / few


def test_the_text_is_as_long_as_asked_for() -> None:
    document = repeated(3_000)

    assert 3_000 <= len(document.text) < 6_000
    assert document.sentences[-1].span.end <= len(document.text)
