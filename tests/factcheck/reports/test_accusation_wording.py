"""Accusations in words: the accused never without the stage, never as guilty of what is not decided."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from claims.accusation import STAGES, Stage
from factcheck.i18n import using_language
from factcheck.reports.accusation_wording import accusation_lines, recorded_accusation_lines, stage_name, stage_synonyms
from factcheck.reports.csv import to_csv
from factcheck.reports.html import to_html
from factcheck.reports.json import to_document
from factcheck.reports.markdown import to_markdown
from factcheck.reports.record_filling import claim_records
from factcheck.reports.terminal import render
from tests.support.factories import ACCUSING, accusing

LINES = [
    ["Agathe Nolin · charged · “faux” · “recel”", "Agathe Nolin · suspicion"],
    ["le gérant · not, or no longer: suspicion · “fraude” · accuser: le parquet"],
]


def test_a_line_tells_whom_the_stage_of_what_and_who_accuses() -> None:
    assert [accusation_lines(item.claim.accusations, ACCUSING) for item in accusing().claims] == LINES


def test_records_are_worded_as_claims_are() -> None:
    assert [recorded_accusation_lines(record.accusations) for record in claim_records(accusing())] == LINES


def test_the_same_twice_is_told_once() -> None:
    (first, _second) = accusing().claims[0].claim.accusations
    assert len(accusation_lines([first, first], ACCUSING)) == 1


def test_a_name_that_is_not_sure_says_so() -> None:
    (first, _second) = accusing().claims[0].claim.accusations
    (party,) = first.accused
    doubtful = replace(first, accused=(replace(party, confidence=0.2),))
    assert accusation_lines([doubtful], ACCUSING)[0].startswith("Agathe Nolin (uncertain, 20%) · charged")
    with using_language("fr"):
        assert accusation_lines([doubtful], ACCUSING)[0].startswith("Agathe Nolin (incertain, 20")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_stage_has_words_of_its_own(language: str) -> None:
    with using_language(language):
        names = [stage_name(stage) for stage in STAGES]
        assert len(set(names)) == len(STAGES)
        assert all(stage_synonyms(stage) for stage in STAGES)


def test_french_words_agree_with_nobody() -> None:
    """They stand beside women, men and companies."""
    with using_language("fr"):
        assert stage_name(Stage.CHARGED) == "mise en examen (inculpation)"
        line = accusation_lines(accusing().claims[1].claim.accusations, ACCUSING)[0]
    assert line == "le gérant · pas, ou plus\u00a0: soupçon · «\u00a0fraude\u00a0» · accusateur\u00a0: le parquet"


@pytest.mark.parametrize("width", [60, 100, 160])
def test_the_terminal_shows_them_below_the_claim(width: int) -> None:
    from factcheck.reports.console import make_console
    from factcheck.reports.terminal import show

    file = io.StringIO()
    show(render(accusing(), width=width), make_console(file, {"COLUMNS": str(width)}, color=False))
    words = " ".join(file.getvalue().split())
    assert "Accusation:" in words
    assert "suspicion" in words


def test_markdown_and_the_page_show_them() -> None:
    for made in ("".join(to_markdown([accusing()])), "".join(to_html([accusing()]))):
        assert "Agathe Nolin · charged ·" in made
        assert "not, or no longer: suspicion" in made


def test_the_page_filters_by_accused_and_stage() -> None:
    page = "".join(to_html([accusing()]))
    assert 'data-filter="accused"' in page
    assert 'data-filter="stage"' in page


def test_the_document_tells_each_with_its_places() -> None:
    (entry,) = to_document([accusing()])["articles"]
    charged, _suspected = entry["claims"][0]["accusations"]
    assert (charged["stage"], charged["negated"], charged["accuser"]) == ("charged", False, None)
    assert [(p["name"], p["text"]) for p in charged["accused"]] == [("Agathe Nolin", "La trésorière Agathe Nolin")]
    assert [words["text"] for words in charged["offences"]] == ["faux", "recel"]
    start, end = charged["span"]
    assert entry["text"][start:end] == "La trésorière Agathe Nolin, mise en examen pour faux et recel"


def test_csv_has_a_column_for_each_part() -> None:
    first, second = csv.DictReader(io.StringIO("".join(to_csv([accusing()]))))
    parts = ("accused", "stage", "offence", "accuser")
    assert [first[part] for part in parts] == [
        "Agathe Nolin | Agathe Nolin",
        "charged | suspected",
        "faux, recel | ",
        "",
    ]
    assert [second[part] for part in parts] == ["gérant", "not suspected", "fraude", "parquet"]
