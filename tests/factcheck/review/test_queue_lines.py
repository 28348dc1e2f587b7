"""The lines of the queue: what stands in them, and that it fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from claims.accusation import Stage
from claims.claim import Worth
from factcheck.i18n import using_language
from factcheck.reports.accusation_record import AccusationRecord, PartyRecord
from factcheck.reports.record_fields import QuotedRecord
from factcheck.review.queue_lines import (
    age_words,
    claim_name,
    deadline_words,
    digits_line,
    heading_line,
    keys_line,
    order_words,
    queue_line,
)
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.engine import Store
from factcheck.store.queue_order import ORDERS
from factcheck.store.scans import save_scan
from factcheck.stored_records import BY_PERSON, ClaimSummary
from factcheck.verification.verdict_scale import LikenessLimits, load_scale
from tests.support.factories import port
from tests.support.review_play import NAMES

NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.fixture
def rows(kept: Store) -> dict[str, ClaimSummary]:
    claims = tuple(replace(item, worth=Worth(score=0.52)) for item in port().claims)
    save_scan(kept, replace(port(), claims=claims), machine="labels 2", matching=LikenessLimits())
    with kept.reading() as connection:
        return {row.id: replace(row, first_seen="2026-03-06T12:00:00Z") for row in list_claims(connection, Filter())}


def test_a_line_tells_label_certainty_worth_age_speaker_and_denial(rows: dict[str, ClaimSummary]) -> None:
    denied = rows[NAMES[3]]

    assert queue_line(denied, width=120, at=NOON).splitlines() == [
        " ○ speech         88      52    3 d",
        "  denied by ministère de l’Économie maritime: avoir promis « un centime de plus » aux repreneurs",
    ]
    with using_language("fr"):
        french = queue_line(replace(denied, machine=BY_PERSON, changed_since=True), width=150, ticked=True, at=NOON)
    assert french.splitlines() == [
        "▪○ propos          —      52    3 j",
        "  changée depuis · ajoutée · démenti par ministère de l’Économie maritime\u00a0: avoir promis "
        "« un centime de plus » aux repreneurs",
    ]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_columns_stand_below_their_heads_and_fit_80_columns(rows: dict[str, ClaimSummary], lang: str) -> None:
    with using_language(lang):
        lines = [heading_line(27), *(queue_line(row, width=27, at=NOON).splitlines()[0] for row in rows.values())]
        wide = [heading_line(40), *(queue_line(row, width=40, at=NOON).splitlines()[0] for row in rows.values())]

    assert {len(line) for line in lines} == {27}
    assert {len(line) for line in wide} == {35}


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("2026-03-09T11:48:30.000000Z", "11 min"),
        ("2026-03-09T07:00:00.000000Z", "5 h"),
        ("2026-02-09T12:00:00.000000Z", "28 d"),
        ("2023-03-09T12:00:00.000000Z", "3 y"),
        ("2026-03-10T12:00:00.000000Z", "0 min"),
        ("gestern", ""),
    ],
)
def test_ages_are_short(rows: dict[str, ClaimSummary], since: str, words: str) -> None:
    assert age_words(since, NOON) == words


def test_a_deadline_that_is_over_says_so(kept: Store) -> None:
    assert deadline_words("2026-03-09", NOON) == "until 9 March 2026"
    assert deadline_words("2026-03-08", NOON) == "until 8 March 2026, overdue"


def test_every_verdict_has_its_digit(kept: Store) -> None:
    with using_language("fr"):
        line = digits_line(load_scale(), "1234567890-")

        keys = keys_line()

    assert line.startswith("1=vrai · 2=plutôt\u00a0vrai · 3=à\u00a0nuancer")
    assert line.endswith("9=satire · 0=non\u00a0prouvé · -=invérifiable")
    assert "Espace\u00a0suite · u\u00a0annuler" in keys


def test_every_order_has_words(kept: Store) -> None:
    assert all(order_words(order) != order for order in ORDERS)


def accusation(stage: Stage = Stage.CHARGED, words: str = "corruption active") -> AccusationRecord:
    party = PartyRecord(text="Yann Le Goff", span=(0, 12), name="Yann Le Goff", confidence=0.97, vague=False)
    passage = QuotedRecord(text=words, span=(20, 37))
    return AccusationRecord(
        stage=stage, negated=False, accused=[party], offences=[passage], accuser=None, cue=passage, span=(0, 37)
    )


def test_an_offence_stands_below_who_is_accused_and_how_far_the_procedure_is(rows: dict[str, ClaimSummary]) -> None:
    bare = replace(rows[NAMES[4]], content="« Corruption active »", shown="« Corruption active »", speaker=None)

    assert queue_line(bare, [accusation()], width=35).splitlines()[1:] == [
        *("  Yann Le Goff · charged", "  « Corruption active »")
    ]
    assert queue_line(bare, [accusation()], width=22).splitlines()[1:3] == ["  Yann Le Goff", "  charged"]
    assert claim_name(bare, [accusation()]) == f"{bare.id} “« Corruption active »” (Yann Le Goff · charged)"


def test_an_accusation_stands_below_a_whole_sentence(rows: dict[str, ClaimSummary]) -> None:
    words = "Yann Le Goff est mis en examen pour corruption active"
    whole = replace(rows[NAMES[4]], content=words, shown=words, speaker="le parquet")

    lines = queue_line(whole, [accusation()], width=60).splitlines()

    assert lines[1].startswith("  le parquet · Yann Le Goff est mis")
    assert lines[2] == "  Yann Le Goff · charged"
    assert claim_name(whole, [accusation()]).endswith("…”")
