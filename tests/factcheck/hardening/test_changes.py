"""What changed in a claim, and whether it became firmer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from claims.accusation import Accusation, Party, Stage
from claims.claim import LABELS, Claim, Label, LabelledClaim, Polarity, Source, SourceRole, Speaker
from claims.document.span import Span
from factcheck.hardening.change import Change, ChangeKind, Direction
from factcheck.hardening.changes import ComparedClaim, changes_between

HARDER, OTHER, SOFTER = Direction.HARDER, Direction.OTHER, Direction.SOFTER


def claim(content: str, label: Label = Label.REPORTED_SPEECH, **parts: Any) -> ComparedClaim:
    """A claim that is all of its article."""
    whole = Span(0, len(content))
    made = Claim(content=(whole,), sentence=whole, construction="verb-que", suggested=label, rules=("r",))
    shares = {name: float(name is label) for name in LABELS}
    return ComparedClaim.of(LabelledClaim(claim=replace(made, **parts), label=label, probabilities=shares), content)


def said_by(name: str, *, vague: bool = False, between: tuple[str, ...] = ()) -> Mapping[str, Any]:
    """Speaker and chain of a claim."""
    chain = [Source(span=Span(0, 0), name=link, role=SourceRole.AGENCY) for link in between]
    last = Source(span=Span(0, 0), name=name, role=SourceRole.PERSON)
    return {"speaker": Speaker(span=Span(0, 0), name=name, vague=vague), "sources": (*chain, last)}


def changes(first: ComparedClaim, second: ComparedClaim) -> list[tuple[str, str, str, str]]:
    return [(c.kind.value, c.before, c.after, c.direction.value) for c in changes_between(first, second)]


def test_nothing_changed_in_a_claim_that_is_the_same() -> None:
    one = claim("« la digue a cédé » en 2019, environ", polarity=Polarity.DENIED, **said_by("Lise Cordier"))
    assert changes(one, one) == []


@pytest.mark.parametrize("before", LABELS)
@pytest.mark.parametrize("after", LABELS)
def test_labels_harden_towards_fact(before: Label, after: Label) -> None:
    firmness = [Label.ALLEGATION, Label.REPORTED_SPEECH, Label.ESTABLISHED_FACT]

    found = changes(claim("la digue a cédé", before), claim("la digue a cédé", after))

    harder = firmness.index(after) > firmness.index(before)
    expected = ("label", before.value, after.value, "harder" if harder else "softer")
    assert found == ([] if before is after else [expected])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (said_by("Lise Cordier"), {}, ("source_dropped", "Lise Cordier", "", HARDER)),
        ({}, said_by("Lise Cordier"), ("source_added", "", "Lise Cordier", SOFTER)),
        (said_by("Lise Cordier"), said_by("Marc Aubin"), ("speaker", "Lise Cordier", "Marc Aubin", OTHER)),
        (
            said_by("une source proche du dossier", vague=True),
            said_by("Lise Cordier"),
            ("speaker", "une source proche du dossier", "Lise Cordier", HARDER),
        ),
        (said_by("Lise Cordier"), said_by("Cordier"), None),
        (said_by("la préfecture"), said_by("La Préfecture"), None),
        (said_by("Cordier", between=("Voxa",)), said_by("Cordier"), ("chain", "Voxa ← Cordier", "Cordier", HARDER)),
        (said_by("Cordier", between=("Voxa",)), said_by("Lise Cordier", between=("agence Voxa",)), None),
    ],
)
def test_sources(
    before: Mapping[str, Any], after: Mapping[str, Any], expected: tuple[str, str, str, Direction] | None
) -> None:
    found = changes_between(claim("la digue a cédé", **before), claim("la digue a cédé", **after))

    assert found == ((Change(ChangeKind(expected[0]), *expected[1:]),) if expected else ())


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("300 000 euros perdus", "500 000 euros perdus", [("number", "300 000 euros", "500 000 euros", "other")]),
        ("trois ouvriers sont blessés", "cinq ouvriers sont blessés", [("number", "trois", "cinq", "other")]),
        ("trois ouvriers sont blessés", "3 ouvriers sont blessés", []),
        ("trois ouvriers sont blessés", "des ouvriers sont blessés", [("number", "trois", "", "other")]),
        ("des ouvriers sont blessés", "trois ouvriers sont blessés", []),
        ("environ 300 ouvriers", "300 ouvriers", [("reserve", "environ", "", "harder")]),
        ("300 ouvriers", "près de 300 ouvriers", [("reserve", "", "près de", "softer")]),
        ("environ 300 ouvriers", "à peu près 300 ouvriers", []),
        ("l'auteur présumé du vol", "l'auteur du vol", [("reserve", "presume", "", "harder")]),
        ("les auteurs présumés du vol", "les auteurs du vol", [("reserve", "presumes", "", "harder")]),
        ("« une honte nationale »", "« un scandale »", [("quotation", "une honte nationale", "un scandale", "other")]),
        ("« une honte nationale »", "« une honte »", []),
        ("“une honte”", "« une honte »", []),
    ],
)
def test_numbers_reserves_and_quotations(before: str, after: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert changes(claim(before), claim(after)) == expected


def test_a_denial_that_becomes_an_assertion_hardens_and_a_negation_says_the_reverse() -> None:
    asserted, denied = claim("avoir menti"), claim("avoir menti", polarity=Polarity.DENIED)
    assert changes(denied, asserted) == [("denial", "denied", "asserted", "harder")]
    assert changes(asserted, denied) == [("denial", "asserted", "denied", "softer")]

    yes, no = claim("il a menti"), claim("il n'a pas menti")
    for one, other in ((yes, no), (no, yes)):
        assert changes(one, other) == [("denial", one.content, other.content, "other")]


def test_a_conditional_that_becomes_an_indicative_hardens_and_hardening_comes_first() -> None:
    told = claim("Il aurait pris 3 euros", features={"mood": "conditional"})
    stated = claim("Il a pris 4 euros", features={"mood": "indicative"})

    assert [kind for kind, *_ in changes(told, stated)] == ["conditional", "number"]
    assert [direction for *_, direction in changes(stated, told)] == ["other", "softer"]


def accused(name: str, stage: Stage, *, negated: bool = False) -> Mapping[str, Any]:
    """An accusation of somebody at a stage, as a part of a claim."""
    party = Party(span=Span(0, 1), name=name)
    return {"accusations": (Accusation(stage=stage, cue=Span(0, 1), accused=(party,), negated=negated),)}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (Stage.SUSPECTED, Stage.CONVICTED, [("stage", "suspected", "convicted", "harder")]),
        (Stage.CHARGED, Stage.SUSPECTED, [("stage", "charged", "suspected", "softer")]),
        (Stage.CONVICTED, Stage.ACQUITTED, [("stage", "convicted", "acquitted", "softer")]),
        (Stage.CHARGED, Stage.CHARGED, []),
    ],
)
def test_the_stage_of_a_procedure_that_moves_on_hardens(
    before: Stage, after: Stage, expected: list[tuple[str, str, str, str]]
) -> None:
    first = claim("le vol", **accused("Agathe Nolin", before))
    assert changes(first, claim("le vol", **accused("la trésorière Nolin", after))) == expected


def test_stages_of_others_and_stages_that_are_denied_are_no_change() -> None:
    first = claim("le vol", **accused("Agathe Nolin", Stage.SUSPECTED))
    assert changes(first, claim("le vol", **accused("Paul Orsel", Stage.CONVICTED))) == []
    assert changes(first, claim("le vol", **accused("Agathe Nolin", Stage.CONVICTED, negated=True))) == []
