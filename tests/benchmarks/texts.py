"""The articles that are measured: those of the project, or others; varied where more are wanted than there are.

In: a folder, or nothing. Out: texts. ``BENCH_TEXTS`` names the folder.
"""

from __future__ import annotations

import json
import os
import re
from itertools import count, islice
from pathlib import Path

__all__ = ["ROOT", "TREE", "articles", "texts", "varied", "word_count"]

ROOT = Path(__file__).resolve().parents[2]
TREE = Path(os.environ.get("BENCH_TREE") or ROOT)
"""The program that is measured: the checkout, or what ``make compiled`` made of it."""
_OWN = ROOT / "seeds"
_NAMES = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]{4,}\b")


def texts() -> list[str]:
    """The texts of the folder: of annotated articles (JSON) and of plain files."""
    folder = Path(os.environ.get("BENCH_TEXTS") or _OWN)
    found = [path for path in sorted(folder.rglob("*")) if path.suffix in (".txt", ".json")]
    read = [_text(path) for path in found if "unseen" not in path.parts]
    return [text for text in read if text]


def _text(path: Path) -> str:
    content = path.read_text(encoding="utf-8")
    return str(json.loads(content).get("text", "")) if path.suffix == ".json" else content


def articles(number: int) -> list[str]:
    """So many texts: those there are, and then the same again with other names, as other articles have."""
    own = texts()
    return list(islice((varied(text, turn) for turn in count() for text in own), number))


def varied(text: str, turn: int) -> str:
    """A text whose names have other endings from turn to turn; in the first it is as it was written."""
    if not turn:
        return text
    ending = "".join("aeiou"[int(digit) % 5] + "lmnrs"[int(digit) % 5] for digit in str(turn))
    return _NAMES.sub(lambda name: name.group() + ending, text)


def word_count(text: str) -> int:
    """About how many words a text has, punctuation included, as parsers count them."""
    return len(re.findall(r"\w+['’]?|[^\w\s]", text))
