"""A text as numbers in digits, words and signs, each with its place.

In: a text. Out: ``Token``, in order. Spaces and apostrophes are no tokens.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["Token", "folded", "tokens_of"]

_TOKEN = re.compile(
    # Groups of three digits, parted by spaces of any width or points; then the decimals.
    r"(?P<digits>\d{1,3}(?:[ \xa0\u202f\u2009]\d{3}(?!\d))+(?:,\d+)?"
    r"|\d{1,3}(?:\.\d{3}(?!\d))+(?:,\d+)?|\d+(?:[.,]\d+)?)"
    r"|(?P<word>[^\W\d_]+)|[^\s'’]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a text from ``start`` to ``end``: its ``words``, and these without case and accents.

    ``digits`` tells numbers in digits from words and signs; ``glued``: nothing stands between it and the one before.
    """

    start: int
    end: int
    words: str
    folded: str
    digits: bool
    glued: bool


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text."""
    found: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(text):
        words = match[0]
        found.append(
            Token(match.start(), match.end(), words, folded(words), bool(match["digits"]), match.start() == end)
        )
        end = match.end()
    return tuple(found)


def folded(words: str) -> str:
    """Words without case and accents."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
