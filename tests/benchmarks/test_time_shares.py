"""Which step the time of a scan belongs to."""

from __future__ import annotations

import sys

from claims.document.span import Span
from tests.benchmarks.time_shares import step_of


def test_a_frame_of_a_test_belongs_to_nothing() -> None:
    assert step_of(sys._getframe()) == "other"
    assert step_of(None) == "other"


def test_a_call_from_our_code_belongs_to_its_package() -> None:
    found: list[str] = []

    class Text(str):
        def __getitem__(self, key: object) -> str:
            found.append(step_of(sys._getframe()))
            return ""

    Span(0, 1).of(Text("a"))

    assert found == ["claims.document"]
