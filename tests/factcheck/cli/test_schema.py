"""The schema command."""

from __future__ import annotations

import json

import pytest

from factcheck.reports.json_schema import json_schema
from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings", "loaded")


def test_schema_is_printed() -> None:
    """JSON and nothing else."""
    assert json.loads(run("schema").stdout) == json_schema()
