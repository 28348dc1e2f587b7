"""Word vectors from raw text: skip-gram with subwords, so that rare names and inflected forms get one, too.

Beside what the texts tell of a word stands what a dictionary knows of it (see ``morphology``).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import torch
from stanza.models.common.pretrain import PretrainedWordVocab
from stanza.models.common.vocab import VOCAB_PREFIX

from claims.modelling.corpora import raw_text, tokens

__all__ = ["earlier_vectors", "save_vectors", "train_vectors"]

Vectors = tuple[list[str], torch.Tensor]
"""Words, and a row for each: [words, DIMENSIONS]."""

DIMENSIONS = 100
VOCABULARY = 60_000
EPOCHS = 5
NEWS_WEIGHT = 6
"""News is the product's language, and there is ten times less of it than of novels."""


class _Lines:
    """A corpus that can be read again and again, as gensim wants it."""

    def __init__(self, parts: Sequence[tuple[Sequence[Path], int]]) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[list[str]]:
        for paths, times in self._parts:
            for _ in range(times):
                for line in raw_text(paths):
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
    rare = Counter(word for line in _Lines([(news, 1)]) for word in line)
    kept = [word for word, count in rare.items() if count > 1]
    must = list(dict.fromkeys(word.lower() for word in itertools.chain(also, kept)))
    frequent = (word for word, _ in counts.most_common())
    words = sorted(set(itertools.islice(dict.fromkeys(itertools.chain(must, frequent)), VOCABULARY)),
                   key=lambda w: (-counts[w], w))  # fmt: skip
    rows = torch.stack([torch.from_numpy(model.wv[word].copy()) for word in words])
    return words, rows / rows.norm(dim=1).mean()


def earlier_vectors(path: Path) -> Vectors:
    """The vectors of an earlier set, without what a dictionary added.

    Models that begin with earlier weights need the vectors that those were learned with.
    """
    state = torch.load(path, map_location="cpu", weights_only=True)
    return state["vocab"]["_id2unit"][len(VOCAB_PREFIX) :], state["emb"][len(VOCAB_PREFIX) :, :DIMENSIONS].float()


def save_vectors(out: Path, vectors: Vectors) -> None:
    """Write them as Stanza's pretrained vectors, in single precision, with zeros for what is no word."""
    words, rows = vectors
    padded = torch.cat([torch.zeros(len(VOCAB_PREFIX), rows.shape[1]), rows])
    torch.save({"vocab": PretrainedWordVocab(words).state_dict(), "emb": padded}, out)
