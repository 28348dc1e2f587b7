"""The add command: claims that the machine did not find, by their words."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from claims.document.span import Span
from tests.support.commands import run, show
from tests.support.factories import TEXT, span

pytestmark = pytest.mark.usefixtures("surroundings", "db")


def added(*args: str) -> dict[str, Any]:
    result = run("add", "port-0001", *args, "--by", "Ana", "--lang", "en")
    assert result.exit_code == 0, result.stderr
    return show(result.stdout.split(":")[0])


def place(words: str) -> list[int]:
    found: Span = span(TEXT, words)
    return [found.start, found.end]


def test_a_claim_is_added_by_its_words_with_all_its_parts() -> None:
    found = added(
        "un centime de plus", "--label", "allégation", "--speaker", "le ministère", "--name", "Le ministère de la Mer",
        "--cue", "dément", "--medium", "un communiqué", "--denied", "--note", "oubliée",
    )  # fmt: skip
    claim, reading = found["claim"], found["appearances"][0]

    assert (claim["content"], claim["label"], claim["speaker"]) == (
        "un centime de plus",
        "allegation",
        "Le ministère de la Mer",
    )
    assert claim["polarity"] == "denied"
    assert reading["spans"] == [place("un centime de plus")]
    assert reading["speaker_span"] == place("Le ministère")
    assert (reading["cue"], reading["medium"]) == ("dément", "un communiqué")
    assert {(event["who"], event["why"]) for event in found["history"]} == {("Ana", "oubliée")}


def test_a_claim_in_pieces_and_a_speaker_who_is_not_named_there() -> None:
    found = added("repreneurs", "un centime", "--label", "reported_speech", "--speaker", "Ana Kessé")

    assert found["claim"]["content"] == "un centime […] repreneurs"
    assert found["claim"]["speaker"] == "Ana Kessé"
    assert found["appearances"][0]["speaker_span"] is None


def test_an_added_claim_is_taken_back() -> None:
    name = run("add", "port-0001", "un centime de plus", "--label", "allegation", "--by", "Ana").stdout.split(":")[0]
    before = run("list", "-f", "ids").stdout.split()

    assert run("undo", name, "--by", "Ana").exit_code == 0
    assert set(before) - set(run("list", "-f", "ids").stdout.split()) == {name.strip()}


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["port-0001", "le tunnel", "--label", "allegation"], "“le tunnel”: these words do not stand in the article"),
        (["port-0001", "le", "--label", "allegation"], "several times"),
        (["port-0001", "le", "--label", "allegation", "--line", "999"], "not in line 999"),
        (["nulle-part", "un centime", "--label", "allegation"], "no such article"),
        (["port-0001", "un centime", "--label", "allegation", "--denied"], "name them with --speaker"),
        (["port-0001", "un centime", "--label", "allegation", "--cue", "jure"], "“jure”: these words do not stand"),
        (["port-0001", "un centime", "centime de", "--label", "allegation"], "pieces of a claim share words"),
        (["port-0001", "un centime", "un centime", "--label", "allegation"], "pieces of a claim share words"),
        (["port-0001", "un centime"], "--label"),
        (["port-0001", "--label", "allegation"], "WORDS"),
    ],
)
def test_what_cannot_be_added_is_refused_and_nothing_is_kept(args: list[str], words: str) -> None:
    before = run("list", "-f", "ids").stdout

    result = run("add", *args, "--by", "Ana", "--lang", "en")

    assert (result.exit_code, words in result.stderr) == (2, True), result.stderr
    assert run("list", "-f", "ids").stdout == before


def test_a_claim_is_added_once() -> None:
    added("un centime de plus", "--label", "allegation")

    result = run("add", "port-0001", "un centime de plus", "--label", "allegation", "--by", "Ana", "--lang", "en")

    assert (result.exit_code, "stands in the article already" in result.stderr) == (2, True)


def test_the_claim_counts_in_the_report() -> None:
    run("add", "port-0001", "un centime de plus", "--label", "allegation", "--by", "Ana")

    (article,) = json.loads(run("report", "-f", "json").stdout)["articles"]
    assert "un centime de plus" in [claim["content"]["text"] for claim in article["claims"]]


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
def test_every_report_tells_who_added_the_claim_and_no_certainty(form: str) -> None:
    added("un centime de plus", "--label", "allegation", "--note", "oubliée")

    told = run("report", "--words", "un centime de plus", "-f", form, "--lang", "en", "--width", "200").stdout

    assert "Added:" in told
    assert "Ana" in told
    assert "because oubliée" in told
    assert "100%" not in re.sub(r"<style.*?</style>", "", told, flags=re.DOTALL)


def test_records_tell_that_a_person_added_it() -> None:
    name = added("un centime de plus", "--label", "allegation")["claim"]["id"]

    (article,) = json.loads(run("report", "-f", "json").stdout)["articles"]
    (claim,) = [claim for claim in article["claims"] if claim["id"] == name]
    assert [(one["part"], one["who"]) for one in claim["corrections"]] == [("added", "Ana")]


def test_words_that_another_claim_has_are_told_and_added_all_the_same() -> None:
    (article,) = json.loads(run("report", "-f", "json").stdout)["articles"]
    other = article["claims"][0]

    result = run(
        "add", "port-0001", other["content"]["text"], "--label", "fait établi", "--speaker", "Ana Kessé", "--by", "Ana",
        "--line", str(TEXT.count("\n", 0, other["content"]["spans"][0][0]) + 1), "--lang", "en",
    )  # fmt: skip

    assert result.exit_code == 0, result.stderr
    assert f"these words stand in another claim of the article, too: {other['id']};" in " ".join(result.stderr.split())


def test_words_of_no_other_claim_are_added_without_a_word_of_it() -> None:
    result = run("add", "port-0001", "Qui paiera la facture ?", "--label", "allegation", "--by", "Ana", "--lang", "en")

    assert (result.exit_code, result.stderr) == (0, "")
