"""The part of ``rules test`` that is about repairs of tags and trees. In: outcomes of examples. Out: lines, JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.cli.rules.support.rule_set import relative_path
from factcheck.i18n import _
from factcheck.reports.error_wording import worded

if TYPE_CHECKING:
    from claims.authoring.repair_examples import RepairOutcome

__all__ = ["repair_lines", "repair_record"]


def repair_lines(outcome: RepairOutcome) -> Iterator[str]:
    """An example that does not hold: where it stands, the words that are not what they must be, and why."""
    repair, example = outcome.repair, outcome.example
    yield f"{relative_path(repair.file)}:{example.line}: {repair.id}: {example.text}"
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
        "file": outcome.repair.file,
        "line": outcome.example.line,
        "text": outcome.example.text,
        "kind": "match" if outcome.wanted else "no-match",
        "passed": outcome.passed,
        "differences": [{"expected": d.expected, "found": d.found} for d in outcome.differences],
        "refused": [
            {"word": r.word.index + 1 if r.word is not None else None, "why": worded(r.why)} for r in outcome.refusals
        ],
    }
