"""Reports out of the store: terminal, Markdown, CSV, JSON, and a page for the web."""

from __future__ import annotations

import csv
import io
import json

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.reports.csv import to_csv
from factcheck.reports.json import to_document
from factcheck.scan_results import Checked
from factcheck.store.engine import open_store
from tests.factcheck.reports.test_json_schema import validator
from tests.factcheck.store.test_article_versions import scan
from tests.support.commands import run
from tests.support.factories import TEXT, port, span
from tests.support.html_page import Page

pytestmark = pytest.mark.usefixtures("surroundings", "db")
NAMES = claim_ids(port())
URL = "https://example.org/page"


def page(*args: str) -> Page:
    return Page(run("report", "--format", "html", "--lang", "fr", *args).stdout)


# --- The same report as a scan's -------------------------------------------------------------------------------------


def test_an_article_comes_back_as_it_was_read() -> None:
    out, came = to_document([port()])["articles"][0], json.loads(run("report", "--format", "json").stdout)
    (back,) = came["articles"]

    assert validator().is_valid(came)
    assert {**back, "claims": 0, "skipped": 0} == {**out, "claims": 0, "skipped": 0}
    by_id = {claim["id"]: claim for claim in out["claims"]}
    for claim in back["claims"]:
        # The store keeps six digits.
        assert claim.pop("probabilities") == pytest.approx(by_id[claim["id"]].pop("probabilities"), abs=1e-3)
    assert {claim["id"]: claim for claim in back["claims"]} == by_id
    read, kept = (list(csv.DictReader(io.StringIO(text))) for text in (_csv(port()), run("report", *CSV).stdout))
    assert {row["claim_id"]: row["content"] for row in kept} == {row["claim_id"]: row["content"] for row in read}


CSV = ("--format", "csv")


def _csv(one: Checked) -> str:
    return "".join(to_csv([one]))


def test_the_page_shows_what_was_read_as_headline_and_byline() -> None:
    shown = run("report", "--format", "html").stdout

    assert f'<span class="headline">{TEXT.splitlines()[0]}</span>' in shown
    assert '<span class="aside">' in shown


def test_corrections_and_decisions_are_in_the_report() -> None:
    place = span(TEXT, "une aide publique")
    spans = ["--span", f"{place.start}:{place.end}"]
    run("set", NAMES[1], "--label", "established_fact", "--speaker", "La cour", *spans)
    run("set", NAMES[1], "--verdict", "faux", "--evidence", URL, "--note", "vu")

    (claim,) = json.loads(run("report", "--format", "json", "--verdict", "faux").stdout)["articles"][0]["claims"]
    assert (claim["id"], claim["label"], claim["speaker"]["name"]) == (NAMES[1], "established_fact", "La cour")
    assert claim["content"]["text"] == "une aide publique"
    assert (claim["status"], claim["verdict"]) == ("verified", "faux")
    words = " ".join(run("report", "--lang", "fr", "--width", "200").stdout.split())
    assert "vérifié" in words
    assert "5 affirmations : 4 à vérifier" in words


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["port"], 5),
        (["textes/port.txt"], 5),
        (["--day", "2026-03-03"], 5),
        (["--day", "1999-01-01"], 0),
        (["--label", "allegation"], 2),
        (["--label", "allegation", "--speaker", "médias"], 1),
    ],
)
def test_reports_are_filtered(args: list[str], found: int) -> None:
    result = run("report", "--format", "json", *args)

    assert sum(len(article["claims"]) for article in json.loads(result.stdout)["articles"]) == found
    assert bool(result.stderr) is not bool(found)
    assert run("report", "--day", "hier").exit_code == 2


def test_an_unknown_article_is_an_error_and_versions_of_a_source_are_told_once(db: str) -> None:
    unknown = run("report", "port", "autre", "--format", "json")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert "autre: no such article" in unknown.stderr

    store = open_store(db)
    for name, number in (("old1", "trois"), ("new2", "quatre")):
        scan(store, name, number)
        scan(store, f"{name}b", number, source="https://example.org/trains")
    store.close()
    (article,) = json.loads(run("report", "https://example.org/trains", "--format", "json").stdout)["articles"]
    assert article["id"] == "new2b"


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
def test_of_several_versions_each_says_when_it_was_read_and_which_is_the_last(db: str, form: str) -> None:
    store = open_store(db)
    for name, number in (("old1", "trois"), ("new2", "quatre")):
        scan(store, name, number)
    store.close()
    shown = " ".join(run("report", "--format", form, "--lang", "en").stdout.split())
    articles = json.loads(run("report", "--format", "json").stdout)["articles"]
    rows = list(csv.DictReader(io.StringIO(run("report", "--format", "csv").stdout)))

    times = 2 if form == "html" else 1  # the page has contents
    assert shown.count("version read on ") == 2 * times
    assert shown.count(", replaced by the one of ") == shown.count(", the last one") == times
    first, *versions = sorted(articles, key=lambda one: one["version_read"] or "")
    assert (first["version_read"], first["replaced_by"]) == (None, None)
    assert [(one["id"], one["replaced_by"]) for one in versions] == [("old1", "new2"), ("new2", None)]
    assert {row["article_id"]: row["replaced_by"] for row in rows} == {first["id"]: "", "old1": "new2", "new2": ""}


# --- The page --------------------------------------------------------------------------------------------------------


def test_a_page_has_the_claims_that_are_asked_for_and_why_they_bear_their_labels() -> None:
    run("set", NAMES[0], "--verdict", "faux", "--evidence", URL, "--note", "vu")
    whole, some = page(), page("--label", "allegation")

    assert {f"c-{name}" for name in NAMES} <= whole.names
    assert len([name for name in some.names if name.startswith("c-")]) == 2
    titles = [attributes.get("title") or "" for _tag, attributes in whole.elements]
    assert any("Sergueï Valmont" in title and "vérifié · faux" in title for title in titles)
    assert URL in {attributes.get("href") for tag, attributes in whole.elements if tag == "a"}
