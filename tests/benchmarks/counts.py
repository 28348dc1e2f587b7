"""What an article costs in scans of 1, 10, 100 and 1,000 articles, and of one long one; the processes run already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.benchmarks.long_articles import long_article
from tests.benchmarks.races import Result, race
from tests.benchmarks.rows import Row
from tests.benchmarks.texts import articles, word_count

__all__ = ["COUNTS", "LENGTHS", "rows"]

COUNTS = (1, 10, 100, 1_000)
LENGTHS = (50_000, 200_000, 1_000_000)
"""Code points of one long article each."""
_ROUNDS = {1: 5, 10: 5, 100: 1, 1_000: 1}
_MOST_OF_STOCK = 100
"""Articles above which Stanza's own pipeline is not waited for: a thousand take it minutes."""


def rows() -> list[Row]:
    """Articles and words a second by count, and words a second by length; the parse is part of the scan."""
    made: list[Row] = []
    for count in COUNTS:
        chosen = articles(count)
        names = ["spacy", "parse", "scan", *(["stock"] if count <= _MOST_OF_STOCK else [])]
        results = race(names, chosen, _ROUNDS[count])
        made.append(_row(f"scan of {count:,} articles", chosen, results))
    for length in LENGTHS:
        article = [long_article(length)]
        made.append(
            _row(f"scan of one article of {length // 1_000:,} kB", article, race(["parse", "scan"], article, 1))
        )
    return made


def _row(name: str, chosen: Sequence[str], results: Mapping[str, Result]) -> Row:
    """The scan's words a second; in the note those of the others."""
    words = sum(map(word_count, chosen))
    others = {"stock": "Stanza one by one", "spacy": "spaCy", "parse": "our parse"}
    told = [f"{others[one]} {words / results[one].seconds:,.0f} words/s" for one in others if one in results]
    return Row(
        name=name,
        value=words / results["scan"].seconds,
        unit="words/s",
        note=", ".join(
            [f"{len(chosen) / results['scan'].seconds:.2g} articles/s", f"{results['scan'].megabytes:.0f} MB", *told]
        ),
    )
