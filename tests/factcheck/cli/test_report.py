"""Reports out of the store: terminal, Markdown, CSV, JSON, and a page for the web."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import struct
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.i18n import using_language
from factcheck.reports.csv import to_csv
from factcheck.reports.html import to_html
from factcheck.reports.json import to_document
from factcheck.reports.ranking import by_worth
from factcheck.scan_results import Checked
from factcheck.store.engine import open_store
from tests.factcheck.reports.test_json_schema import validator
from tests.factcheck.store.test_article_versions import scan
from tests.support.commands import run
from tests.support.factories import TEXT, checked, labelled, port, sourced, span

pytestmark = pytest.mark.usefixtures("surroundings", "db")
NAMES = claim_ids(port())
URL = "https://example.org/page"


class Page(HTMLParser):
    """What a browser makes of a page: its words, its elements, and whether they are closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


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
    assert "déjà vérifié" in words
    assert "5 affirmations, 4 à vérifier" in words


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


# --- The page --------------------------------------------------------------------------------------------------------


def test_the_page_holds_the_text_and_asks_for_nothing() -> None:
    html = run("report", "--format", "html").stdout
    made = Page(html)
    words = re.sub(r"\d", "", made.text)

    for paragraph in TEXT.strip().split("\n\n"):
        assert re.sub(r"\d", "", paragraph) in words
    assert not re.search(r"<(?:script|img|iframe|object|embed|link|base|form)\b|@import|url\(", html, re.IGNORECASE)
    assert "default-src 'none'" in html
    targets = [attributes.get("href") or "" for tag, attributes in made.elements if tag == "a"]
    assert all(target.startswith("#") for target in targets)


def test_links_lead_somewhere_and_names_are_their_own() -> None:
    made = page()
    names = [attributes["id"] for _tag, attributes in made.elements if "id" in attributes]
    links = {(attributes.get("href") or "")[1:] for tag, attributes in made.elements if tag == "a"}

    assert len(names) == len(set(names))
    assert links <= set(names)
    assert {f"claim-{n}" for n in range(1, 6)} | {f"in-{n}" for n in range(1, 6)} <= set(names)


def test_a_reader_of_the_page_hears_language_headings_and_names() -> None:
    made = page()
    by_tag: dict[str, list[dict[str, str | None]]] = {}
    for tag, attributes in made.elements:
        by_tag.setdefault(tag, []).append(attributes)

    assert by_tag["html"][0]["lang"] == "fr"
    assert len(by_tag["h1"]) == len(by_tag["main"]) == len(by_tag["title"]) == 1
    assert all(link.get("aria-label") or link.get("title") for link in by_tag["a"])
    assert "allégation" in made.text


def test_hovering_tells_attribution_and_status() -> None:
    run("set", NAMES[0], "--verdict", "faux", "--evidence", URL, "--note", "vu")

    titles = [attributes.get("title") or "" for _tag, attributes in page().elements]
    assert any("Sergueï Valmont" in title and "déjà vérifié · faux" in title for title in titles)


def test_a_page_tells_sources_and_worth() -> None:
    """Chain, addressee, doubt about names, worth with its reasons, and a way to what is worth checking first."""
    with using_language("en"):
        made = Page("".join(to_html([sourced()])))

    shown = " ".join(made.text.split())
    assert "Chain:La Gazette d’Argelune ← Voxa ← un cadre du port" in shown
    assert "not identified" in shown
    assert "Told to:dockers" in shown
    assert "Il → Sergueï Valmont (42% sure)" in shown
    assert "62 of 100: amount, present state" in shown
    assert "Check first: Claim 3 (number) · Claim 1 (amount, present state)" in shown
    assert {"#claim-3", "#claim-1"} <= {attributes.get("href") for tag, attributes in made.elements if tag == "a"}


def test_a_page_in_order_of_worth_keeps_the_numbers_of_the_text() -> None:
    with using_language("en"):
        made = Page("".join(to_html([by_worth(sourced())])))

    cards = [attributes for tag, attributes in made.elements if tag == "li"]
    assert [(card["id"], card["value"]) for card in cards] == [("claim-3", "3"), ("claim-1", "1"), ("claim-2", "2")]
    links = [attributes for tag, attributes in made.elements if (attributes.get("id") or "").startswith("in-")]
    assert [link["id"] for link in links] == ["in-1", "in-2", "in-3"]


def test_claims_within_claims_all_have_their_mark() -> None:
    outer, inner = "Deux cents ouvriers travaillent sur le site depuis 1987", "ouvriers travaillent"
    html = "".join(to_html([checked(labelled(TEXT, outer), labelled(TEXT, inner), labelled(TEXT, outer))]))

    made = Page(html)
    assert {attributes.get("id") for _t, attributes in made.elements} >= {"in-1", "in-2", "in-3"}


def test_markup_in_an_article_is_text() -> None:
    evil = 'Titre <b>\n\n<script>alert(1)</script> & "x" \' \x1b[31m suite'
    html = "".join(to_html([checked(labelled(evil, '<script>alert(1)</script> & "x"'), text=evil)]))

    assert "<script" not in html
    assert "\x1b" not in html
    assert '<script>alert(1)</script> & "x"' in Page(html).text


def test_several_articles_share_a_page() -> None:
    with using_language("en"):
        made = Page("".join(to_html([port(), port()])))

    names = [attributes["id"] for _tag, attributes in made.elements if "id" in attributes]
    assert len(names) == len(set(names))
    assert sum(tag == "article" for tag, _attributes in made.elements) == 2


@pytest.fixture(scope="module")
def browser() -> str:
    """A Chromium that starts: on some systems its name is only a hint at where to get one."""
    for path in filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))):
        if subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0:
            return path
    pytest.skip("no Chromium here: apt-get install chromium")


def test_a_browser_shows_the_page(tmp_path: Path, browser: str) -> None:
    path, shot = tmp_path / "page.html", tmp_path / "page.png"
    run("report", "--format", "html", "--lang", "fr", "--output", str(path))
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    environment = {**os.environ, "HOME": str(tmp_path)}

    def browse(*args: str) -> str:
        result = subprocess.run(
            [*command, *args, path.as_uri()], capture_output=True, env=environment, timeout=120, check=True
        )
        return result.stdout.decode()

    dom = browse("--dump-dom")
    assert dom.count('href="#claim-') >= 5
    assert "allégation" in dom
    browse(f"--screenshot={shot}", "--window-size=800,1200")
    head = shot.read_bytes()
    width, height = struct.unpack(">II", head[16:24])
    assert (width, height) == (800, 1200)
    # A blank page would pack into next to nothing.
    assert len(head) > 20_000
