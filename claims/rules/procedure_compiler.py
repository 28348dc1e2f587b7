"""Stages of procedures compiled from their files, whose shape is checked first.

In: the values of a file with their places, the word lists, the constructions. Out: a ``Procedure``, or errors, each at
its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.accusation import STAGES, Stage
from claims.config.strict_yaml import YamlFile
from claims.config.validation_messages import shape_errors
from claims.errors import Message, RuleError
from claims.lexicon.wordlists import WordLists
from claims.rules.compiled_procedure import Procedure, ProcedureExample, StageMark
from claims.rules.compiled_rule import Argument, Condition
from claims.rules.pattern_compiler import PatternCompiler, Place

if TYPE_CHECKING:
    from claims.rules.procedure_file import (
        Arguments,
        ConstructionFile,
        ConstructionsFile,
        MarkFile,
        ProcedureExamplesFile,
        ProcedureFile,
    )

__all__ = ["PARTS", "Construction", "Constructions", "compile_constructions", "compile_procedure"]

PARTS = ("accused", "offence", "accuser", "act")
"""What an argument of a stage may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Construction:
    """Where the parties stand around a word, and what must and must not be there."""

    arguments: tuple[Argument, ...]
    has: tuple[Condition, ...]
    lacks: tuple[Condition, ...]


Constructions = Mapping[str, Construction]


def compile_constructions(read: YamlFile, lists: WordLists) -> tuple[Constructions, list[RuleError]]:
    """The constructions of one file; none, and everything that is wrong, where there is a fault."""
    from claims.rules.procedure_file import ConstructionsFile

    faults = list(read.errors) or shape_errors(read, ConstructionsFile)
    if faults:
        return {}, faults
    compiler = _ProcedureCompiler(read, lists, {})
    found: Constructions = {}
    with compiler.errors.collected():
        found = compiler.constructions(ConstructionsFile.model_validate(read.value))
    return ({}, compiler.errors) if compiler.errors else (found, [])


def compile_procedure(
    read: YamlFile, identity: str, lists: WordLists, constructions: Constructions, unread: str = ""
) -> tuple[Procedure | None, list[RuleError]]:
    """One stage out of one file, or None and everything that is wrong with it.

    ``unread`` is the file of constructions that cannot be used, if there is one: what is then unknown follows from it.
    """
    from claims.rules.procedure_file import ProcedureFile

    faults = list(read.errors) or shape_errors(read, ProcedureFile)
    if faults:
        return None, faults
    compiler = _ProcedureCompiler(read, lists, constructions, unread)
    found = None
    with compiler.errors.collected():
        found = compiler.procedure(ProcedureFile.model_validate(read.value), identity)
    return (None, compiler.errors) if compiler.errors else (found, [])


class _ProcedureCompiler(PatternCompiler):
    """Compiles stages and constructions with the words, paths and conditions of rules."""

    def __init__(self, read: YamlFile, lists: WordLists, known: Constructions, unread: str = "") -> None:
        super().__init__(read, lists)
        self._known, self._unread = known, unread

    def constructions(self, file: ConstructionsFile) -> Constructions:
        """All constructions of a file."""
        barred = self._conditions(file.without, ("without",))
        found: dict[str, Construction] = {}
        for name, value in file.constructions.items():
            one = self._construction(value, ("constructions", name))
            found[name] = replace(one, lacks=(*one.lacks, *barred))
        return found

    def procedure(self, file: ProcedureFile, identity: str) -> Procedure:
        """The stage; see ``errors`` for whether it can be used."""
        if file.stage not in STAGES:
            message = Message("unknown stage {stage!r}; expected one of {names}", stage=file.stage, names=_NAMES)
            self._fail(message, ("stage",), file.stage, STAGES)
        stage = Stage(file.stage) if file.stage in STAGES else Stage.ACCUSED
        marks = (self._mark(mark, file, stage, ("marks", i)) for i, mark in enumerate(file.marks))
        return Procedure(
            id=identity,
            description=file.description,
            stage=stage,
            marks=tuple(marks),
            examples=self._examples(file.tests),
            file=self._read.name,
        )

    def _construction(self, file: ConstructionFile | MarkFile, place: Place) -> Construction:
        self._names = {"trigger"}
        arguments = self._arguments(file.args, (*place, "args"))
        return Construction(
            arguments=arguments,
            has=self._conditions(file.has, (*place, "has")),
            lacks=self._conditions(file.without, (*place, "without")),
        )

    def _arguments(self, written: Arguments, place: Place) -> tuple[Argument, ...]:
        arguments: list[Argument] = []
        for name, value in written.items():
            bare = name.rstrip("?")
            if bare not in PARTS:
                message = Message("an accusation has no {part!r}; expected one of {names}", part=bare, names=_PARTS)
                self._fail(message, (*place, name), bare, PARTS)
            alternatives = self._alternatives(value, (*place, name))
            arguments.append(Argument(bare, alternatives, optional=name.endswith("?")))
            self._names.add(bare)
        return tuple(arguments)

    def _mark(self, mark: MarkFile, file: ProcedureFile, stage: Stage, place: Place) -> StageMark:
        if mark.as_ not in self._known:
            names = sorted(self._known)
            message = Message(
                "no construction is called {name!r}; expected one of {names}", name=mark.as_, names=", ".join(names)
            )
            self._fail(message, (*place, "as"), mark.as_, names, follows=self._unread)
        if mark.trigger.lemma is None:
            self._fail(Message("the key 'lemma' is missing; name the words that tell the stage"), (*place, "trigger"))
        shared = self._known.get(mark.as_, Construction(arguments=(), has=(), lacks=()))
        own = self._construction(mark, place)
        named = {argument.name: argument for argument in (*shared.arguments, *own.arguments)}
        return StageMark(
            stage=stage,
            priority=file.priority,
            trigger=self._test(mark.trigger, (*place, "trigger")),
            arguments=tuple(named.values()),
            has=(*shared.has, *own.has),
            lacks=(*shared.lacks, *own.lacks),
            negated=mark.negated,
            accuser=file.accuser,
            tells_deed=mark.tells_deed,
            somebody=mark.somebody,
            takes_up=mark.takes_up,
        )

    def _examples(self, file: ProcedureExamplesFile) -> tuple[ProcedureExample, ...]:
        found = [
            ProcedureExample(
                text=example.text,
                accused=tuple(example.accused),
                offences=tuple(example.offence),
                accuser=example.accuser,
                negated=example.negated,
                line=self._line(("tests", "match", i)),
            )
            for i, example in enumerate(file.match)
        ]
        barred = [
            ProcedureExample(text=text, found=False, line=self._line(("tests", "no-match", i)))
            for i, text in enumerate(file.no_match)
        ]
        return (*found, *barred)


_NAMES = ", ".join(STAGES)
_PARTS = ", ".join(PARTS)
