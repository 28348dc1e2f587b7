"""The examples of the stages of procedures, run: whether a text tells the stage, and who is accused of what.

In: stages, a parser. Out: ``ProcedureOutcome``, one an example.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from claims.accusation import Accusation
from claims.accusations.finder import AccusationFinder
from claims.authoring.rule_examples import Difference, Parses, documents, same_words
from claims.document.tree import Document
from claims.resolution.speaker_names import speaker_names
from claims.rules.compiled_procedure import Procedure, ProcedureExample
from claims.rules.loader import RuleSet

__all__ = ["ProcedureOutcome", "procedure_outcomes"]


@dataclass(frozen=True, slots=True)
class ProcedureOutcome:
    """The result of one example: the differences from what its file says."""

    procedure: Procedure
    example: ProcedureExample
    differences: tuple[Difference, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the example holds."""
        return not self.differences


def procedure_outcomes(parser: Parses, ruleset: RuleSet, ids: Collection[str] | None = None) -> list[ProcedureOutcome]:
    """The examples of the stages ``ids`` (of all without any), each in the company of all stages of the rules."""
    finder = AccusationFinder(ruleset.procedures)
    asked = [(p, e) for p in ruleset.procedures if ids is None or p.id in ids for e in p.examples]
    parsed = documents(parser, [example.text for _procedure, example in asked])
    return [
        ProcedureOutcome(procedure, example, tuple(_differences(procedure, example, document, finder, ruleset)))
        for (procedure, example), document in zip(asked, parsed, strict=True)
    ]


def _differences(
    procedure: Procedure, example: ProcedureExample, document: Document, finder: AccusationFinder, ruleset: RuleSet
) -> list[Difference]:
    names = speaker_names(document, ruleset.lists)
    read = finder.in_sentences(document.sentences, document, names, lambda _sentence: nullcontext())
    found = read[document.sentences[-1].span] if document.sentences else ()
    own = [accusation for accusation in found if accusation.stage is procedure.stage]
    stages = ", ".join(accusation.stage.value for accusation in found)
    if not example.found:
        return [Difference("stage", "", stages)] if own else []
    if not own:
        return [Difference("stage", procedure.stage.value, stages)]
    return min((list(_lacking(example, accusation, document.text)) for accusation in own), key=len)


def _lacking(example: ProcedureExample, accusation: Accusation, text: str) -> Iterator[Difference]:
    parts: tuple[tuple[str, Sequence[str], Sequence[str]], ...] = (
        ("accused", example.accused, [party.name for party in accusation.accused]),
        ("offence", example.offences, [span.of(text) for span in accusation.offences]),
        ("accuser", _some(example.accuser), _some(accusation.accuser.name if accusation.accuser else None)),
        ("negated", [str(example.negated).lower()], [str(accusation.negated).lower()]),
    )
    for part, expected, found in parts:
        if not same_words("; ".join(expected), "; ".join(found)):
            yield Difference(part, "; ".join(expected), "; ".join(found))


def _some(name: str | None) -> list[str]:
    return [name] if name else []
