"""Quotations that no cue introduces: who signs them, or who goes on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.attribution.candidate import Candidate
from claims.attribution.standalone_quotations import FLOATING, standalone_quotations
from claims.claim import Claim, ContentStep, Label, Speaker
from claims.document.span import Span
from claims.document.tree import Document
from claims.lexicon.wordlists import WordLists
from claims.resolution.speaker_names import speaker_names
from tests.support.trees import document, span

FIN = "Mood=Ind|VerbForm=Fin"
LISTS = WordLists({})
ALONE = f"""
« _ PUNCT _ 4 punct
La le DET _ 3 det
digue _ NOUN _ 4 nsubj
tient tenir VERB {FIN} 0 root
. _ PUNCT _ 4 punct
» _ PUNCT _ 4 punct
"""
QUOTE = "« La digue tient. »"
SIGNATURE = """
- _ PUNCT _ 2 punct
Nadia _ PROPN _ 0 root
Ferrol _ PROPN _ 2 flat:name
, _ PUNCT _ 4 punct
maire _ NOUN _ 2 appos
"""


def found_in(found: Document, claims: tuple[Claim, ...] = (), silent: tuple[Span, ...] = ()) -> list[Candidate]:
    return standalone_quotations(found, claims, silent, speaker_names(found, LISTS))


def said_before(found: Document, end: int) -> Claim:
    """A claim of somebody in the first sentence, up to ``end``."""
    return Claim(
        content=(Span(0, end),),
        sentence=Span(0, end),
        construction="x",
        suggested=Label.REPORTED_SPEECH,
        rules=("x",),
        cue=Span(0, 2),
        speaker=Speaker(span=Span(3, 5), name="Anne Le Goff", confidence=0.9),
    )


SIGNED = document(f"{QUOTE}\n\n— Nadia Ferrol, maire", ALONE, SIGNATURE)


def test_a_quotation_belongs_to_who_signs_it() -> None:
    (candidate,) = found_in(SIGNED)

    assert [s.of(SIGNED.text) for s in candidate.content] == ["La digue tient"]
    assert candidate.named is not None
    assert candidate.named.span.of(SIGNED.text) == "Nadia Ferrol"
    assert candidate.sentence is SIGNED.sentences[0]
    assert (candidate.rules, candidate.construction) == ((FLOATING,), "floating")
    assert candidate.label is Label.REPORTED_SPEECH
    assert [c.step for c in candidate.changes] == [ContentStep.QUOTATION, ContentStep.TRIMMED]


def test_the_signature_stands_on_a_line_of_its_own() -> None:
    assert found_in(document(f"{QUOTE} — Nadia Ferrol, maire", ALONE, SIGNATURE)) == []


def test_a_sentence_with_a_verb_is_no_signature() -> None:
    speaking = SIGNATURE.replace("maire _ NOUN _ 2 appos", f"parle parler VERB {FIN} 2 acl")

    assert found_in(document(f"{QUOTE}\n\n— Nadia Ferrol, parle", ALONE, speaking)) == []


IT_RAINS = f"Il _ PRON _ 2 nsubj; pleut pleuvoir VERB {FIN} 0 root; . _ PUNCT _ 2 punct"


@pytest.mark.parametrize(("gap", "running"), [(2, True), (600, True), (601, False)])
def test_a_quotation_goes_on_with_the_speaker_before(gap: int, running: bool) -> None:
    """Up to 600 code points behind the claim."""
    found = document("Il pleut." + "\n" * gap + QUOTE, IT_RAINS, ALONE)

    speakers = [c.named.name for c in found_in(found, (said_before(found, 9),)) if c.named]

    assert speakers == (["Anne Le Goff"] if running else [])


def test_who_speaks_behind_a_quotation_is_not_its_speaker() -> None:
    found = document(f"{QUOTE}\n\nIl pleut.", ALONE, IT_RAINS)
    later = replace(said_before(found, 9), content=(Span(21, 29),), sentence=Span(21, 30), cue=Span(21, 23))

    assert found_in(found, (later,)) == []


def test_a_quotation_that_nobody_says_is_left_out() -> None:
    assert found_in(document(QUOTE, ALONE)) == []


def test_what_is_claimed_or_silent_is_left_out() -> None:
    claimed = replace(said_before(SIGNED, 5), content=(span(SIGNED.text, "digue"),))

    assert found_in(SIGNED, (claimed,)) == []
    assert found_in(SIGNED, silent=(Span(0, 3),)) == []


def test_a_quotation_inside_a_sentence_does_not_stand_alone() -> None:
    rows = ALONE.strip() + f"\nreste rester VERB {FIN} 4 conj\nlà _ ADV _ 7 advmod"
    found = document(f"{QUOTE} reste là\n\n— Nadia Ferrol, maire", rows, SIGNATURE)

    assert found_in(found) == []
