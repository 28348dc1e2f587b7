"""Transcripts and subtitles: nothing in them is anything but what somebody says.

In: the turns that were found in a transcript. Out: the same with a turn for each paragraph that lies in none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claims.claim import Speaker
from claims.dialogue.dashes import dash_of
from claims.dialogue.labels import ALONE, LabelKind, label_of
from claims.dialogue.lines import lines_of
from claims.dialogue.turn import Dialogue, Turn, TurnRole
from claims.dialogue.words import DialogueWords, proper
from claims.document.span import Span

__all__ = ["with_all_said"]

_UNSAID: Final = frozenset((LabelKind.ASKER, LabelKind.ANSWERER))
"""Labels that name nobody."""
_NAMED_ONCE: Final = 0.75
"""How sure a name is that labels a single turn."""


def with_all_said(dialogue: Dialogue, text: str, blocks: Sequence[Span], words: DialogueWords) -> Dialogue:
    """``dialogue`` with a turn for each of ``blocks`` that lies in none, of whom its label names, or of nobody known.

    Whoever speaks only once is not told from a colon in prose elsewhere; here there is no prose.
    """
    turns, labels = list(dialogue.turns), list(dialogue.labels)
    for number, line in enumerate(lines_of(text, blocks)):
        if line.block < 0 or any(turn.span.overlaps(line.span) for turn in dialogue.turns):
            continue
        label, dash = label_of(line, number, words), dash_of(line)
        start, speaker = line.span.start, None
        if label is not None and label.mark != ALONE:
            start = label.end
            if label.kind not in _UNSAID:
                speaker = Speaker(span=label.span, name=proper(label.name), confidence=_NAMED_ONCE)
        elif dash is not None:
            start = dash.end
        if start > line.span.start:
            labels.append(Span(line.span.start, start))
        turns.append(Turn(span=Span(start, line.span.end), role=TurnRole.STATEMENT, speaker=speaker))
    return replace(
        dialogue,
        turns=tuple(sorted(turns, key=lambda turn: turn.span)),
        entries=(),
        labels=tuple(sorted(labels)),
    )
