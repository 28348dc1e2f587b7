"""One process: articles in groups, each given out as soon as it is checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from factcheck.scan_results import Article, Checked
from factcheck.scanning.engines import OneProcess
from factcheck.scanning.outcomes import CheckFailure, Outcome
from tests.support.commands import FakeChecker


def articles(*texts: str) -> list[Article]:
    return [Article(id=text, source=f"{text}.txt", text=text, blocks=()) for text in texts]


class Watched(FakeChecker):
    """Writes down which articles it gets together, and which it has checked."""

    def __init__(self) -> None:
        super().__init__()
        self.groups: list[int] = []
        self.done: list[str] = []

    def check_many(self, articles: Sequence[Article]) -> Iterator[Outcome]:
        self.groups.append(len(articles))
        return super().check_many(articles)

    def check(self, article: Article) -> Checked:
        self.done.append(article.text)
        return super().check(article)


@contextmanager
def quietly(_name: str) -> Iterator[None]:
    yield


def test_articles_are_checked_in_groups_and_given_one_by_one() -> None:
    checker = Watched()
    found = OneProcess(checker).outcomes(articles("Un", "Deux", "Trois", "Quatre"), quietly)

    first = [next(found), next(found)]

    assert [o.article.text for o in first if isinstance(o, Checked)] == ["Un", "Deux"]
    assert checker.done == ["Un", "Deux"]
    assert [o.article.text for o in found if isinstance(o, Checked)] == ["Trois", "Quatre"]
    assert checker.groups == [1, 3]


def test_a_failure_stands_in_the_place_of_its_article() -> None:
    found = list(OneProcess(FakeChecker()).outcomes(articles("Un", "BOOM", "Deux"), quietly))

    assert [isinstance(outcome, CheckFailure) for outcome in found] == [False, True, False]


def test_who_waits_is_told_the_name_of_the_article() -> None:
    names: list[str] = []

    @contextmanager
    def waiting(name: str) -> Iterator[None]:
        names.append(name)
        yield

    list(OneProcess(FakeChecker()).outcomes(articles("Un", "Deux"), waiting))

    assert names == ["Un.txt", "Deux.txt"]
