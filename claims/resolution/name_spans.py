"""The names of persons and organisations in a sentence, by the parser's entities and by the word lists.

In: a sentence and its text. Out: spans with their kinds, PER or ORG.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.document.word import place_of
from claims.lexicon.grammar_words import GRAMMAR
from claims.lexicon.word_classes import WordClasses
from claims.resolution.demonyms import is_demonym
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

        The parser's entities come first, then what follows a title, then proper nouns that a first name or a noun
        introduces.
        """
        taken: list[Span] = []
        for words, kind in self._joined(sentence):
            words = _whole(sentence, words)
            span = place_of(words)
            words = _trimmed(words)
            if not words or self._common(sentence, words, text):
                continue
            words, kind = self._corrected(sentence, words, kind, text)
            if kind not in ("PER", "ORG"):
                continue
            taken.append(span)
            yield place_of(words), kind
        for run in self._after_titles(sentence):
            span = place_of(run)
            if not any(span.overlaps(t) for t in taken):
                taken.append(span)
                yield span, "PER"
        for run in _proper_nouns(sentence):
            kind = self._kind_of_run(sentence, run)
            span = place_of(run)
            if kind and not any(span.overlaps(t) for t in taken):
                yield span, kind

    def _joined(self, sentence: Sentence) -> Iterator[tuple[list[Word], str]]:
        """The words of the entities and their kinds; a name that was cut in two is one: *Mondher*, *Ben Salah*."""
        held: tuple[list[Word], str] | None = None
        for entity in sentence.entities:
            words = list(sentence.overlapping(entity.span))
            if not words:
                continue
            if held is not None and held[1] in ("PER", "ORG") and self._goes_on(sentence, held[0][-1], words[0]):
                held = ([*held[0], *words], "PER" if entity.kind == "PER" else held[1])
                continue
            if held is not None:
                yield held
            held = (words, entity.kind)
        if held is not None:
            yield held

    def _goes_on(self, sentence: Sentence, last: Word, first: Word) -> bool:
        """Whether a name goes on with the next entity, which opens with no first name and hangs on the name."""
        head = sentence.head(first)
        if first.index != last.index + 1 or first.relation != "flat" or head is None or head.index > last.index:
            return False
        return first.form.lower() in GRAMMAR.name_particles or not self._is_first_name(first)

    def _common(self, sentence: Sentence, words: Sequence[Word], text: str) -> bool:
        """Whether an entity is a common noun with its article, or somebody by origin: *Les flacons*, *Le Lyonnais*."""
        if place_of(words).of(text) in self._classes.newsrooms:
            return False
        noun = words[-1]
        if len(words) > 2 or (len(words) == 2 and words[0].upos != "DET"):
            return False
        return (len(words) == 2 and noun.form[:1].islower()) or is_demonym(sentence, noun, self._classes.demonyms)

    def _after_titles(self, sentence: Sentence) -> Iterator[list[Word]]:
        """The titles of a sentence with the names that begin with a particle after them: *Mme de X*, *M. El X*."""
        for title in sentence.words:
            if not self.is_title(title):
                continue
            run = [title]
            for word in sentence.words[title.index + 1 :]:
                if word.upos not in ("PROPN", "X") and word.form.lower() not in GRAMMAR.name_particles:
                    break
                run.append(word)
            while len(run) > 1 and run[-1].upos not in ("PROPN", "X"):
                run.pop()
            if len(run) > 2 and run[1].form.lower() in GRAMMAR.name_particles:
                yield run

    def _corrected(self, sentence: Sentence, words: list[Word], kind: str, text: str) -> tuple[list[Word], str]:
        """The words of an entity and its kind, corrected by the word lists."""
        opening, bodies = words[0], self._classes.bodies
        if opening.form.lower() in GRAMMAR.portfolios and len(words) > 2 and _capitals(words):
            # "(ministre de la) Justice Sandro X", whatever the first name.
            return words[1:], "PER"
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
        lead = (i for i, w in enumerate(words) if self._is_first_name(w))
        # "Mondher Ben Salah": a particle is no first name.
        at = next((i for i in lead if words[i].form.lower() not in GRAMMAR.name_particles), 0)
        rest = words[at:]
        if at and len(rest) > 1 and _capitals(rest):
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
        if noun is None or noun.lemma not in self._classes.persons:
            return None
        # "le coureur Milan Terrasse": after a noun of persons, two capitals are a first name and a surname.
        two = len(words) == 2 and all(w.upos in ("PROPN", "X") and w.form[:1].isupper() for w in words)
        return (words, "PER") if kind != "ORG" or two or self._is_first_name(words[0]) else None

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
            return "ORG" if place_of(words).of(text) in self._classes.newsrooms else "PER"
        return kind

    def _is_first_name(self, word: Word) -> bool:
        return not self._classes.given_names.isdisjoint((word.form, word.form.split("-")[0]))

    def _kind_of_run(self, sentence: Sentence, run: Sequence[Word]) -> str:
        if not run[0].form[:1].isupper():
            return ""
        if self.is_title(run[0]) or (self._is_first_name(run[0]) and (len(run) > 1 or _alone(sentence, run[0]))):
            return "PER" if len(run) > 1 or self._is_first_name(run[0]) else ""
        if run[0].index and self.is_title(sentence.words[run[0].index - 1]):
            return "PER"
        noun = _announcing(sentence, run[0])
        if noun is not None and noun.lemma in self._classes.bodies:
            return "ORG"
        return "PER" if noun is not None and noun.lemma in self._classes.persons else ""


def _capitals(words: Sequence[Word]) -> bool:
    return all(w.upos in ("PROPN", "X") or w.form[:1].isupper() for w in words)


def _whole(sentence: Sentence, words: list[Word]) -> list[Word]:
    """The words of an entity with what was cut off: *Le Floc'* and *h*, *Mondher* and *Ben Salah*."""
    first = words[0]
    before = sentence.words[first.index - 1] if first.index else None
    lead = sentence.words[first.index - 2] if first.index > 1 else None
    if before is not None and before.upos == "PROPN" and before.form[:1].isupper():
        # Not "l'Espagnol Ruben X", where the tree has the same.
        hangs = first.relation == "flat" and first.head == before.index and before.relation != "flat"
        if hangs and (lead is None or lead.upos != "DET"):
            words = [before, *words]
    after = sentence.words[words[-1].index + 1 : words[-1].index + 2]
    cut = after and words[-1].form[-1:] in "'’" and after[0].span.start == words[-1].span.end
    return [*words, *after] if cut else words


def _trimmed(words: list[Word]) -> list[Word]:
    """The words of an entity without the verb that the recogniser took for its end: *Dario Senn soupçonne*."""
    end = len(words)
    while end and words[end - 1].upos in ("VERB", "AUX", "PUNCT") and words[end - 1].form[:1].islower():
        end -= 1
    return words[:end] if any(w.form[:1].isupper() for w in words[:end]) else words


def _alone(sentence: Sentence, first: Word) -> bool:
    """Whether a first name stands for a person by itself: the subject, or with an age after it."""
    if any(e.span.overlaps(first.span) for e in sentence.entities):
        return False
    after = sentence.words[first.index + 1 : first.index + 4]
    aged = len(after) == 3 and after[1].upos == "NUM" and after[2].lemma in GRAMMAR.age_units
    before = sentence.words[first.index - 1] if first.index else None
    return (aged or first.relation == "nsubj") and (before is None or before.upos not in ("DET", "ADP"))


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
