"""The report: for people, in two languages and any terminal, and for programs."""

from __future__ import annotations

import csv
import importlib
import io
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from pytest_bdd import scenarios, then, when
from rich.cells import cell_len

from factcheck.articles.reader import read_text
from factcheck.reports.json_schema import json_schema
from factcheck.scan_results import Checked
from tests.features.program import COLOUR, LoadChecker, Outcome
from tests.features.sentences import sentence
from tests.features.tables import Claim, Table, claims_of, records, shown
from tests.support.html_page import Page

scenarios("rapport.feature")

LABELS = {
    "propos rapporté": r"propos rapportés?",
    "allégation": r"allégations?",
    "affirmé par l’article": r"affirmés? par l’article",
    "reported speech": r"reported speech",
    "allegation": r"allegations?",
    "stated by the article": r"stated by the article",
}
TERMINALS: Mapping[str, Mapping[str, str]] = {
    "un terminal": {"TERM": "xterm-256color"},
    "un terminal sans couleurs": {"TERM": "xterm-256color", "NO_COLOR": "1"},
    "un terminal rudimentaire": {"TERM": "dumb"},
}
BEGINNING = "contenu commence par"


@pytest.fixture
def expected(article_text: str, load: LoadChecker) -> list[Claim]:
    """The claims that a report of the article must show."""
    return claims_of(load([]).check(read_text(article_text, source="-")))


def words(text: str) -> list[str]:
    """The words of ``text`` in order, colours and punctuation left out."""
    return re.findall(r"\w+", re.sub(r"\x1b\[[\d;]*m", "", text))


# --- When ------------------------------------------------------------------------------------------------------------


@when("on demande le rapport en anglais", target_fixture="outcome")
def report_in_english(article_file: str, scan: Callable[..., Outcome]) -> Outcome:
    """The report in the terminal, wide enough for a column for every fact."""
    return scan("--width", "160", article_file, language="en")


@when(sentence("on demande le rapport sur {columns:d} colonnes"), target_fixture="outcome")
def report_on_columns(article_file: str, columns: int, scan: Callable[..., Outcome]) -> Outcome:
    """The report for a terminal of this width."""
    return scan("--width", str(columns), article_file)


@when(sentence("on demande le rapport dans {place}"), target_fixture="outcome")
def report_somewhere(article_file: str, place: str, scan: Callable[..., Outcome]) -> Outcome:
    """The report where its reader is: in a terminal or behind a pipe."""
    return scan(article_file) if place == "un tube" else scan(article_file, terminal=TERMINALS[place])


@when(sentence("on demande le rapport au format {form}"), target_fixture="outcome")
def report_as_data(article_file: str, faulty_file: str | None, form: str, scan: Callable[..., Outcome]) -> Outcome:
    """The report for a program, of the file that cannot be read as well, if there is one."""
    return scan("--format", form, *([faulty_file] if faulty_file else []), article_file)


# --- Then: claims ----------------------------------------------------------------------------------------------------


@then("une affirmation relevée est:")
def one_claim_is(checked: Checked, datatable: Table) -> None:
    """Some claim fits the one row of the table; its last column gives the first words of the content."""
    *columns, last = datatable[0]
    assert last == BEGINNING
    (wanted,) = records(datatable)
    found = shown(claims_of(checked), [[*columns, "contenu"]])
    fitting = [claim for claim in found if all(claim[column] == wanted[column] for column in columns)]
    assert any(claim["contenu"].startswith(wanted[BEGINNING]) for claim in fitting), found


@then("aucune affirmation ne touche à:")
def no_claim_touches(checked: Checked, datatable: Table) -> None:
    """No claim overlaps any of these passages, wherever they stand on the page."""
    text = checked.article.text.replace("’", "'")
    for row in records(datatable):
        places = [found.span() for found in re.finditer(re.escape(row["passage"]), text)]
        assert places, row
        touching = [
            claim["content"]["text"]
            for claim in claims_of(checked)
            for start, end in claim["content"]["spans"]
            if any(start < last and first < end for first, last in places)
        ]
        assert touching == []


# --- Then: the report for people -------------------------------------------------------------------------------------


@then(sentence('le rapport dit "{told}"'))
def report_tells(outcome: Outcome, told: str) -> None:
    """These words stand in the report."""
    assert told in outcome.words


@then("le rapport compte les affirmations par étiquette")
def report_counts_labels(outcome: Outcome) -> None:
    """The counts below the table are those of its rows."""
    rows = {name: len(re.findall(rf"^ *\d+ +{name}  ", outcome.output, re.MULTILINE)) for name in LABELS}
    counts = {name: re.findall(rf"(\d+) {form}(?= ·|$)", outcome.output, re.MULTILINE) for name, form in LABELS.items()}
    assert {name: int(count[0]) if count else 0 for name, count in counts.items()} == rows
    assert sum(rows.values()) > 0


@then(sentence('toutes les affirmations du rapport sont "{status}"'))
def report_leaves_verification_open(outcome: Outcome, status: str) -> None:
    """Each row of the table ends with this status."""
    rows = re.findall(r"^ *\d+ +\D.*%.*$", outcome.output, re.MULTILINE)
    assert rows
    assert [row for row in rows if not row.rstrip().endswith(status)] == []


@then(sentence("aucune ligne ne dépasse {columns:d} colonnes"))
def lines_fit(outcome: Outcome, columns: int) -> None:
    """The terminal need not wrap any line."""
    assert [line for line in outcome.output.splitlines() if cell_len(line) > columns] == []


@then("chaque mot des affirmations se lit dans le rapport")
def report_keeps_every_word(outcome: Outcome, expected: list[Claim]) -> None:
    """No word of a claim is cut or left out."""
    told = set(words(outcome.output))
    assert expected
    assert [word for claim in expected for word in words(claim["content"]["text"]) if word not in told] == []


@then("le rapport est en couleurs")
def report_has_colours(outcome: Outcome) -> None:
    """The report holds colour sequences."""
    assert COLOUR in outcome.output


@then("le rapport est sans couleur")
def report_has_no_colours(outcome: Outcome) -> None:
    """The report holds nothing but text."""
    assert "\x1b" not in outcome.output


# --- Then: the report for programs -----------------------------------------------------------------------------------


@then("la sortie est un document conforme à son schéma")
def output_fits_its_schema(outcome: Outcome) -> None:
    """Standard output is one JSON document, as the published schema describes it, and nothing else."""
    document = json.loads(outcome.output)
    # Imported so because it publishes no types.
    validator: Any = importlib.import_module("jsonschema").Draft202012Validator(json_schema())
    validator.validate(document)
    assert document["articles"][0]["claims"]


@then(sentence('chaque affirmation du document est "{status}"'))
def document_leaves_verification_open(outcome: Outcome, status: str) -> None:
    """Each claim of the document has this status."""
    assert {claim["status"] for claim in outcome.article["claims"]} == {status}


@then(sentence("la sortie donne chaque affirmation sur une ligne de {form}"))
def output_has_a_line_per_claim(outcome: Outcome, form: str, expected: list[Claim]) -> None:
    """Each claim of the article has a record of its own, in text order."""
    lines = outcome.output.splitlines()
    contents: list[str]
    match form:
        case "csv":
            contents = [row["content"] for row in csv.DictReader(io.StringIO(outcome.output))]
        case "ndjson":
            contents = [json.loads(line)["content"]["text"] for line in lines]
        case _:
            # Notes on a claim stand behind it, in italics and brackets.
            contents = [line.split(" | ")[4].partition(" *(")[0] for line in lines if re.match(r"\| \d", line)]
    contained = [words(claim["content"]["text"]) for claim in expected]
    assert len(contents) == len(contained)
    for told, claim_words in zip(map(words, contents), contained, strict=True):
        # People are shown the words that accuse, too, where they stand between those of the claim.
        left = iter(told)
        assert all(word in left for word in claim_words)
        assert form == "markdown" or told == claim_words


# --- Then: the page --------------------------------------------------------------------------------------------------


@then("la page a une fiche par affirmation, nommée d'après son identifiant")
def page_has_a_card_for_each_claim(outcome: Outcome, expected: list[Claim]) -> None:
    """The ids of the claims name the cards, in the order of the text."""
    names = [f"c-{claim['id']}" for claim in expected]
    assert names
    assert _named(Page(outcome.output), "c-") == names


@then("chaque fiche mène à son passage, et chaque passage à sa fiche")
def cards_and_words_lead_to_each_other(outcome: Outcome) -> None:
    """No link leads nowhere, and each of both names is linked."""
    page = Page(outcome.output)
    inside = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert inside <= page.names
    assert {name for name in page.names if name.startswith(("c-", "w-"))} <= inside


@then("chaque fiche dit pourquoi cette étiquette et non une autre")
def cards_tell_why(outcome: Outcome) -> None:
    """A sentence each, which names both labels."""
    page = Page(outcome.output)
    told = re.findall(r"Pourquoi cette étiquette\s: (.+? et non .+?\s: .+)", page.own)
    assert len(told) == len(_named(page, "c-"))


@then("la page ne demande rien à personne")
def page_asks_for_nothing(outcome: Outcome) -> None:
    """Nothing is fetched, and the page itself forbids it."""
    tags = {tag for tag, _attributes in Page(outcome.output).elements}
    assert not tags & {"img", "link", "iframe", "object", "embed", "form", "base"}
    assert "default-src 'none'" in outcome.output
    assert not any("src" in attributes for _tag, attributes in Page(outcome.output).elements)


@then("rien n'y est caché hormis les filtres")
def page_hides_filters_only(outcome: Outcome) -> None:
    """What only the script can work is shown by the script; all else is there from the start."""
    hidden = [attributes for _tag, attributes in Page(outcome.output).elements if "hidden" in attributes]
    # How many claims of an article the filters leave is told beside its number of claims.
    assert {attributes.get("id") or attributes.get("class") for attributes in hidden} == {"filters", "nothing", "part"}


def _named(page: Page, beginning: str) -> list[str]:
    names = (attributes.get("id") or "" for _tag, attributes in page.elements)
    return [name for name in names if name.startswith(beginning)]
