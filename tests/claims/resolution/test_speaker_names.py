"""Who a speaker phrase stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from claims.claim import Claim, Label, Speaker
from claims.document.span import Span
from claims.document.tree import Document, Sentence, Word
from claims.resolution.speaker_names import SpeakerNames, SpeakersHeard, speaker_names, with_first_persons_named
from claims.rules.loader import WordLists
from claims.syntax.noun_phrases import noun_phrase
from tests.support.trees import document, named, span

FIN = "Mood=Ind|VerbForm=Fin"
OPENING = "Nadia Ferrol, la maire d’Argelune, dort. Paul Morin parle. "


def opened(rest: str, table: str) -> Document:
    """Nadia Ferrol, mayor, and Paul Morin have been named; then comes ``rest``."""
    return document(
        OPENING + rest,
        f"""
Nadia _ PROPN Number=Sing 9 nsubj
Ferrol _ PROPN _ 1 flat:name
, _ PUNCT _ 5 punct
la le DET Definite=Def|Gender=Fem|Number=Sing 5 det
maire _ NOUN Gender=Fem|Number=Sing 1 appos
d' de ADP _ 7 case
Argelune _ PROPN _ 5 nmod
, _ PUNCT _ 5 punct
dort dormir VERB {FIN} 0 root
. _ PUNCT _ 9 punct
# PER Nadia Ferrol
# LOC Argelune

Paul _ PROPN Gender=Masc|Number=Sing 3 nsubj
Morin _ PROPN _ 1 flat:name
parle parler VERB {FIN} 0 root
. _ PUNCT _ 3 punct
# PER Paul Morin
""",
        table,
    )


def after(names: SpeakerNames, *speakers: tuple[Sentence, Word, Sequence[Word]]) -> SpeakerNames:
    """The names where these speakers have spoken."""
    heard = SpeakersHeard(names)
    for speaker in speakers:
        heard.add(*speaker)
    return heard.names()


def resolved(found: Document, form: str, names: SpeakerNames) -> str:
    tree = found.sentences[-1]
    head = named(tree, form)
    return names.name(tree, head, noun_phrase(tree, head)).text


@pytest.mark.parametrize(
    ("rest", "table", "head", "wanted"),
    [
        (
            "Morin nie.",
            "Morin _ PROPN _ 2 nsubj; nie nier VERB _ 0 root; . _ PUNCT _ 2 punct; # PER Morin",
            "Morin",
            "Paul Morin",
        ),
        (
            "M. Morin nie",
            "M. monsieur NOUN Gender=Masc 3 nsubj; Morin _ PROPN _ 1 nmod; nie nier VERB _ 0 root; # PER Morin",
            "M.",
            "Paul Morin",
        ),
        (
            "La maire nie.",
            "La le DET Definite=Def|Gender=Fem|Number=Sing 2 det; maire _ NOUN Gender=Fem|Number=Sing 3 nsubj; "
            "nie nier VERB _ 0 root; . _ PUNCT _ 3 punct",
            "maire",
            "Nadia Ferrol",
        ),
        (
            "Il nie.",
            "Il lui PRON Gender=Masc|Number=Sing|Person=3 2 nsubj; nie nier VERB _ 0 root; . _ PUNCT _ 2 punct",
            "Il",
            "Paul Morin",
        ),
        (
            "Le chauffeur nie.",
            "Le le DET Definite=Def|Gender=Masc|Number=Sing 2 det; chauffeur _ NOUN Gender=Masc|Number=Sing 3 nsubj; "
            "nie nier VERB _ 0 root; . _ PUNCT _ 3 punct",
            "chauffeur",
            "chauffeur",
        ),
        (
            "L’hôpital nie.",
            "L' le DET Definite=Def|Number=Sing 2 det; hôpital _ NOUN Gender=Masc|Number=Sing 3 nsubj; "
            "nie nier VERB _ 0 root; . _ PUNCT _ 3 punct",
            "hôpital",
            "hôpital",
        ),
        (
            "Ils nient.",
            "Ils lui PRON Gender=Masc|Number=Plur|Person=3 2 nsubj; nient nier VERB _ 0 root; . _ PUNCT _ 2 punct",
            "Ils",
            "Ils",
        ),
    ],
)
def test_phrases_stand_for_those_the_article_names(
    lists: WordLists, rest: str, table: str, head: str, wanted: str
) -> None:
    found = opened(rest, table)

    assert resolved(found, head, speaker_names(found, lists)) == wanted


@pytest.mark.parametrize(
    ("rest", "table", "head", "wanted"),
    [
        (
            "Elle nie.",
            "Elle lui PRON Gender=Fem|Number=Sing|Person=3 2 nsubj; nie nier VERB _ 0 root; . _ PUNCT _ 2 punct",
            "Elle",
            "Nadia Ferrol",
        ),
        (
            "« Non », nie-t-elle.",
            "« _ PUNCT _ 2 punct; Non _ INTJ _ 5 ccomp; » _ PUNCT _ 2 punct; , _ PUNCT _ 2 punct; "
            "nie nier VERB _ 0 root; -t-elle lui PRON Gender=Fem|Number=Sing|Person=3 5 expl:subj; . _ PUNCT _ 5 punct",
            "-t-elle",
            "Nadia Ferrol",
        ),
    ],
)
def test_a_pronoun_stands_for_somebody_of_its_gender(
    lists: WordLists, rest: str, table: str, head: str, wanted: str
) -> None:
    found = opened(rest, table)

    assert resolved(found, head, speaker_names(found, lists)) == wanted


def test_nobody_named_leaves_the_phrase(lists: WordLists) -> None:
    text = "Une voisine nie"
    found = document(
        text,
        "Une un DET _ 2 det; voisine voisin NOUN Gender=Fem|Number=Sing 3 nsubj; nie nier VERB _ 0 root",
    )

    assert resolved(found, "voisine", speaker_names(found, lists)) == "voisine"


def test_a_pronoun_without_anybody_before_stays_a_pronoun(lists: WordLists) -> None:
    found = document(
        "Elle nie.",
        "Elle lui PRON Gender=Fem|Number=Sing|Person=3 2 nsubj; nie nier VERB _ 0 root; . _ PUNCT _ 2 punct",
    )

    assert resolved(found, "Elle", speaker_names(found, lists)) == "Elle"


def test_the_longest_form_of_a_name_is_the_name(lists: WordLists) -> None:
    found = document(
        "Ferrol dort. Nadia Ferrol parle. Ferrol nie.",
        f"Ferrol _ PROPN _ 2 nsubj; dort dormir VERB {FIN} 0 root; . _ PUNCT _ 2 punct; # PER Ferrol",
        f"Nadia _ PROPN _ 3 nsubj; Ferrol _ PROPN _ 1 flat:name; parle parler VERB {FIN} 0 root; . _ PUNCT _ 3 punct; "
        "# PER Nadia Ferrol",
        f"Ferrol _ PROPN _ 2 nsubj; nie nier VERB {FIN} 0 root; . _ PUNCT _ 2 punct; # PER Ferrol",
    )

    assert resolved(found, "Ferrol", speaker_names(found, lists)) == "Nadia Ferrol"


def test_a_name_that_only_completes_an_office_is_not_the_speaker(lists: WordLists) -> None:
    found = opened(
        "Un avocat de Paul Morin nie.",
        "Un un DET Definite=Ind|Gender=Masc|Number=Sing 2 det; avocat _ NOUN Gender=Masc|Number=Sing 6 nsubj; "
        "de _ ADP _ 4 case; Paul _ PROPN _ 2 nmod; Morin _ PROPN _ 4 flat:name; nie nier VERB _ 0 root; "
        ". _ PUNCT _ 6 punct; # PER Paul Morin",
    )

    assert resolved(found, "avocat", speaker_names(found, lists)) == "avocat de Paul Morin"


def test_a_pronoun_does_not_take_up_a_speaker_of_another_gender(lists: WordLists) -> None:
    """After Paul Morin spoke, *elle* is the other one, Nadia Ferrol."""
    found = opened(
        "Elle nie.",
        "Elle lui PRON Gender=Fem|Number=Sing|Person=3 2 nsubj; nie nier VERB _ 0 root; . _ PUNCT _ 2 punct",
    )
    tree = found.sentences[1]
    names = after(speaker_names(found, lists), (tree, tree.words[0], tree.words[:2]))

    assert resolved(found, "Elle", names) == "Nadia Ferrol"


def test_decomposed_names_are_told_as_they_stand(lists: WordLists) -> None:
    text = "Zoe\u0301 Morin nie"
    found = document(
        text,
        f"Zoé _ PROPN _ 3 nsubj; Morin _ PROPN _ 1 flat:name; nie nier VERB {FIN} 0 root; # PER Zoe\u0301 Morin",
    )

    assert resolved(found, "Zoé", speaker_names(found, lists)) == "Zoe\u0301 Morin"


def test_a_surname_that_is_given_in_full_is_surer_than_a_pronoun(lists: WordLists) -> None:
    table = "Il lui PRON Gender=Masc|Number=Sing|Person=3 2 nsubj; nie nier VERB _ 0 root; . _ PUNCT _ 2 punct"
    found = opened("Il nie.", table)
    names = speaker_names(found, lists)
    first, last = found.sentences[1], found.sentences[-1]

    named_ = names.name(first, first.words[0], first.words[:2])
    pronoun = names.name(last, last.words[0], last.words[:1])

    assert named_.text == pronoun.text == "Paul Morin"
    assert 1 >= named_.confidence > pronoun.confidence > 0.4


def test_a_pronoun_that_nobody_stands_behind_is_unsure(lists: WordLists) -> None:
    found = document(
        "Elle nie.",
        "Elle lui PRON Gender=Fem|Number=Sing|Person=3 2 nsubj; nie nier VERB _ 0 root; . _ PUNCT _ 2 punct",
    )
    tree = found.sentences[0]

    assert speaker_names(found, lists).name(tree, tree.words[0], tree.words[:1]).confidence < 0.3


def test_she_is_as_vague_as_the_source_she_stands_for(lists: WordLists) -> None:
    found = document(
        "Une source nie. Elle parle.",
        f"Une un DET Gender=Fem|Number=Sing 2 det; source _ NOUN Gender=Fem|Number=Sing 3 nsubj; "
        f"nie nier VERB {FIN} 0 root; . _ PUNCT _ 3 punct",
        f"Elle lui PRON Gender=Fem|Number=Sing|Person=3 2 nsubj; parle parler VERB {FIN} 0 root; . _ PUNCT _ 2 punct",
    )
    tree = found.sentences[-1]

    name = speaker_names(found, lists).name(tree, tree.words[0], tree.words[:1])

    assert (name.text, name.vague) == ("source", True)


def test_the_same_source_is_who_spoke_last(lists: WordLists) -> None:
    found = opened(
        "La même source nie.",
        "La le DET Definite=Def|Gender=Fem|Number=Sing 3 det; même _ ADJ _ 3 amod; "
        "source _ NOUN Gender=Fem|Number=Sing 4 nsubj; nie nier VERB _ 0 root; . _ PUNCT _ 4 punct",
    )
    tree = found.sentences[1]
    names = after(speaker_names(found, lists), (tree, tree.words[0], tree.words[:2]))

    assert resolved(found, "source", names) == "Paul Morin"


def test_a_name_is_the_same_whoever_asks_first(lists: WordLists) -> None:
    found = opened("Je nie.", "Je moi PRON Number=Sing|Person=1 2 nsubj; nie nier VERB _ 0 root; . _ PUNCT _ 2 punct")
    opening, speech, last = found.sentences[0], found.sentences[1], found.sentences[-1]
    names = speaker_names(found, lists)
    names = after(names, (opening, opening.words[0], opening.words[:2]), (speech, speech.words[0], speech.words[:2]))

    def first_person() -> str:
        return names.name(last, last.words[0], last.words[:1]).text

    before = first_person()
    names.name(opening, opening.words[0], opening.words[:2])

    assert before == first_person() == "Paul Morin"
    assert [spoken.name for spoken in names.spoken] == ["Nadia Ferrol", "Paul Morin"]


def test_i_is_whose_words_hold_it() -> None:
    text = "Anne : je sais. Paul : tout va."
    outer = Claim(
        content=(span(text, "je sais"),),
        sentence=Span(0, len(text)),
        construction="essai",
        suggested=Label.REPORTED_SPEECH,
        rules=("essai",),
        speaker=Speaker(span=span(text, "Anne"), name="Anne Morin", confidence=0.9),
    )
    inner = replace(
        outer, content=(span(text, "sais"),), speaker=Speaker(span=span(text, "je"), name="Paul", confidence=0.7)
    )

    found = with_first_persons_named([outer, inner], text)

    assert [c.speaker.name for c in found if c.speaker is not None] == ["Anne Morin", "Anne Morin"]


def test_a_lawyer_whose_title_is_read_as_a_pronoun_is_the_lawyer(lists: WordLists) -> None:
    found = opened(
        "Me Claire Vasseur nie.",
        f"Me moi PRON Person=1 4 nsubj; Claire _ PROPN _ 1 appos; Vasseur _ PROPN _ 2 flat:name; "
        f"nie nier VERB {FIN} 0 root; . _ PUNCT _ 4 punct; # PER Claire Vasseur",
    )
    first = found.sentences[1]
    names = after(speaker_names(found, lists), (first, named(first, "Paul"), first.words[:2]))

    assert resolved(found, "Me", names) == "Claire Vasseur"
