"""What the models made of one paragraph, in columns: as they gave it, and after the repairs of trees.

In: a parsed Stanza document, or columns that were kept. Out: a ``RawParse``; of it and the place of the paragraph,
words and entities.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from sys import intern
from typing import Any

from claims.document.tree import Entity, Word
from claims.document.typography import ParserCopy
from claims.document.word import made_word

__all__ = ["PER_ENTITY", "PER_WORD", "RawParse", "features_of", "raw_parse", "written_features"]

PER_WORD, PER_ENTITY = 8, 4
"""Numbers a word and an entity."""


@dataclass(frozen=True, slots=True)
class RawParse:
    """One paragraph as the models read it. Offsets count code points of the copy that the parser read.

    ``lengths`` are the words of each sentence. ``words`` has eight numbers a word: form, lemma, part of speech,
    features and relation, as numbers of ``strings``; head, from 0, -1 for the root; start and end. ``entities`` has
    four an entity: its sentence, its kind among ``strings``, start and end. ``mended`` are the words after the repairs
    of trees that ``mended_by`` stands for, and ``fired`` the names of those that changed a sentence, among ``strings``,
    once a sentence; without ``mended_by`` there are none.
    """

    strings: tuple[str, ...]
    lengths: array[int]
    words: array[int]
    entities: array[int]
    mended_by: bytes = b""
    mended: array[int] = field(default_factory=partial(array, "i"))
    fired: array[int] = field(default_factory=partial(array, "i"))

    def with_mended(self, by: bytes, sentences: Sequence[Sequence[Word]], fired: Sequence[str]) -> RawParse:
        """The same parse with its ``sentences`` after the repairs that ``by`` stands for, and those that fired."""
        known = {string: number for number, string in enumerate(self.strings)}

        def number(string: str) -> int:
            return known.setdefault(string, len(known))

        mended = array("i", self.words)
        for at, word in enumerate(word for words in sentences for word in words):
            strings = (word.form, word.lemma, word.upos, written_features(word.feats), word.deprel)
            mended[at * PER_WORD : at * PER_WORD + 6] = array("i", (*map(number, strings), word.head))
        names = array("i", map(number, fired))
        return replace(self, strings=tuple(known), mended_by=by, mended=mended, fired=names)

    def fired_names(self) -> list[str]:
        """The names of the repairs of trees that changed a sentence, once a sentence."""
        return [self.strings[number] for number in self.fired]

    def sentences(self, copy: ParserCopy, offset: int) -> Iterator[tuple[tuple[Word, ...], tuple[Entity, ...]]]:
        """Words and entities of each sentence of the paragraph, which begins at ``offset`` of the text.

        The words are those after the repairs of trees, where these were made.
        """
        named = self._entities(copy, offset)
        rows = zip(*[iter(self.mended if self.mended_by else self.words)] * PER_WORD, strict=True)
        strings = self.strings
        at_place = copy.places is None
        for number, length in enumerate(self.lengths):
            words: list[Word] = []
            for index, (form, lemma, upos, feats, deprel, head, start, end) in zip(range(length), rows, strict=False):
                if not at_place:
                    place = copy.span(start, end)
                    start, end = place.start, place.end
                features = features_of(strings[feats])
                tags = strings[form], strings[lemma], strings[upos], head, strings[deprel]
                words.append(made_word(index, offset + start, offset + end, *tags, features))
            yield tuple(words), tuple(named.get(number, ()))

    def _entities(self, copy: ParserCopy, offset: int) -> Mapping[int, Sequence[Entity]]:
        found: dict[int, list[Entity]] = {}
        for sentence, kind, start, end in zip(*[iter(self.entities)] * PER_ENTITY, strict=True):
            entity = Entity(copy.span(start, end).shifted(offset), self.strings[kind])
            found.setdefault(sentence, []).append(entity)
        return found


def raw_parse(document: Any) -> RawParse:
    """The columns of a parsed Stanza document; properties that its words do not have yet are empty.

    Words of a contraction have no offsets in Stanza: they get those of their token.
    """
    known: dict[str, int] = {}

    def number(string: str) -> int:
        return known.setdefault(string, len(known))

    lengths, words, entities = array("i"), array("i"), array("i")
    for at, sentence in enumerate(document.sentences):
        count = 0
        for token in sentence.tokens:
            several = len(token.words) > 1
            for word in token.words:
                start, end = token.start_char, token.end_char
                if several and word.start_char is not None and word.end_char is not None:
                    start, end = word.start_char, word.end_char
                lemma, tag = word.lemma or word.text.lower(), word.upos or "X"
                strings = (word.text, lemma, tag, word.feats or "", word.deprel or "dep")
                words.extend((*map(number, strings), (word.head or 0) - 1, start, end))
                count += 1
        lengths.append(count)
        for entity in sentence.ents:
            entities.extend((at, number(str(entity.type)), entity.start_char, entity.end_char))
    return RawParse(tuple(map(intern, known)), lengths, words, entities)


@lru_cache(maxsize=10_000)
def features_of(written: str) -> Mapping[str, str]:
    """Features as CoNLL-U writes them, by name. They are shared among words, so nobody may change them."""
    return dict(f.split("=", 1) for f in written.split("|")) if written else {}


def written_features(feats: Mapping[str, str]) -> str:
    """Features as CoNLL-U writes them, in the order of their names; nothing for none."""
    return "|".join([f"{name}={value}" for name, value in sorted(feats.items())])
