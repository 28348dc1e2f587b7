"""The speaker's noun phrase."""

from __future__ import annotations

import pytest

from claims.attribution.speaker import source_words
from claims.lexicon.wordlists import WordLists
from tests.support.matches import POSTED_TREE, match
from tests.support.trees import forms, sentence

FIN = "Mood=Ind|VerbForm=Fin"
LISTS = WordLists(
    {
        "plateformes": ("Telegram",),
        "medias": ("Radio Argelune",),
        "agences": ("AFP",),
        "noms-canal": ("communiqué", "micro"),
        "canaux-ecrits": ("communiqué",),
        "canaux-oraux": ("micro",),
    }
)


def test_the_speaker_is_the_noun_phrase_without_the_apposition() -> None:
    assert forms(source_words(match(POSTED_TREE, "dit", "Nadia"), LISTS)[0]) == "Nadia Ferrol"


def test_no_argument_no_speaker() -> None:
    assert source_words(match(POSTED_TREE, "dit"), LISTS)[0] == ()


@pytest.mark.parametrize("form", ["dit", "sur", "déjà", ","])
def test_what_is_no_noun_is_no_speaker(form: str) -> None:
    assert source_words(match(POSTED_TREE, "maire", form), LISTS)[0] == ()


def test_on_is_nobody() -> None:
    found = sentence("on dit tout", f"on _ PRON _ 2 nsubj; dit dire VERB {FIN} 0 root; tout _ PRON _ 2 obj")

    assert source_words(match(found, "dit", "on"), LISTS)[0] == ()
