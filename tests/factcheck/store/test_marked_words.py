"""Places that people marked are told by the words that stand there."""

from __future__ import annotations

import pytest

from factcheck.claim_ids import claim_ids
from tests.support.commands import run, show
from tests.support.factories import TEXT, port, span

pytestmark = pytest.mark.usefixtures("surroundings", "db")
NAME = claim_ids(port())[1]


def test_history_and_messages_quote_the_article_and_records_keep_places() -> None:
    place = span(TEXT, "une aide publique")
    first = run("set", NAME, "--span", "une aide publique", "--by", "Ana", "--note", "plus court", "--lang", "en")
    run("set", NAME, "--span", "aide publique", "--by", "Ana", "--note", "encore", "--lang", "en")
    undone = run("undo", NAME, "--by", "Ana", "--lang", "en")

    assert (
        "place: “Il aurait reçu […] une aide publique de quatre millions d’euros” → “une aide publique”" in first.stdout
    )
    assert "place: “aide publique” → “une aide publique”" in undone.stdout
    told = run("history", NAME, "--lang", "en", "--width", "200").stdout
    assert "place: “une aide publique” → “aide publique”" in told
    assert "place: “Il aurait reçu […] une aide publique de quatre millions d’euros” → “une aide publique”" in told
    assert f"{place.start}:{place.end}" not in told
    event = next(event for event in show(NAME)["history"] if event["what"] == "spans")
    assert (event["to_value"], event["to_words"]) == (f"[[{place.start}, {place.end}]]", "une aide publique")


def test_words_that_the_article_lacks_are_refused() -> None:
    result = run("set", NAME, "--span", "le tunnel", "--by", "Ana", "--note", "x", "--lang", "en")

    assert result.exit_code == 2
    assert "“le tunnel”: these words do not stand in the article" in result.stderr


def test_of_words_that_stand_twice_those_near_the_claim_are_meant() -> None:
    assert TEXT.count("le") > 1
    assert run("set", NAME, "--cue-span", "aurait", "--by", "Ana", "--note", "x").exit_code == 0
