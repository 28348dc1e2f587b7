"""Outlets that made somebody speak, or pass on what somebody said."""

from __future__ import annotations

import pytest

from claims.attribution.asking_outlets import asking_outlets
from claims.attribution.relayed_sources import is_title
from claims.lexicon.wordlists import WordLists
from tests.support.trees import sentence

FIN = "Mood=Ind|VerbForm=Fin"
PAST = "Tense=Past|VerbForm=Part"
LISTS = WordLists(
    {
        "agences": ("Voxa",),
        "noms-media": ("radio",),
        "verbes-interview": ("interroger", "inviter"),
        "verbes-citation": ("citer",),
    }
)
BY = {
    "Voxa": "Voxa _ PROPN _ 3 obl:agent",
    "la radio Norpal": "la le DET _ 6 det; radio _ NOUN _ 3 obl:agent; Norpal _ PROPN _ 6 appos",
    "La Voix": "La le DET _ 6 det; Voix voix NOUN _ 3 obl:agent",
    "la police": "la le DET _ 6 det; police _ NOUN _ 3 obl:agent",
    "Nadia": "# PER Nadia; Nadia _ PROPN _ 3 obl:agent",
}


def asked(participle: str, lemma: str, by: str) -> list[str]:
    """The outlets in *Elle, interrogée par X, part.*"""
    count, noun = 4 + len(by.split()), min(4 + len(by.split()), 6)
    text = f"Elle, {participle} par {by}, part."
    found = sentence(
        text,
        f"Elle _ PRON _ {count + 2} nsubj; , _ PUNCT _ 3 punct; {participle} {lemma} VERB {PAST} 1 acl; "
        f"par _ ADP _ {noun} case; {BY[by]}; , _ PUNCT _ 3 punct; "
        f"part partir VERB {FIN} 0 root; . _ PUNCT _ {count + 2} punct",
    )
    return [" ".join(w.form for w in phrase) for phrase in asking_outlets(found, LISTS)]


@pytest.mark.parametrize(
    ("participle", "lemma", "by", "wanted"),
    [
        ("interrogée", "interroger", "Voxa", ["Voxa"]),
        ("interrogée", "interroger", "la radio Norpal", ["la radio Norpal"]),
        ("citée", "citer", "La Voix", ["La Voix"]),
        ("interrogée", "interroger", "la police", []),
        ("interrogée", "interroger", "Nadia", []),
        ("aidée", "aider", "Voxa", []),
    ],
)
def test_an_outlet_behind_a_participle_asked_or_quoted(participle: str, lemma: str, by: str, wanted: list[str]) -> None:
    assert asked(participle, lemma, by) == wanted


@pytest.mark.parametrize(
    ("text", "tree", "wanted"),
    [
        (
            "dit à L'Écho",
            "dit dire VERB _ 0 root; à _ ADP _ 4 case; L' le DET _ 4 det; Écho écho NOUN _ 1 obl:arg",
            True,
        ),
        ("dit à l'élu", "dit dire VERB _ 0 root; à _ ADP _ 4 case; l' le DET _ 4 det; élu _ NOUN _ 1 obl:arg", False),
        ("Le pont tient", "Le le DET _ 2 det; pont _ NOUN _ 3 nsubj; tient tenir VERB _ 0 root", False),
    ],
)
def test_an_article_with_a_capital_within_the_sentence_opens_a_title(text: str, tree: str, wanted: bool) -> None:
    found = sentence(text, tree)
    noun = next(w for w in found.words if w.upos == "NOUN")

    assert is_title(found, noun) is wanted
