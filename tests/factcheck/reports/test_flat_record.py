"""The record laid flat, and what the store carries of it."""

from __future__ import annotations

from dataclasses import fields

from claims.claim import LABELS
from factcheck.reports.claim_record import ClaimRecord, MachineClaimRecord
from factcheck.reports.flat_record import claim_columns
from factcheck.reports.record_filling import claim_records
from factcheck.store import tables
from factcheck.stored_records import Appearance
from tests.support.factories import port

# Where the store keeps what is no column of a reading: the id in two columns (claim_id, number), polarity with the
# claim itself.
ELSEWHERE = {"id", "polarity"}


def test_objects_have_a_column_for_each_part() -> None:
    names = [column.name for column in claim_columns(ClaimRecord)]

    assert names[:9] == [
        "id",
        "content",
        "spans",
        "speaker",
        "speaker_span",
        "speaker_name",
        "speaker_confidence",
        "speaker_vague",
        "cue",
    ]
    assert [name for name in names if name.startswith("p_")] == [f"p_{label}" for label in LABELS]
    assert {"worth", "worth_reasons", "sources", "sentence", "same_as"} < set(names)
    assert len(names) == len(set(names))


def test_values_are_found_and_absent_objects_have_none() -> None:
    record = claim_records(port())[2]
    values = {column.name: column.value(record) for column in claim_columns(ClaimRecord)}

    assert record.speaker is None
    assert (values["speaker"], values["speaker_name"], values["worth"]) == (None, None, None)
    assert values["content"] == record.content.text
    assert record.probabilities
    assert values["p_established_fact"] == record.probabilities.established_fact


def test_columns_with_spans_are_told() -> None:
    spans = {column.name for column in claim_columns(MachineClaimRecord) if column.spans}

    assert spans == {"spans", "speaker_span", "cue_span", "medium_span", "addressee_span", "sentence"}


def test_the_store_carries_every_field_of_what_the_machine_reads() -> None:
    wanted = {column.name for column in claim_columns(MachineClaimRecord)} - ELSEWHERE
    kept = {column.name for column in tables.readings.columns}
    read = {field.name for field in fields(Appearance)}

    assert wanted - kept == set(), "add a column to `readings` in factcheck/store/tables.py, with a migration"
    assert wanted - read == set(), "add a field to Appearance in factcheck/stored_records.py; stored_claims.py uses it"
