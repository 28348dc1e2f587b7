"""Appeals: which decision they are against, whose it was, and that it stays where it is."""

from __future__ import annotations

import pytest

from claims.accusation import Accusation, Party, Stage
from claims.accusations.attacked_decisions import with_attacked_decisions
from claims.document.span import Span


def told(stage: Stage, start: int, *accused: str, negated: bool = False) -> Accusation:
    people = tuple(Party(span=Span(start + 20, start + 21), name=name) for name in accused)
    return Accusation(stage=stage, cue=Span(start, start + 10), accused=people, negated=negated)


def settled(*accusations: Accusation, apart: int = 1) -> list[tuple[Stage, list[str]]]:
    """What becomes of the last of the accusations, each in a sentence of its own; it attacks a decision."""
    places: dict[Span, tuple[Accusation, ...]] = {
        Span(100 * n, 100 * n + 90): (one,) for n, one in enumerate(accusations[:-1])
    }
    places |= {Span(10_000 + n, 10_001 + n): () for n in range(apart - 1)}
    last = accusations[-1]
    found = with_attacked_decisions({**places, Span(20_000, 20_090): (last,)}, {last.cue})
    return [(a.stage, [p.name for p in a.accused]) for a in found[Span(20_000, 20_090)]]


@pytest.mark.parametrize("stage", [Stage.CONVICTED, Stage.CONVICTED_ON_APPEAL, Stage.ACQUITTED])
def test_who_was_judged_and_appeals_stays_at_the_stage_of_the_decision(stage: Stage) -> None:
    assert settled(told(stage, 0, "Ana"), told(Stage.CONVICTED, 20_000, "Ana")) == [(stage, ["Ana"])]


def test_an_appeal_of_a_lawyer_or_prosecutor_is_against_the_last_decision_near_it() -> None:
    decisions = told(Stage.ACQUITTED, 0, "Bo"), told(Stage.CONVICTED, 100, "Ana", "Eve")
    assert settled(*decisions, told(Stage.CONVICTED, 20_000)) == [(Stage.CONVICTED, ["Ana", "Eve"])]
    assert settled(*decisions, told(Stage.CONVICTED, 20_000), apart=9) == []


def test_a_name_is_known_however_far_back_its_decision_is() -> None:
    found = settled(told(Stage.ACQUITTED, 0, "Bo"), told(Stage.CONVICTED, 20_000, "Bo"), apart=9)
    assert found == [(Stage.ACQUITTED, ["Bo"])]


@pytest.mark.parametrize(
    "before",
    [
        told(Stage.CONVICTED, 0, "Bo"),
        told(Stage.CHARGED, 0, "Ana"),
        told(Stage.CONVICTED, 0, "Ana", negated=True),
    ],
)
def test_without_a_decision_about_them_nobody_knows_what_they_attack(before: Accusation) -> None:
    assert settled(before, told(Stage.CONVICTED, 20_000, "Ana")) == []


def test_an_appeal_that_was_not_made_tells_nothing() -> None:
    assert settled(told(Stage.CONVICTED, 0, "Ana"), told(Stage.CONVICTED, 20_000, "Ana", negated=True)) == []
