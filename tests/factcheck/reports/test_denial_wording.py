"""Who denies a claim, told before what is denied."""

from __future__ import annotations

import pytest

from claims.claim import LabelledClaim, Polarity
from factcheck.i18n import using_language
from factcheck.reports.denial_wording import claim_words, content_of, denial_by, denial_words, said_of
from tests.support.factories import labelled


def denied(text: str, content: str, speaker: tuple[str, str] | None) -> LabelledClaim:
    return labelled(text, content, speaker=speaker, polarity=Polarity.DENIED)


@pytest.mark.parametrize(
    ("text", "speaker", "french"),
    [
        ("Le maire dément avoir payé.", ("Le maire", "maire"), "démenti par le maire :"),
        ("L’avocate dément avoir payé.", ("L’avocate", "avocate"), "démenti par l’avocate :"),
        ("Plusieurs élus nient avoir payé.", ("Plusieurs élus", "élus"), "démenti par plusieurs élus :"),
        ("Ines Caro dément avoir payé.", ("Ines Caro", "Ines Caro"), "démenti par Ines Caro :"),
        ("Il dément avoir payé.", ("Il", "Paul Orval"), "démenti par Paul Orval :"),
        ("Il dément avoir payé.", ("Il", "Il"), "démenti :"),
        ("Non, répond Le Courrier, qui nie avoir payé.", ("Le Courrier", "Le Courrier"), "démenti par Le Courrier :"),
        ("Elle répond : « Mon client dément avoir payé ».", ("Mon client", "client"), "démenti par mon client :"),
        ("Elle répond : « Le patron dément avoir payé ».", ("Le patron", "patron"), "démenti par le patron :"),
        ("On dément avoir payé.", None, "démenti :"),
    ],
)
def test_the_mark_names_who_denies(text: str, speaker: tuple[str, str] | None, french: str) -> None:
    item = labelled(text, text[:-1], speaker=speaker, polarity=Polarity.DENIED)
    with using_language("fr"):
        mark = denial_words(item, text)

    assert mark.replace("\u00a0", " ") == french


def test_the_mark_stands_apart_from_what_is_denied() -> None:
    text = "Le maire dément\navoir payé."
    with using_language("en"):
        assert claim_words(denied(text, "avoir payé", ("Le maire", "maire")), text) == (
            "denied by le maire:",
            "avoir payé",
        )
        assert claim_words(labelled(text, "avoir payé", speaker=("Le maire", "maire")), text) == ("", "avoir payé")


def test_a_long_speaker_is_cut_in_the_mark() -> None:
    long = "la présidente de l’association des riverains du canal et de ses écluses"
    with using_language("en"):
        assert denial_by(long) == "denied by la présidente de l’association des riverains du canal et de …:"


def test_stored_claims_are_told_alike() -> None:
    with using_language("en"):
        assert said_of("maire", "avoir payé", "denied") == "denied by maire: avoir payé"
        assert said_of("Mon client", "avoir payé", "denied") == "denied by mon client: avoir payé"
        assert said_of(None, "avoir payé", "denied") == "denied: avoir payé"
        assert said_of("maire", "la\nroute", "asserted") == "maire · la route"
        assert said_of(None, "la route", "asserted") == "la route"
        assert content_of("maire", "avoir payé", "asserted") == "avoir payé"
