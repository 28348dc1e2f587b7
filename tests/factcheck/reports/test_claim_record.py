"""The claim record: a field of it is in every document, in the schema and in every table."""

from __future__ import annotations

import csv
import importlib
import io
import json
from dataclasses import fields
from typing import Any

import pytest
from pydantic import Field, ValidationError

from claims.claim import LABELS, Claim, LabelledClaim
from factcheck.reports import claim_record, record_filling
from factcheck.reports.claim_record import (
    ClaimRecord,
    MachineClaimRecord,
    ProbabilitiesRecord,
    Quoted,
    QuotedRecord,
)
from factcheck.reports.csv import to_csv
from factcheck.reports.json import to_json, to_ndjson
from factcheck.reports.json_schema import json_schema
from factcheck.reports.record_fields import Probability
from factcheck.scan_results import Checked
from tests.support.factories import port, sourced


class Witnessed(ClaimRecord):
    """A record with more fields than ours: words, a number and an object."""

    tone: str = Field(description="How it was said.")
    certainty: Probability
    witness: Quoted | None


def witnessed(item: LabelledClaim, name: str, article: Checked) -> Witnessed:
    witness = QuotedRecord(text="le maire", span=(3, 11)) if item.claim.speaker else None
    read = dict(record_filling.machine_claim_record(item, name, article.article.text))
    decided: dict[str, Any] = {"flags": [], "status": "unverified", "changed_since": False}
    decided |= dict.fromkeys(("verdict", "decided", "decided_claim_id", "same_as", "place", "link"))
    decided |= {"reason": None, "decided_by": None, "not_claim": None}
    decided |= {"evidence": [], "replies": [], "corrections": []}
    return Witnessed(**read, **decided, tone="calme", certainty=0.25, witness=witness)


@pytest.fixture
def more_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model with the invented fields, and the one place that fills it."""
    monkeypatch.setattr(claim_record, "ClaimRecord", Witnessed)
    monkeypatch.setattr(record_filling, "claim_record", witnessed)


@pytest.mark.usefixtures("more_fields")
def test_a_new_field_is_in_the_document_and_in_its_schema() -> None:
    document = json.loads("".join(to_json([port()])))
    properties = json_schema()["$defs"]["claim"]["properties"]

    claims = document["articles"][0]["claims"]
    assert [claim["tone"] for claim in claims] == ["calme"] * 5
    assert claims[0]["witness"] == {"text": "le maire", "span": [3, 11]}
    assert list(claims[0])[-3:] == list(properties)[-3:] == ["tone", "certainty", "witness"]
    assert properties["tone"] == {"description": "How it was said.", "type": "string"}
    assert properties["witness"] == {"anyOf": [{"$ref": "#/$defs/quoted"}, {"type": "null"}]}
    draft: Any = importlib.import_module("jsonschema").Draft202012Validator
    assert draft(json_schema()).is_valid(document)
    del claims[0]["tone"]
    assert not draft(json_schema()).is_valid(document)


@pytest.mark.usefixtures("more_fields")
def test_a_new_field_is_on_every_line() -> None:
    lines = [json.loads(line) for line in to_ndjson([port()])]

    assert [(line["tone"], line["certainty"]) for line in lines] == [("calme", 0.25)] * 5


@pytest.mark.usefixtures("more_fields")
def test_a_new_field_has_its_column() -> None:
    """After those that spreadsheets know; spans have none."""
    rows = list(csv.DictReader(io.StringIO("".join(to_csv([port()])), newline="")))

    columns = list(rows[0])
    assert columns[columns.index("corrections") + 1 :][:4] == ["tone", "certainty", "witness", "published_at"]
    assert [(row["tone"], row["certainty"]) for row in rows] == [("calme", "0.2500")] * 5
    assert {row["witness"] for row in rows} == {"le maire", ""}


def test_the_record_has_every_field_of_the_claim() -> None:
    """But what the label rests on, and how the claim was found."""
    wanted = {field.name for field in fields(Claim)} - {"features", "derivation"}

    assert wanted - set(MachineClaimRecord.model_fields) == set(), "add it in factcheck/reports/claim_record.py"


def test_the_record_has_a_probability_for_each_label() -> None:
    assert tuple(ProbabilitiesRecord.model_fields) == tuple(label.value for label in LABELS)


def test_a_document_reads_back_into_the_same_record() -> None:
    """The model takes what it writes, and refuses what the schema refuses."""
    document = json.loads("".join(to_json([port(), sourced()])))
    model = claim_record.document_model()

    assert model.model_validate(document).model_dump(by_alias=True) == document
    document["articles"][0]["claims"][0]["score"] = 1.2
    with pytest.raises(ValidationError, match="less than or equal to 1"):
        model.model_validate(document)
