"""Unannotated text as the models see it: straight apostrophes, plain spaces, and rough words.

In: text or text files, plain or xz-compressed. Out: text or lower-case words.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

__all__ = ["text_lines", "tokens", "with_straight_marks"]

_CLITIC = r"-(?:(?:t-)?(?:ils?|elles?|on)|je|tu|nous|vous|ce|moi|toi|lui|leur|les?|la|y|en|là|ci)(?![\w-])"
_SPLIT = re.compile(
    r"(?:lorsqu|puisqu|jusqu|quoiqu|presqu|quelqu|qu|[cdjlmnst])'(?=\w)"
    rf"|{_CLITIC}"
    r"|\d+(?:[.,  ]\d+)*"
    rf"|\w+(?:(?!{_CLITIC})-\w+)*"
    r"|[^\w\s]"
)


def _opened(path: Path) -> TextIO:
    return lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8")


def tokens(line: str) -> list[str]:
    """The lower-case words of a line of running text, cut about where the treebanks cut. Precise enough for vectors."""
    return _SPLIT.findall(with_straight_marks(line).lower())


def with_straight_marks(text: str) -> str:
    """The text with straight apostrophes and ordinary spaces, as the parser gets it."""
    return text.translate(_STRAIGHT)


_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


def text_lines(paths: Iterable[Path]) -> Iterator[str]:
    """The non-empty lines of text files, plain or xz-compressed."""
    for path in paths:
        with _opened(path) as lines:
            yield from (line for line in lines if line.strip())
