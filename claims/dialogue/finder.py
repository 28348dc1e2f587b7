"""The turns, entries and author of one text: all ways of finding them, in the order in which they are tried.

In: a text and its paragraphs. Out: a ``Dialogue``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from claims.dialogue.bare import bare_turns, first_told, may_be_talk, outside_quotations
from claims.dialogue.dashes import dash_of, dashed_turns
from claims.dialogue.evidence import asks, is_bold, is_quoted, trusted
from claims.dialogue.labelled import labelled_turns
from claims.dialogue.labels import Label, label_of
from claims.dialogue.lines import Line, Paragraph, lines_of, paragraphs_of
from claims.dialogue.live import live_entries
from claims.dialogue.opinion import signed_turn
from claims.dialogue.people import Announced, announced, names_in
from claims.dialogue.questions import question_turns
from claims.dialogue.speakers import Cast
from claims.dialogue.transcripts import with_all_said
from claims.dialogue.turn import NO_DIALOGUE, Dialogue, Turn
from claims.dialogue.words import DialogueWords
from claims.document.span import Span
from claims.lexicon.wordlists import WordLists

__all__ = ["DialogueFinder"]

_TAIL: Final = 4
"""Paragraphs at the end of a page among which it may stand who asked."""


class DialogueFinder:
    """Finds who talks in texts, with the words of one rule set."""

    def __init__(self, lists: WordLists) -> None:
        self._lists = lists
        self._known_words: DialogueWords | None = None

    @property
    def _words(self) -> DialogueWords:
        # Made when a text is there: most rule sets of a test never see one.
        if self._known_words is None:
            self._known_words = DialogueWords.of(self._lists)
        return self._known_words

    def find(
        self, text: str, blocks: Sequence[Span], questions: Sequence[Span] = (), *, transcript: bool = False
    ) -> Dialogue:
        """The turns and entries of ``text``.

        ``blocks`` are the paragraphs that may hold claims; headline, byline and headings are read beside them.
        ``questions`` are paragraphs that the source sets apart as questions, in bold. In a ``transcript`` each
        paragraph is said by somebody.
        """
        found = self._found(text, blocks, questions)
        return with_all_said(found, text, blocks, self._words) if transcript else found

    def _found(self, text: str, blocks: Sequence[Span], questions: Sequence[Span]) -> Dialogue:
        lines = lines_of(text, blocks)
        if len(lines) < 2:
            return NO_DIALOGUE
        entries = live_entries(lines, self._words)
        if entries:
            return Dialogue(entries=entries)
        labels = self._labels(lines)
        if labels or questions or any(asks(line.text) for line in lines):
            found = _Search(text, lines, labels, questions, self._words).dialogue()
            if found.turns:
                return found
        paragraphs = paragraphs_of(text, lines, ())
        author = signed_turn(paragraphs, self._words)
        return Dialogue(turns=(author,) if author is not None else tuple(_bare(paragraphs, self._words)))

    def _labels(self, lines: Sequence[Line]) -> list[Label]:
        """The labels of all lines; a headline with somebody's words, *Nadia Brel : « … »*, begins no turn."""
        labels = (label_of(line, number, self._words) for number, line in enumerate(lines))
        return [x for x in labels if x is not None and (x.line or not _is_headline(x, lines[0]))]


def _bare(paragraphs: Sequence[Paragraph], words: DialogueWords) -> list[Turn]:
    """The turns of a text whose paragraphs have neither labels nor questions."""
    bare = outside_quotations(paragraphs, words)
    if not may_be_talk(paragraphs, bare, words):
        return []
    names = names_in(paragraphs, (), words)
    first = first_told(paragraphs, bare, words)
    told = announced(paragraphs[:first], paragraphs[first:][-_TAIL:], names, words)
    return bare_turns(paragraphs, bare, first, Cast(names, told, words))


def _is_headline(label: Label, line: Line) -> bool:
    words = line.text[label.end - line.span.start :]
    return (line.block < 0 and not asks(words)) or is_quoted(words)


class _Search:
    """One text in which there may be turns."""

    def __init__(
        self, text: str, lines: Sequence[Line], labels: Sequence[Label], questions: Sequence[Span], words: DialogueWords
    ) -> None:
        self._text, self._lines, self._questions, self._words = text, lines, questions, words
        whole = paragraphs_of(text, lines, ())
        self._names = names_in(whole, labels, words)
        # Whoever labels turn out to stand for is announced above the first of them.
        self._told = self._announced(whole, labels)
        self._labels = trusted(labels, lines, self._names, self._told, words)

    def dialogue(self) -> Dialogue:
        """The turns by the first way that finds some."""
        cast = Cast(self._names, self._told, self._words)
        labels = {label.line: label for label in self._labels}
        dashes = {n: dash for n, line in enumerate(self._lines) if (dash := dash_of(line)) is not None}
        turns = self._labelled(labels, dashes, cast) if labels else []
        if turns:
            cut = [Span(label.start, label.end) for label in self._labels]
            return _dialogue(turns, [*cut, *_exchanged(dashes, labels).values()])
        turns = dashed_turns(paragraphs_of(self._text, self._lines, dashes), dashes, cast) if dashes else []
        if turns:
            return _dialogue(turns, list(dashes.values()))
        paragraphs = self._paragraphs(())
        turns = question_turns(paragraphs, cast, marked=(*self._questions, *self._bold()))
        before = [p for p in paragraphs if turns and p.span.end <= turns[0].span.start]
        # The only question may be one that an answer ends with.
        return _dialogue([*(_bare(before, self._words) if before else ()), *turns], [])

    def _bold(self) -> list[Span]:
        """The lines in bold, where one of them asks: then all of them do."""
        bold = [line for line in self._lines if is_bold(line.text)]
        return [line.span for line in bold] if any(asks(line.text) for line in bold) else []

    def _labelled(self, labels: Mapping[int, Label], dashes: Mapping[int, Span], cast: Cast) -> list[Turn]:
        exchanged = _exchanged(dashes, labels)
        paragraphs = self._paragraphs({*labels, *exchanged})
        askers = cast.askers(labels.values())
        answerers = {cast.key(label) for label in labels.values()} - askers
        asked = sum(cast.key(label) in askers for label in labels.values())
        first = min(labels)
        loose = sum(p.line > first and p.line not in labels and asks(p.text) for p in paragraphs)
        if len(answerers) > 1 or (answerers and asked > loose):
            return labelled_turns(paragraphs, labels, cast, self._questions, exchanged)
        return question_turns(paragraphs, cast, labels, self._questions)

    def _paragraphs(self, openings: Collection[int]) -> list[Paragraph]:
        return paragraphs_of(self._text, self._lines, openings)

    def _announced(self, paragraphs: Sequence[Paragraph], labels: Sequence[Label]) -> Announced:
        """Who is announced before the first question, or the first label that is no headline's."""
        opening = {label.line for label in labels}
        first = next(
            (n for n, p in enumerate(paragraphs) if n and (asks(p.text) or p.line in opening)), len(paragraphs)
        )
        return announced(paragraphs[: first or 1], paragraphs[first:][-_TAIL:], self._names, self._words)


def _exchanged(dashes: Mapping[int, Span], labels: Mapping[int, Label]) -> dict[int, Span]:
    """The dashes of two lines or more in a row, below a label: one alone may stand before anything."""
    first = min(labels)
    free = {n: dash for n, dash in dashes.items() if n not in labels and n > first}
    return {n: dash for n, dash in free.items() if n - 1 in free or n + 1 in free}


def _dialogue(turns: Sequence[Turn], labels: Sequence[Span]) -> Dialogue:
    if not turns:
        return NO_DIALOGUE
    said = Span.around(turn.span for turn in turns)
    near = [label for label in labels if label.end >= said.start and label.start < said.end]
    return Dialogue(turns=tuple(turns), labels=tuple(sorted(near)))
