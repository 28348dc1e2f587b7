"""A word of a parsed sentence, kept in little memory: a long text has millions of them.

Relations (``deprel``), parts of speech (``upos``) and features follow Universal Dependencies 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache, partial
from typing import Final, overload

from claims.document.span import Span, unchecked

__all__ = ["Word", "end_of", "made_word", "place_of", "start_of"]


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
    index: int
    form: str
    lemma: str
    upos: str
    head: int
    deprel: str
    feats: Mapping[str, str]
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


class _Making(_WordSlots):
    """A word that is being made: its slots can be set."""

    __slots__ = ()


def made_word(
    index: int,
    start: int,
    end: int,
    form: str,
    lemma: str,
    upos: str,
    head: int,
    deprel: str,
    feats: Mapping[str, str],
) -> Word:
    """``Word`` of these values, in a tenth of the time: a frozen dataclass takes its time to set its fields.

    What is read back of thousands of articles is made of words more than of all else.
    """
    column = start % _PAGE
    word = _Making()
    word._page = _shared(start - column)
    word._column = column
    word._length = end - start
    word.index = index
    word.form = form
    word.lemma = lemma
    word.upos = upos
    word.head = head
    word.deprel = deprel
    word.relation = _bare(deprel)
    word.feats = feats
    word.__class__ = Word  # type: ignore[assignment]
    return word  # type: ignore[return-value]


def start_of(word: Word) -> int:
    """Where a word starts, as its span has it."""
    return word._page + word._column


def end_of(word: Word) -> int:
    """Where a word ends, as its span has it."""
    return word._page + word._column + word._length


def place_of(words: Iterable[Word]) -> Span:
    """The smallest span that covers all of ``words`` (at least one)."""
    all_words = tuple(words)
    return unchecked(min([start_of(word) for word in all_words]), max([end_of(word) for word in all_words]))
