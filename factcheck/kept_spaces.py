"""Spaces at which no line may end: no « or », no high mark and no sign stands alone at an edge, no number is parted.

In: any text, also of an article that has plain spaces there. Out: the same text, each such space one other character,
so that offsets stay; or its pieces between the other spaces. French typography wants these spaces unbreakable; pages on
the web often have plain ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["breakable_pieces", "cut_at_word", "unbroken"]

_NO_BREAKS = dict.fromkeys(" \u00a0\u202f", "\u00a0")
# A mark of punctuation begins no word: "la requête ?" but not "?page=2". A number is one word: "240 000".
_KEPT = re.compile(r"(?<=[«‹]) | (?=[»›])| (?=[;:!?%€]+(?:[\s.,)\]»]|$))|(?<=\d) (?=\d{3}(?!\d))|[\u00a0\u202f]")
_HALF = 2


def unbroken(text: str, instead: Mapping[str, str] = _NO_BREAKS) -> str:
    """``text`` with another character for each space at which no line may end; ``instead`` has it by the space.

    No-break spaces, wide and narrow, are such spaces, too.
    """
    return _KEPT.sub(lambda found: instead[found[0]], text)


def breakable_pieces(text: str) -> list[str]:
    """What stands between the spaces at which a line may end; spaces join them to ``text`` again."""
    held = unbroken(text)
    ends = [at for at, char in enumerate(held) if char == " "]
    starts = [0, *(at + 1 for at in ends)]
    return [text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True)]


def cut_at_word(text: str, most: int) -> str:
    """``text`` in at most so many characters; what was cut ends with …, and no word or number is cut in its middle.

    A word that takes more than half of the room is: little would be left.
    """
    if len(text) <= most:
        return text
    held = unbroken(text)[: most - 1]
    end = held.rfind(" ")
    return f"{text[:end]} …" if end >= most // _HALF else f"{text[: max(most - 1, 0)]}…"
