"""Words of dialogues: what two spellings have in common, names out of capitals, patterns of list entries."""

from __future__ import annotations

import re

import pytest

from claims.dialogue.words import NAME, DialogueWords, folded, proper
from claims.rules.loader import WordLists


def test_spellings_of_a_name_are_one_when_folded() -> None:
    assert folded("L’Évêché  d’Ostrelle") == folded("L'ÉVÊCHÉ D'OSTRELLE") == "l'eveche d'ostrelle"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("MARTIN LEROUX", "Martin Leroux"),
        ("ANNE-LAURE D'ORMOND", "Anne-Laure D'Ormond"),
        ("Le Goff", "Le Goff"),
        ("RTL", "RTL"),
    ],
)
def test_names_in_capitals_are_written_as_names(written: str, name: str) -> None:
    assert proper(written) == name


@pytest.mark.parametrize(
    "name", ["Nadia Brel", "Jean-Marc de La Tour", "Élise Van den Berg", "J. M. Oliveira", "Fañch Le Moal"]
)
def test_names_are_words_with_capitals(name: str) -> None:
    assert re.fullmatch(NAME, name)


def test_entries_are_found_as_whole_words(lists: WordLists) -> None:
    words = DialogueWords.of(lists)

    assert words.reply.match("« Non, jamais. »")
    assert not words.reply.match("Nonobstant la pluie")
    assert words.interview.search("ENTRETIEN. Elle publie un livre")
    assert words.first.search("On l'a dit à nos voisins")
    assert not words.alone.search("On l'a dit à nos voisins")
    assert words.second.search("Qu'en pensez-vous ?")
    assert not words.second.search("Il vouvoie le maire")
