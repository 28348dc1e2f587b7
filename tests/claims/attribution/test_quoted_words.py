"""Quoted words in a sentence of the article: when they are somebody's, and when a name or a set term."""

from __future__ import annotations

import pytest

from claims.attribution.quoted_words import somebodys
from claims.rules.loader import WordLists
from tests.support.trees import document

FIN = "Mood=Ind|VerbForm=Fin"
LISTS = WordLists(
    {"verbes-parole": {"parler"}, "noms-role": {"maire"}},
    {"speaking_nouns": ("noms-role",)},
)


def is_somebodys(rows: str) -> bool:
    lines = [line.strip() for line in rows.split(";")]
    found = document(" ".join(line.split()[0] for line in lines), "\n".join(lines))
    return somebodys(found.quotations[0], found.sentences[0], LISTS)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            f"Tous _ PRON _ 2 nsubj; parlent parler VERB {FIN} 0 root; d' de ADP _ 6 case; une _ DET _ 6 det;"
            "« _ PUNCT _ 6 punct; erreur _ NOUN _ 2 obl; » _ PUNCT _ 6 punct",
            True,
            id="what a verb of saying governs",
        ),
        pytest.param(
            "Rien _ PRON _ 3 nsubj; n'est être AUX _ 3 aux:pass; parlé parler VERB VerbForm=Part 0 root; d' de ADP _ 6"
            " case; « _ PUNCT _ 6 punct; erreur _ NOUN _ 3 obl; » _ PUNCT _ 6 punct",
            False,
            id="a passive verb of saying",
        ),
        pytest.param(
            f"Le _ DET _ 2 det; maire _ NOUN _ 3 nsubj; nettoie nettoyer VERB {FIN} 0 root; des _ DET _ 5 det; rues rue"
            " NOUN _ 3 obj; « _ PUNCT _ 7 punct; sales sale ADJ _ 5 amod; » _ PUNCT _ 7 punct",
            True,
            id="a judgement beside somebody",
        ),
        pytest.param(
            f"Le _ DET _ 2 det; vent _ NOUN _ 3 nsubj; nettoie nettoyer VERB {FIN} 0 root; des _ DET _ 5 det; rues rue"
            " NOUN _ 3 obj; « _ PUNCT _ 7 punct; sales sale ADJ _ 5 amod; » _ PUNCT _ 7 punct",
            False,
            id="a judgement and nobody",
        ),
        pytest.param(
            f"Il _ PRON _ 2 nsubj; tient tenir VERB {FIN} 0 root; « _ PUNCT _ 5 punct; une _ DET _ 5 det; farce _ NOUN"
            " _ 2 obj; » _ PUNCT _ 5 punct",
            True,
            id="a phrase with its article",
        ),
        pytest.param(
            f"Il _ PRON _ 2 nsubj; porte porter VERB {FIN} 0 root; une _ DET _ 5 det; « _ PUNCT _ 5 punct; tenue _ NOUN"
            " _ 2 obj; » _ PUNCT _ 5 punct",
            False,
            id="a set term",
        ),
        pytest.param(
            f"Il _ PRON _ 2 nsubj; parle parler VERB {FIN} 0 root; de _ ADP _ 5 case; « _ PUNCT _ 5 punct; Germinal _"
            " PROPN _ 2 obl; » _ PUNCT _ 5 punct",
            False,
            id="a title",
        ),
        pytest.param(
            f"Le _ DET _ 2 det; mot _ NOUN _ 3 nsubj; vient venir VERB {FIN} 0 root; de _ ADP _ 6 case; « _ PUNCT _ 8"
            f" punct; ce _ PRON _ 8 nsubj; qui _ PRON _ 8 nsubj; brille briller VERB {FIN} 3 obl; trop _ ADV _ 8"
            " advmod; fort _ ADV _ 8 advmod; » _ PUNCT _ 8 punct",
            True,
            id="a statement",
        ),
    ],
)
def test_whose_quoted_words_are(rows: str, expected: bool) -> None:
    assert is_somebodys(rows) is expected
