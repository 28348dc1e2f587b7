"""The copy of a text that the parser reads, and spans without the white space around them.

In: the original text. Out: a copy with the characters that the parser was trained on (straight apostrophes, ordinary
spaces, « »), which knows the place of each of its characters in the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from claims.document.span import Span

__all__ = ["SPACES", "ParserCopy", "normalise", "parser_copy", "trim"]

# The parser was trained on straight apostrophes, plain spaces and « », so each of these becomes what it knows;
# one character for one, so that every offset still fits the original.
_COPY = {
    **dict.fromkeys("’‘ʼ′‛", "'"),
    **dict.fromkeys("“„‟", "«"),
    "”": "»",
    **dict.fromkeys("—–―−‐‑‒", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u2008\u200a\u3000", " "),
    **dict.fromkeys("\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", "-"),
}

# Left out of the copy: control characters and others of no width, emoji and their variation selectors, and halves of
# surrogate pairs, which no dictionary can look up.
_UNREAD = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u200b-\u200d\u2060\ufeff\u00ad\ufe0e\ufe0f\u2600-\u27bf\U0001f000-\U0001faff]"
)
# Written as ordinary letters in the copy: ligatures (ﬁ) and mathematical alphabets (𝒜).
_LETTERS = re.compile("[\ufb00-\ufb06\U0001d400-\U0001d7ff]")
SPACES = frozenset(c for c, plain in _COPY.items() if plain == " ") | frozenset(" \u200b\u2060\ufeff")
"""White space and characters of no width, which ``trim`` takes away."""


def normalise(text: str) -> str:
    """``text`` with the characters that the parser was trained on, one for one: the length stays the same."""
    # A text has few of them: to look for each takes a quarter of what to look at each character takes.
    for character, plain in _COPY.items():
        if character in text:
            text = text.replace(character, plain)
    return text


@dataclass(frozen=True, slots=True)
class ParserCopy:
    """What the parser reads of a text. ``places`` holds the span in the original of each character of ``text``.

    ``places`` is None where the copy has as many characters as the original.
    """

    text: str
    places: tuple[Span, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """The span of the original from which ``[start, end)`` of the copy was made."""
        if self.places is None:
            return Span(start, end)
        return Span.around(self.places[start:end]) if start < end else Span(start, start)


def parser_copy(text: str) -> ParserCopy:
    """The copy of ``text`` for the parser: normalised, with composed accents, without invisible characters and emoji.

    Reason: the parser does not know words with decomposed accents (*e* and U+0301), soft hyphens or ligatures, and it
    takes emoji for nouns.
    """
    if unicodedata.is_normalized("NFC", text) and not _UNREAD.search(text) and not _LETTERS.search(text):
        return ParserCopy(normalise(text))
    characters: list[str] = []
    places: list[Span] = []
    for at, character in enumerate(text):
        if _UNREAD.match(character):
            continue
        if _LETTERS.match(character):
            letters = unicodedata.normalize("NFKC", character)
            characters += letters
            places += [Span(at, at + 1)] * len(letters)
            continue
        if unicodedata.combining(character) and characters:
            whole = unicodedata.normalize("NFC", characters[-1] + character)
            if len(whole) == 1:
                characters[-1], places[-1] = whole, Span(places[-1].start, at + 1)
                continue
        characters.append(character)
        places.append(Span(at, at + 1))
    return ParserCopy(normalise("".join(characters)), tuple(places))


def trim(text: str, span: Span, *, extra: Iterable[str] = ()) -> Span:
    """``span`` without white space, and without characters of ``extra``, at either end."""
    drop = SPACES.union(extra) if extra else SPACES
    start, end = span.start, span.end
    while start < end and text[start] in drop:
        start += 1
    while end > start and text[end - 1] in drop:
        end -= 1
    return Span(start, end)
