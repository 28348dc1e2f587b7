"""Groups of articles: bounded, in order, and none read far ahead."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.scan_results import Article
from factcheck.scanning.groups import LARGE, Bounds, grouped

LOOSE = Bounds(articles=4, characters=1_000)


def articles(*lengths: int) -> list[Article]:
    return [Article(id=str(n), source=f"{n}.txt", text=length * "a", blocks=()) for n, length in enumerate(lengths)]


def sizes(*lengths: int, bounds: Bounds = LOOSE) -> list[int]:
    return [len(group) for group in grouped(articles(*lengths), bounds)]


def test_groups_grow_from_one_article_to_the_bound() -> None:
    assert sizes(*[10] * 14) == [1, 2, 4, 4, 3]


def test_groups_of_one_process_grow_at_once() -> None:
    assert sizes(*[10] * 40, bounds=LARGE) == [1, 32, 7]


def test_the_articles_stay_in_their_order() -> None:
    given = articles(*range(1, 30))

    assert [article for group in grouped(given, LOOSE) for article in group] == given


def test_a_long_article_is_a_group_of_its_own() -> None:
    assert sizes(10, 10, 5_000, 10, 10) == [1, 1, 1, 2]


def test_texts_of_a_group_have_no_more_characters_than_the_bound() -> None:
    assert sizes(10, 600, 600, 600, 300) == [1, 1, 1, 2]


def test_what_comes_slowly_waits_for_one_other_at_most() -> None:
    ticks = iter(range(100))

    groups = grouped(articles(*[10] * 5), LOOSE, clock=lambda: next(ticks))

    assert [len(group) for group in groups] == [1, 1, 1, 1, 1]


def test_no_more_is_read_than_the_group_that_is_asked_for() -> None:
    read: list[str] = []

    def source() -> Iterator[Article]:
        for article in articles(*[10] * 20):
            read.append(article.id)
            yield article

    groups = grouped(source(), LOOSE)
    next(groups)
    assert len(read) == 1
    next(groups)
    assert len(read) == 3


def test_nothing_makes_no_group() -> None:
    assert list(grouped([])) == []
