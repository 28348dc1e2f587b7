"""Whether an article is a new version of another: what speaks for it, and how much of the text has to be the same.

In: what is known of articles. Out: marks by which a store finds articles that may be versions of one another, and the
ground on which one of them is.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Set
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

from factcheck.verification.similarity import fold

__all__ = [
    "MOST_WORDS",
    "Ground",
    "heading_marks",
    "is_of_text",
    "published_apart",
    "text_marks",
    "version_ground",
    "version_marks",
]

MOST_WORDS = 5_000
"""Words of an article that are compared, from its beginning."""
_ALIKE = 0.6
"""Share of words in common, in their order, from which a text under the same headline or name is a new version.

Agencies rewrite leads and add paragraphs. A rule of thumb, held by the tests.
"""
_NEARLY_THE_SAME = 0.8
"""The same for a text under another headline and another name."""
_WINDOW = 3
"""Words in a row that make a mark of a text; five-word ones would miss a text with every fifth word changed."""
_WINDOWS = 24
"""Marks of a text. Of windows that texts with four fifths of their words in common share, some are among them."""
_LEAST_SHARED = 2
"""Marks of the text that two articles share at least: one alone is a common turn of phrase."""
_NEXT_ISSUE = timedelta(hours=12)
"""Time between two publications from which the later one is another issue of a bulletin or column, not a correction.

A corrected text keeps the time at which it was published and tells when it was updated.
"""


class Ground(StrEnum):
    """Why an article is taken for a version of another: the first of these that holds."""

    URL = "url"
    NAME = "name"
    HEADLINE = "headline"
    TEXT = "text"


_SIGNS = {Ground.URL: "u", Ground.NAME: "n", Ground.HEADLINE: "h", Ground.TEXT: "t"}


def version_marks(
    content: str, *, source: str = "-", title: str | None = None, url: str | None = None
) -> frozenset[str]:
    """The marks of an article, each a short line: its canonical address, file name, headline, and parts of its text.

    ``url`` is the canonical address of the article on the web, ``source`` the path it was read from, ``-`` for none.
    The marks of a text are those windows of words whose digests are the smallest, so that two texts choose alike
    (bottom-k sketch; Broder 1997).
    """
    return heading_marks(source, title, url) | text_marks(content)


def heading_marks(source: str, title: str | None, url: str | None) -> frozenset[str]:
    """The marks of what stands around the text of an article: see ``version_marks``."""
    name = source.replace("\\", "/").rpartition("/")[2]
    marks = {_mark(Ground.URL, url.partition("#")[0].rstrip("/"))} if url else set()
    marks |= {_mark(Ground.NAME, name)} if name not in ("", "-") else set()
    headline = " ".join(fold(title or "").split())
    marks |= {_mark(Ground.HEADLINE, headline)} if headline else set()
    return frozenset(marks)


def text_marks(content: str) -> frozenset[str]:
    """The marks of the text of an article: see ``version_marks``."""
    words = fold(" ".join(content.split(maxsplit=MOST_WORDS)[:MOST_WORDS])).split()
    windows = {" ".join(words[n : n + _WINDOW]) for n in range(max(len(words) - _WINDOW + 1, min(len(words), 1)))}
    least = heapq.nsmallest(_WINDOWS, map(_digest, windows))
    return frozenset(f"{_SIGNS[Ground.TEXT]}:{digest.hex()}" for digest in least)


def is_of_text(mark: str) -> bool:
    """Whether a mark is one of the text of an article."""
    return mark.startswith(f"{_SIGNS[Ground.TEXT]}:")


def _mark(ground: Ground, words: str) -> str:
    return f"{_SIGNS[ground]}:{_digest(words).hex()}"


def _digest(words: str) -> bytes:
    # A headline may be long, and marks are compared and never shown.
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def published_apart(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two articles were published as two: on other days, or half a day apart where the hours are known.

    Both are days or moments as ISO 8601, of all that is known of an article; where nothing is known of one, they were
    not. Yesterday's weather under the headline of today's is no version of it, however alike both are.
    """
    known = [(one, other) for one in ones for other in others]
    return bool(known) and all(_apart(one, other) for one, other in known)


def _apart(one: str, other: str) -> bool:
    first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
    if len(one) == len(other) and (first.tzinfo is None) is (second.tzinfo is None) and "T" in one:
        return abs(first - second) >= _NEXT_ISSUE
    return first.date() != second.date()


def version_ground(
    shared: Set[str], likeness: Callable[[], float], *, same_outlet: bool | None, apart: bool = False
) -> Ground | None:
    """Why an article is a version of another, by the marks that both have; None where it is none.

    ``likeness`` is the share of words in common in their order, in [0, 1], asked for only where it counts;
    ``same_outlet`` is None where one outlet is unknown, and True where both are. Under the same address all is one
    article; what two outlets print under one headline, or alike, is not, nor what is published ``apart``.
    """
    there = {ground for ground, sign in _SIGNS.items() if any(mark.startswith(sign) for mark in shared)}
    if Ground.URL in there:
        return Ground.URL
    named = Ground.NAME if Ground.NAME in there else Ground.HEADLINE if Ground.HEADLINE in there else None
    parts = sum(mark.startswith(_SIGNS[Ground.TEXT]) for mark in shared)
    alike_elsewhere = parts >= _LEAST_SHARED and same_outlet is True
    if apart or same_outlet is False or (named is None and not alike_elsewhere):
        return None
    alike = likeness()
    if named and alike >= _ALIKE:
        return named
    return Ground.TEXT if alike_elsewhere and alike >= _NEARLY_THE_SAME else None
