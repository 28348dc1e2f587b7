"""What a watch notes, on each database: states of sources, articles taken and told."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from factcheck.errors import StoreError
from factcheck.fetching.fetched import Validators
from factcheck.store.engine import Store
from factcheck.store.scans import save_scan
from factcheck.store.watch_log import (
    Outcome,
    ScannedMeanwhileError,
    SourceState,
    has_fault,
    is_scanned,
    note,
    note_taken,
    source_state,
    untold_articles,
)
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import port

ARTICLE = port().article.id
MATCHING = load_scale().matching


def put(store: Store, source: str, fingerprint: str, outcome: Outcome, article: str | None = None) -> None:
    with store.writing() as connection:
        note(connection, source, fingerprint, outcome, article=article)


def take(store: Store) -> None:
    save_scan(store, port(), machine="labels 1", matching=MATCHING, also=note_taken("fil/a.txt", "1-1-1", ARTICLE))


def untold(store: Store) -> list[tuple[str, str, str]]:
    with store.reading() as connection:
        return list(untold_articles(connection, lambda source: source.startswith("fil/")))


def test_the_state_of_a_source_is_the_last_that_was_looked_at_to_the_end(store: Store) -> None:
    marks = Validators('"v1"', "Thu, 26 Nov 2026 10:00:00 GMT")
    put(store, "fil/a.txt", "1-1-1", Outcome.DONE)
    with store.writing() as connection:
        note(connection, "https://presse.example/fil", "ab", Outcome.FAILED, validators=marks)
    put(store, "fil/a.txt", "2-2-2", Outcome.FAULT)

    with store.reading() as connection:
        assert source_state(connection, "fil/a.txt") == SourceState("1-1-1", Validators())
        assert source_state(connection, "https://presse.example/fil") == SourceState("ab", marks)
        assert source_state(connection, "fil/b.txt") is None


def test_a_fault_is_known_until_its_source_is_without_faults(store: Store) -> None:
    def known() -> bool:
        with store.reading() as connection:
            return has_fault(connection, "fil.xml", "f1")

    assert not known()
    put(store, "fil.xml", "f1", Outcome.FAULT)
    put(store, "fil.xml", "x", Outcome.FAILED)
    assert known()
    put(store, "fil.xml", "y", Outcome.DONE)
    assert not known()


def test_an_article_is_taken_in_the_transaction_of_its_scan(store: Store) -> None:
    with store.reading() as connection:
        assert not is_scanned(connection, ARTICLE)
    take(store)
    with store.reading() as connection:
        assert is_scanned(connection, ARTICLE)
    assert untold(store) == [("fil/a.txt", "1-1-1", ARTICLE)]

    with pytest.raises(ScannedMeanwhileError):
        take(store)
    with store.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM scans")) == 1
        assert connection.scalar(text("SELECT count(*) FROM watched")) == 1


def test_what_was_told_is_not_to_be_told_nor_is_what_others_watch(store: Store) -> None:
    take(store)
    with store.reading() as connection:
        assert list(untold_articles(connection, lambda source: source == "ailleurs")) == []
    put(store, "fil/a.txt", "1-1-1", Outcome.TOLD, ARTICLE)

    assert untold(store) == []


@pytest.mark.parametrize(("outcome", "article"), [(Outcome.DONE, ARTICLE), (Outcome.TAKEN, None)])
def test_rows_of_articles_name_one_and_others_none(store: Store, outcome: Outcome, article: str | None) -> None:
    take(store)

    with pytest.raises(StoreError):
        put(store, "fil/a.txt", "1-1-1", outcome, article)
