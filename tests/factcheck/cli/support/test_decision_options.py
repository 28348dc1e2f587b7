"""Options of ``factcheck set`` as values."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from claims.accusation import Stage
from claims.claim import Label
from claims.document.span import Span
from factcheck.cli.support.decision_options import _past_day, decision_request
from factcheck.dossiers.accusation_request import AccusationRequest, Which
from factcheck.dossiers.decision_request import DecisionRequest, EvidenceRequest, ReplyRequest
from factcheck.errors import FactcheckError
from factcheck.i18n import using_language
from factcheck.scan_results import Status
from factcheck.verification.acts import UNSET, NotClaim, Part, Stance
from tests.support.factories import TEXT, span

URL = "https://example.org/page"
NOTHING: dict[str, Any] = {
    **dict.fromkeys(("status", "verdict", "note", "label", "speaker", "article", "title", "archived", "quote")),
    **dict.fromkeys(
        ("seen", "replaced", "asked", "asked_on", "answer", "answered_on", "not_claim", "assign", "deadline")
    ),
    **dict.fromkeys(("accusation", "not_accusation", "accuser", "stage", "stage_denied")),
    **dict.fromkeys(("accused", "offences"), ()),
    **dict.fromkeys(("flags_on", "flags_off", "urls", "withdrawn", *(part.value for part in Part)), ()),
    "stance": "context",
    "primary": False,
}


def request(**options: Any) -> DecisionRequest:
    return decision_request({**NOTHING, **options}, lambda words: span(TEXT, words))


def test_no_options_ask_for_nothing() -> None:
    assert request() == DecisionRequest(reply=ReplyRequest(asked=""))


@pytest.mark.parametrize(
    ("options", "field", "value"),
    [
        ({"status": "dropped"}, "status", Status.DROPPED),
        ({"verdict": "faux"}, "verdict", "faux"),
        ({"verdict": "none"}, "verdict", None),
        ({"label": "allegation"}, "label", Label.ALLEGATION),
        ({"label": "machine"}, "label", None),
        ({"speaker": "Kim"}, "speaker", "Kim"),
        ({"speaker": "machine"}, "speaker", None),
        ({"speaker": "none"}, "speaker", ""),
        ({}, "speaker", UNSET),
        ({"not_claim": "opinion"}, "not_claim", NotClaim.OPINION),
        ({"not_claim": "none"}, "not_claim", None),
        ({"accusation": "machine"}, "accusation", AccusationRequest(machine=True)),
        ({"accusation": "2", "stage": "charged"}, "accusation", AccusationRequest(which=2, stage=Stage.CHARGED)),
        ({"not_accusation": True}, "accusation", AccusationRequest(which=Which.ALL, gone=True)),
        ({"assign": "Bob"}, "assignee", "Bob"),
        ({"assign": "none", "deadline": "none"}, "assignee", None),
        ({"deadline": "2026-12-01"}, "deadline", "2026-12-01"),
        ({"spans": ("8:9", "3:5")}, "marks", {Part.CONTENT: (Span(3, 5), Span(8, 9))}),
        ({"spans": ("repreneurs",)}, "marks", {Part.CONTENT: (span(TEXT, "repreneurs"),)}),
        ({"cue_span": ("none",), "speaker_span": ("machine",)}, "marks", {Part.CUE: (), Part.SPEAKER: None}),
        (
            {"urls": (URL,), "stance": "refutes", "primary": True, "replaced": 3, "seen": "2026-01-02"},
            "evidence",
            (EvidenceRequest(url=URL, stance=Stance.REFUTES, primary=True, replaces=3, seen="2026-01-02"),),
        ),
        ({"asked": "Kim", "answer": "non"}, "reply", ReplyRequest(asked="Kim", answer="non")),
    ],
)
def test_options_become_values(options: dict[str, Any], field: str, value: object) -> None:
    assert getattr(request(**options), field) == value


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"spans": ("3-4",)}, "3-4: not a span"),
        ({"spans": ("none", "3:4")}, "none: not a span"),
        ({"spans": ("4:4",)}, "an empty span"),
        ({"title": "x"}, "give --evidence once"),
        ({"primary": True}, "give --evidence once"),
        ({"urls": (URL, URL), "quote": "x"}, "give --evidence once"),
    ],
)
def test_options_that_make_no_sense_are_refused(options: dict[str, Any], words: str) -> None:
    with using_language("en"), pytest.raises(FactcheckError, match=words):
        request(**options)


@pytest.mark.parametrize(
    ("word", "day"),
    [("12/11/2024", "2024-11-12"), ("3 mars 2024", "2024-03-03"), ("2024-03-03", "2024-03-03"), ("42", "42")],
)
def test_days_gone_by_are_taken_as_people_write_them(word: str, day: str) -> None:
    assert _past_day(word) == day


def test_a_day_without_a_year_is_the_last_one_and_without_a_word_there_is_none() -> None:
    found = _past_day("31 décembre")

    assert found is not None
    assert found <= date.today().isoformat()
    assert _past_day(None) is None
