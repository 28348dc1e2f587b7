"""What the parser saw in a text: words, entities, sentences as dependency trees, the document.

These are frozen data types without knowledge of any parser. Relations (``deprel``), parts of speech (``upos``) and
features follow Universal Dependencies 2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache, partial
from operator import attrgetter
from typing import Final, overload

from claims.document.quotations import Quotation, quotations
from claims.document.span import Span, unchecked
from claims.document.span_index import Nearby, SpanIndex
from claims.errors import Message

__all__ = ["Document", "Entity", "Sentence", "Word", "governors", "hangs_below", "phrase", "tree_fault"]


_PAGE: Final = 256
"""Python keeps one object of each number up to 256: whoever counts no further needs no memory for it."""


@lru_cache(maxsize=10_000)
def _shared(value: int) -> int:
    """The same object for numbers that are equal, so that many words need one only."""
    return value


@lru_cache(maxsize=10_000)
def _bare(deprel: str) -> str:
    """A relation without its subtype, the same object for all words that have it."""
    return deprel.partition(":")[0]


class _WordSpan:
    """The span of a word as it is kept: where its page of the text starts, the place on that page, the length.

    A span of its own and its two numbers would take more memory than all the rest of the word.
    """

    @overload
    def __get__(self, word: None, owner: type[Word]) -> _WordSpan: ...

    @overload
    def __get__(self, word: Word, owner: type[Word]) -> Span: ...

    def __get__(self, word: Word | None, owner: type[Word]) -> Span | _WordSpan:
        if word is None:
            # So says ``dataclasses`` of a field without default.
            raise AttributeError("span")
        start = word._page + word._column
        return unchecked(start, start + word._length)

    def __set__(self, word: Word, span: Span) -> None:
        keep = object.__setattr__
        column = span.start % _PAGE
        keep(word, "_page", _shared(span.start - column))
        keep(word, "_column", column)
        keep(word, "_length", span.end - span.start)


class _WordSlots:
    """What is kept of a word; ``dataclass(slots=True)`` would keep the span itself."""

    __slots__ = ("_column", "_length", "_page", "deprel", "feats", "form", "head", "index", "lemma", "relation", "upos")
    _page: int
    _column: int
    _length: int
    relation: str
    """The dependency relation without its subtype (``nsubj`` for ``nsubj:pass``): asked for more than all else."""


@dataclass(frozen=True, kw_only=True)
class Word(_WordSlots):
    """A syntactic word. Words of a contraction (*du*, *aux*) carry their token's span.

    ``index`` counts from 0 in the sentence; ``head`` is the index of the governor, -1 for the root.
    """

    __slots__ = ()

    index: int
    span: _WordSpan = _WordSpan()
    form: str
    lemma: str
    upos: str
    head: int
    deprel: str
    feats: Mapping[str, str] = field(default_factory=dict)

    def __reduce__(self) -> tuple[partial[Word], tuple[()]]:
        """How it is copied and pickled: made anew, for nothing can be set in it."""
        return partial(Word, **{one.name: getattr(self, one.name) for one in fields(self)}), ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "relation", _bare(self.deprel))

    def feat(self, name: str) -> str:
        """The value of a morphological feature, or the empty string."""
        return self.feats.get(name, "")


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: ``kind`` is PER, LOC, ORG or MISC."""

    span: Span
    kind: str


def governors(words: Sequence[Word], word: Word) -> Iterator[Word]:
    """The governors of one of ``words``, nearest first; in a tree with a cycle each once."""
    seen = {word.index}
    while 0 <= word.head < len(words) and word.head not in seen:
        word = words[word.head]
        seen.add(word.index)
        yield word


def hangs_below(words: Sequence[Word], word: Word, top: Word) -> bool:
    """Whether ``top`` governs ``word``, directly or not: to attach ``top`` below ``word`` would make a cycle."""
    return any(w.index == top.index for w in governors(words, word))


def phrase(words: Sequence[Word], top: Word) -> set[int]:
    """The indices of ``top`` and of all the words that it governs, among words that are no ``Sentence`` yet."""
    inside = {top.index}
    while more := {w.index for w in words if w.head in inside} - inside:
        inside |= more
    return inside


def tree_fault(words: Sequence[Word]) -> Message | None:
    """Why words are no tree, None where they are one: numbered in order, one of them the root, all others below it.

    Words are numbered from 1 in the message.
    """
    if not words:
        return Message("no words")
    if any(word.index != at for at, word in enumerate(words)):
        return Message("words out of order")
    count = len(words)
    astray = next((w for w in words if not -1 <= w.head < count), None)
    if astray is not None:
        place = {"word": astray.index + 1, "head": astray.head + 1, "count": count}
        return Message("word {word} hangs on word {head}, and there are {count}", **place)
    roots = sum(w.head < 0 for w in words)
    if roots != 1:
        return Message("{found} roots, expected one", found=roots)
    lost = _lost(words)
    return Message("word {word} hangs below itself", word=lost.index + 1) if lost is not None else None


def _lost(words: Sequence[Word]) -> Word | None:
    """The first word from which no way leads up to a root."""
    state = bytearray(len(words))  # 1: on the way up, 2: leads to the root
    for word in words:
        way: list[int] = []
        at = word.index
        while at >= 0 and not state[at]:
            state[at] = 1
            way.append(at)
            at = words[at].head
        if at >= 0 and state[at] == 1:
            return word
        for passed in way:
            state[passed] = 2
    return None


_by_index = attrgetter("index")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One parsed sentence; ``block`` numbers the paragraph it stands in."""

    index: int
    span: Span
    words: tuple[Word, ...]
    entities: tuple[Entity, ...] = ()
    block: int = 0
    _children: tuple[tuple[Word, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words, count = self.words, len(self.words)
        below: list[list[Word] | None] = [None] * count
        for word in words:
            head = word.head
            if 0 <= head < count and head != word.index:
                others = below[head]
                if others is None:
                    below[head] = [word]
                else:
                    others.append(word)
        object.__setattr__(self, "_children", tuple([tuple(b) if b else () for b in below]))

    @property
    def root(self) -> Word:
        """The word that no other governs (the first word if the parser left none)."""
        return next((w for w in self.words if w.head < 0), self.words[0])

    def children(self, word: Word) -> tuple[Word, ...]:
        """The direct dependents of ``word``, in text order."""
        return self._children[word.index]

    def head(self, word: Word) -> Word | None:
        """The governor of ``word``, or None for the root."""
        return self.words[word.head] if 0 <= word.head < len(self.words) else None

    def subtree(self, word: Word, *, without: Sequence[Word] = ()) -> tuple[Word, ...]:
        """``word`` and all it governs, in text order, less the subtrees of ``without``."""
        below, bound = self._children, len(self.words)
        if not without:
            inside = [word]
            for one in inside:
                inside += below[one.index]
                if len(inside) > bound:
                    # Words that govern each other in a circle.
                    break
            else:
                inside.sort(key=_by_index)
                return tuple(inside)
        seen = {w.index for w in without}
        inside, ahead = [], [word]
        while ahead:
            one = ahead.pop()
            if one.index not in seen:
                seen.add(one.index)
                inside.append(one)
                ahead += below[one.index]
        inside.sort(key=_by_index)
        return tuple(inside)

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The governors of ``word``, nearest first."""
        return governors(self.words, word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The original text and its parse. ``blocks`` are the parsed paragraphs in text order.

    ``quotations`` are those of the blocks, by where they open; they are made of the text and no part of the identity.
    ``quoted`` is what stands in quotation marks, one span per paragraph of a quotation. ``asides`` are lines that were
    not parsed and name people: headline, captions.
    """

    text: str
    sentences: tuple[Sentence, ...]
    blocks: tuple[Span, ...] = ()
    asides: tuple[Span, ...] = ()
    quotations: tuple[Quotation, ...] = field(init=False, repr=False, compare=False)
    quoted: tuple[Span, ...] = field(init=False, repr=False, compare=False)
    _places: SpanIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found = Nearby(quotations(self.text, self.blocks))
        object.__setattr__(self, "quotations", found)
        object.__setattr__(self, "quoted", Nearby(inner for q in found for inner in q.inner))
        object.__setattr__(self, "_places", SpanIndex((s.span, number) for number, s in enumerate(self.sentences)))

    def sentences_touching(self, span: Span) -> list[Sentence]:
        """The sentences that overlap ``span`` or meet it end to end, in text order."""
        return [self.sentences[number] for number in self._places.touching(span)]

    def without(self, spans: Sequence[Span]) -> Document:
        """The document as it is where the blocks ``spans`` were not parsed: sentences and blocks are numbered anew."""
        left_out = frozenset(spans)
        if left_out.isdisjoint(self.blocks):
            return self
        kept = [number for number, block in enumerate(self.blocks) if block not in left_out]
        places = {number: place for place, number in enumerate(kept)}
        sentences = [s for s in self.sentences if s.block in places]
        return Document(
            text=self.text,
            sentences=tuple(replace(s, index=i, block=places[s.block]) for i, s in enumerate(sentences)),
            blocks=tuple(self.blocks[number] for number in kept),
            asides=self.asides,
        )
