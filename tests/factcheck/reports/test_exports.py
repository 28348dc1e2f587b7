"""Exports: the public document and its schema, one claim a line, CSV and Markdown."""

from __future__ import annotations

import csv
import importlib
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from claims.claim import LABELS, Skipped
from factcheck.cli.scan import FORMATS
from factcheck.i18n import using_language
from factcheck.records import Checked
from factcheck.reports.exports import CSV_FIELDS, EXPORTERS, to_csv, to_document, to_json, to_markdown, to_ndjson
from factcheck.reports.json_schema import json_schema
from tests.support.factories import SOURCED, TEXT, article, checked, labelled, port, sourced, span

EVIL = "a\x1b[31mb\u009b2Jc\u202ed\u2028e\ud800f"


def validator() -> Any:
    # Imported so because it publishes no types.
    draft: Any = importlib.import_module("jsonschema").Draft202012Validator
    draft.check_schema(json_schema())
    return draft(json_schema())


def records(*articles: Checked) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(to_csv(articles)), newline="")))


def evil() -> Checked:
    text = f"{EVIL}\n\n{EVIL} !"
    return checked(labelled(text, f"{EVIL} !", speaker=(EVIL, EVIL), medium=EVIL), text=text)


# --- JSON ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "articles",
    [(), (port(),), (port(), port()), (checked(),), (evil(),), (sourced(),)],
    ids=["none", "one", "two", "empty", "evil", "sourced"],
)
def test_documents_match_the_schema(articles: tuple[Checked, ...]) -> None:
    """What is written is what the schema promises."""
    document = json.loads("".join(to_json(articles)))

    assert [error.message for error in validator().iter_errors(document)] == []
    assert len(document["articles"]) == len(articles)


def test_the_schema_is_strict() -> None:
    """A missing field, an extra field and a wrong value are each refused."""
    good = to_document([port()])

    faults: list[Callable[[dict[str, Any]], object]] = [
        lambda claim: claim.pop("cue"),
        lambda claim: claim.update(truth="false"),
        lambda claim: claim.update(label="rumour"),
        lambda claim: claim.update(score=1.2),
        lambda claim: claim.update(worth={"score": 2, "reasons": []}),
        lambda claim: claim.update(sources=[{"text": "x", "span": [0, 1], "name": "x", "role": "friend"}]),
        lambda claim: claim["speaker"].pop("confidence"),
        lambda claim: claim["content"].update(spans=[]),
        lambda claim: claim["content"].update(spans=[[1]]),
    ]
    for spoil in faults:
        bad = json.loads(json.dumps(good))
        spoil(bad["articles"][0]["claims"][0])
        assert not validator().is_valid(bad)


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
        "same_as": None,
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


def test_csv_tells_sources_addressee_and_worth() -> None:
    cost, regret, people = records(sourced())

    assert cost["sources"] == "La Gazette d’Argelune ← Voxa ← un cadre du port"
    assert (cost["addressee"], cost["worth"], cost["worth_reasons"]) == ("dockers", "0.6225", "amount present")
    assert (cost["speaker_vague"], regret["speaker_confidence"]) == ("true", "0.4200")
    assert (people["speaker_vague"], people["sources"]) == ("", "")


def test_markdown_tells_sources_addressee_and_worth() -> None:
    with using_language("en"):
        written = "".join(to_markdown([sourced()]))

    assert "| un cadre du port · not identified · via La Gazette d’Argelune ← Voxa · to: dockers |" in written
    assert "| Il → Sergueï Valmont (42% sure) |" in written
    assert "| 62 (amount, present state) |" in written
    assert "| 8 (− opinion) |" in written


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


def test_skipped_stretches_are_listed_with_their_reason() -> None:
    """Reasons go out as they are."""
    (entry,) = to_document([checked(skipped=[Skipped(span(TEXT, "reçu"), "brand_new")])])["articles"]

    assert [s["reason"] for s in entry["skipped"]] == ["brand_new"]


# --- One claim a line ------------------------------------------------------------------------------------------------


def test_each_line_is_one_claim_with_its_article() -> None:
    """The claim's own fields, and its article's id, source and title."""
    written = "".join(to_ndjson([port(), checked(), evil()]))
    lines = written.splitlines()

    assert len(lines) == 6
    first = json.loads(lines[0])
    head = {"id": "port-0001", "source": "textes/port.txt", "title": "Le port d’Argelune fermera au printemps"}
    assert first.pop("article") == head
    assert first == to_document([port()])["articles"][0]["claims"][0]


# --- CSV -------------------------------------------------------------------------------------------------------------


def test_csv_has_a_header_and_a_record_a_claim() -> None:
    """English field names first; a reader of CSV gets the words back."""
    rows = records(port(), port())

    assert tuple(rows[0]) == CSV_FIELDS
    assert len(rows) == 10
    assert rows[0]["content"] == "Le chantier naval cessera toute activité le 12 avril"
    assert rows[0]["speaker_name"] == "Sergueï Valmont"
    assert rows[0]["score"] == rows[0]["p_reported_speech"] == "0.9712"
    assert rows[2]["speaker"] == rows[2]["medium"] == rows[2]["rules"] == ""
    assert "".join(to_csv([])).endswith("same_as\r\n")


def test_csv_quotes_what_would_break_a_record() -> None:
    """Commas, quotation marks and line feeds stay within their cell; records end in CR LF."""
    text = 'Titre\n\nIl dit "oui, \net non", puis ;'
    (row,) = records(checked(labelled(text, '"oui, \net non", puis'), text=text))

    assert row["content"] == '"oui, \net non", puis'
    assert "\r\n" in "".join(to_csv([port()]))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t="])
def test_csv_holds_no_formulas(start: str) -> None:
    """A cell that a spreadsheet would compute begins with an apostrophe."""
    words = f"{start}HYPERLINK(1)"
    text = f"Titre\n\n{words} ."
    (row,) = records(checked(labelled(text, words, speaker=(words, words), medium=words), text=text))

    assert [row[field] for field in ("content", "speaker", "speaker_name", "medium")] == [f"'{words}"] * 4


def test_csv_and_markdown_carry_no_commands() -> None:
    """Control characters become visible in the forms that cannot escape them."""
    for written in ("".join(to_csv([evil()])), "".join(to_markdown([evil()]))):
        assert "␛" in written
        assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\ud800]", written)


# --- Markdown --------------------------------------------------------------------------------------------------------


@pytest.fixture
def french() -> Iterator[None]:
    """The words of Markdown reports follow the language."""
    with using_language("fr"):
        yield


@pytest.mark.usefixtures("french")
def test_markdown_is_a_heading_a_table_and_counts() -> None:
    """The whole of one article."""
    lines = "".join(to_markdown([port()])).splitlines()

    assert lines[0] == "# Le port d’Argelune fermera au printemps"
    assert lines[2] == "La Gazette d’Argelune · avec AFP · 3 mars 2026 · textes/port.txt"
    assert lines[4] == "| N° | Étiquette | Locuteur | Canal | Affirmation | Prob. | Intérêt | Vérification |"
    assert lines[7] == (
        "| 2 | allégation | plusieurs médias locaux | — "
        "| Il aurait reçu […] une aide publique de quatre millions d’euros *(≠ règle\u00a0: propos rapporté)* "
        "| 64\u00a0% | — | à vérifier |"
    ).replace("[…]", r"\[…\]")
    assert "| Le ministère → ministère de l’Économie maritime | un communiqué | **nié\u00a0:** avoir promis" in lines[9]
    assert lines[12] == "**5 affirmations, toutes à vérifier**"
    assert lines[14] == "2 propos rapportés · 2 allégations · 1 fait établi"
    assert lines[16].startswith("Laissé de côté\u00a0: 1 titre · ")


@pytest.mark.usefixtures("french")
def test_markdown_tables_survive_any_text() -> None:
    """Pipes, line feeds and markup of the article neither end a cell nor format it."""
    text = "- Titre | *gras*\n\n<b>a|b</b>\n`c` _d_ [e](f) &amp; ."
    item = labelled(text, "<b>a|b</b>\n`c` _d_ [e](f) &amp;", speaker=("a|b", "x|y"))
    lines = "".join(to_markdown([checked(item, text=text)])).splitlines()

    assert lines[0] == r"# \- Titre \| \*gras\*"
    row = next(line for line in lines if line.startswith("| 1 "))
    assert len(re.findall(r"(?<!\\)\|", row)) == 9
    assert r"\<b\>a\|b\</b\> \`c\` \_d\_ \[e\](f) \&amp;" in row


@pytest.mark.usefixtures("french")
def test_markdown_starts_no_list_by_chance() -> None:
    """A line that begins as an item of a list stays a line; standard input is named in words."""
    bare = replace(article(), source="-", title="12. Un titre", outlet="- X", agency=None, published=None)
    lines = "".join(to_markdown([Checked(article=bare, claims=(), skipped=())])).splitlines()

    assert lines == [r"# 12\. Un titre", "", r"\- X · entrée standard", "", "**Aucune affirmation trouvée.**"]


def test_every_format_of_the_command_line_has_its_exporter() -> None:
    """The table aside, the command line offers what there is."""
    assert {*EXPORTERS, "table"} == set(FORMATS)


def test_lines_come_as_articles_do() -> None:
    """An article's claims are written before the next article is asked for."""
    asked: list[int] = []

    def articles() -> Iterator[Checked]:
        for number in range(2):
            asked.append(number)
            yield port()

    for name in ("ndjson", "csv", "markdown"):
        asked.clear()
        pieces = EXPORTERS[name](articles())
        next(pieces)
        if name == "csv":
            next(pieces)
        assert asked == [0], name
