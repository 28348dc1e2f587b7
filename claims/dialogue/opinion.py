"""The author of an opinion piece, who says *je* in it: a line such as *Tribune* marks it, a byline names the author.

In: paragraphs and the words of dialogues. Out: one turn, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.claim import Speaker
from claims.dialogue.lines import Paragraph
from claims.dialogue.turn import Turn, TurnRole
from claims.dialogue.words import NAME, DialogueWords, folded, proper
from claims.document.span import Span

__all__ = ["signed_turn"]

_LONGEST_MARK = 160
"""Characters of a headline that a mark opens; set by hand."""
_HEAD = 8
"""Paragraphs at the head of a page among which mark and byline stand."""
_TAIL = 4
"""Paragraphs at its end among which a signature stands."""
_AFTER_MARK = re.compile(r"\s*(?:$|[-:.|/]\s*|»?\s*(?P<of>de|d'|par|à|signée?)\b\s*:?\s*|\()")
_BY = re.compile(rf"(?:-\s*)?(?:Par|PAR|Signé|Signée|De|Un texte de|Une tribune de|Texte de)\s*:?\s+(?P<name>{NAME})")
_NAME = re.compile(
    rf"(?:-\s*)?(?P<name>{NAME})"
    r"(?:,? [(].*|, (?!.*[.!?] ).{2,160}|\s+est (?:(?:un|une|le|la) |l'|[a-z]+(?:e|eur|ien)\b).*)?$"
)
"""A line that is a name, or a name with what its bearer is: *Jeanne Aubrac est ingénieure.*"""
_SURE = 0.95


def signed_turn(paragraphs: Sequence[Paragraph], words: DialogueWords) -> Turn | None:
    """The body of an opinion piece as the turn of its author; None without a mark and a name."""
    marked = next((n for n, p in enumerate(paragraphs[:_HEAD]) if _mark(p, words) is not None), None)
    if marked is None:
        return None
    found = _author(paragraphs, marked, words)
    if found is None:
        return None
    author, line = found
    body = [p for n, p in enumerate(paragraphs) if p.spoken and n > marked and p.line != line and not _BY.match(p.text)]
    if len(body) > 1 and _is_title(body[0]):
        # The mark was taken for the headline, or nobody said which paragraph is one.
        body = body[1:]
    return Turn(span=Span.around(p.span for p in body), role=TurnRole.SIGNED, speaker=author) if body else None


def _is_title(paragraph: Paragraph) -> bool:
    return paragraph.text[-1] not in ".!?…»" and len(paragraph.text) <= _LONGEST_MARK


def _mark(paragraph: Paragraph, words: DialogueWords) -> re.Match[str] | None:
    """The mark of an opinion piece that opens a line, alone or before a title or a name."""
    text = paragraph.text
    found = words.opinion.match(text) if len(text) <= _LONGEST_MARK else None
    if found is None:
        return None
    return _AFTER_MARK.match(text, found.end())


def _author(paragraphs: Sequence[Paragraph], marked: int, words: DialogueWords) -> tuple[Speaker, int] | None:
    """Who wrote it, and the line that says so: the mark itself, a byline, a signature at the end."""
    mark = _mark(paragraphs[marked], words)
    assert mark is not None
    if mark["of"]:
        name = re.compile(NAME).match(paragraphs[marked].text, mark.end())
        if name is not None and " " in name.group():
            return _speaker(paragraphs[marked], name.start(), name.end()), paragraphs[marked].line
    for paragraph in paragraphs[:_HEAD]:
        by = _BY.match(paragraph.text)
        if by is not None and len(paragraph.text) <= 2 * _LONGEST_MARK and " " in by["name"]:
            return _speaker(paragraph, by.start("name"), by.end("name")), paragraph.line
    for paragraph in (*paragraphs[:_HEAD], *reversed(paragraphs[-_TAIL:])):
        name = _NAME.match(paragraph.text)
        if name is not None and _is_person(name["name"], words):
            return _speaker(paragraph, name.start("name"), name.end("name")), paragraph.line
    return None


def _is_person(name: str, words: DialogueWords) -> bool:
    first = folded(name.split(" ")[0])
    return " " in name and not words.given_names.isdisjoint((first, first.split("-")[0]))


def _speaker(paragraph: Paragraph, start: int, end: int) -> Speaker:
    at = paragraph.span.start
    return Speaker(span=Span(at + start, at + end), name=proper(paragraph.text[start:end]), confidence=_SURE)
