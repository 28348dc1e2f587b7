"""The turns of interviews whose questions show by their mark, their type or a dash, not by a label.

In: paragraphs, and who is announced. Out: turns in text order; none where the questions are a paper's own headings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from claims.claim import Speaker
from claims.dialogue.evidence import asks, is_aside, is_quoted, quoted_style, share, unquoted
from claims.dialogue.labels import Label, LabelKind
from claims.dialogue.lines import Paragraph
from claims.dialogue.people import surname
from claims.dialogue.speakers import Cast
from claims.dialogue.turn import Turn, TurnRole
from claims.dialogue.words import DialogueWords, folded
from claims.document.span import Span

__all__ = ["question_turns"]

_STOP: Final = re.compile(r"[.!?…] ")
_LONGEST_QUESTION: Final = 600
_LONGEST_PROMPT: Final = 110
"""Characters of a remark that asks without a question mark: *Le ministre dit le contraire.*; set by hand."""
# Shares of questions or answers, set by hand.
_SPEAKING: Final = 0.3
"""From which questions say *vous*, or answers *je*, where an interview is announced."""
_MOSTLY: Final = 0.5
"""The same where none is; and from which answers are about the person asked, so that it is an article."""


@dataclass(slots=True)
class _Exchange:
    """A question and the paragraphs of its answer."""

    question: list[Paragraph] = field(default_factory=list)
    answer: list[Paragraph] = field(default_factory=list)


def question_turns(
    paragraphs: Sequence[Paragraph],
    cast: Cast,
    labels: Mapping[int, Label] | None = None,
    marked: Sequence[Span] = (),
) -> list[Turn]:
    """The turns of an interview in which paragraphs with a question mark are the questions.

    ``labels`` by number of line are those of one person, who answers, or of whoever asks; ``marked`` are questions
    by their type. One question is enough where the interview is announced; otherwise two, and somebody says *je*.
    """
    found = labels or {}
    exchanges = _exchanges(paragraphs, cast, found, marked)
    if not _is_interview(exchanges, cast, found, marked):
        return []
    answerer = next((cast.speaker(x) for x in found.values() if _answers(x)), None) or cast.told.asked
    quoted = quoted_style(_text(e.answer[0], found) for e in exchanges)
    turns: list[Turn] = []
    for exchange in exchanges:
        turns += _turns(exchange, cast, answerer, found, quoted=quoted)
    return turns


def _answers(label: Label) -> bool:
    return label.kind not in (LabelKind.ASKER, LabelKind.OUTLET)


def _exchanges(
    paragraphs: Sequence[Paragraph], cast: Cast, labels: Mapping[int, Label], marked: Sequence[Span]
) -> list[_Exchange]:
    exchanges: list[_Exchange] = []
    for number, paragraph in enumerate(paragraphs):
        if exchanges and cast.words.closing.match(paragraph.text):
            break
        if _is_question(paragraph, number, labels, marked, cast.words) or _is_prompt(
            paragraphs, number, exchanges, cast, labels
        ):
            if not exchanges or exchanges[-1].answer:
                exchanges.append(_Exchange())
            exchanges[-1].question.append(paragraph)
        elif exchanges and paragraph.spoken and not is_aside(paragraph.text):
            exchanges[-1].answer.append(paragraph)
    return [exchange for exchange in exchanges if exchange.answer]


def _is_question(
    paragraph: Paragraph, number: int, labels: Mapping[int, Label], marked: Sequence[Span], words: DialogueWords
) -> bool:
    label = labels.get(paragraph.line)
    if label is not None:
        return not _answers(label)
    if any(span.overlaps(paragraph.span) for span in marked):
        return True
    text = paragraph.text
    # The first line is the headline, whatever it asks.
    asked = number > 0 and len(text) <= _LONGEST_QUESTION and text[0] not in '«"' and asks(text)
    return asked and not _ends_answer(text, words)


def _ends_answer(text: str, words: DialogueWords) -> bool:
    """Whether a question is the end of what somebody tells of himself: *Mon atelier a deux fours. Et qui paiera ?*"""
    before = text[: max((found.end() for found in _STOP.finditer(text)), default=0)]
    return words.alone.search(before) is not None and words.second.search(text) is None


def _is_prompt(
    paragraphs: Sequence[Paragraph],
    number: int,
    exchanges: Sequence[_Exchange],
    cast: Cast,
    labels: Mapping[int, Label],
) -> bool:
    """Whether a short paragraph between answers is a remark of whoever asks: what follows replies to it."""
    paragraph, words = paragraphs[number], cast.words
    if labels:
        # One person has the labels: what stands right before one of them is asked.
        after = labels.get(paragraphs[number + 1].line) if number + 1 < len(paragraphs) else None
        follows = paragraph.line not in labels and after is not None and _answers(after)
        return follows and (bool(exchanges) or (number > 0 and _opens_talk(paragraph, cast)))
    if not number or number + 1 >= len(paragraphs) or (exchanges and not exchanges[-1].answer):
        return False
    if len(paragraph.text) > _LONGEST_PROMPT or words.first.search(paragraph.text) or is_aside(paragraph.text):
        return False
    reply = paragraphs[number + 1]
    if not reply.spoken or asks(reply.text) or words.reply.match(paragraph.text) is not None:
        return False
    addressed = words.second.search(paragraph.text) is not None and (
        _STOP.search(paragraph.text) is None or (not exchanges and words.first.search(reply.text) is not None)
    )
    if (cast.told.words or cast.told.headed or cast.told.interview) and paragraph.spoken and addressed:
        # "Votre rapport fait peur."
        return True
    if not exchanges:
        return False
    if _is_told(paragraphs, number, exchanges, cast) and _STOP.search(paragraph.text) is None:
        return True
    return words.reply.match(reply.text) is not None or paragraph.text.endswith(("...", "…"))


def _opens_talk(paragraph: Paragraph, cast: Cast) -> bool:
    """Whether a paragraph before the first label asks without a question mark: *Vous avez débuté à seize ans*."""
    short = len(paragraph.text) <= _LONGEST_PROMPT
    return short and (cast.words.second.search(paragraph.text) is not None or not paragraph.text.endswith("."))


def _is_told(paragraphs: Sequence[Paragraph], number: int, exchanges: Sequence[_Exchange], cast: Cast) -> bool:
    """Whether a paragraph tells what others say, between two paragraphs that answer: *Le ministre assure que …*"""
    told, text = cast.told, paragraphs[number].text
    if not (told.words or told.interview) or len(exchanges[-1].answer) != 1 or not cast.words.tells.search(text):
        return False
    return number + 2 >= len(paragraphs) or asks(paragraphs[number + 2].text) or not paragraphs[number + 2].spoken


def _is_interview(
    exchanges: Sequence[_Exchange], cast: Cast, labels: Mapping[int, Label], marked: Sequence[Span]
) -> bool:
    if not any(_is_real(p, labels, marked) for e in exchanges for p in e.question) and not _each_labelled(
        exchanges, labels
    ):
        return False
    words, told = cast.words, cast.told
    you = share(any(words.second.search(p.text) for p in e.question) for e in exchanges)
    own = share(any(words.alone.search(p.text) for p in e.question) for e in exchanges)
    # What others say in quotation marks is no sign that the paragraph around it is said by somebody.
    bare = str if quoted_style(_text(e.answer[0], labels) for e in exchanges) else unquoted
    speaks = share(_speaks(e, cast, bare) for e in exchanges)
    if _is_about(exchanges, cast, labels):
        return False
    if own > you and not told.words and not told.interview:
        # "Puis-je voyager ?": readers ask, and the paper answers.
        return False
    if told.headed and (len(exchanges) > 1 or told.words):
        return True
    if any(_answers(label) for label in labels.values()):
        return True
    if told.interview or told.words or marked:
        return max(you, speaks) >= _SPEAKING
    says_i = share(any(words.alone.search(bare(p.text)) for p in e.answer) for e in exchanges)
    if told.quoted and told.asked is not None:
        return says_i > 0 and you >= _SPEAKING
    return len(exchanges) > 1 and you >= _MOSTLY and says_i >= _SPEAKING


def _each_labelled(exchanges: Sequence[_Exchange], labels: Mapping[int, Label]) -> bool:
    """Whether each of several answers has the label of who gives it, so that what stands between them is asked."""
    answers = [exchange.answer[0].line for exchange in exchanges]
    return len(answers) > 1 and all(line in labels and _answers(labels[line]) for line in answers)


def _is_real(paragraph: Paragraph, labels: Mapping[int, Label], marked: Sequence[Span]) -> bool:
    """Whether a question is more than a remark that asks."""
    return asks(paragraph.text) or paragraph.line in labels or any(span.overlaps(paragraph.span) for span in marked)


def _speaks(exchange: _Exchange, cast: Cast, bare: Callable[[str], str]) -> bool:
    words = cast.words
    replies = words.reply.match(exchange.answer[0].text) is not None
    return replies or any(words.first.search(bare(p.text)) for p in exchange.answer)


def _is_about(exchanges: Sequence[_Exchange], cast: Cast, labels: Mapping[int, Label]) -> bool:
    """Whether what follows the questions tells of the person who is announced, and so is not said by that person."""
    asked = cast.told.asked
    if asked is None:
        return False
    name = surname(asked.name)
    # A label before an answer names who says it, and is nothing that the answer tells.
    told = share(any(name in folded(_text(p, labels)).replace("'", " ").split() for p in e.answer) for e in exchanges)
    return told >= _MOSTLY


def _turns(
    exchange: _Exchange, cast: Cast, answerer: Speaker | None, labels: Mapping[int, Label], *, quoted: bool
) -> list[Turn]:
    """A question and its answer; where answers stand in quotation marks, only paragraphs that open with one."""
    asker = _asker(exchange, cast, labels)
    question = Span.around(_said(p, labels) for p in exchange.question)
    label = next((labels[p.line] for p in exchange.answer if p.line in labels), None)
    speaker = cast.speaker(label) if label is not None else answerer
    turns = [Turn(span=question, role=TurnRole.QUESTION, speaker=asker, addressee=speaker)]
    for said, run in groupby(exchange.answer, key=lambda p: not quoted or is_quoted(_text(p, labels))):
        if said:
            span = Span.around(_said(p, labels) for p in run)
            turns.append(Turn(span=span, role=TurnRole.ANSWER, speaker=speaker, addressee=asker, asked=question))
    return turns


def _text(paragraph: Paragraph, labels: Mapping[int, Label]) -> str:
    return paragraph.text[_said(paragraph, labels).start - paragraph.span.start :].strip()


def _asker(exchange: _Exchange, cast: Cast, labels: Mapping[int, Label]) -> Speaker | None:
    label = next((labels[p.line] for p in exchange.question if p.line in labels), None)
    return cast.speaker(label) if label is not None else cast.told.asker


def _said(paragraph: Paragraph, labels: Mapping[int, Label]) -> Span:
    label = labels.get(paragraph.line)
    if label is None:
        return paragraph.span
    return Span(min(label.end, paragraph.span.end), paragraph.span.end)
