"""Rules proposed from one marked sentence."""

from __future__ import annotations

import pytest

from claims.authoring.proposals import Proposal, ProposeError, propose, read_marks
from claims.document.span import Span
from tests.support.trees import MAYOR, TreeParser
from tests.support.word_classes import CLASSES

SELON = """
Selon selon ADP 3 case
la le DET 3 det
mairie mairie NOUN 7 obl:mod
, , PUNCT 3 punct
la le DET 6 det
route route NOUN 7 nsubj
rouvre rouvrir VERB Mood=Ind|VerbForm=Fin 0 root
. . PUNCT 7 punct
"""
RUMEUR = """
La le DET 2 det
rumeur rumeur NOUN 3 nsubj
prête prêter VERB Mood=Ind|VerbForm=Fin 0 root
à à ADP 5 case
Morel Morel PROPN 3 obl:arg
l' le DET 7 det
intention intention NOUN 3 obj
de de ADP 9 mark
partir partir VERB VerbForm=Inf 7 acl
. . PUNCT 3 punct
"""
CROIRE = """
Morel Morel PROPN 2 nsubj
part partir VERB Mood=Ind|VerbForm=Fin 0 root
, , PUNCT 6 punct
à à ADP 6 mark
en en PRON 6 iobj
croire croire VERB VerbForm=Inf 2 advcl
Paul Paul PROPN 6 obj
. . PUNCT 2 punct
"""
TREES = TreeParser(MAYOR, SELON, RUMEUR, CROIRE)


def proposed(marked: str) -> Proposal:
    read = read_marks(marked)
    document, _skipped = TREES.parse(read.text)
    return propose(document, read, CLASSES)


def test_marks_are_taken_out_and_their_spans_kept() -> None:
    marked = read_marks("[Marie]s affirme que [la loi passera]c.")

    assert marked.text == "Marie affirme que la loi passera."
    assert marked.spans == {"speaker": Span(0, 5), "content": Span(18, 32)}


def test_other_brackets_are_text() -> None:
    assert read_marks("[…] Il dit que [la loi passe]c.").text == "[…] Il dit que la loi passe."


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("Marie affirme que la loi passera.", "no content is marked"),
        ("[Marie]s affirme que la loi passera.", "no content is marked"),
        ("[Marie]c affirme que [la loi passera]c.", "two stretches are marked as content"),
        ("[[Marie]s affirme]c.", "one mark stands inside another"),
    ],
)
def test_marks_that_say_too_little_are_refused(marked: str, words: str) -> None:
    with pytest.raises(ProposeError, match=words):
        read_marks(marked)


def test_a_verb_above_speaker_and_content_is_the_trigger() -> None:
    found = proposed("[Le maire]s affirme que [la route rouvre]c.")

    assert found.trigger == {"upos": "VERB", "lemma": ["affirmer"]}
    assert found.args == {
        "speaker": {"path": "subject"},
        "content": {"path": "> ccomp", "mark": "que", "after": "trigger"},
    }
    assert found.expected == {"speaker": "Le maire", "content": "la route rouvre"}
    assert (found.label, found.hosted) == ("reported_speech", False)


def test_a_source_with_its_preposition_is_the_trigger() -> None:
    found = proposed("Selon [la mairie]s, [la route rouvre]c.")

    assert found.trigger["case"] == ["selon"]
    assert (found.speaker, found.cue, found.hosted) == ("trigger", "frame", True)


def test_what_stands_on_the_way_is_asked_for() -> None:
    found = proposed("La rumeur [prête]v à Morel l'intention de [partir]c.")

    assert found.trigger["lemma"] == ["prêter"]
    assert found.args["content"]["path"] == "> obj > acl"
    assert found.has == ({"path": "> obj", "lemma": "intention"},)
    assert found.label == "allegation"


def test_without_a_speaker_the_nearest_word_above_the_content_is_the_trigger() -> None:
    assert proposed("La rumeur prête à Morel l'intention de [partir]c.").trigger["lemma"] == ["intention"]


def test_an_inserted_cue_hosts_the_content() -> None:
    found = proposed("[Morel part]c, à en croire [Paul]s.")

    assert found.trigger["lemma"] == ["croire"]
    assert found.hosted
    assert "content" not in found.args


def test_relations_are_proposed_without_subtypes() -> None:
    """So that a rule works with parsers that have none."""
    found = proposed("La rumeur [prête]v à [Morel]s l'intention de [partir]c.")

    assert found.args["speaker"] == {"path": "> obl", "case": "à", "after": "trigger"}


def test_a_sentence_that_nothing_triggers_says_what_to_mark() -> None:
    with pytest.raises(ProposeError, match=r"\[affirme\]v"):
        proposed("[Le maire affirme que la route rouvre]c.")
