"""Transcripts: whatever stands in them is said, by whom a label tells or by nobody known."""

from __future__ import annotations

import pytest

from claims.dialogue.finder import DialogueFinder
from claims.dialogue.turn import TurnRole
from claims.document.span import Span
from claims.rules.loader import load_rules

FINDER = DialogueFinder(load_rules().lists)
SAID = "La digue a cédé deux fois en 2011."


def blocks_of(text: str) -> list[Span]:
    """The paragraphs of a text."""
    blocks, at = [], 0
    for paragraph in text.split("\n\n"):
        blocks.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return blocks


@pytest.mark.parametrize(
    ("paragraph", "name", "words"),
    [
        (SAID, None, SAID),
        (f"– {SAID}", None, SAID),
        (f"MARIE LENOIR : {SAID}", "Lenoir", SAID),
        (f"Marie Lenoir : {SAID}", "Lenoir", SAID),
        (f"Le rapport dit ceci : {SAID}", None, f"Le rapport dit ceci : {SAID}"),
    ],
)
@pytest.mark.parametrize("others", ["", "La centrale fermera en mars.\n\n", "Bonsoir.\n\nIl est vingt heures.\n\n"])
def test_each_paragraph_of_a_transcript_is_said(paragraph: str, name: str | None, words: str, others: str) -> None:
    """A name before a single turn is who speaks; in prose it would be a list, a caption, a title."""
    text = others + paragraph
    found = FINDER.find(text, blocks_of(text), transcript=True)
    assert len(found.turns) == len(blocks_of(text))
    last = found.turns[-1]
    assert last.span.of(text) == words
    assert last.role is TurnRole.STATEMENT
    assert (last.speaker is None) is (name is None)
    assert last.speaker is None or name is None or name in last.speaker.name.title()


def test_turns_that_are_found_stay_as_they_are() -> None:
    """What the text tells of its own comes first; no two turns overlap."""
    text = f"LEROUX : {SAID}\n\nCORDIER : Une seule fois.\n\nLEROUX : Deux.\n\nBruits de salle, puis silence."
    blocks = blocks_of(text)
    before = FINDER.find(text, blocks)
    after = FINDER.find(text, blocks, transcript=True)
    assert set(before.turns) <= set(after.turns)
    assert not any(one.span.overlaps(other.span) for one in after.turns for other in after.turns if one is not other)


def test_prose_is_no_transcript() -> None:
    """Only a source that is one says so."""
    text = f"La centrale fermera.\n\nMARIE LENOIR : {SAID}"
    assert FINDER.find(text, blocks_of(text)).turns == ()
