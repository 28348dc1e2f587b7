"""The part of ``rules test`` that is about repairs of tags and trees, and about stages of procedures.

In: outcomes of their examples. Out: lines for those that do not hold; records of all, for JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.cli.rules.support.coverage import difference_lines, differences_record
from factcheck.cli.rules.support.rule_set import relative_path
from factcheck.i18n import _
from factcheck.reports.error_wording import worded

if TYPE_CHECKING:
    from claims.authoring.procedure_examples import ProcedureOutcome
    from claims.authoring.repair_examples import RepairOutcome
    from claims.rules.compiled_procedure import Procedure, ProcedureExample
    from claims.rules.compiled_repair import RepairExample, RepairRule

__all__ = ["procedure_lines", "procedure_record", "repair_lines", "repair_record"]


def procedure_lines(outcome: ProcedureOutcome) -> Iterator[str]:
    """An example that does not hold: where it stands, and each part that is not what it must be."""
    yield _place(outcome.procedure, outcome.example)
    yield from difference_lines(outcome.differences)


def procedure_record(outcome: ProcedureOutcome) -> dict[str, Any]:
    """One example, for JSON."""
    return {
        "stage": outcome.procedure.id,
        **_told(outcome.procedure, outcome.example, wanted=outcome.example.found, passed=outcome.passed),
        "differences": differences_record(outcome.differences),
    }


def repair_lines(outcome: RepairOutcome) -> Iterator[str]:
    """An example that does not hold: where it stands, the words that are not what they must be, and why."""
    yield _place(outcome.repair, outcome.example)
    for word in outcome.differences:
        yield "  " + _("must be: {words}").format(words=word.expected)
        yield "  " + _("found: {words}").format(words=word.found)
    for refusal in outcome.refusals:
        why = worded(refusal.why)
        if refusal.word is None:
            yield "  " + _("its changes were refused: {why}").format(why=why)
        else:
            word_at = f"{refusal.word.index + 1} {refusal.word.form}"
            yield "  " + _("its change at « {word} » was refused: {why}").format(word=word_at, why=why)


def repair_record(outcome: RepairOutcome) -> dict[str, Any]:
    """One example, for JSON."""
    return {
        "repair": outcome.repair.id,
        **_told(outcome.repair, outcome.example, wanted=outcome.wanted, passed=outcome.passed),
        "differences": [{"expected": d.expected, "found": d.found} for d in outcome.differences],
        "refused": [
            {"word": r.word.index + 1 if r.word is not None else None, "why": worded(r.why)} for r in outcome.refusals
        ],
    }


def _place(of: Procedure | RepairRule, example: ProcedureExample | RepairExample) -> str:
    return f"{relative_path(of.file)}:{example.line}: {of.id}: {example.text}"


def _told(
    of: Procedure | RepairRule, example: ProcedureExample | RepairExample, *, wanted: bool, passed: bool
) -> dict[str, Any]:
    """What records of both have in common; ``wanted``: whether something must be found in the example."""
    return {
        "file": of.file,
        "line": example.line,
        "text": example.text,
        "kind": "match" if wanted else "no-match",
        "passed": passed,
    }
