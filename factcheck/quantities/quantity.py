"""What a text tells of how much and how many, and of when.

Spans are half-open ranges of code points of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from claims.document.span import Span
from factcheck.quantities.moments import Moment
from factcheck.quantities.word_tables import Bound

__all__ = ["Figures", "Quantity", "ToldMoment"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures.

    ``least`` and ``most`` differ in ranges alone; both are in ``unit``, which is empty where something is counted, and
    ``noun`` the beginning of the word for that. ``bound``: how exactly it is meant, ``bound_words`` by which words.
    ``weak``: it may also be an article (*un an*) or point back (*les deux hommes*), so that its loss means nothing.
    """

    span: Span
    least: Fraction
    most: Fraction
    bound: Bound
    bound_words: str
    unit: str
    noun: str
    weak: bool


@dataclass(frozen=True, slots=True)
class ToldMoment:
    """A day or an hour, and where the text tells it."""

    span: Span
    moment: Moment


@dataclass(frozen=True, slots=True)
class Figures:
    """All quantities and all moments of a text, in order."""

    text: str
    quantities: tuple[Quantity, ...]
    moments: tuple[ToldMoment, ...]
