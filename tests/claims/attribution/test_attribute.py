"""Cue, speaker and medium of one match."""

from __future__ import annotations

import pytest

from claims.attribution.attribute import cue_span, medium_span, source_words
from claims.claim import Label
from claims.document.tree import Sentence
from claims.rules import pattern
from claims.rules.loader import WordLists
from claims.rules.matcher import Match
from tests.support.conllu import forms, named, sentence, span

FIN = "Mood=Ind|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"
LISTS = WordLists(
    {
        "plateformes": ("Telegram",),
        "medias": ("Radio Argelune",),
        "agences": ("AFP",),
        "noms-canal": ("communiqué", "micro"),
    }
)


def match(found: Sentence, trigger: str, speaker: str | None = None, **words: str) -> Match:
    rule = pattern.Rule(
        id="essai",
        description="",
        status="stable",
        priority=50,
        trigger=pattern.Test(),
        arguments=(),
        construction="essai",
        label=Label.REPORTED_SPEECH,
    )
    bound = {"trigger": trigger, **words} | ({"speaker": speaker} if speaker else {})
    return Match(rule, found, {name: named(found, form) for name, form in bound.items()})


POSTED = "Nadia Ferrol, maire du village, a déjà dit sur Telegram que le pont tient."
TREE = sentence(
    POSTED,
    f"""
    Nadia _ PROPN _ 11 nsubj
    Ferrol _ PROPN _ 1 flat:name
    , _ PUNCT _ 4 punct
    maire _ NOUN _ 1 appos
    +2 du
    de _ ADP _ 7 case
    le _ DET _ 7 det
    village _ NOUN _ 4 nmod
    , _ PUNCT _ 4 punct
    a avoir AUX {FIN} 11 aux:tense
    déjà _ ADV _ 11 advmod
    dit dire VERB {PART} 0 root
    sur _ ADP _ 13 case
    Telegram _ PROPN _ 11 obl:mod
    que _ SCONJ _ 17 mark
    le _ DET _ 16 det
    pont _ NOUN _ 17 nsubj
    tient tenir VERB {FIN} 11 ccomp
    . _ PUNCT _ 11 punct
    """,
)
CONTENT = (span(POSTED, "le pont tient"),)


def test_the_cue_is_the_verb_with_its_auxiliary() -> None:
    assert cue_span(match(TREE, "dit")).of(POSTED) == "a déjà dit"


def test_the_cue_of_a_preposition_takes_its_fixed_part_in() -> None:
    text = "D’après Anne, tout va."
    found = sentence(
        text,
        f"D' de ADP _ 3 case; après _ ADP _ 1 fixed; Anne _ PROPN _ 6 obl:mod; , _ PUNCT _ 3 punct; "
        f"tout _ PRON _ 6 nsubj; va aller VERB {FIN} 0 root; . _ PUNCT _ 6 punct",
    )

    assert cue_span(match(found, "D'")).of(text) == "D’après"


def test_the_cue_of_a_noun_is_the_noun() -> None:
    text = "La rumeur court"
    found = sentence(text, f"La le DET _ 2 det; rumeur _ NOUN _ 3 nsubj; court courir VERB {FIN} 0 root")

    assert cue_span(match(found, "rumeur")).of(text) == "rumeur"


def test_the_speaker_is_the_noun_phrase_without_the_apposition() -> None:
    assert forms(source_words(match(TREE, "dit", "Nadia"), LISTS)[0]) == "Nadia Ferrol"


def test_no_argument_no_speaker() -> None:
    assert source_words(match(TREE, "dit"), LISTS)[0] == ()


@pytest.mark.parametrize("form", ["dit", "sur", "déjà", ","])
def test_what_is_no_noun_is_no_speaker(form: str) -> None:
    assert source_words(match(TREE, "maire", form), LISTS)[0] == ()


def test_on_is_nobody() -> None:
    found = sentence("on dit tout", f"on _ PRON _ 2 nsubj; dit dire VERB {FIN} 0 root; tout _ PRON _ 2 obj")

    assert source_words(match(found, "dit", "on"), LISTS)[0] == ()


def test_a_platform_is_a_medium() -> None:
    found = medium_span(match(TREE, "dit", "Nadia"), LISTS, CONTENT, TREE.words[:2])

    assert found is not None
    assert found.of(POSTED) == "Telegram"


def test_a_channel_inside_the_content_is_no_medium() -> None:
    content = (span(POSTED, "sur Telegram que le pont tient"),)

    assert medium_span(match(TREE, "dit", "Nadia"), LISTS, content, TREE.words[:2]) is None


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        (
            "dit dans un communiqué",
            "dans _ ADP _ 4 case; un _ DET _ 4 det; communiqué _ NOUN _ 1 obl:mod",
            "un communiqué",
        ),
        ("dit par communiqué", "par _ ADP _ 3 case; communiqué _ NOUN _ 1 obl:mod", "communiqué"),
        ("dit à l’AFP", "à _ ADP _ 4 case; l' le DET _ 4 det; AFP _ PROPN _ 1 obl:arg", "l’AFP"),
        ("dit le communiqué", "le _ DET _ 3 det; communiqué _ NOUN _ 1 obj", None),
        ("dit avec Telegram", "avec _ ADP _ 3 case; Telegram _ PROPN _ 1 obl:mod", None),
        ("dit à Paris", "à _ ADP _ 3 case; Paris _ PROPN _ 1 obl:mod", None),
    ],
)
def test_the_preposition_tells_whether_a_noun_is_a_channel(text: str, phrase: str, wanted: str | None) -> None:
    found = sentence(text, f"dit dire VERB {FIN} 0 root; {phrase}")

    medium = medium_span(match(found, "dit"), LISTS, (), ())

    assert (medium.of(text) if medium else None) == wanted


def test_a_medium_that_the_rule_names_wins() -> None:
    medium = medium_span(match(TREE, "dit", "Nadia", medium="village"), LISTS, CONTENT, ())

    assert medium is not None
    assert medium.of(POSTED) == "du village", "the article inside a contraction brings the token with it"
