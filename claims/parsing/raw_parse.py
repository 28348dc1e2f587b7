"""What the models made of one paragraph, before any repair of its trees: in columns, and packed into bytes.

In: a parsed Stanza document, or bytes that were packed before. Out: a ``RawParse``; of it and the place of the
paragraph, sentences.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import Any

from claims.document.span import unchecked
from claims.document.tree import Entity, Word
from claims.document.typography import ParserCopy
from claims.document.word import made_word

__all__ = ["LAYOUT", "BrokenParseError", "RawParse", "features_of", "packed", "raw_parse", "unpacked"]

LAYOUT = 1
"""Number of the layout of packed parses: raise it when the bytes mean something else."""
_HEADER = struct.Struct("=IIII")
"""Numbers of sentences, words, entities and bytes of strings; byte order and sizes are those of the machine."""
_PER_WORD = 8
_PER_ENTITY = 4
_BETWEEN = "\0"
"""Between two strings; no copy for the parser holds it."""


class BrokenParseError(ValueError):
    """Raised for bytes that are no packed parse."""


@dataclass(frozen=True, slots=True)
class RawParse:
    """One paragraph as the models read it. Offsets count code points of the copy that the parser read.

    ``lengths`` are the words of each sentence. ``words`` has eight numbers a word: form, lemma, part of speech,
    features and relation, as numbers of ``strings``; head, from 0, -1 for the root; start and end. ``entities`` has
    four an entity: its sentence, its kind among ``strings``, start and end.
    """

    strings: tuple[str, ...]
    lengths: array[int]
    words: array[int]
    entities: array[int]

    def sentences(self, copy: ParserCopy, offset: int) -> Iterator[tuple[tuple[Word, ...], tuple[Entity, ...]]]:
        """Words and entities of each sentence of the paragraph, which begins at ``offset`` of the text."""
        named = self._entities(copy, offset)
        rows = zip(*[iter(self.words)] * _PER_WORD, strict=True)
        strings = self.strings
        at_place = copy.places is None
        for number, length in enumerate(self.lengths):
            words = tuple(
                made_word(
                    index,
                    unchecked(offset + start, offset + end) if at_place else copy.span(start, end).shifted(offset),
                    strings[form],
                    strings[lemma],
                    strings[upos],
                    head,
                    strings[deprel],
                    features_of(strings[feats]),
                )
                for index, (form, lemma, upos, feats, deprel, head, start, end) in zip(
                    range(length), rows, strict=False
                )
            )
            yield words, tuple(named.get(number, ()))

    def _entities(self, copy: ParserCopy, offset: int) -> Mapping[int, Sequence[Entity]]:
        found: dict[int, list[Entity]] = {}
        for sentence, kind, start, end in zip(*[iter(self.entities)] * _PER_ENTITY, strict=True):
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


def packed(parse: RawParse) -> bytes | None:
    """``parse`` as bytes for ``unpacked``; None where they could not be told apart again."""
    if any(_BETWEEN in string for string in parse.strings):
        return None
    strings = _BETWEEN.join(parse.strings).encode("utf-8", "surrogatepass")
    sizes = len(parse.lengths), len(parse.words) // _PER_WORD, len(parse.entities) // _PER_ENTITY, len(strings)
    numbers = (part.tobytes() for part in (parse.lengths, parse.words, parse.entities))
    return zlib.compress(b"".join((_HEADER.pack(*sizes), *numbers, strings)), 1)


def unpacked(row: bytes) -> RawParse:
    """The parse that ``packed`` made ``row`` of.

    Raises:
        BrokenParseError: it is not whole, or what it says cannot be.
    """
    try:
        content = zlib.decompress(row)
        sentences, words, entities, size = _HEADER.unpack_from(content)
    except (zlib.error, struct.error) as error:
        raise BrokenParseError(str(error)) from error
    counts = sentences, words * _PER_WORD, entities * _PER_ENTITY
    width = array("i").itemsize
    if len(content) != _HEADER.size + width * sum(counts) + size:
        raise BrokenParseError("the sizes do not fit")
    parts = []
    at = _HEADER.size
    for count in counts:
        part = array("i")
        part.frombytes(content[at : at + width * count])
        parts.append(part)
        at += width * count
    try:
        strings = tuple(map(intern, content[at:].decode("utf-8", "surrogatepass").split(_BETWEEN)))
    except UnicodeDecodeError as error:
        raise BrokenParseError(str(error)) from error
    parse = RawParse(strings, *parts)
    _check(parse)
    return parse


def _check(parse: RawParse) -> None:
    """Nothing, if every number of a parse stands for something."""
    words = parse.words
    known = len(parse.strings)
    fit = (
        sum(parse.lengths) * _PER_WORD == len(words)
        and min(parse.lengths, default=1) > 0
        and all(_within(words[column::_PER_WORD], 0, known) for column in range(5))
        and all(map(_ordered, words[6::_PER_WORD], words[7::_PER_WORD]))
        and all(map(_ordered, parse.entities[2::_PER_ENTITY], parse.entities[3::_PER_ENTITY]))
        and _within(parse.entities[1::_PER_ENTITY], 0, known)
        and _within(parse.entities[::_PER_ENTITY], 0, len(parse.lengths))
    )
    if not fit:
        raise BrokenParseError("a number stands for nothing")


def _ordered(start: int, end: int) -> bool:
    return 0 <= start <= end


def _within(numbers: Sequence[int], least: int, bound: int) -> bool:
    return not numbers or (min(numbers) >= least and max(numbers) < bound)


@lru_cache(maxsize=10_000)
def features_of(written: str) -> Mapping[str, str]:
    """Features as CoNLL-U writes them, by name. They are shared among words, so nobody may change them."""
    return dict(f.split("=", 1) for f in written.split("|")) if written else {}
