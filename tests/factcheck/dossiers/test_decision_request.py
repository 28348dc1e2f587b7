"""Requests of people, completed by what is on record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.document.span import Span
from factcheck.claim_ids import claim_ids
from factcheck.dossiers.decision_request import DecisionRequest, EvidenceRequest, ReplyRequest, requested_act
from factcheck.errors import Fault, FaultValue, TextField, VerificationError
from factcheck.store.decisions import record_act
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store, open_store
from factcheck.store.scans import save_scan
from factcheck.stored_records import Dossier
from factcheck.verification.acts import UNSET, Act, Evidence, Marking, Part, Reply, Stance
from factcheck.verification.verdict_scale import LikenessLimits, load_scale
from tests.support.factories import port

NAME = claim_ids(port())[0]
URL = "https://example.org/page"
TODAY = "2026-03-01"


@pytest.fixture(autouse=True)
def _it_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    # A run over midnight has two days.
    monkeypatch.setattr("factcheck.dossiers.decision_request._today", lambda: TODAY)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(str(tmp_path / "store.sqlite"))
    save_scan(store, port(), machine="labels 1", matching=LikenessLimits())
    yield store
    store.close()


def dossier(store: Store) -> Dossier:
    with store.reading() as connection:
        return read_dossier(connection, NAME)


def refused(store: Store, request: DecisionRequest, fault: Fault, **values: FaultValue) -> None:
    with pytest.raises(VerificationError) as caught:
        requested_act(dossier(store), "Ana", request)
    assert caught.value.fault is fault
    assert {name: caught.value.values[name] for name in values} == values


def test_a_request_for_nothing_is_an_act_of_nothing(store: Store) -> None:
    act = requested_act(dossier(store), " Ana ", DecisionRequest(note=" "))

    assert act == Act(who="Ana")
    assert act.status is act.verdict is act.label is act.speaker is UNSET


def test_evidence_was_seen_today_and_replaces_by_number(store: Store) -> None:
    record_act(store, NAME, Act(who="Ana", evidence=(Evidence(url=URL, seen="2026-01-02"),)), load_scale())
    (piece,) = dossier(store).evidence
    new = EvidenceRequest(url=URL + "/2", stance=Stance.REFUTES, replaces=piece.id)

    act = requested_act(dossier(store), "Ana", DecisionRequest(evidence=(new,), withdrawn=(piece.id,)))

    assert act.evidence == (Evidence(url=URL + "/2", stance=Stance.REFUTES, seen=TODAY, replaces=piece.uid),)
    assert act.withdrawn == (piece.uid,)
    refused(store, DecisionRequest(withdrawn=(99,)), Fault.NO_SUCH_EVIDENCE, number=99, claim=NAME)


def test_an_answer_completes_what_was_asked(store: Store) -> None:
    record_act(store, NAME, Act(who="Ana", reply=Reply(asked="Kim", asked_on="2026-01-02")), load_scale())
    (asked,) = dossier(store).replies

    act = requested_act(dossier(store), "Ana", DecisionRequest(reply=ReplyRequest(asked="Kim", answer="non")))

    assert act.reply == Reply(asked="Kim", asked_on="2026-01-02", answer="non", answered_on=TODAY, replaces=asked.uid)
    other = requested_act(dossier(store), "Ana", DecisionRequest(reply=ReplyRequest(asked="Lou")))
    assert other.reply == Reply(asked="Lou", asked_on=TODAY)
    assert requested_act(dossier(store), "Ana", DecisionRequest(reply=ReplyRequest(asked=""))).reply is None
    refused(store, DecisionRequest(reply=ReplyRequest(asked="", answer="non")), Fault.ANSWER_OF_NOBODY)


@pytest.mark.parametrize(
    ("request_", "day"),
    [
        (DecisionRequest(evidence=(EvidenceRequest(url=URL, seen="2026-03-02"),)), "2026-03-02"),
        (DecisionRequest(reply=ReplyRequest(asked="Kim", asked_on="2062-01-02")), "2062-01-02"),
        (DecisionRequest(reply=ReplyRequest(asked="Kim", answer="non", answered_on="2026-04-01")), "2026-04-01"),
    ],
)
def test_nothing_was_seen_asked_or_answered_on_a_day_to_come(store: Store, request_: DecisionRequest, day: str) -> None:
    refused(store, request_, Fault.DAY_TO_COME, date=day, today=TODAY)


def test_nobody_answers_before_they_are_asked(store: Store) -> None:
    request = DecisionRequest(reply=ReplyRequest(asked="Kim", answer="non", answered_on="2026-02-01"))

    refused(store, request, Fault.ANSWER_BEFORE_QUESTION, answered="2026-02-01", asked=TODAY)


def test_a_day_that_is_none_is_refused(store: Store) -> None:
    request = DecisionRequest(evidence=(EvidenceRequest(url=URL, seen="demain"),))

    refused(store, request, Fault.NOT_A_DATE, date="demain")


@pytest.mark.parametrize("article", [None, "port", "port-0001"])
def test_marks_count_in_the_article_that_is_meant(store: Store, article: str | None) -> None:
    spans = (Span(3, 7),)

    act = requested_act(dossier(store), "Ana", DecisionRequest(marks={Part.CUE: spans}, article=article))

    assert act.marks == (Marking(part=Part.CUE, article="port-0001", spans=spans),)


def test_marks_in_no_article_of_the_claim_are_refused(store: Store) -> None:
    request = DecisionRequest(marks={Part.CUE: ()}, article="x")

    refused(store, request, Fault.WHICH_ARTICLE, names=("port-0001",))


def test_text_that_cannot_be_kept_is_refused(store: Store) -> None:
    refused(store, DecisionRequest(note="a\0b"), Fault.HOLDS_NUL, field=TextField.NOTE)
