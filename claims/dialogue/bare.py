"""Talk that nothing marks: interviews without question marks or labels, and texts in which somebody tells of himself.

In: paragraphs, the names and words of a text. Out: turns in text order; none where the article speaks in its own voice.
What somebody tells of himself outside quotation marks is never the article's own statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from claims.claim import Speaker
from claims.dialogue.evidence import is_aside, is_quoted, share
from claims.dialogue.lines import Paragraph
from claims.dialogue.opinion import author_of
from claims.dialogue.people import Announced, surname
from claims.dialogue.speakers import Cast
from claims.dialogue.turn import Turn, TurnRole
from claims.dialogue.words import DialogueWords, folded
from claims.document.span import Span

__all__ = ["bare_turns", "first_told", "may_be_talk", "outside_quotations"]

_MARK: Final = re.compile('[«»"]')
_LONGEST_QUESTION: Final = 200
"""Characters of a paragraph that asks without a question mark: *Votre réforme est contestée.*; set by hand."""
_LONGEST_ANNOUNCEMENT: Final = 300
"""Characters of a paragraph of the text in which an interview is announced; set by hand."""
# Shares of the paragraphs below the lead, all set by hand.
_SPEAKING: Final = 0.25
"""From which *je* and *nous* are those of the person who is announced as asked."""
_MOSTLY: Final = 0.5
"""The same where nobody is announced, and *je* alone counts; and from which paragraphs are about the person named."""
_PRESENTED: Final = 0.5
"""Confidence that who is presented above a text is the one who says *je* in it; set by hand."""


def may_be_talk(paragraphs: Sequence[Paragraph], bare: Sequence[str], words: DialogueWords) -> bool:
    """Whether ``bare_turns`` may find anything: an interview is announced, or two paragraphs say *je*.

    Of most articles this is all that has to be asked.
    """
    saying = sum(words.alone.search(text) is not None for text in bare)
    return saying > 1 or any(words.interview.search(p.text) for p in paragraphs)


def first_told(paragraphs: Sequence[Paragraph], bare: Sequence[str], words: DialogueWords) -> int:
    """The number of the first paragraph in which somebody speaks of himself; of all paragraphs where nobody does.

    ``bare`` are their texts as ``outside_quotations`` gives them.
    """
    first = (n for n, p in enumerate(paragraphs) if n and p.spoken and words.alone.search(bare[n]))
    return next(first, len(paragraphs))


def bare_turns(paragraphs: Sequence[Paragraph], bare: Sequence[str], first: int, cast: Cast) -> list[Turn]:
    """The turns of a text that has neither questions nor labels to be known by.

    ``bare`` are the texts as ``outside_quotations`` gives them, ``first`` is what ``first_told`` does.
    Where an interview is announced, all below its lead is said by the person asked, if somebody speaks of himself
    there, or if the page tells who put it down and nobody is quoted. Where none is, most paragraphs have to say *je*;
    then the text is that of whoever signs it, or of the person whose words are its headline.
    """
    told, words = cast.told, cast.words
    start = _end_of_lead(paragraphs, first, told)
    numbers = [n for n in range(start, len(paragraphs)) if _is_said(paragraphs[n], cast)]
    numbers = numbers[: _closing(paragraphs, numbers, cast)]
    said = [paragraphs[n] for n in numbers]
    if not said or _are_about(said, told):
        return []
    alone = [words.alone.search(bare[n]) is not None for n in numbers]
    speaking = share(words.first.search(bare[n]) is not None for n in numbers)
    if (
        told.interview
        and _announces(paragraphs, words)
        and ((any(alone) and speaking >= _SPEAKING) or _put_down(said, told))
    ):
        return _exchanged(numbers, paragraphs, bare, cast)
    if sum(alone) < 2 or share(alone) < _MOSTLY:
        return []
    span = Span.around(p.span for p in said)
    if (told.words or told.quoted) and told.asked is not None:
        return [Turn(span=span, role=TurnRole.ANSWER, speaker=told.asked)]
    author = author_of(paragraphs)
    presented = _presented(paragraphs[1:start], cast, author)
    if presented is not None and author is not None:
        # Who put it down, and whose life it is: the text does not tell who says "je".
        return [Turn(span=span, role=TurnRole.ANSWER)]
    return [Turn(span=span, role=TurnRole.SIGNED, speaker=author or presented)]


def _presented(lead: Sequence[Paragraph], cast: Cast, author: Speaker | None) -> Speaker | None:
    """The only person beside the author whom the lead names."""
    signs = author.name if author is not None else ""
    inside = [n for n in cast.names.all if n.name != signs and any(p.spoken and p.span.covers(n.span) for p in lead)]
    if len({n.name for n in inside}) != 1:
        return None
    return Speaker(span=inside[0].span, name=inside[0].name, confidence=_PRESENTED)


def _is_said(paragraph: Paragraph, cast: Cast) -> bool:
    """Whether a paragraph may be part of a talk: no heading, no aside, no line that announces it."""
    announces = len(paragraph.text) <= _LONGEST_QUESTION and cast.words.interview.search(paragraph.text) is not None
    speaks = cast.words.first.search(paragraph.text) is not None
    return paragraph.spoken and not is_aside(paragraph.text) and (speaks or not announces)


def _announces(paragraphs: Sequence[Paragraph], words: DialogueWords) -> bool:
    """Whether a headline, a byline or another short paragraph announces an interview: *défaut d'entretien* does not."""
    short = (p for p in paragraphs if not p.spoken or len(p.text) <= _LONGEST_ANNOUNCEMENT)
    return any(words.interview.search(p.text) for p in short)


def _closing(paragraphs: Sequence[Paragraph], numbers: Sequence[int], cast: Cast) -> int:
    """How many of the paragraphs stand before the one after which nobody speaks any more."""
    closed = (at for at, n in enumerate(numbers) if cast.words.closing.match(paragraphs[n].text))
    return next(closed, len(numbers))


def _end_of_lead(paragraphs: Sequence[Paragraph], first: int, told: Announced) -> int:
    """The number of the paragraph below headline and lead: those before the first *je* that name who is asked."""
    name = surname(told.asked.name) if told.asked is not None else ""
    lead = [n for n in range(1, first) if name and _names(paragraphs[n], name)]
    return 1 + max(lead) if lead and first < len(paragraphs) else 1 + (lead[0] if lead else 0)


def _names(paragraph: Paragraph, name: str) -> bool:
    return name in folded(paragraph.text).replace("'", " ").replace(",", " ").replace(".", " ").split()


def _are_about(said: Sequence[Paragraph], told: Announced) -> bool:
    """Whether the paragraphs tell of the person who is announced, and so are not said by that person."""
    return told.asked is not None and share(_names(p, surname(told.asked.name)) for p in said) >= _MOSTLY


def _put_down(said: Sequence[Paragraph], told: Announced) -> bool:
    """Whether a talk without any *je* was put down by somebody: no words of it stand in quotation marks."""
    name = surname(told.asked.name) if told.asked is not None else ""
    quoted = any("«" in p.text or '"' in p.text for p in said)
    return told.signed and bool(name) and not quoted and not any(_names(p, name) for p in said)


def _exchanged(numbers: Sequence[int], paragraphs: Sequence[Paragraph], bare: Sequence[str], cast: Cast) -> list[Turn]:
    """The paragraphs as turns of the one asked and of the one who asks, who says *vous* and not *je*.

    What stands before the first question is the lead, unless somebody speaks of himself there.
    """
    asked, asker = cast.told.asked, cast.told.asker
    turns: list[Turn] = []
    opening = next((n for n in numbers if _asks(paragraphs[n], bare[n], cast)), numbers[0])
    own = [n for n in numbers if n >= opening or cast.words.first.search(bare[n])]
    for asks, run in groupby(own, key=lambda n: _asks(paragraphs[n], bare[n], cast)):
        span = Span.around(paragraphs[n].span for n in run)
        turns.append(_question(span, asker, asked) if asks else _answer(span, asker, asked))
    return turns


def _question(span: Span, asker: Speaker | None, asked: Speaker | None) -> Turn:
    return Turn(span=span, role=TurnRole.QUESTION, speaker=asker, addressee=asked)


def _answer(span: Span, asker: Speaker | None, asked: Speaker | None) -> Turn:
    return Turn(span=span, role=TurnRole.ANSWER, speaker=asked, addressee=asker)


def _asks(paragraph: Paragraph, bare: str, cast: Cast) -> bool:
    short = len(paragraph.text) <= _LONGEST_QUESTION and not is_quoted(paragraph.text)
    return short and cast.words.second.search(bare) is not None and cast.words.first.search(bare) is None


def outside_quotations(paragraphs: Sequence[Paragraph], words: DialogueWords) -> list[str]:
    """The text of each paragraph outside « », where a quotation may run over several."""
    depth, found = 0, list[str]()
    for paragraph in paragraphs:
        # A paragraph that opens with the mark goes on with a quotation that is open already.
        depth = 0 if paragraph.text.startswith("«") else depth
        kept: list[str] = []
        straight, last = False, 0
        for found_mark in _MARK.finditer(paragraph.text):
            mark = found_mark.group()
            if not depth and not straight:
                kept.append(paragraph.text[last : found_mark.start()])
            straight = straight != (mark == '"')
            if mark == "«":
                depth += 1
            if not depth and not straight:
                kept.append(mark)
            if mark == "»":
                depth = max(0, depth - 1)
            last = found_mark.end()
        if not depth and not straight:
            kept.append(paragraph.text[last:])
        # "Me Sophie Rault" is a lawyer, and nobody's "me".
        found.append(words.civility.sub("", "".join(kept)))
    return found
