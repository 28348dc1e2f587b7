"""The names of persons and organisations in a sentence, by the parser's entities and by the word lists.

In: a sentence and its text. Out: spans with their kinds, PER or ORG.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.lexicon.word_classes import WordClasses
from claims.resolution.descriptions import is_one_of

__all__ = ["NameSpans"]


class NameSpans:
    """Finds names with the word lists of one rule set; ``of`` may be called for any number of sentences."""

    def __init__(self, classes: WordClasses) -> None:
        self._classes = classes
        self.titles = frozenset(title.lower() for title in classes.titles)
        """Titles that go before a person's name, in small letters and without full stop."""

    def is_title(self, word: Word) -> bool:
        """Whether a word is a title that goes before a person's name."""
        return word.form.rstrip(".").lower() in self.titles

    def of(self, sentence: Sentence, text: str) -> Iterator[tuple[Span, str]]:
        """The names of a sentence of ``text`` and their kinds, PER or ORG.

        The parser's entities come first, then proper nouns that a first name or a noun introduces.
        """
        taken: list[Span] = []
        for entity in sentence.entities:
            words = [w for w in sentence.words if w.span.overlaps(entity.span)]
            if not words:
                continue
            words, kind = self._corrected(sentence, words, entity.kind, text)
            if kind not in ("PER", "ORG"):
                continue
            taken.append(entity.span)
            yield Span.around(w.span for w in words), kind
        for run in _proper_nouns(sentence):
            kind = self._kind_of_run(sentence, run)
            span = Span.around(w.span for w in run)
            if kind and not any(span.overlaps(t) for t in taken):
                yield span, kind

    def _corrected(self, sentence: Sentence, words: list[Word], kind: str, text: str) -> tuple[list[Word], str]:
        """The words of an entity and its kind, corrected by the word lists."""
        opening, bodies = words[0], self._classes.bodies
        if is_one_of(opening, bodies) or (kind == "PER" and any(is_one_of(w, bodies) for w in words)):
            # "le Grand Conseil" is an organisation, whatever the parser says.
            return words, "ORG"
        return (
            self._after_office(words)
            or self._by_announcement(sentence, words, kind)
            or (words, self._kind_by_name(sentence, words, kind, text))
        )

    def _after_office(self, words: list[Word]) -> tuple[list[Word], str] | None:
        """The name without an office that the parser made part of it; an office alone is no name."""
        opening = words[0]
        at = next((i for i, w in enumerate(words) if self._is_first_name(w)), 0)
        rest = words[at:]
        if at and len(rest) > 1 and all(w.upos in ("PROPN", "X") or w.form[:1].isupper() for w in rest):
            # "urbaniste Anne X", "(conseillère d')État Anne X": the name is what opens with the first name.
            return rest, "PER"
        capitals = [w for w in words[1:] if w.form[:1].isupper() and w.upos in ("PROPN", "X")]
        if opening.upos == "NOUN" and opening.form[:1].islower() and len(capitals) == len(words) - 1 > 1:
            # "mycologue Inga X": whatever the noun, two capitals after it are a first name and a surname.
            return words[1:], "PER"
        if is_one_of(opening, self._classes.persons) and len(words) > 1:
            if words[1].upos == "ADP":
                # "Maire de X" is an office, not a name.
                return words, ""
            if opening.form[:1].islower():
                return words[1:], "PER"
        return None

    def _by_announcement(self, sentence: Sentence, words: list[Word], kind: str) -> tuple[list[Word], str] | None:
        """The kind by the noun before a name: *l'association X* is an organisation, *la chanteuse X* a person."""
        noun = _announcing(sentence, words[0])
        if noun is not None and noun.lemma in self._classes.bodies:
            return words, "ORG"
        person = noun is not None and noun.lemma in self._classes.persons
        return (words, "PER") if person and (kind != "ORG" or self._is_first_name(words[0])) else None

    def _kind_by_name(self, sentence: Sentence, words: list[Word], kind: str, text: str) -> str:
        """The kind of an organisation by the parser, corrected by a title before it or a first name in it."""
        if kind != "ORG":
            return kind
        opening = words[0]
        if self.is_title(opening) or (opening.index and self.is_title(sentence.words[opening.index - 1])):
            # "Me X", "le docteur X": a title goes before a person.
            return "PER"
        if len(words) == 2 and self._is_first_name(opening) and words[1].upos == "PROPN":
            # "Claire X" is a person, unless it is a newspaper (Charlie Hebdo).
            return "ORG" if Span.around(w.span for w in words).of(text) in self._classes.newsrooms else "PER"
        return kind

    def _is_first_name(self, word: Word) -> bool:
        return not self._classes.given_names.isdisjoint((word.form, word.form.split("-")[0]))

    def _kind_of_run(self, sentence: Sentence, run: Sequence[Word]) -> str:
        if not run[0].form[:1].isupper():
            return ""
        if len(run) > 1 and (self._is_first_name(run[0]) or self.is_title(run[0])):
            return "PER"
        if run[0].index and self.is_title(sentence.words[run[0].index - 1]):
            return "PER"
        noun = _announcing(sentence, run[0])
        if noun is not None and noun.lemma in self._classes.bodies:
            return "ORG"
        return "PER" if noun is not None and noun.lemma in self._classes.persons else ""


def _proper_nouns(sentence: Sentence) -> Iterator[list[Word]]:
    """The runs of proper nouns that follow each other."""
    run: list[Word] = []
    for word in sentence.words:
        if word.upos == "PROPN":
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _announcing(sentence: Sentence, first: Word) -> Word | None:
    """The singular noun right before a name: *l'association X*, *la chanteuse X*."""
    noun = sentence.words[first.index - 1] if first.index else None
    if noun is None or noun.upos != "NOUN" or noun.feat("Number") == "Plur":
        return None
    return noun
