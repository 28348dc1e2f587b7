"""Spaces at which no line may end: none of « », of a high mark of punctuation or of a sign stands alone at its edge.

In: any text, also of an article that has plain spaces there. Out: the same text, each such space one other character,
so that offsets stay; or its pieces between the other spaces. French typography wants these spaces unbreakable; pages on
the web often have plain ones.
"""

from __future__ import annotations

import re

__all__ = ["breakable_pieces", "unbroken"]

_NO_BREAK = "\u00a0"
# A mark of punctuation begins no word: "la requête ?" but not "?page=2".
_KEPT = re.compile(r"(?<=[«‹]) | (?=[»›])| (?=[;:!?%€]+(?:[\s.,)\]»]|$))|[\u00a0\u202f]")


def unbroken(text: str, space: str = _NO_BREAK) -> str:
    """``text`` with ``space``, one character, for each space at which no line may end; no-break spaces count, too."""
    return _KEPT.sub(space, text)


def breakable_pieces(text: str) -> list[str]:
    """What stands between the spaces at which a line may end; spaces join them to ``text`` again."""
    held = unbroken(text)
    ends = [at for at, char in enumerate(held) if char == " "]
    starts = [0, *(at + 1 for at in ends)]
    return [text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True)]
