"""The turns of texts in which labels stand before them: hearings, debates, transcripts, interviews with names.

In: paragraphs with the labels that count, and the cast. Out: turns in text order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from claims.claim import Speaker
from claims.dialogue.evidence import asks, is_aside, is_quoted, quoted_style, share
from claims.dialogue.labels import Label, LabelKind
from claims.dialogue.lines import Paragraph
from claims.dialogue.speakers import Cast
from claims.dialogue.turn import Turn, TurnRole
from claims.document.span import Span

__all__ = ["labelled_turns"]

_ASKING: Final = 0.6
"""Share of a speaker's turns that are questions, from which he is the one who asks; set by hand."""
_LEAST_TURNS: Final = 2
_NOBODY: Final = "?"
"""The key of a turn whose speaker nothing tells."""
_GUESSED: Final = 0.5
"""Confidence in a speaker by turns alone; set by hand."""
_SHORT_TURNS: Final = 3
"""Turns of one paragraph each, after which a paragraph without a label at the end is the record's own."""


@dataclass(slots=True)
class _Part:
    """A turn in the making: its label, None for a question without one, and its paragraphs."""

    label: Label | None
    key: str = ""
    guessed: bool = False
    spans: list[Span] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def span(self) -> Span:
        return Span.around(self.spans)

    def add(self, span: Span, paragraph: Paragraph) -> None:
        """Add the words at ``span`` of a paragraph."""
        self.spans.append(span)
        self.texts.append(paragraph.text[span.start - paragraph.span.start :])

    @property
    def asks(self) -> bool:
        return bool(self.texts) and asks(self.texts[-1])


def labelled_turns(
    paragraphs: Sequence[Paragraph],
    labels: Mapping[int, Label],
    cast: Cast,
    marked: Sequence[Span] = (),
    dashes: Mapping[int, Span] | None = None,
) -> list[Turn]:
    """The turns of a text with labels, by the number of the line that each opens.

    A paragraph without a label goes on with the turn before; one that asks is a question of whoever leads the talk,
    if no label stands for him. ``marked`` are questions by their type, which is bold; ``dashes`` open lines in which
    two people speak in turn without labels, as subtitles have it.
    """
    parts = _without_closing(_Reading(paragraphs, labels, cast, marked, dashes or {}).parts, cast)
    return _turns([part for part in parts if part.spans], cast, labels)


class _Reading:
    """Paragraphs read one after the other into ``parts``."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        labels: Mapping[int, Label],
        cast: Cast,
        marked: Sequence[Span],
        dashes: Mapping[int, Span],
    ) -> None:
        self._labels, self._cast, self._marked, self._dashes = labels, cast, marked, dashes
        self._asking = cast.askers(labels.values())
        several = not cast.askers(labels.values()) and len({cast.key(label) for label in labels.values()}) > 1
        self._unlabelled = several and _loose_questions(paragraphs, labels) >= _LEAST_TURNS
        said = [p.text[labels[p.line].end - p.span.start :].strip() for p in paragraphs if p.line in labels]
        self._quoted = quoted_style(text for text in said if text and not asks(text))
        self._closed = False
        self.parts: list[_Part] = []
        first = next(n for n, paragraph in enumerate(paragraphs) if paragraph.line in labels)
        if first and self._unlabelled and asks(paragraphs[first - 1].text):
            first -= 1
        for paragraph in paragraphs[first:]:
            self._read(paragraph)

    def _read(self, paragraph: Paragraph) -> None:
        label = self._labels.get(paragraph.line)
        last = self.parts[-1] if self.parts else None
        if label is not None:
            self._open(label, paragraph)
        elif last is not None and last.label is not None and not last.spans and paragraph.spoken:
            # The label has a line of its own, and the words stand below.
            last.add(paragraph.span, paragraph)
        elif paragraph.line in self._dashes:
            self._exchange(paragraph)
        else:
            self._go_on(paragraph)

    def _exchange(self, paragraph: Paragraph) -> None:
        """A line with a dash is said by whoever spoke before the last one: two people speak in turn."""
        last = self.parts[-1]
        talking = (part for part in reversed(self.parts) if part.key not in self._asking)
        other = next((part for part in talking if part.key != last.key), None)
        part = _Part(other.label, other.key, guessed=True) if other is not None else _Part(None, _NOBODY)
        part.add(Span(self._dashes[paragraph.line].end, paragraph.span.end), paragraph)
        self.parts.append(part)

    def _open(self, label: Label, paragraph: Paragraph) -> None:
        self._closed = False
        self.parts.append(_Part(label, self._cast.key(label)))
        if label.end < paragraph.span.end:
            self.parts[-1].add(Span(label.end, paragraph.span.end), paragraph)

    def _go_on(self, paragraph: Paragraph) -> None:
        self._closed = self._closed or self._cast.words.closing.match(paragraph.text) is not None
        if self._closed or is_aside(paragraph.text) or (self._quoted and not is_quoted(paragraph.text)):
            return
        bold = any(span.overlaps(paragraph.span) for span in self._marked)
        if bold or (self._unlabelled and asks(paragraph.text)):
            self.parts.append(_Part(None))
            self.parts[-1].add(paragraph.span, paragraph)
        elif paragraph.spoken and self.parts:
            self.parts[-1].add(paragraph.span, paragraph)


def _loose_questions(paragraphs: Sequence[Paragraph], labels: Mapping[int, Label]) -> int:
    """How many paragraphs ask without a label, in their line or above it."""
    found, above = 0, True
    for paragraph in paragraphs:
        label = labels.get(paragraph.line)
        found += label is None and not above and asks(paragraph.text)
        above = label is not None and label.end >= paragraph.span.end
    return found


def _without_closing(parts: list[_Part], cast: Cast) -> list[_Part]:
    """``parts`` without paragraphs after the last one that nobody of those before would say.

    Where each turn before is one paragraph long, a second one of the last turn in which nobody says I or you is the
    record's own: *La séance a repris à 15 heures.*
    """
    last = parts[-1] if parts else None
    before = [part for part in parts[:-1] if part.spans]
    if last is None or len(before) < _SHORT_TURNS or any(len(part.spans) > 1 for part in before):
        return parts
    own = [not (cast.words.first.search(t) or cast.words.second.search(t)) for t in last.texts]
    while len(last.spans) > 1 and own[len(last.spans) - 1]:
        last.spans.pop()
        last.texts.pop()
    return parts


def _turns(parts: Sequence[_Part], cast: Cast, labels: Mapping[int, Label]) -> list[Turn]:
    asking = cast.askers(labels.values()) or _asking(parts)
    speakers = [_speaker(part, cast) for part in parts]
    turns: list[Turn] = []
    last: Span | None = None
    for at, part in enumerate(parts):
        before = next((i for i in range(at - 1, -1, -1) if parts[i].key != part.key), None)
        after = next((i for i in range(at + 1, len(parts)) if parts[i].key != part.key), None)
        role, asked = TurnRole.STATEMENT, None
        if _is_question(part, asking):
            role, last = TurnRole.QUESTION, part.span
        elif last is not None:
            # Whoever leads the talk asks all of the others.
            role, asked = TurnRole.ANSWER, last
        elif before is not None and parts[before].asks:
            role, asked = TurnRole.ANSWER, parts[before].span
        elif part.label is not None and part.label.kind is LabelKind.ANSWERER:
            role = TurnRole.ANSWER
        other = after if role is TurnRole.QUESTION or before is None else before
        turns.append(
            Turn(
                span=part.span,
                role=role,
                speaker=speakers[at],
                addressee=speakers[other] if other is not None else None,
                asked=asked,
            )
        )
    return turns


def _speaker(part: _Part, cast: Cast) -> Speaker | None:
    if part.key == _NOBODY:
        return None
    named = cast.speaker(part.label) if part.label is not None else cast.told.asker
    return replace(named, confidence=_GUESSED) if named is not None and part.guessed else named


def _is_question(part: _Part, asking: frozenset[str]) -> bool:
    return (part.label is None and part.key != _NOBODY) or part.key in asking


def _asking(parts: Sequence[_Part]) -> frozenset[str]:
    """The keys of those whose turns are nearly all questions."""
    by_key: dict[str, list[bool]] = {}
    for part in parts:
        if part.label is not None:
            by_key.setdefault(part.key, []).append(part.asks)
    return frozenset(k for k, asked in by_key.items() if len(asked) >= _LEAST_TURNS and share(asked) >= _ASKING)
