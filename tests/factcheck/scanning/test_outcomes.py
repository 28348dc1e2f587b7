"""What checking an article comes to, and that it can be sent to another process."""

from __future__ import annotations

import pickle

from claims.errors import ParseError
from factcheck.scan_results import Article, Checked
from factcheck.scanning.outcomes import CheckFailure, outcome_of
from tests.support.commands import FakeChecker

ARTICLE = Article(id="pont", source="pont.txt", text="Pont", blocks=())


def test_what_is_checked_is_handed_on() -> None:
    checked = Checked(article=ARTICLE, claims=(), skipped=())

    assert outcome_of(lambda _article: checked, ARTICLE) is checked


def test_a_fault_of_ours_is_named_with_its_kind_and_its_place() -> None:
    def broken(_article: Article) -> Checked:
        raise ZeroDivisionError("a fault of ours")

    outcome = outcome_of(broken, ARTICLE)

    assert isinstance(outcome, CheckFailure)
    assert (outcome.source, outcome.why) == ("pont.txt", "ZeroDivisionError: a fault of ours")
    assert "in broken" in outcome.trace


def test_an_error_of_the_parser_speaks_for_itself() -> None:
    def broken(_article: Article) -> Checked:
        raise ParseError("line 1: gave up")

    outcome = outcome_of(broken, ARTICLE)

    assert isinstance(outcome, CheckFailure)
    assert outcome.why == "line 1: gave up"


def test_outcomes_travel() -> None:
    for outcome in (FakeChecker().check(ARTICLE), CheckFailure(source="a.txt", why="no", trace="…")):
        assert pickle.loads(pickle.dumps(outcome)) == outcome
