"""Documents and lines of JSON: what they tell, and what they keep terminals from."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from claims.claim import LABELS, Skipped
from factcheck.reports.escaping import json_text
from factcheck.reports.json import to_document, to_json, to_ndjson
from factcheck.scan_results import Checked
from tests.support.factories import SOURCED, TEXT, checked, labelled, port, sourced, span

EVIL = "a\x1b[31mb\u009b2Jc\u202ed\u2028e\ud800f"


def evil() -> Checked:
    text = f"{EVIL}\n\n{EVIL} !"
    return checked(labelled(text, f"{EVIL} !", speaker=(EVIL, EVIL), medium=EVIL), text=text)


def test_the_document_tells_everything() -> None:
    """Every field of one claim, as agreed."""
    text = TEXT
    (entry,) = to_document([port()])["articles"]
    claim: dict[str, Any] = entry["claims"][3]

    assert {key: entry[key] for key in ("id", "source", "title", "outlet", "agency", "published", "language")} == {
        "id": "port-0001",
        "source": "textes/port.txt",
        "title": "Le port d’Argelune fermera au printemps",
        "outlet": "La Gazette d’Argelune",
        "agency": "AFP",
        "published": "2026-03-03",
        "language": "fr",
    }
    assert entry["text"] == text
    assert entry["skipped"][0] == {"span": [0, 39], "reason": "headline"}
    assert re.fullmatch("[0-9a-f]{12}", claim.pop("id"))
    content = span(text, "avoir promis « un centime de plus » aux repreneurs")
    speaker, medium, cue = (span(text, words) for words in ("Le ministère", "un communiqué", "dément"))
    assert claim == {
        "content": {
            "text": "avoir promis « un centime de plus » aux repreneurs",
            "spans": [[content.start, content.end]],
        },
        "speaker": {
            "text": "Le ministère",
            "span": [speaker.start, speaker.end],
            "name": "ministère de l’Économie maritime",
            "confidence": 1.0,
            "vague": False,
        },
        "cue": {"text": "dément", "span": [cue.start, cue.end]},
        "medium": {"text": "un communiqué", "span": [medium.start, medium.end]},
        "sources": [],
        "addressee": None,
        "accusations": [],
        "style": "mixed",
        "polarity": "denied",
        "label": "reported_speech",
        "score": 0.88,
        "probabilities": {"reported_speech": 0.88, "allegation": 0.06, "established_fact": 0.06},
        "worth": None,
        "rules": ["test.rule"],
        "suggested": "reported_speech",
        "construction": "verb_clause",
        "sentence": [content.start, content.end],
        "status": "unverified",
        "verdict": None,
        "flags": [],
        "decided": None,
        "decided_claim_id": None,
        "same_as": None,
        "changed_since": False,
        "place": None,
        "link": None,
        "reason": None,
        "decided_by": None,
        "not_claim": None,
        "evidence": [],
        "replies": [],
        "corrections": [],
    }


def test_the_document_tells_sources_addressee_and_worth() -> None:
    """The chain from the outermost link inwards, whom it was told, how sure the name is, why it is worth checking."""
    (entry,) = to_document([sourced()])["articles"]
    cost, regret, _people = entry["claims"]

    gazette, euros = span(SOURCED, "La Gazette d’Argelune"), span(SOURCED, "4 millions d’euros")
    assert [(link["name"], link["role"]) for link in cost["sources"]] == [
        ("La Gazette d’Argelune", "outlet"),
        ("Voxa", "agency"),
        ("un cadre du port", "vague"),
    ]
    assert cost["sources"][0]["span"] == [gazette.start, gazette.end]
    assert cost["addressee"]["text"] == "dockers"
    assert (cost["speaker"]["vague"], regret["speaker"]["vague"]) == (True, False)
    assert regret["speaker"]["confidence"] == 0.42
    assert cost["worth"]["score"] == 0.6225
    assert cost["worth"]["reasons"][0] == {
        "key": "amount",
        "weight": 1.3,
        "text": "4 millions d’euros",
        "span": [euros.start, euros.end],
    }


def test_spans_count_code_points_of_the_text() -> None:
    """Every span, cut out of the text of the document, gives the words beside it."""
    (entry,) = json.loads("".join(to_json([port()])))["articles"]

    for claim in entry["claims"]:
        fragments = [entry["text"][start:end] for start, end in claim["content"]["spans"]]
        assert claim["content"]["text"] == " […] ".join(fragments)
        for part in (claim["speaker"], claim["cue"], claim["medium"]):
            if part:
                assert entry["text"][slice(*part["span"])] == part["text"]


@pytest.mark.parametrize("score", [1 / 3 + 1e-9, 0.33335, 0.99995, 0.50005, 0.61803398875])
def test_rounded_probabilities_still_sum_to_one(score: float) -> None:
    """Four digits each, their sum within 0.0002 of 1, the score among them."""
    (entry,) = to_document([checked(labelled(TEXT, "reçu", score=score))])["articles"]
    claim = entry["claims"][0]

    assert sum(claim["probabilities"].values()) == pytest.approx(1, abs=0.0002)
    assert claim["score"] == claim["probabilities"][claim["label"]]
    assert list(claim["probabilities"]) == [label.value for label in LABELS]


def test_json_is_readable_and_carries_no_commands() -> None:
    """Letters stay letters, control characters are escaped, and reading gives the very text."""
    written = "".join(to_json([evil(), port()]))

    assert "Sergueï" in written
    assert '\n  "articles"' in written
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\ud800]", written)
    assert written.encode()
    assert json.loads(written)["articles"][0]["title"] == EVIL


@pytest.mark.parametrize("count", [0, 1, 2])
def test_json_is_written_article_by_article(count: int) -> None:
    articles = [evil(), port()][:count]

    pieces = list(to_json(iter(articles)))

    assert "".join(pieces) == json_text(to_document(articles), indent=2) + "\n"
    assert len(pieces) == count + 1


def test_skipped_stretches_are_listed_with_their_reason() -> None:
    """Reasons go out as they are."""
    (entry,) = to_document([checked(skipped=[Skipped(span(TEXT, "reçu"), "brand_new")])])["articles"]

    assert [s["reason"] for s in entry["skipped"]] == ["brand_new"]


def test_each_line_is_one_claim_with_its_article() -> None:
    """The claim's own fields, and its article's id, source and title."""
    written = "".join(to_ndjson([port(), checked(), evil()]))
    lines = written.splitlines()

    assert len(lines) == 6
    first = json.loads(lines[0])
    head = {
        "id": "port-0001",
        "source": "textes/port.txt",
        "title": "Le port d’Argelune fermera au printemps",
        "url": None,
    }
    assert first.pop("article") == head
    assert first == to_document([port()])["articles"][0]["claims"][0]
