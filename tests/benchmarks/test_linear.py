"""Steps of our own code grow with the text and no faster: counted, not timed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from types import FrameType
from typing import Any, SupportsIndex, TypeVar

import pytest

from claims.document.span import Span
from claims.pipeline import Analysis
from claims.resolution import people_in_view
from claims.resolution.persons import bare_name
from factcheck.articles.reader import read_text
from factcheck.reports.html import to_html
from factcheck.scan_results import Checked
from tests.benchmarks.linear import analyser, document_of, first_blocks, repeated, seed_blocks

Result = TypeVar("Result")

SOME, EVERY = 4_000, 15
"""Code points of the paragraphs that are repeated, and how far these stand from each other in the seeds."""
FEW, TIMES = 2, 4
"""How often the short text has the paragraphs, and how much longer the other one is."""
MOST = 1.3
"""Calls a claim in the long text, beside those in the short one."""
MOST_OF_ONE, RARE = 2.0, 20
"""The same of one function, and a number of calls which says nothing: a search of the whole text has ``TIMES``."""


class Calls(Counter[str]):
    """The calls of functions, and steps of generators, by module and name."""

    def counted(self, run: Callable[[], Result]) -> Result:
        """What ``run`` gives, its calls counted."""

        def one(frame: FrameType, event: str, argument: Any) -> None:
            if event == "call":
                self[f"{frame.f_globals.get('__name__')}.{frame.f_code.co_qualname}"] += 1
            elif event == "c_call":
                self[argument.__qualname__] += 1

        before = sys.getprofile()
        sys.setprofile(one)
        try:
            return run()
        finally:
            sys.setprofile(before)


def calls(run: Callable[[], object]) -> int:
    """The calls of functions, and steps of generators, that ``run`` takes."""
    counts = Calls()
    counts.counted(run)
    return counts.total()


@pytest.fixture(scope="module")
def analysed() -> Iterator[list[tuple[Calls, Analysis]]]:
    """What a text and one four times as long, of the same paragraphs, took, and what came of them.

    Whoever is no longer in view is nobody's rival. So that this is reached in a short text, the view is a short one.
    """
    own, found = analyser(), []
    some = first_blocks(seed_blocks()[::EVERY], SOME)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(people_in_view, "WINDOW", 10)
        patched.setattr(people_in_view, "_STEP", 5)
        own.analyse_document(document_of(some))
        for times in (FEW, FEW * TIMES):
            document, counts = document_of(some * times), Calls()
            found.append((counts, counts.counted(partial(own.analyse_document, document))))
        yield found


def test_a_claim_takes_as_many_steps_in_a_long_text(analysed: list[tuple[Calls, Analysis]]) -> None:
    (short, few), (long, many) = analysed

    assert len(many.claims) > 3 * len(few.claims)
    assert long.total() / len(many.claims) < MOST * short.total() / len(few.claims)


def test_no_step_looks_through_the_whole_text_for_each_claim(analysed: list[tuple[Calls, Analysis]]) -> None:
    (short, _few), (long, _many) = analysed

    worse = {name: (short[name], n) for name, n in long.items() if n > MOST_OF_ONE * TIMES * (short[name] + RARE)}
    assert worse == {}


def test_a_claim_takes_as_many_steps_in_a_long_page(analysed: list[tuple[Calls, Analysis]]) -> None:
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


class _Watched(str):
    """A text that notes how many characters are taken out of it."""

    __slots__ = ("taken",)
    taken: int

    def __getitem__(self, place: SupportsIndex | slice) -> str:
        piece = super().__getitem__(place)
        self.taken += len(piece)
        return piece


@pytest.mark.parametrize("around", [10, 10_000])
def test_a_name_is_read_with_what_stands_beside_it_and_no_more(around: int) -> None:
    text = _Watched("x" * around + ", L’Écho du lac. " + "x" * around)
    text.taken = 0
    title = "L’Écho du lac"

    assert bare_name(text, Span(around + 2, around + 2 + len(title))) == title
    assert text.taken < 2 * len(title)
