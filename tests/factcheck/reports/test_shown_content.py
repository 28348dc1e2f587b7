"""What is alleged is shown with the words that allege it."""

from __future__ import annotations

from itertools import product

import pytest

from claims.claim import Label, LabelledClaim, Polarity
from factcheck.reports.shown_content import may_need_cue, shown_pieces, shown_words
from tests.support.factories import labelled

CUES = (
    ("est accusé d’", "est accusé"),
    ("serait soupçonnée d’", "serait soupçonnée"),
    ("sont mis en cause pour ", "sont mis"),
    ("a été condamné pour ", "a été condamné"),
    ("avait été mis en examen mardi pour ", "avait été mis"),
    ("était poursuivi pour ", "était poursuivi"),
)
INFINITIVES = ("avoir truqué le marché", "n’avoir rien payé", "s’être enrichi", "vendre le stade", "lui nuire")


def alleged(text: str, *content: str, cue: str, label: Label = Label.ALLEGATION) -> LabelledClaim:
    return labelled(text, *content, cue=cue, label=label, suggested=Label.ALLEGATION)


@pytest.mark.parametrize(("cue", "infinitive"), list(product(CUES, INFINITIVES)))
def test_an_accusation_is_shown_with_its_cue(cue: tuple[str, str], infinitive: str) -> None:
    words, found = cue
    text = f"Hier, l’équipe {words}{infinitive}."

    gap = alleged(text, "l’équipe", infinitive, cue=found)
    assert shown_words(gap, text) == f"l’équipe {words}{infinitive}"
    assert [piece.words for piece in shown_pieces(gap, text) if piece.attributing] == [f" {words}"]

    alone = alleged(text, infinitive, cue=found)
    assert shown_words(alone, text) == f"{words}{infinitive}"
    assert all(map(may_need_cue, (infinitive, f"l’équipe […] {infinitive}")))


def test_whatever_the_label_the_gap_before_an_infinitive_is_filled() -> None:
    text = "L’élu est soupçonné d’avoir menti."
    for label in Label:
        item = labelled(text, "L’élu", "avoir menti", cue="est soupçonné", label=label)
        assert shown_words(item, text) == "L’élu est soupçonné d’avoir menti"


def test_of_a_long_gap_the_cue_stays() -> None:
    inserted = ", qui avait quitté la ville après une longue querelle avec ses collègues du conseil,"
    text = f"L’élu{inserted} est soupçonné d’avoir menti."
    item = alleged(text, "L’élu", "avoir menti", cue="est soupçonné")
    assert shown_words(item, text) == "L’élu […] est soupçonné d’avoir menti"

    text = f"L’élu est soupçonné{inserted} d’avoir menti."
    item = alleged(text, "L’élu", "avoir menti", cue="est soupçonné")
    assert shown_words(item, text) == "L’élu est soupçonné […] avoir menti"

    text = f"L’élu{inserted} est soupçonné{inserted} d’avoir menti."
    item = alleged(text, "L’élu", "avoir menti", cue="est soupçonné")
    assert shown_words(item, text) == "L’élu […] est soupçonné […] avoir menti"


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("La société affirme n’avoir rien reçu.", ("n’avoir rien reçu",), "affirme"),
        ("Le pont, selon la mairie, est fermé.", ("Le pont", "est fermé"), "selon"),
        ("Le pont, fermé mardi, rouvrira, a dit Anne.", ("Le pont", "rouvrira"), "a dit"),
        ("Le pont, fermé mardi, rouvrira.", ("Le pont", "rouvrira"), None),
    ],
)
def test_reported_speech_keeps_its_gaps(text: str, content: tuple[str, ...], cue: str | None) -> None:
    item = labelled(text, *content, cue=cue, label=Label.REPORTED_SPEECH)
    assert shown_words(item, text) == " […] ".join(content)


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("Le parquet accuse. Avoir menti coûte cher.", "Avoir menti coûte cher", "accuse"),
        ("Avoir menti, ce dont il est accusé, coûte.", "Avoir menti", "est accusé"),
        ("L’élu est accusé de fraude.", "fraude", "est accusé"),
        ("L’eau serait polluée.", "L’eau serait polluée", "serait"),
    ],
)
def test_other_allegations_are_shown_as_they_are(text: str, content: str, cue: str) -> None:
    assert shown_words(alleged(text, content, cue=cue), text) == content


def test_who_denies_is_told_before_the_infinitive_and_in_the_gap() -> None:
    text = "Le maire dément avoir payé."
    item = labelled(text, "avoir payé", cue="dément", label=Label.ALLEGATION, polarity=Polarity.DENIED)
    assert shown_words(item, text) == "avoir payé"

    text = "Le pont, dément le maire, serait fermé."
    item = labelled(text, "Le pont", "serait fermé", cue="dément", label=Label.ALLEGATION, polarity=Polarity.DENIED)
    assert shown_words(item, text) == "Le pont, dément le maire, serait fermé"


def test_lines_of_the_article_are_one() -> None:
    text = "L’élu\nest  soupçonné\nd’avoir\nmenti."
    item = alleged(text, "L’élu", "avoir\nmenti", cue="est  soupçonné")
    assert shown_words(item, text) == "L’élu est soupçonné d’avoir menti"
