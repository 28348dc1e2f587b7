"""The report: for people, in two languages and any terminal, and for programs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import jsonschema
from pytest_bdd import parsers, scenarios, then, when
from rich.cells import cell_len

from factcheck.records import Checked
from factcheck.schema import json_schema
from tests.features.conftest import LoadChecker
from tests.features.program import COLOUR, Outcome, run_in_terminal
from tests.features.tables import Table, claims_of, plain, records, shown

scenarios("rapport.feature")

LANGUAGES = {"français": "fr", "anglais": "en"}
LABELS = {
    "propos rapporté": r"propos rapportés?",
    "allégation": r"allégations?",
    "fait établi": r"faits? établis?",
    "reported speech": r"reported speech",
    "allegation": r"allegations?",
    "established fact": r"established facts?",
}
TERMINALS: Mapping[str, tuple[list[str], dict[str, str]]] = {
    "un terminal": ([], {"TERM": "xterm-256color"}),
    "un terminal sans couleurs": ([], {"TERM": "xterm-256color", "NO_COLOR": "1"}),
    "un terminal rudimentaire": ([], {"TERM": "dumb"}),
}


# --- When ------------------------------------------------------------------------------------------------------------


@when("on demande le rapport en anglais", target_fixture="outcome")
def report_in_english(article_file: str, scan: Callable[..., Outcome]) -> Outcome:
    """The report in the terminal, wide enough for a column for every fact."""
    return scan("--width", "160", article_file, language="en")


@when(parsers.parse("on demande le rapport sur {columns:d} colonnes"), target_fixture="outcome")
def report_on_columns(article_file: str, columns: int, scan: Callable[..., Outcome]) -> Outcome:
    """The report for a terminal of this width."""
    return scan("--width", str(columns), article_file)
