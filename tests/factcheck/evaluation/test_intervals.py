"""Intervals of figures over articles drawn anew."""

from __future__ import annotations

from claims.claim import Label
from factcheck.evaluation.figures import GOALS, evaluate
from factcheck.evaluation.intervals import intervals
from tests.support.annotated import found, gold, pair


def test_intervals_hold_what_resampled_articles_give() -> None:
    """Nine articles out of ten are right: an interval that holds 0.9 and not 0.2, the same each time."""
    articles = [pair([gold([(15, 40)])], [found([(15, 40)])], name=str(n)) for n in range(9)]
    articles.append(pair([gold([(15, 40)])], [found([(15, 40)], Label.ESTABLISHED_FACT)], name="9"))

    spans = intervals(articles)

    low, high = spans["attributed_f1@iou 0.5"]
    assert 0.2 < low < evaluate(articles).attributed["iou 0.5"].f1 < high == 1.0
    assert spans["shown_as_fact"][0] == 0.0
    assert set(spans) == set(GOALS)
    assert intervals(articles) == spans


def test_articles_all_alike_leave_no_doubt() -> None:
    articles = [pair([gold([(15, 40)])], [found([(15, 40)])], name=str(n)) for n in range(5)]

    assert intervals(articles)["attributed_f1@0.8"] == (1.0, 1.0)


def test_one_article_has_no_interval() -> None:
    assert intervals([pair([gold([(15, 40)])], [found([(15, 40)])])]) == {}
