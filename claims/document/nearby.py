"""Items in their order that know which of them are near a place.

In: spans, or things that have a ``span``. Out: those that touch a span, in their own order. It runs as it stands, never
as machine code, which has no tuples that know more than their items.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from claims.document.span import Span
from claims.document.span_index import SpanIndex

__all__ = ["Nearby", "Placed", "touching"]


class Placed(Protocol):
    """Anything that has a place in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


Item = TypeVar("Item", bound=Placed | Span)


class Nearby(tuple[Item, ...]):
    """Items in their order that know which of them are near a place: spans, or things that have a ``span``."""

    _index: SpanIndex

    def __new__(cls, items: Iterable[Item] = ()) -> Nearby[Item]:
        """Take the items in any order."""
        self = super().__new__(cls, items)
        self._index = SpanIndex((_place(item), number) for number, item in enumerate(self))
        return self

    def touching(self, span: Span) -> list[Item]:
        """Those that overlap ``span`` or meet it end to end."""
        return [self[number] for number in self._index.touching(span)]


def touching(items: Sequence[Item], span: Span) -> Sequence[Item]:
    """Those of ``items`` that may touch ``span``: all of them where they do not know their places."""
    return items.touching(span) if isinstance(items, Nearby) else items


def _place(item: Placed | Span) -> Span:
    return item if isinstance(item, Span) else item.span
