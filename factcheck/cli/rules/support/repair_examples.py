"""The part of ``rules test`` that is about repairs of tags and trees. In: outcomes of examples. Out: lines, JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.cli.rules.support.rule_set import relative_path
from factcheck.i18n import _

if TYPE_CHECKING:
    from claims.authoring.repair_examples import RepairOutcome

__all__ = ["repair_lines", "repair_record"]


def repair_lines(outcome: RepairOutcome) -> Iterator[str]:
    """An example that does not hold: where it stands, and the words that are not what they must be."""
    repair, example = outcome.repair, outcome.example
    yield f"{relative_path(repair.file)}:{example.line}: {repair.id}: {example.text}"
    for word in outcome.differences:
        yield "  " + _("must be: {words}").format(words=word.expected)
        yield "  " + _("found: {words}").format(words=word.found)


def repair_record(outcome: RepairOutcome) -> dict[str, Any]:
    """One example, for JSON."""
    return {
        "repair": outcome.repair.id,
        "file": outcome.repair.file,
        "line": outcome.example.line,
        "text": outcome.example.text,
        "kind": "match" if outcome.wanted else "no-match",
        "passed": outcome.passed,
        "differences": [{"expected": d.expected, "found": d.found} for d in outcome.differences],
    }
