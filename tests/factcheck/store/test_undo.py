"""Replies and evidence taken back: each undo goes one act further back, and nothing is lost on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.errors import Fault, VerificationError
from factcheck.scan_results import Status
from factcheck.store.articles import read_articles
from factcheck.store.claim_lists import Filter
from factcheck.store.decisions import record_act
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store, open_store
from factcheck.store.imports import import_rows
from factcheck.store.scans import save_scan
from factcheck.store.transfer import export_rows
from factcheck.store.undo import Undone, undo
from factcheck.stored_records import Dossier
from factcheck.verification.acts import Act, Evidence, Reply
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import port

SCALE = load_scale()
NAME = claim_ids(port())[0]
URL = "https://example.org/acte"


@pytest.fixture(autouse=True)
def _a_scan(store: Store) -> None:
    save_scan(store, port(), machine="labels 1", matching=SCALE.matching)


def act(store: Store, **parts: object) -> None:
    record_act(store, NAME, Act(who="Ana", **parts), SCALE)  # type: ignore[arg-type]


def back(store: Store) -> Undone:
    return undo(store, NAME, who="Bea")


def now(store: Store) -> Dossier:
    with store.reading() as connection:
        return read_dossier(connection, NAME)


def replies(store: Store) -> list[tuple[str, str | None]]:
    return [(reply.asked, reply.answer) for reply in now(store).replies]


def test_a_reply_alone_is_taken_back_and_not_what_was_decided_before(store: Store) -> None:
    act(store, status=Status.IN_PROGRESS)
    act(store, reply=Reply(asked="Le port", asked_on="2024-03-01"))

    assert back(store).replies == ("Le port",)
    assert replies(store) == []
    assert now(store).claim.status == "in_progress"
    assert [event.what for event in now(store).history] == ["status", "asked", "note", "reply withdrawn"]
    back(store)
    assert now(store).claim.status == "unverified"
    with pytest.raises(VerificationError) as caught:
        back(store)
    assert caught.value.fault is Fault.NOTHING_TO_UNDO


def test_an_answer_is_taken_back_before_its_question(store: Store) -> None:
    act(store, reply=Reply(asked="Le port", asked_on="2024-03-01"))
    (asked,) = now(store).replies
    act(store, status=Status.IN_PROGRESS)
    act(
        store,
        reply=Reply(asked="Le port", asked_on="2024-03-01", answer="non", answered_on="2024-03-02", replaces=asked.uid),
    )
    assert replies(store) == [("Le port", "non")]

    back(store)
    assert (replies(store), now(store).replies[0].asked_on) == ([("Le port", None)], "2024-03-01")
    back(store)
    assert (replies(store), now(store).claim.status) == ([("Le port", None)], "unverified")
    back(store)
    assert replies(store) == []


def test_a_reply_goes_with_the_status_that_was_given_beside_it(store: Store) -> None:
    act(store, status=Status.AWAITING_REPLY, reply=Reply(asked="Le port", asked_on="2024-03-01"))

    back(store)

    assert (replies(store), now(store).claim.status) == ([], "unverified")


def test_replaced_evidence_comes_back_and_can_be_taken_back_itself(store: Store) -> None:
    act(store, evidence=(Evidence(url=URL, seen="2024-03-01"),))
    (first,) = now(store).evidence
    act(store, status=Status.IN_PROGRESS)
    act(store, evidence=(Evidence(url=f"{URL}/2", seen="2024-03-01", replaces=first.uid),))

    back(store)
    assert [piece.url for piece in now(store).evidence] == [URL]
    back(store)
    assert ([piece.url for piece in now(store).evidence], now(store).claim.status) == ([URL], "unverified")
    back(store)
    assert now(store).evidence == ()


def test_what_was_taken_back_stays_so_in_another_store(store: Store, tmp_path: Path) -> None:
    act(store, reply=Reply(asked="Le port", asked_on="2024-03-01"))
    back(store)
    with store.reading() as connection:
        rows = [json.dumps(row).encode() for row in export_rows(connection)]
    other = open_store(str(tmp_path / "other.sqlite"))

    import_rows(other, rows, "rows", SCALE)

    assert replies(other) == []
    with other.reading() as connection:
        (article,) = read_articles(connection, Filter(), SCALE)
    assert article.skipped == port().skipped
    other.close()
