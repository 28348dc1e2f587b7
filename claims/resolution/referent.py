"""Whom a phrase of a document stands for, how this was found, and who else was weighed.

In: a sentence and a word, or a span of the text. Out: a ``Referent``. Unit of salience: sums of mention weights (see
``salience``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from claims.document.span import Span
from claims.document.tree import Document, Sentence, Word
from claims.resolution.persons import Person
from claims.syntax.noun_phrases import phrase_head

__all__ = ["Place", "Referent", "Referents"]

Place = tuple[int, int]
"""Numbers of a sentence and of a word in it."""


@dataclass(frozen=True, slots=True)
class Referent:
    """The person a phrase stands for, and how this was found.

    ``how`` is ``name``, ``role`` (an office known from the article), ``noun`` (a noun that takes up somebody salient),
    ``pronoun`` or ``new``; ``share`` is the winner's part of the salience of all who could be meant. ``weighed`` are
    the first of those with their salience, the best first; nobody where none was weighed against others.
    """

    person: Person
    how: str
    share: float = 1.0
    weighed: tuple[tuple[Person, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Referents:
    """The person for each mention of one document, and for each word of a name."""

    by_mention: Mapping[Place, Referent]
    by_name: Mapping[Place, Person]
    _places: list[Place] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_places", sorted(self.by_mention))

    def in_sentence(self, number: int) -> Iterator[tuple[int, Referent]]:
        """The numbers of the words that mention somebody in a sentence, by its number, in order, and their referents.

        The places are in order, so that those of one sentence are found without a look at all others.
        """
        for at in range(bisect_left(self._places, (number, 0)), len(self._places)):
            place = self._places[at]
            if place[0] != number:
                return
            yield place[1], self.by_mention[place]

    def at(self, sentence: Sentence, word: Word) -> Referent | None:
        """The referent of the phrase whose head is ``word``, or None."""
        return self.by_mention.get((sentence.index, word.index))

    def named_at(self, sentence: Sentence, word: Word) -> Person | None:
        """The person whose name, or whose office beside the name, ``word`` belongs to; or None."""
        return self.by_name.get((sentence.index, word.index))

    def of_span(self, document: Document, span: Span) -> Referent | None:
        """The referent of the phrase at ``span`` of the document that was read; None where nothing stands for anybody.

        Where the head of the phrase stands for nobody, its first word that does decides.
        """
        for sentence in document.sentences_touching(span):
            words = sentence.overlapping(span)
            if not words:
                continue
            found = (self.at(sentence, word) for word in (phrase_head(words), *words))
            return next((referent for referent in found if referent is not None), None)
        return None
