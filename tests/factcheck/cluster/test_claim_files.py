"""NDJSON and Parquet of the same claims."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet
import pytest

from factcheck.cluster.claim_files import FORMS, claim_schema, write_claims
from factcheck.reports.claim_record import ClaimRecord
from factcheck.reports.json import to_ndjson
from tests.support.factories import sourced


def test_ndjson_is_that_of_a_scan(tmp_path: Path) -> None:
    write_claims(tmp_path / "new" / "a.ndjson", "ndjson", [sourced()])

    assert (tmp_path / "new" / "a.ndjson").read_text(encoding="utf-8") == "".join(to_ndjson([sourced()]))


def test_parquet_has_the_same_records(tmp_path: Path) -> None:
    write_claims(tmp_path / "a.parquet", "parquet", [sourced()])

    rows = pyarrow.parquet.read_table(tmp_path / "a.parquet").to_pylist()
    records = [json.loads(line) for line in to_ndjson([sourced()])]
    assert rows == records
    assert len(rows) > 1


def test_files_without_claims_have_the_same_columns(tmp_path: Path) -> None:
    write_claims(tmp_path / "a.parquet", "parquet", [])

    schema = pyarrow.parquet.read_schema(tmp_path / "a.parquet")
    assert schema.equals(claim_schema())
    assert set(ClaimRecord.model_fields) < set(schema.names)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_the_same_claims_make_the_same_file(form: str, tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_claims(tmp_path / name, form, [sourced()])

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
