"""How far the figures would move with other articles of the same kind.

In: annotated articles and their scans. Out: for each figure that has a goal, an interval.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.evaluation.figures import GOALS, Tally, evaluate
from factcheck.evaluation.gold import GoldArticle
from factcheck.scan_results import Checked

__all__ = ["intervals"]

_ROUNDS = 1000


def intervals(articles: Sequence[tuple[GoldArticle, Checked]]) -> dict[str, tuple[float, float]]:
    """For each figure that has a goal the interval that holds 95 of 100 resamplings of the articles.

    The percentile bootstrap (Efron and Tibshirani 1993) with articles as units, since claims of one article are alike;
    the same articles always give the same intervals. Empty below two articles.
    """
    import numpy as np

    if len(articles) < 2:
        return {}
    apart = [evaluate([article]) for article in articles]
    counts = sorted({name for tally in apart for name in tally.counts})
    labels = sorted({pair for tally in apart for pair in tally.labels})
    table = np.array([[t.counts[c] for c in counts] + [t.labels[p] for p in labels] for t in apart])
    draws = np.random.default_rng(0).multinomial(len(apart), [1 / len(apart)] * len(apart), size=_ROUNDS)
    drawn: dict[str, list[float]] = {name: [] for name in GOALS}
    for row in draws @ table:
        values = [int(v) for v in row]
        tally = Tally(
            counts=Counter(dict(zip(counts, values[: len(counts)], strict=True))),
            labels=Counter(dict(zip(labels, values[len(counts) :], strict=True))),
        )
        figures = tally.figures()
        for name, found in drawn.items():
            found.append(figures[name])
    return {
        name: (round(float(np.percentile(found, 2.5)), 4), round(float(np.percentile(found, 97.5)), 4))
        for name, found in drawn.items()
    }
