"""``claims.document.word`` for machine code, which keeps numbers in few bytes without being told how.

In a wheel that ``make compiled`` makes it stands in that module's place. What it gives is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from claims.document.span import Span, unchecked

__all__ = ["Word", "end_of", "made_word", "place_of", "start_of"]


@lru_cache(maxsize=10_000)
def _bare(deprel: str) -> str:
    """A relation without its subtype, the same object for all words that have it."""
    return deprel.partition(":")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A syntactic word. Words of a contraction (*du*, *aux*) carry their token's span.

    ``index`` counts from 0 in the sentence; ``head`` is the index of the governor, -1 for the root. ``relation`` is
    the dependency relation without its subtype (``nsubj`` for ``nsubj:pass``): asked for more than all else.
    """

    index: int
    span: Span
    form: str
    lemma: str
    upos: str
    head: int
    deprel: str
    feats: Mapping[str, str] = field(default_factory=dict)
    relation: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "relation", _bare(self.deprel))

    def feat(self, name: str) -> str:
        """The value of a morphological feature, or the empty string."""
        return self.feats.get(name, "")


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
    """``Word`` of these values."""
    return Word(
        index=index, span=Span(start, end), form=form, lemma=lemma, upos=upos, head=head, deprel=deprel, feats=feats
    )


def start_of(word: Word) -> int:
    """Where a word starts, as its span has it."""
    return word.span.start


def end_of(word: Word) -> int:
    """Where a word ends, as its span has it."""
    return word.span.end


def place_of(words: Iterable[Word]) -> Span:
    """The smallest span that covers all of ``words`` (at least one)."""
    all_words = tuple(words)
    return unchecked(min([start_of(word) for word in all_words]), max([end_of(word) for word in all_words]))
