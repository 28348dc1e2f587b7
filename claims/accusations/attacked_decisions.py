"""Decisions that are attacked: against which one an appeal goes, and who was its accused.

In: the accusations of a document in text order, and the cues among them that take up a decision. Out: the same, where
each such cue has the stage and the accused of the decision, and those without one are left out.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from claims.accusation import Accusation, Stage
from claims.document.span import Span

__all__ = ["with_attacked_decisions"]

_DECIDED: Final = (Stage.CONVICTED, Stage.CONVICTED_ON_APPEAL, Stage.ACQUITTED, Stage.NO_CASE)
"""Stages that an ordinary or extraordinary remedy is open against."""
_REACH: Final = 3
"""Sentences back in which the decision is looked for where the text does not name its accused; set by hand."""


@dataclass(frozen=True, slots=True)
class _Decision:
    sentence: int
    told: Accusation


def with_attacked_decisions(
    accusations: Mapping[Span, Sequence[Accusation]], attacks: Container[Span]
) -> dict[Span, tuple[Accusation, ...]]:
    """``accusations`` by sentence, in text order, where those whose cue is among ``attacks`` are at the decided stage.

    *Il a fait appel* leaves the conviction where it is, and not final. It goes against the last decision about whoever
    is named; where a lawyer, the prosecution or nobody is (*la décision est frappée d'appel*), against the last one of
    the sentences right before. Without one, nobody knows what is attacked.
    """
    decisions: list[_Decision] = []
    found: dict[Span, tuple[Accusation, ...]] = {}
    for number, (place, told) in enumerate(accusations.items()):
        kept: list[Accusation] = []
        for one in told:
            if one.cue not in attacks:
                kept.append(one)
                if one.stage in _DECIDED and not one.negated:
                    decisions.append(_Decision(number, one))
            elif (settled := _settled(one, number, decisions)) is not None:
                kept.append(settled)
        found[place] = tuple(kept)
    return found


def _settled(attack: Accusation, number: int, decisions: Sequence[_Decision]) -> Accusation | None:
    if attack.negated:
        return None
    named = {party.name for party in attack.accused}
    for decision in reversed(decisions):
        about = {party.name for party in decision.told.accused}
        if named and not named.isdisjoint(about):
            return replace(attack, stage=decision.told.stage)
        if not named and about and number - decision.sentence <= _REACH:
            return replace(attack, stage=decision.told.stage, accused=decision.told.accused)
    return None
