"""What an article costs in scans of 1, 10, 100 and 1,000 articles, and in long ones; the process has started before."""

from __future__ import annotations

from tests.benchmarks.races import race
from tests.benchmarks.rows import Row
from tests.benchmarks.texts import articles, texts, word_count

__all__ = ["COUNTS", "SIZES", "rows"]

COUNTS = (1, 10, 100, 1_000)
SIZES = (50_000, 200_000)
_ROUNDS = {1: 5, 10: 5, 100: 3, 1_000: 1}


def rows() -> list[Row]:
    """Articles a second by count, words a second by length; the parse is part of both."""
    made: list[Row] = []
    for count in COUNTS:
        chosen = articles(count)
        result = race(["scan"], chosen, _ROUNDS[count])["scan"]
        made.append(
            Row(
                name=f"scan of {count:,} articles",
                value=count / result.seconds,
                unit="articles/s",
                note=f"{sum(map(word_count, chosen)) / result.seconds:,.0f} words/s, {result.megabytes:.0f} MB",
            )
        )
    for size in SIZES:
        text = "\n\n".join(texts() * (size // sum(map(len, texts())) + 1))[:size]
        result = race(["scan"], [text], 3)["scan"]
        made.append(
            Row(
                name=f"scan of one article of {size // 1000} kB",
                value=word_count(text) / result.seconds,
                unit="words/s",
                note=f"{result.megabytes:.0f} MB",
            )
        )
    return made
