"""Accusations found in sentences: the examples of every stage, own sentences by figures, what accuses nobody."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from claims.accusation import STAGES, Accusation, Stage
from claims.accusations.finder import AccusationFinder
from claims.authoring.procedure_examples import procedure_outcomes
from claims.resolution.speaker_names import speaker_names
from claims.rules.loader import RuleSet
from tests.support.stored_parser import StoredParser

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def finder(ruleset: RuleSet) -> AccusationFinder:
    return AccusationFinder(ruleset.procedures)


def found(finder: AccusationFinder, parser: StoredParser, ruleset: RuleSet, text: str) -> list[Accusation]:
    document, _ = parser.parse(text)
    names = speaker_names(document, ruleset.lists)
    return [a for sentence in document.sentences for a in finder.in_sentence(sentence, document, names)]


def test_every_stage_has_a_file_and_its_examples_hold(parser: StoredParser, ruleset: RuleSet) -> None:
    outcomes = procedure_outcomes(parser, ruleset)

    assert {p.stage for p in ruleset.procedures} == set(STAGES)
    assert [(o.procedure.id, o.example.text, o.differences) for o in outcomes if not o.passed] == []


@pytest.mark.parametrize(
    "text",
    [
        "Le notaire reste présumé innocent.",
        "Comme tout prévenu, elle bénéficie de la présomption d'innocence.",
        "Toute personne mise en examen est présumée innocente.",
        "Personne n'a été mis en examen pour ce vol.",
        "Le préfet pourrait être condamné pour faux.",
        "La gérante risque d'être poursuivie pour fraude.",
        "S'il est reconnu coupable de vol, le caissier perdra son poste.",
        "Tant qu'elle n'est pas condamnée pour vol, elle reste à son poste.",
        "La porte a été condamnée.",
        "Le spectacle a été arrêté.",
        "Le film est jugé trop long.",
    ],
)
def test_what_is_presumed_possible_or_of_nobody_accuses_nobody(
    finder: AccusationFinder, parser: StoredParser, ruleset: RuleSet, text: str
) -> None:
    assert found(finder, parser, ruleset, text) == []


@pytest.mark.parametrize(
    ("text", "accused", "stage"),
    [
        ("Le préfet a mis en garde les riverains.", [], None),
        ("Même s'il a été condamné pour vol, le caissier reste.", ["il"], Stage.CONVICTED),
        ("LORNES — Un pompier volontaire a été arrêté jeudi matin.", ["pompier volontaire"], Stage.IN_CUSTODY),
        ("Le ministre nous accuse de mentir.", ["nous"], Stage.ACCUSED),
        ("Son pourvoi rejeté, Ariane Boltz est condamnée pour usure.", ["Ariane Boltz"], Stage.CONVICTED),
        ("Le chauffeur, mis hors de cause, a repris son travail.", ["chauffeur"], Stage.DROPPED),
    ],
)
def test_kinds_that_were_read_wrongly_once(
    finder: AccusationFinder,
    parser: StoredParser,
    ruleset: RuleSet,
    text: str,
    accused: list[str],
    stage: Stage | None,
) -> None:
    told = found(finder, parser, ruleset, text)
    assert [a.stage for a in told] == ([stage] if stage else [])
    assert [[p.name for p in a.accused] for a in told] == ([accused] if accused else [])


@pytest.mark.parametrize(
    ("text", "accused", "stage"),
    [
        ("Le notaire n'a pas été mis en examen.", "notaire", Stage.CHARGED),
        ("La gérante n'est plus soupçonnée de vol.", "gérante", Stage.SUSPECTED),
        ("Le préfet ne sera pas poursuivi pour faux.", "préfet", Stage.PROSECUTED),
        ("Paul Verdal n'a jamais été condamné.", "Paul Verdal", Stage.CONVICTED),
    ],
)
def test_a_stage_that_the_text_denies_is_no_stage_reached(
    finder: AccusationFinder, parser: StoredParser, ruleset: RuleSet, text: str, accused: str, stage: Stage
) -> None:
    (one,) = found(finder, parser, ruleset, text)
    assert ([p.name for p in one.accused], one.stage, one.negated) == ([accused], stage, True)


def test_coordinated_accused_and_offences_are_told_apart(
    finder: AccusationFinder, parser: StoredParser, ruleset: RuleSet
) -> None:
    text = "Léa Montis et Franck Durvier sont poursuivis pour escroquerie et recel."
    (one,) = found(finder, parser, ruleset, text)
    assert [p.name for p in one.accused] == ["Léa Montis", "Franck Durvier"]
    assert [span.of(text) for span in one.offences] == ["escroquerie", "recel"]


def test_a_pronoun_has_the_name_of_whom_it_stands_for(
    finder: AccusationFinder, parser: StoredParser, ruleset: RuleSet
) -> None:
    text = "Nadia Ferrand dirige le club depuis 2015. Elle est soupçonnée d'avoir falsifié les comptes."
    (one,) = found(finder, parser, ruleset, text)
    assert [(p.name, p.span.of(text)) for p in one.accused] == [("Nadia Ferrand", "Elle")]


def test_the_decision_takes_the_place_of_the_complaint_that_it_ends(
    finder: AccusationFinder, parser: StoredParser, ruleset: RuleSet
) -> None:
    text = "La plainte pour harcèlement contre Gilles Mourand a été classée sans suite."
    assert [a.stage for a in found(finder, parser, ruleset, text)] == [Stage.CLOSED]


# --- Sentences with what a reader understands of them ----------------------------------------------------------------


def values(accusation: Accusation, text: str) -> tuple[object, ...]:
    """Stage, accused, offences and accuser, less articles and numbers before a noun."""
    stage = ("not " if accusation.negated else "") + accusation.stage
    accuser = bare(accusation.accuser.name) if accusation.accuser else None
    offences = [bare(span.of(text)) for span in accusation.offences]
    return stage, [bare(p.name) for p in accusation.accused], offences, accuser


def bare(words: str) -> str:
    first, _, rest = words.casefold().removeprefix("l'").partition(" ")
    return rest if first in ("le", "la", "les", "un", "une", "des", "son", "sa", "deux", "trois") else f"{first} {rest}"


def expected(entry: Mapping[str, Any]) -> tuple[object, ...]:
    accused, offences = ([bare(words) for words in entry[part]] for part in ("accused", "offence"))
    return entry["stage"], accused, offences, bare(entry["accuser"]) if entry["accuser"] else None


@pytest.mark.parametrize(("name", "least"), [("dev", 50), ("check", 44)])
def test_most_of_own_sentences_are_read_as_a_reader_does(
    finder: AccusationFinder, parser: StoredParser, ruleset: RuleSet, name: str, least: int
) -> None:
    """All four values, of sentences that were written before the patterns."""
    entries = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    right = 0
    for entry in entries:
        told = [values(a, entry["text"]) for a in found(finder, parser, ruleset, entry["text"])]
        right += not told if entry.get("none") else expected(entry) in told
    assert right >= least
