"""What counts when an annotation stands beside a scan, and when two names are one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from claims.claim import LABELS, LabelledClaim
from claims.document.span import Span
from factcheck.evaluation.comparison import same_name
from factcheck.evaluation.figures import Tally, evaluate
from factcheck.evaluation.gold import GoldClaim
from tests.support.annotated import TEXT, found, pair

REPORTED, ALLEGED, FACT = LABELS


def scored(marked: Sequence[GoldClaim], scanned: Sequence[LabelledClaim], text: str = TEXT) -> Tally:
    return evaluate([pair(marked, scanned, text)])


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n\n", "\n"), TEXT.replace("\n\n", "\r\n\r\n")])
def test_claims_of_the_headline_are_left_out(text: str) -> None:
    tally = scored([], [found([(0, 13)]), found([(0, 5)], FACT)], text)

    assert tally.attributed["0.3"].found == 0
    assert tally.facts.found == 0


def test_a_text_without_line_breaks_has_no_headline() -> None:
    assert scored([], [found([(0, 5)])], "x" * 50).attributed["0.3"].found == 1


@pytest.mark.parametrize(("end", "counted"), [(27, 1), (28, 0)])
def test_claims_half_within_an_ignored_stretch_do_not_count(end: int, counted: int) -> None:
    tally = evaluate([pair([], [found([(15, 40)])], ignore=(Span(15, end),))])

    assert tally.attributed["0.3"].found == counted


@pytest.mark.parametrize(
    ("gold", "found", "wanted"),
    [
        ("Nadia Ferrol", "Ferrol", True),
        ("Nadia Ferrol", "nadia FERROL", True),
        ("Zoë Évrard", "Zoe\u0308 Evrard", True),
        ("le ministère", "ministère", True),
        ("la mairie d’Argelune", "mairie d'Argelune", True),
        ("Nadia Ferrol", "Nadia Morin", True),
        ("Nadia Ferrol", "Paul Morin", False),
        ("le maire", "le préfet", False),
        ("", "Ferrol", False),
        ("le", "la", False),
        ("une deux trois quatre", "une cinq six sept", False),
        ("l’expert", "expert", True),
        ("l’Agence des eaux", "Agence de l'eau", True),
    ],
)
def test_names_are_the_same_when_half_their_words_are(gold: str, found: str, wanted: bool) -> None:
    assert same_name(gold, found) is wanted
