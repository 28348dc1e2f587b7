"""Rows as typed records: what the views have as columns, the classes have as fields."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from sqlalchemy import text

from claims.document.span import Span
from factcheck.store.engine import Store
from factcheck.store.rows import read_all
from factcheck.store.scans import save_scan
from factcheck.stored_records import (
    Appearance,
    ClaimLink,
    ClaimSummary,
    EvidenceEntry,
    HistoryEvent,
    PublicVersion,
    ReplyEntry,
    ScannedArticle,
)
from factcheck.verification.verdict_scale import LikenessLimits
from tests.support.factories import SOURCED, sourced

# What a class has besides the columns of its view: of the claim list the machine's own content, what changed and what
# is shown, of readings their article's facts, of events the words that stand at their places.
VIEWS: tuple[tuple[type[Any], str, set[str]], ...] = (
    (ClaimSummary, "claim_list", {"machine_content", "changed_since", "shown"}),
    (Appearance, "current_readings", {"title", "outlet", "published", "source"}),
    (ScannedArticle, "article_list", set()),
    (EvidenceEntry, "current_evidence", set()),
    (ReplyEntry, "current_replies", set()),
    (HistoryEvent, "history", {"from_words", "to_words", "machine_value"}),
    (ClaimLink, "current_links", set()),
    (PublicVersion, "versions", set()),
)

# Columns that a field has under a clearer name.
RENAMED = {"decided_claim_id": "decided_on"}


@pytest.mark.parametrize(("record", "view", "besides"), VIEWS, ids=[view for _record, view, _besides in VIEWS])
def test_fields_are_the_columns_of_the_view(store: Store, record: type[Any], view: str, besides: set[str]) -> None:
    with store.reading() as connection:
        columns = set(connection.execute(text(f"SELECT * FROM {view}")).keys())

    names = {RENAMED.get(field.name, field.name) for field in fields(record)}
    assert names - besides == columns, f"{record.__name__} in factcheck/stored_records.py and the view {view} differ"


def test_both_databases_give_the_same_values(store: Store) -> None:
    """Spans, lists and truth values, whatever the database makes of them."""
    save_scan(store, sourced(), machine="labels 1", matching=LikenessLimits())
    query = (
        "SELECT r.*, 'T' AS title, NULL AS outlet, NULL AS published, '-' AS source FROM current_readings AS r "
        "ORDER BY id"
    )

    with store.reading() as connection:
        cost, _regret, people = read_all(connection, Appearance, query)

    assert cost.speaker_vague is True
    assert (people.speaker_vague, people.speaker_span, people.sources) == (None, None, ())
    assert cost.rules == ("selon-canal", "verbe-que")
    assert all(isinstance(span, Span) for span in cost.spans)
    assert cost.sources is not None
    assert [SOURCED[slice(*link.span)] == link.text for link in cost.sources] == [True] * 3
    assert people.worth_reasons is not None
    assert [(why.text, why.span is None) for why in people.worth_reasons] == [("200", False), (None, True)]


def test_a_query_without_a_column_is_refused(store: Store) -> None:
    save_scan(store, sourced(), machine="labels 1", matching=LikenessLimits())

    with store.reading() as connection, pytest.raises(TypeError, match="first_seen"):
        read_all(connection, ScannedArticle, "SELECT id, title, outlet, agency, published, source FROM article_list")
