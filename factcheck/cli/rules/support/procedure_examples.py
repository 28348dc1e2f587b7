"""The part of ``rules test`` that is about stages of procedures. In: outcomes of examples. Out: lines, JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.cli.rules.support.coverage import difference_lines, differences_record
from factcheck.cli.rules.support.rule_set import relative_path

if TYPE_CHECKING:
    from claims.authoring.procedure_examples import ProcedureOutcome

__all__ = ["procedure_lines", "procedure_record"]


def procedure_lines(outcome: ProcedureOutcome) -> Iterator[str]:
    """An example that does not hold: where it stands, and each part that is not what it must be."""
    procedure, example = outcome.procedure, outcome.example
    yield f"{relative_path(procedure.file)}:{example.line}: {procedure.id}: {example.text}"
    yield from difference_lines(outcome.differences)


def procedure_record(outcome: ProcedureOutcome) -> dict[str, Any]:
    """One example, for JSON."""
    return {
        "stage": outcome.procedure.id,
        "file": outcome.procedure.file,
        "line": outcome.example.line,
        "text": outcome.example.text,
        "kind": "match" if outcome.example.found else "no-match",
        "passed": outcome.passed,
        "differences": differences_record(outcome.differences),
    }
