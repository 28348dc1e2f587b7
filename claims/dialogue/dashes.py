"""The turns of talk in which each paragraph, or each question, opens with a dash.

In: paragraphs, the dashes, who is announced. Out: turns in text order; none where the dashes are bullets of a list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from claims.claim import Speaker
from claims.dialogue.evidence import asks, is_aside, share, unquoted
from claims.dialogue.lines import Line, Paragraph
from claims.dialogue.people import KnownName
from claims.dialogue.speakers import Cast
from claims.dialogue.turn import Turn, TurnRole
from claims.document.span import Span

__all__ = ["dash_of", "dashed_turns"]

_DASH: Final = re.compile(r"-\s*(?=[\w«\"…¿(.])")
_LEAST: Final = 2
_SPEAKING: Final = 0.5
"""Share of lines with a dash in which somebody is addressed or speaks of himself, where no interview is announced."""
_NEAR: Final = 0.5
"""Confidence in the person named last before a talk that is not announced; set by hand."""


def dash_of(line: Line) -> Span | None:
    """The dash that opens a line, with the blank after it."""
    found = _DASH.match(line.text)
    return Span(line.span.start, line.span.start + found.end()) if found else None


def dashed_turns(paragraphs: Sequence[Paragraph], dashes: Mapping[int, Span], cast: Cast) -> list[Turn]:
    """The turns of paragraphs that ``dashes`` open, by number of line.

    Where all dashes stand before questions, the paragraphs between answer them. Otherwise questions and answers take
    turns, and a remark is a question by its place; a paragraph without a dash goes on with the turn before if people
    say *je* or *vous* in such paragraphs, and else is the article's own.
    """
    opened = [p for p in paragraphs if p.line in dashes and p.spoken]
    asked = [p for p in opened if asks(p.text)]
    if len(opened) < _LEAST or not asked or not _is_talk(opened, cast):
        return []
    only_questions = len(asked) == len(opened)
    between = [p for p in paragraphs if p.spoken and p.line > opened[0].line and p.line not in dashes]
    # In a reportage the article goes on right after the talk.
    goes_on = _is_announced(cast) and (only_questions or any(_speaks(p, cast) for p in between))
    answerer, asker = _sides(opened[0], cast)
    turns: list[Turn] = []
    for paragraph in (p for p in paragraphs if p.spoken and p.line >= opened[0].line and not is_aside(p.text)):
        if cast.words.closing.match(paragraph.text):
            break
        dash = dashes.get(paragraph.line)
        before = turns[-1] if turns else None
        if dash is None and not (only_questions and before is not None and before.role is TurnRole.QUESTION):
            if before is not None and goes_on:
                turns[-1] = replace(before, span=Span(before.span.start, paragraph.span.end))
            continue
        span = Span(dash.end, paragraph.span.end) if dash is not None else paragraph.span
        replies = before is not None and before.role is TurnRole.QUESTION
        if asks(paragraph.text) or (not replies and dash is not None and _is_announced(cast)):
            turns.append(Turn(span=span, role=TurnRole.QUESTION, speaker=asker, addressee=answerer))
        elif replies and before is not None:
            turns.append(Turn(span=span, role=TurnRole.ANSWER, speaker=answerer, addressee=asker, asked=before.span))
        else:
            turns.append(Turn(span=span, role=TurnRole.STATEMENT))
    return turns


def _speaks(paragraph: Paragraph, cast: Cast) -> bool:
    bare = unquoted(paragraph.text)
    return bool(cast.words.first.search(bare) or cast.words.second.search(bare) or cast.words.reply.match(bare))


def _sides(first: Paragraph, cast: Cast) -> tuple[Speaker | None, Speaker | None]:
    """Who answers and who asks: as announced, or whoever is named last before the talk answers."""
    if _is_announced(cast):
        return cast.told.asked, cast.told.asker
    before: list[KnownName] = [n for n in cast.names.all if n.span.end <= first.span.start]
    near = before[-1] if before else None
    return Speaker(span=near.span, name=near.name, confidence=_NEAR) if near is not None else None, None


def _is_announced(cast: Cast) -> bool:
    return cast.told.interview or cast.told.words


def _is_talk(opened: Sequence[Paragraph], cast: Cast) -> bool:
    if _is_announced(cast):
        return True
    return share(_speaks(p, cast) for p in opened) >= _SPEAKING
