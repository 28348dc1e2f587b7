"""What changed in the numbers and dates of a claim.

In: the ``Figures`` of the claim in both articles. Out: ``Change``, in the order of the first one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from factcheck.hardening.change import Change, ChangeKind, Direction
from factcheck.quantities import Bound, Figures, Quantity, ToldMoment

__all__ = ["figure_changes"]

_ABOUT = Fraction(1, 10)
"""How far from the number that it goes with *environ* is taken to reach, as a part of it. A rule of thumb."""
_ROUNDED = Fraction(1, 2)
"""Percents by which a part of a whole may differ from its percentage: *un tiers* is 33 %."""


def figure_changes(first: Figures, second: Figures) -> Iterator[Change]:
    """What became of the first one's quantities, and which of its days and hours are others now.

    A quantity that is no longer told is a change, and one that is new is none of this claim's; days and hours that are
    no longer told mostly stand elsewhere in the article.
    """
    for one, other in _pairs(first.quantities, second.quantities):
        if other is None:
            if not one.weak:
                yield Change(ChangeKind.NUMBER, one.span.of(first.text), "", Direction.OTHER)
        elif change := _change(one, other, first.text, second.text):
            yield change
    yield from _dates(first, second)


_Alike = Callable[[Quantity, Quantity], bool]
# What stands for what, the surest first: 3 morts et 10 blessés → 10 morts et 3 blessés are two numbers that changed.
_TESTS: tuple[_Alike, ...] = (
    lambda one, other: _same_thing(one, other) and _same_value(one, other),
    lambda one, other: _same_thing(one, other) and bool(one.noun or one.unit),
    lambda one, other: one.unit == other.unit and _same_value(one, other),
    lambda one, other: one.unit == other.unit and not (one.noun and other.noun),
)


def _same_thing(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and one.noun == other.noun


def _same_value(one: Quantity, other: Quantity) -> bool:
    near = _ROUNDED if one.unit == "%" and (one.least.denominator % 3 == 0 or other.least.denominator % 3 == 0) else 0
    return abs(one.least - other.least) <= near and abs(one.most - other.most) <= near


def _pairs(ones: Sequence[Quantity], others: Sequence[Quantity]) -> list[tuple[Quantity, Quantity | None]]:
    """Each quantity of the first claim with the one that stands for it in the second."""
    left = list(others)
    found: dict[int, Quantity] = {}
    for alike in _TESTS:
        for place, one in enumerate(ones):
            match = next((other for other in left if alike(one, other)), None) if place not in found else None
            if match:
                left.remove(match)
                found[place] = match
    lonely = [place for place in range(len(ones)) if place not in found]
    # The last two of a kind are the same number of something that is now called otherwise.
    if len(lonely) == 1 and len(left) == 1 and ones[lonely[0]].unit == left[0].unit:
        found[lonely[0]] = left[0]
    return [(one, found.get(place)) for place, one in enumerate(ones)]


def _change(one: Quantity, other: Quantity, text: str, later: str) -> Change | None:
    before, after = one.span.of(text), other.span.of(later)
    if not _same_value(one, other):
        return Change(ChangeKind.NUMBER, before, after, _direction(one, other))
    if one.bound is other.bound:
        return None
    if other.bound is Bound.EXACT:
        return Change(ChangeKind.RESERVE, one.bound_words, "", Direction.HARDER)
    if one.bound is Bound.EXACT:
        return Change(ChangeKind.RESERVE, "", other.bound_words, Direction.SOFTER)
    return Change(ChangeKind.NUMBER, before, after, Direction.OTHER)


def _direction(one: Quantity, other: Quantity) -> Direction:
    """Harder, where the later number is one of those that the earlier words allow, and fewer are left; and back."""
    before, after = _reach(one), _reach(other)
    if _inside(after, before):
        return Direction.HARDER
    return Direction.SOFTER if _inside(before, after) else Direction.OTHER


_Reach = tuple[Fraction | None, Fraction | None]
"""The least and the greatest number that words allow; None: no end."""


def _reach(one: Quantity) -> _Reach:
    match one.bound:
        case Bound.ABOUT:
            return one.least * (1 - _ABOUT), one.most * (1 + _ABOUT)
        case Bound.LEAST:
            return one.least, None
        case Bound.MOST:
            return None, one.most
        case _:
            return one.least, one.most


def _inside(inner: _Reach, outer: _Reach) -> bool:
    from_below = outer[0] is None or (inner[0] is not None and inner[0] >= outer[0])
    from_above = outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])
    return from_below and from_above and inner != outer


def _dates(first: Figures, second: Figures) -> Iterator[Change]:
    """Days and hours that stand where others stood, told as finely."""
    before = [one for one in first.moments if not _told(one, second.moments)]
    after = [other for other in second.moments if not _told(other, first.moments)]
    for one in before:
        other = next((other for other in after if other.moment.fineness == one.moment.fineness), None)
        if other:
            after.remove(other)
            yield Change(ChangeKind.DATE, one.span.of(first.text), other.span.of(second.text), Direction.OTHER)


def _told(one: ToldMoment, others: Sequence[ToldMoment]) -> bool:
    return any(one.moment.agrees(other.moment) for other in others)
