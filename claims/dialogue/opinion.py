"""The author of an opinion piece, who says *je* in it: a line such as *Tribune* marks it, a byline names the author.

In: paragraphs and the words of dialogues. Out: one turn, or None. Its author may be a person, a group (*Par un
collectif de soignants*), somebody who is presented below the headline, or nobody known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from claims.claim import Speaker
from claims.dialogue.evidence import unquoted
from claims.dialogue.lines import Paragraph
from claims.dialogue.people import names_in
from claims.dialogue.turn import Turn, TurnRole
from claims.dialogue.words import NAME, DialogueWords, folded, proper
from claims.document.span import Span

__all__ = ["author_of", "signed_turn"]

_LONGEST_MARK: Final = 160
"""Characters of a headline that a mark opens; set by hand."""
_HEAD: Final = 8
"""Paragraphs at the head of a page among which mark and byline stand."""
_TAIL: Final = 4
"""Paragraphs at its end among which a signature stands."""
_AFTER_MARK: Final = re.compile(r"\s*(?:$|[-:.|/]\s*|»?\s*(?P<of>de|d'|par|à|signée?)\b\s*:?\s*|\()")
_BY: Final = re.compile(
    rf"(?:-\s*)?(?:Par|PAR|Signé|Signée|De|Un texte de|Une tribune de|Texte de)\s*:?\s+(?P<name>{NAME})"
)
_NAME: Final = re.compile(
    rf"(?:-\s*)?(?P<name>{NAME})"
    r"(?:,? [(].*|, (?!.*[.!?] ).{2,160}|\s+est (?:(?:un|une|le|la) |l'|[a-zà-ÿ]+(?:e|eur|ien)\b).*)?$"
)
"""A line that is a name, or a name with what its bearer is: *Jeanne Aubrac est ingénieure.*"""
_GROUP: Final = re.compile(
    r"(?:-\s*)?(?:Par |PAR |Signé |Un texte d'|Une tribune d')(?P<name>(?:un |le |des |les )?"
    r"(?:collectif|groupe|association|membres|élus|citoyens|habitants|usagers)\b[^.!?;:]*)$",
    re.IGNORECASE,
)
"""A byline of several: *Par un collectif de soignants de l'hôpital*."""
_TITLE_BY: Final = re.compile(rf"(?:, | )par (?P<name>{NAME})$")
"""The author behind a title: *La tyrannie du rond-point, par Odile Sarrazin*."""
_PRESENTING: Final = 2
"""Paragraphs below the mark of which one may present the author; the first is often the title."""
_SURE, _LIKELY = 0.95, 0.6
"""Confidence in who signs, and in who is presented; set by hand."""


def signed_turn(paragraphs: Sequence[Paragraph], words: DialogueWords) -> Turn | None:
    """The body of an opinion piece as the turn of its author; None without a mark, or without a name and a *nous*."""
    marked = next((n for n, p in enumerate(paragraphs[:_HEAD]) if _mark(p, words) is not None), None)
    if marked is None:
        return None
    found = _author(paragraphs, marked, words) or _presented(paragraphs, marked, words)
    if found is None and not any(words.first.search(unquoted(p.text)) for p in paragraphs[marked + 1 :] if p.spoken):
        # The word may as well be the name of a section.
        return None
    author, line = found or (None, None)
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
    byline = _in_byline(paragraphs)
    if byline is not None:
        return byline
    for paragraph in paragraphs[:_HEAD]:
        closed = _TITLE_BY.search(paragraph.text) if _is_title(paragraph) else None
        if closed is not None and _is_person(closed["name"], words):
            return _speaker(paragraph, closed.start("name"), closed.end("name")), paragraph.line
    for paragraph in (*paragraphs[:_HEAD], *reversed(paragraphs[-_TAIL:])):
        name = _NAME.match(paragraph.text)
        if name is not None and _is_person(name["name"], words):
            return _speaker(paragraph, name.start("name"), name.end("name")), paragraph.line
    return None


def author_of(paragraphs: Sequence[Paragraph]) -> Speaker | None:
    """Whom the byline at the head of a text names as its author, or None."""
    found = _in_byline(paragraphs)
    return found[0] if found is not None else None


def _in_byline(paragraphs: Sequence[Paragraph]) -> tuple[Speaker, int] | None:
    for paragraph in paragraphs[:_HEAD]:
        group = _GROUP.match(paragraph.text) if len(paragraph.text) <= 2 * _LONGEST_MARK else None
        if group is not None:
            return _speaker(paragraph, group.start("name"), group.end("name")), paragraph.line
        by = _BY.match(paragraph.text)
        if by is not None and len(paragraph.text) <= 2 * _LONGEST_MARK and " " in by["name"]:
            return _speaker(paragraph, by.start("name"), by.end("name")), paragraph.line
    return None


def _presented(paragraphs: Sequence[Paragraph], marked: int, words: DialogueWords) -> tuple[Speaker, int] | None:
    """Who is presented in the first sentence below mark and title, as long as nobody says *je* or *nous* there."""
    below = [p for p in paragraphs[marked + 1 : marked + 1 + _PRESENTING] if not _is_title(p)]
    if not below or len(below[0].text) > 2 * _LONGEST_MARK or words.first.search(unquoted(below[0].text)):
        return None
    known = names_in(below[:1], (), words).all
    if not known:
        return None
    return Speaker(span=known[0].span, name=known[0].name, confidence=_LIKELY), below[0].line


def _is_person(name: str, words: DialogueWords) -> bool:
    first = folded(name.split(" ")[0])
    return " " in name and not words.given_names.isdisjoint((first, first.split("-")[0]))


def _speaker(paragraph: Paragraph, start: int, end: int) -> Speaker:
    at = paragraph.span.start
    return Speaker(span=Span(at + start, at + end), name=proper(paragraph.text[start:end]), confidence=_SURE)
