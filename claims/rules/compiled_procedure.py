"""Compiled stages of procedures: patterns that find an accusation and tell how far it has gone.

These are frozen data types; ``procedure_compiler`` makes them, ``claims.accusations`` uses them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.accusation import Stage
from claims.rules.compiled_rule import Argument, Condition, Test

__all__ = ["Procedure", "ProcedureExample", "StageMark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageMark:
    """One way of telling a stage: a pattern as rules have it, with arguments named for their part in the accusation.

    Where no argument is the accused, the trigger is: *le suspect*. With ``somebody``
    the accused, where no offence is told, must be a person or body. With ``tells_deed`` the words for the accused tell
    the offence: *le meurtrier présumé*, *l'auteur présumé du vol*. With ``takes_up`` the words say nothing
    but that a decision told before is attacked, whose stage counts: *il a fait appel*.
    """

    stage: Stage
    priority: int
    trigger: Test
    arguments: tuple[Argument, ...]
    has: tuple[Condition, ...] = ()
    lacks: tuple[Condition, ...] = ()
    negated: bool = False
    accuser: bool = True
    tells_deed: bool = False
    somebody: bool = False
    takes_up: bool = False

    @property
    def tells_whom(self) -> bool:
        """Whether the word that tells the stage is the accused."""
        return all(argument.name != "accused" for argument in self.arguments)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureExample:
    """A text and what must be read in its last sentence; ``found`` False where the stage must not be."""

    text: str
    accused: tuple[str, ...] = ()
    offences: tuple[str, ...] = ()
    accuser: str | None = None
    negated: bool = False
    found: bool = True
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One stage with all the ways of telling it, and examples."""

    id: str
    description: str
    stage: Stage
    marks: tuple[StageMark, ...]
    examples: tuple[ProcedureExample, ...] = field(default=(), compare=False, repr=False)
    file: str = field(default="", compare=False, repr=False)
