"""How far "selon X" runs on over what explains the source."""

from __future__ import annotations

import pytest

from claims.attribution.inserted_phrase import inserted_phrase
from claims.document.tree import Sentence
from tests.support.trees import forms, named, sentence
from tests.support.word_classes import CLASSES

FIN = "Mood=Ind|VerbForm=Fin"
OFFICE = sentence(
    "Selon Zoé Kern, l'une des avocates, le pont tient.",
    f"""
    # PER Zoé Kern
    Selon _ ADP 2 case
    Zoé Zoé PROPN 13 obl:mod
    Kern Kern PROPN 2 flat:name
    , _ PUNCT 2 punct
    l' le DET 6 det
    une un PRON 13 nsubj
    +2 des
    de _ ADP 9 case
    les le DET 9 det
    avocates avocate NOUN 6 nmod
    , _ PUNCT 2 punct
    le _ DET 12 det
    pont _ NOUN 13 nsubj
    tient tenir VERB {FIN} 0 root
    . _ PUNCT 13 punct
    """,
)
BRIDGE = f"""
    # PER Zoé Kern
    Selon _ ADP 2 case
    Zoé Zoé PROPN 12 obl:mod
    Kern Kern PROPN 2 flat:name
    , _ PUNCT 2 punct
    le _ DET 6 det
    {{noun}} _ NOUN Gender=Masc|Number=Sing 12 nsubj
    , _ PUNCT 8 punct
    {{part}} _ VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part 6 acl
    en _ ADP 10 case
    hâte _ NOUN 8 obl:mod
    , _ PUNCT 8 punct
    tient tenir VERB {FIN} 0 root
    . _ PUNCT 12 punct
"""
CITED = sentence(
    "Selon le Jour, cité hier, la route rouvre.",
    f"""
    Selon _ ADP 3 case
    le _ DET 3 det
    Jour _ NOUN Gender=Masc|Number=Sing 10 obl:mod
    , _ PUNCT 3 punct
    cité citer VERB Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part 10 advcl
    hier _ ADV 5 advmod
    , _ PUNCT 3 punct
    la le DET 9 det
    route _ NOUN Gender=Fem|Number=Sing 10 nsubj
    rouvre rouvrir VERB {FIN} 0 root
    . _ PUNCT 10 punct
    """,
)
TWO = sentence(
    "Selon le maire, Paul Girod, et la préfète, Anne Lambert, la route rouvre.",
    f"""
    # PER Paul Girod
    # PER Anne Lambert
    Selon _ ADP 3 case
    le _ DET 3 det
    maire _ NOUN Gender=Masc|Number=Sing 16 obl:mod
    , _ PUNCT 3 punct
    Paul _ PROPN 16 nsubj
    Girod _ PROPN 5 flat:name
    , _ PUNCT 10 punct
    et _ CCONJ 10 cc
    la le DET 10 det
    préfète _ NOUN Gender=Fem|Number=Sing 5 conj
    , _ PUNCT 10 punct
    Anne _ PROPN 10 appos
    Lambert _ PROPN 12 flat:name
    , _ PUNCT 10 punct
    la le DET 16 det
    route _ NOUN Gender=Fem|Number=Sing 17 nsubj
    rouvre rouvrir VERB {FIN} 0 root
    . _ PUNCT 17 punct
    """,
)
LIST = sentence(
    "Selon Léo, la digue, la jetée et le pont ont cédé.",
    f"""
    Selon _ ADP 2 case
    Léo Léo PROPN 13 obl:mod
    , _ PUNCT 2 punct
    la le DET 5 det
    digue _ NOUN 13 nsubj
    , _ PUNCT 8 punct
    la le DET 8 det
    jetée _ NOUN 5 conj
    et _ CCONJ 11 cc
    le _ DET 11 det
    pont _ NOUN 5 conj
    ont avoir AUX {FIN} 13 aux:tense
    cédé céder VERB Tense=Past|VerbForm=Part 0 root
    . _ PUNCT 13 punct
    """,
)


def source(found: Sentence, *words: str) -> str:
    """The words inserted with a source, of whose phrase the parser has ``words``."""
    speaker = [named(found, form) for form in words]
    anchor = speaker[-1] if speaker[-1].upos == "NOUN" else speaker[0]
    inside = {w.index for w in found.subtree(anchor)}
    return forms(inserted_phrase(found, anchor, inside, speaker, CLASSES))


def bridge(noun: str, part: str) -> Sentence:
    return sentence(f"Selon Zoé Kern, le {noun}, {part} en hâte, tient.", BRIDGE.format(noun=noun, part=part))


@pytest.mark.parametrize(
    ("found", "speaker", "wanted"),
    [
        (OFFICE, ("Zoé", "Kern"), "Selon Zoé Kern , l' une de les avocates"),
        (CITED, ("le", "Jour"), "Selon le Jour , cité hier"),
        # The second source and its name belong to the phrase, too.
        (TWO, ("le", "maire"), "Selon le maire , Paul Girod , et la préfète , Anne Lambert"),
        # What the clause is about does not.
        (LIST, ("Léo",), "Selon Léo"),
        (bridge("pont", "construit"), ("Zoé", "Kern"), "Selon Zoé Kern"),
        # Nor does a person, if that leaves no subject.
        (bridge("conducteur", "réveillé"), ("Zoé", "Kern"), "Selon Zoé Kern"),
    ],
)
def test_what_explains_a_source_is_inserted_with_it(found: Sentence, speaker: tuple[str, ...], wanted: str) -> None:
    assert source(found, *speaker) == wanted
