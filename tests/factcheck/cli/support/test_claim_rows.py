"""Claims of the store as text and as a table."""

from __future__ import annotations

import csv
import io
import json

import pytest

from claims.accusation import Stage
from factcheck.claim_ids import claim_ids
from factcheck.cli.support.claim_rows import claim_rows_text, write_claim_table
from factcheck.store.accusation_corrections import unplaced_records
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.engine import open_store
from factcheck.stored_records import ClaimSummary
from factcheck.told_accusations import ToldAccusation
from tests.support.factories import port

pytestmark = pytest.mark.usefixtures("surroundings")
NAMES = claim_ids(port())


@pytest.fixture
def rows(db: str) -> list[ClaimSummary]:
    """The five claims of one article, in the order of its text."""
    store = open_store(db)
    with store.reading() as connection:
        found = {row.id: row for row in list_claims(connection, Filter())}
    store.close()
    return [found[name] for name in NAMES]


def test_ids_come_one_a_line(rows: list[ClaimSummary]) -> None:
    assert list(claim_rows_text(rows, "ids")) == [f"{name}\n" for name in NAMES]


def test_json_is_one_document_and_ndjson_one_a_line(rows: list[ClaimSummary]) -> None:
    whole = json.loads("".join(claim_rows_text(rows, "json")))["claims"]
    lines = [json.loads(line) for line in claim_rows_text(rows, "ndjson")]

    assert whole == lines
    assert [claim["id"] for claim in whole] == list(NAMES)


def test_accusations_are_in_every_form_but_ids(rows: list[ClaimSummary]) -> None:
    told = ToldAccusation(
        stage=Stage.CHARGED, accused=("Ida Rune", "Bruno Tesk"), offences=("fraude",), accuser="le parquet"
    )
    accused = {NAMES[1]: unplaced_records((told,))}

    whole = json.loads("".join(claim_rows_text(rows, "json", accused)))["claims"]
    lines = [json.loads(line) for line in claim_rows_text(rows, "ndjson", accused)]
    table = list(csv.DictReader(io.StringIO("".join(claim_rows_text(rows, "csv", accused)))))

    assert whole == lines
    assert [len(claim["accusations"]) for claim in whole] == [0, 1, 0, 0, 0]
    assert [party["name"] for party in whole[1]["accusations"][0]["accused"]] == ["Ida Rune", "Bruno Tesk"]
    cells = [[row[name] for name in ("accused", "stage", "offence", "accuser")] for row in table]
    assert cells[1] == ["Ida Rune, Bruno Tesk", "charged", "fraude", "le parquet"]
    assert cells[0] == [""] * 4


def test_markdown_has_heads_and_a_line_for_each_claim(rows: list[ClaimSummary]) -> None:
    lines = "".join(claim_rows_text(rows, "markdown")).splitlines()

    assert lines[0] == "| ID | Status | Label | Speaker | Claim |"
    assert [line.split(" | ")[0] for line in lines[2:]] == [f"| {name}" for name in NAMES]


@pytest.mark.parametrize("width", ["40", "120"])
def test_a_table_fits_its_terminal_and_leaves_no_claim_out(
    width: str, rows: list[ClaimSummary], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    file = io.StringIO()

    write_claim_table(rows, file, color=None)

    lines = file.getvalue().splitlines()
    assert max(map(len, lines)) <= int(width)
    assert [name for name in NAMES if name not in file.getvalue()] == []


def test_an_empty_table_is_told_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    file = io.StringIO()

    write_claim_table([], file, color=None)

    assert file.getvalue() == ""
    assert "no such claims in the store" in capsys.readouterr().err
