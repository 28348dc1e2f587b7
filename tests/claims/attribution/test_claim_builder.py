"""The one place where a candidate becomes a claim."""

from __future__ import annotations

import pytest

from claims.attribution.candidate import Candidate
from claims.attribution.claim_builder import built_claim
from claims.claim import Claim, ContentChange, ContentStep, Label, Polarity, SourceRole, Speaker, Style
from claims.document.span import Span
from claims.document.tree import Document
from claims.lexicon.wordlists import WordLists
from claims.resolution.speaker_names import speaker_names
from tests.support.matches import bare_rule, match
from tests.support.trees import document, named, span

FIN = "Mood=Ind|VerbForm=Fin"
LISTS = WordLists({"plateformes": ("Telegram",), "noms-role": ("maire",), "medias": ()})
SAID = document(
    "Ici, dit-elle sur Telegram, « tout va bien ».",
    f"""
    Ici _ ADV _ 9 advmod
    , _ PUNCT _ 3 punct
    dit dire VERB {FIN} 9 parataxis
    -elle elle PRON Person=3 3 nsubj
    sur _ ADP _ 6 case
    Telegram _ PROPN _ 3 obl:mod
    , _ PUNCT _ 3 punct
    « _ PUNCT _ 9 punct
    tout _ PRON _ 10 nsubj
    va aller VERB {FIN} 0 root
    bien _ ADV _ 10 advmod
    » _ PUNCT _ 10 punct
    . _ PUNCT _ 10 punct
    """.replace(" 9 advmod", " 10 advmod").replace(" 9 parataxis", " 10 parataxis"),
)
CONTENT = (span(SAID.text, "tout va bien"),)
CHANGES = (ContentChange(ContentStep.RULE, CONTENT, "essai"),)


def built(candidate: Candidate, found: Document = SAID) -> Claim:
    return built_claim(candidate, found, speaker_names(found, LISTS), LISTS)


@pytest.fixture
def candidate() -> Candidate:
    tree = SAID.sentences[0]
    rule = bare_rule(label=Label.ALLEGATION, polarity=Polarity.DENIED)
    return Candidate(
        sentence=tree,
        content=CONTENT,
        root=named(tree, "va"),
        construction="inserted-cue",
        label=Label.REPORTED_SPEECH,
        rules=("essai", "autre"),
        changes=CHANGES,
        match=match(tree, "dit", "-elle", rule),
        cue=span(SAID.text, "dit"),
        speaker=(named(tree, "-elle"),),
    )


def test_a_claim_has_its_speaker_named_and_its_medium_found(candidate: Candidate) -> None:
    claim = built(candidate)

    assert claim.content == CONTENT
    assert claim.speaker is not None
    assert claim.speaker.span.of(SAID.text) == "elle", "the hyphen ties the pronoun to its verb"
    assert claim.medium == span(SAID.text, "Telegram")
    assert [s.role for s in claim.sources] == [SourceRole.PLATFORM, SourceRole.PERSON]
    assert (claim.cue, claim.rules) == (candidate.cue, ("essai", "autre"))
    assert claim.style is Style.DIRECT
    assert claim.features == {}


def test_a_claim_keeps_how_it_was_come_by(candidate: Candidate) -> None:
    """Label and polarity are the rule's own, the claim's what other rules made of them."""
    claim = built(candidate)

    assert claim.suggested is Label.REPORTED_SPEECH
    assert claim.derivation is not None
    assert claim.derivation.label is Label.ALLEGATION
    assert claim.derivation.polarity is Polarity.DENIED
    assert claim.derivation.sentence is SAID.sentences[0]
    assert claim.derivation.root.form == "va"
    assert claim.derivation.trigger == named(SAID.sentences[0], "dit")
    assert claim.derivation.changes == CHANGES


def test_the_articles_own_statement_has_nothing_of_an_attribution() -> None:
    own = Candidate(sentence=SAID.sentences[0], content=CONTENT, construction="narration", label=Label.ESTABLISHED_FACT)

    claim = built(own)

    assert [claim.speaker, claim.cue, claim.medium, claim.addressee, claim.style] == [None] * 5
    assert (claim.sources, claim.attributed) == ((), False)
    assert claim.derivation is not None
    assert claim.derivation.root is SAID.sentences[0].root
    assert (claim.derivation.trigger, claim.derivation.label) == (None, None)


def test_a_quotation_without_a_cue_has_the_speaker_that_is_known() -> None:
    """The medium in its sentence is none of its own: nothing says so."""
    speaker = Speaker(span=Span(0, 3), name="Anne Le Goff", confidence=0.9)
    alone = Candidate(
        sentence=SAID.sentences[0],
        content=CONTENT,
        construction="floating",
        label=Label.REPORTED_SPEECH,
        rules=("citation-flottante",),
        named=speaker,
    )

    claim = built(alone)

    assert claim.speaker == speaker
    assert (claim.medium, claim.sources, claim.style) == (None, (), Style.DIRECT)
    assert claim.attributed
