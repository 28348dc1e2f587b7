"""The persons that a headline or a caption names; these lines are not parsed, a first name tells where a name begins.

In: a text, the spans of such lines, first names. Out: the names with their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from claims.document.span import Span
from claims.lexicon.grammar_words import GRAMMAR

__all__ = ["HeadlineName", "headline_names"]

_CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿ]"
_WORD: Final = rf"{_CAPITAL}[\w'’]*(?:-\w[\w'’]*)*"
_PARTICLE: Final = "|".join(sorted((re.escape(p) for p in GRAMMAR.name_particles), key=len, reverse=True))
_NAME: Final = re.compile(rf"(?<![\w-])(?P<first>{_WORD})(?: (?:(?:{_PARTICLE}) ?)?{_WORD}){{1,3}}", re.UNICODE)
_LEADING: Final = re.compile(r"(?:[^:]{0,60}\s?:\s*)?[«\"“ ]*$")
"""What stands before the one a headline is about: nothing, or a topic and a colon."""
_CLOSING: Final = re.compile(r".*[»\"”],? [^:«\"“]{0,40}$")
"""What stands before the one whose words a headline gives: *« … », dit la championne X*."""


@dataclass(frozen=True, slots=True)
class HeadlineName:
    """A name, its first name and its place; ``leads``: the line opens with it or gives the words of this person."""

    name: str
    first: str
    span: Span
    leads: bool


def _leads(before: str) -> bool:
    return bool(_LEADING.match(before) or _CLOSING.match(before))


def headline_names(text: str, lines: Sequence[Span], given_names: AbstractSet[str]) -> Iterator[HeadlineName]:
    """The names of persons in ``lines`` of ``text``, in order; each opens with one of ``given_names``."""
    for line in lines:
        shown = line.of(text)
        found = _NAME.search(shown)
        while found is not None:
            first = found["first"]
            given = not given_names.isdisjoint((first, first.split("-")[0]))
            if given:
                span = Span(line.start + found.start(), line.start + found.end())
                yield HeadlineName(found[0], first, span, _leads(shown[: found.start()]))
            # "Mort d'Anne X": what does not open with a first name may hold one.
            found = _NAME.search(shown, found.end() if given else found.end("first"))
