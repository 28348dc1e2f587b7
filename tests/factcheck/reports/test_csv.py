"""CSV: a header and a record a claim, for spreadsheets that take cells for text."""

from __future__ import annotations

import csv
import io
import re

import pytest

from factcheck.reports.csv import csv_fields, to_csv
from factcheck.scan_results import Checked
from tests.support.factories import checked, labelled, port, sourced

EVIL = "a\x1b[31mb\u009b2Jc\u202ed\u2028e\ud800f"


def evil() -> Checked:
    text = f"{EVIL}\n\n{EVIL} !"
    return checked(labelled(text, f"{EVIL} !", speaker=(EVIL, EVIL), medium=EVIL), text=text)


def records(*articles: Checked) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(to_csv(articles)), newline="")))


def test_csv_tells_sources_addressee_and_worth() -> None:
    cost, regret, people = records(sourced())

    assert cost["sources"] == "La Gazette d’Argelune ← Voxa ← un cadre du port"
    assert (cost["addressee"], cost["worth"], cost["worth_reasons"]) == ("dockers", "0.6225", "amount present")
    assert (cost["speaker_vague"], regret["speaker_confidence"]) == ("true", "0.4200")
    assert (people["speaker_vague"], people["sources"]) == ("", "")


def test_csv_has_a_header_and_a_record_a_claim() -> None:
    """English field names first; a reader of CSV gets the words back."""
    rows = records(port(), port())

    assert tuple(rows[0]) == csv_fields()
    assert len(rows) == 10
    assert rows[0]["content"] == "Le chantier naval cessera toute activité le 12 avril"
    assert rows[0]["speaker_name"] == "Sergueï Valmont"
    assert rows[0]["score"] == rows[0]["p_reported_speech"] == "0.9712"
    assert rows[2]["speaker"] == rows[2]["medium"] == rows[2]["rules"] == ""
    assert "".join(to_csv([])).endswith(
        "same_as,changed_since,place_page,place_paragraph,place_starts,place_ends,place_time,place_author,link,"
        "reason,decided_by,not_claim,evidence,replies,corrections,"
        "published_at,updated,authors,article_place,url,accused,stage,offence,accuser,version_read,replaced_by\r\n"
    )


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


def test_csv_carries_no_commands() -> None:
    """Control characters become visible in the forms that cannot escape them."""
    written = "".join(to_csv([evil()]))

    assert "␛" in written
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\ud800]", written)
