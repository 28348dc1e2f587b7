"""Whom *il*, *l'élu*, *sa* stand for in an accusation: the accused before, never whoever told of the procedure."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from claims.accusations.finder import AccusationFinder
from claims.resolution.speaker_names import speaker_names
from claims.rules.loader import RuleSet
from tests.support.stored_parser import StoredParser


def last_accused(parser: StoredParser, ruleset: RuleSet, text: str) -> tuple[str, float]:
    document, _ = parser.parse(text)
    names = speaker_names(document, ruleset.lists)
    found = AccusationFinder(ruleset.procedures).in_sentences(
        document.sentences, document, names, lambda _sentence: nullcontext()
    )
    party = [p for told in found.values() for one in told for p in one.accused][-1]
    return party.name, party.confidence


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Denis Rouval a été mis en examen, a annoncé la procureure Lise Combe et le juge Ugo Bel. "
            "Il est soupçonné de fraude.",
            "Denis Rouval",
        ),
        (
            "Denis Rouval a été mis en examen, a annoncé le procureur Ugo Bel. Il est soupçonné de fraude.",
            "Denis Rouval",
        ),
        (
            "Le procureur Ugo Bel a annoncé la mise en examen de Denis Rouval. L'élu est soupçonné de fraude.",
            "Denis Rouval",
        ),
        (
            "Denis Rouval a été placé en garde à vue, selon le procureur Ugo Bel. Il est accusé de vol.",
            "Denis Rouval",
        ),
        (
            "Le maire Yvan Brochet a annoncé la garde à vue de Denis Rouval. Il est soupçonné de fraude.",
            "Denis Rouval",
        ),
        ("Un homme a été arrêté pour vol, a dit le procureur Ugo Bel. Il est accusé de recel.", "homme"),
        ("Le procureur Ugo Bel a été mis en examen pour faux. Il est aussi soupçonné de vol.", "Ugo Bel"),
        ("Le procureur Ugo Bel a démissionné. Il est soupçonné de vol.", "Ugo Bel"),
    ],
)
def test_whoever_told_of_a_procedure_is_not_the_accused(
    parser: StoredParser, ruleset: RuleSet, text: str, name: str
) -> None:
    assert last_accused(parser, ruleset, text)[0] == name


def test_where_only_a_prosecutor_could_be_meant_nobody_is(parser: StoredParser, ruleset: RuleSet) -> None:
    name, confidence = last_accused(
        parser, ruleset, "Le procureur Ugo Bel a ouvert une enquête pour faux. Il est soupçonné d'avoir menti."
    )
    assert name == "Il"
    assert confidence < 0.5


@pytest.mark.parametrize("pronoun", ["vous", "nous", "me"])
def test_whom_a_question_speaks_to_is_nobody_who_spoke_before(
    parser: StoredParser, ruleset: RuleSet, pronoun: str
) -> None:
    name, confidence = last_accused(
        parser, ruleset, f"Le syndicat Arbo critique le maire. Certains {pronoun} reprochent d'être trop lent."
    )
    assert name == pronoun
    assert confidence < 0.5
