"""The parser beside Stanza's own pipeline and spaCy: words and articles a second, memory; one processor, one run."""

from __future__ import annotations

from tests.benchmarks.races import race
from tests.benchmarks.rows import Row
from tests.benchmarks.texts import articles, texts, word_count

__all__ = ["rows"]

_WORDS = {
    "stock": "Stanza, article by article",
    "bulk": "Stanza, bulk_process",
    "spacy": "spaCy fr_core_news_md, nlp.pipe",
    "one by one": "our parser, article by article",
    "in groups": "our parser, articles in the groups of a scan",
    "parse": "our parser, articles together",
    "scan": "whole scan: parse, claims, labels, records",
}
_MOST = 24
_TIMES_STOCK, _MOST_REST, _MOST_MEMORY = 5.0, 15.0, 900.0


def rows() -> list[Row]:
    """Rates of all, and what is to be reached beside them."""
    chosen = articles(min(_MOST, len(texts())))
    words = sum(map(word_count, chosen))
    found = race(list(_WORDS), chosen)
    made: list[Row] = []
    for name, result in found.items():
        rate = f"{len(chosen) / result.seconds:.1f} articles/s"
        made.append(Row(name=_WORDS[name], value=words / result.seconds, unit="words/s", note=rate))
    seconds = {name: result.seconds for name, result in found.items()}
    if {"stock", "parse"} <= seconds.keys():
        made.append(
            Row(
                name="our parser beside Stanza, article by article",
                value=seconds["stock"] / seconds["parse"],
                unit="times",
                goal=_TIMES_STOCK,
            )
        )
    if {"spacy", "parse"} <= seconds.keys():
        times = seconds["spacy"] / seconds["parse"]
        made.append(Row(name="our parser beside spaCy", value=times, unit="times", goal=1.0))
    if {"scan", "parse", "in groups"} <= seconds.keys():
        rest = 100 * (seconds["scan"] / seconds["in groups"] - 1)
        note = "reading, claims, labels, worth, records; the parse is that in the groups of a scan"
        made.append(
            Row(name="all but the parse, of the parse", value=rest, unit="%", goal=_MOST_REST, at_most=True, note=note)
        )
        dearer = 100 * (seconds["in groups"] / seconds["parse"] - 1)
        note = "a scan begins with one article, so that something is shown at once"
        made.append(Row(name="the parse in groups, beside all at once", value=dearer, unit="% more", note=note))
    made += [
        Row(
            name=f"peak memory: {_WORDS[name]}",
            value=result.megabytes,
            unit="MB",
            goal=_MOST_MEMORY if name in ("parse", "scan") else None,
            at_most=True,
        )
        for name, result in found.items()
    ]
    return made
