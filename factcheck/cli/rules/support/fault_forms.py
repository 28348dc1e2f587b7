"""Faults of rule files in the forms that other programs read: SARIF 2.1.0, and annotations of GitHub's runners.

In: faults. Out: a document, or lines. Lines and columns count from 1, columns in code points.

Sources: the OASIS standard *Static Analysis Results Interchange Format 2.1.0*, sections 3.13 to 3.30; GitHub,
*Workflow commands*, for the escapes of ``::error``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from claims.errors import RuleError
from factcheck.cli.rules.support.rule_set import relative_path
from factcheck.i18n import _, language
from factcheck.reports.error_wording import worded
from factcheck.safe_text import one_line

__all__ = ["fault_words", "github_lines", "sarif_document"]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_KIND = "rule-file"


def fault_words(error: RuleError) -> str:
    """What is wrong, with the key it is wrong at; a key is on one line, whatever stands in it."""
    key = f"{one_line(error.path)}: " if error.path else ""
    return f"{key}{worded(error.said)}"


def sarif_document(errors: Iterable[RuleError], version: str) -> dict[str, Any]:
    """A log with one run, and a result for each fault."""
    kind = {"id": _KIND, "shortDescription": {"text": _("A fault in a rule file or a word list.")}}
    driver = {"name": "factcheck", "version": version, "language": language(), "rules": [kind]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": list(map(_result, errors))}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(error: RuleError) -> dict[str, Any]:
    region = {"startLine": max(error.line, 1), "startColumn": max(error.column, 1)}
    place = {"artifactLocation": {"uri": _uri(error.file)}, "region": region}
    return {
        "ruleId": _KIND,
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": fault_words(error)},
        "locations": [{"physicalLocation": place}],
    }


def _uri(file: str) -> str:
    """A relative reference below the current folder, an absolute one elsewhere."""
    path = Path(relative_path(file))
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix(), safe="/")


def github_lines(errors: Iterable[RuleError]) -> Iterator[str]:
    """A line for each fault that shows it beside the changed file."""
    for error in errors:
        place = f"file={_escaped_property(relative_path(error.file))},line={error.line},col={error.column}"
        yield f"::error {place}::{_escaped(fault_words(error))}"


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(words: str) -> str:
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")
