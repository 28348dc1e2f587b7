"""Stanza's tokeniser, run on the paragraphs of many documents at a time.

In: documents with a text. Out: ``SplitDocument``, their sentences and tokens as Stanza's ``Document.to_dict`` gives
them, offsets being code points of the text.

The model labels each character: 0 goes on, 1 ends a token, 2 a sentence, 3 and 4 the same of a token that is a
contraction. What Stanza does character by character stands here as arrays. Paragraphs are labelled one beside the other
in the order of their lengths, and what a paragraph gets does not depend on those beside it. White space of a paragraph,
the last label and addresses on the web are treated as Stanza treats them (``stanza.models.tokenization``).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.parsing.lean.recurrence import batched

__all__ = ["CONTRACTION", "LeanTokenizer", "SplitDocument", "lean_processor"]

_FEATURES = ["space_before", "capitalized", "numeric", "end_of_para", "start_of_para"]
"""What the model knows of a character besides which one it is, in this order."""
_KINDS = 1 << len(_FEATURES)
_LAST, _FIRST = 1 << 3, 1 << 4
"""How many combinations of features there are; the bits of the last two."""
_WINDOW = 1000
"""Characters that are labelled at once: the rest of a longer paragraph begins anew at the last end of a sentence."""
_BATCH = 8_000
"""Characters labelled in one step, padding and all. Above, the states of the net fall out of the processor's cache."""
CONTRACTION = "MWT=Yes"
"""What Stanza writes beside a token that is to become several words."""
_UNKNOWN = "<UNK>"
"""What letters that the model does not know are for it, and what a token longer than a window becomes."""

_BLANK = re.compile(r"\n[\s\u0080-\u009f]*\n")
_SPACES = re.compile(r"[\s\u0080-\u009f]+")
_ADDRESS = re.compile(r"@|https?://|www\.|\.(?:gov|org|edu|net|com|co)\.")
"""What all of Stanza's web addresses and mail addresses have: without it, none has to be looked for."""

Labels = NDArray[np.uint8]


class SplitDocument:
    """A text and its ``sentences``: a dict per token, after the contractions also one per word of such a token."""

    __slots__ = ("sentences", "text")

    def __init__(self, sentences: list[list[dict[str, Any]]], text: str) -> None:
        self.sentences = sentences
        self.text = text

    def to_dict(self) -> list[list[dict[str, Any]]]:
        """The sentences, by the name that Stanza's documents have for it."""
        return self.sentences


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Characters with single spaces, the offset of each in the document, and the document's number.

    ``codes`` tell of each character what the model is told of it: its number, and ``_FEATURES`` as bits below.
    """

    document: int
    text: str
    offsets: NDArray[np.int64]
    codes: NDArray[np.int64]


class _Characters:
    """What the model is told of characters, found once for each that comes."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers, self._unknown = numbers, numbers[_UNKNOWN]
        # Unlike ``numpy.full``, zeros take memory only where something is written.
        self._seen = np.zeros(sys.maxunicode + 1, dtype=bool)
        self._codes = np.zeros(sys.maxunicode + 1, dtype=np.int32)

    def of(self, text: str) -> NDArray[np.int64]:
        """The codes of the characters of a paragraph (at least one)."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        if not self._seen[codes].all():
            self._learn(set(text))
        found: NDArray[np.int64] = self._codes[codes].astype(np.int64)
        found[-1] += _LAST
        found[0] += _FIRST
        return found

    def _learn(self, characters: Iterable[str]) -> None:
        for one in characters:
            code = ord(one)
            kinds = one == " ", one.isupper(), one.isdecimal()
            number = self._numbers.get(one, self._unknown) * _KINDS
            self._codes[code] = number + sum(1 << bit for bit, kind in enumerate(kinds) if kind)
            self._seen[code] = True


def lean_processor(stock: Any) -> LeanTokenizer | None:
    """The counterpart of a tokeniser of Stanza; None for one with other features or layers."""
    args = stock.trainer.args
    known = (
        list(args.get("feat_funcs") or ()) == _FEATURES
        and args.get("hierarchical")
        and args.get("use_mwt")
        and args.get("rnn_layers") == 1
        and not args.get("conv_res")
        and not args.get("charlm_forward_file")
        and not args.get("use_dictionary")
        and not args.get("skip_newline")
        and args.get("shorthand") != "la_ittb"
        and not stock.config.get("no_ssplit")
        and not stock.config.get("pretokenized")
    )
    return LeanTokenizer(stock.trainer.model.state_dict(), stock.trainer.vocab._unit2id, args) if known else None


class LeanTokenizer:
    """The tokeniser: ``bulk_process`` may be called any number of times."""

    def __init__(self, weights: dict[str, Any], numbers: Mapping[str, int], args: Mapping[str, Any]) -> None:
        # This module is imported without torch.
        from claims.parsing.lean.end_scores import EndScores

        self._characters = _Characters(numbers)
        self._ends = EndScores(weights, len(_FEATURES), float(args.get("hier_invtemp") or 0.0))

    def bulk_process(self, documents: Sequence[Any]) -> list[SplitDocument]:
        """Each document in sentences and tokens, from its ``text``."""
        found = [
            paragraph
            for number, document in enumerate(documents)
            for paragraph in _paragraphs(document.text, number, self._characters)
        ]
        sentences: list[list[list[dict[str, Any]]]] = [[] for _ in documents]
        for paragraph, labels in zip(found, self._labelled(found), strict=True):
            sentences[paragraph.document] += _sentences(paragraph, labels)
        return [SplitDocument(own, document.text) for own, document in zip(sentences, documents, strict=True)]

    def _labelled(self, paragraphs: Sequence[_Paragraph]) -> list[Labels]:
        """A label per character of each paragraph."""
        labels = [np.zeros(len(paragraph.text), dtype=np.uint8) for paragraph in paragraphs]
        begins = [0] * len(paragraphs)
        unfinished = list(range(len(paragraphs)))
        while unfinished:
            # All windows that can be labelled now, of all paragraphs; longer ones have another in the next round.
            windows = [(at, begins[at], _end(begins[at], len(paragraphs[at].text))) for at in unfinished]
            for window, own in zip(windows, self._windows_labelled(paragraphs, windows), strict=True):
                at, begin, _padded = window
                begins[at] = _next_begin(own, begin, len(paragraphs[at].text))
                labels[at][begin : begins[at]] = own[: begins[at] - begin]
            unfinished = [at for at in unfinished if begins[at] < len(paragraphs[at].text)]
        for paragraph, own in zip(paragraphs, labels, strict=True):
            own[-1] = 4 if own[-1] > 2 else 2
            _keep_addresses_whole(paragraph.text, own)
        return labels

    def _windows_labelled(
        self, paragraphs: Sequence[_Paragraph], windows: Sequence[tuple[int, int, int]]
    ) -> list[Labels]:
        """A label per character of each window (paragraph, begin, end), and of the padding that ends a paragraph."""
        import torch

        found: list[Labels] = [np.empty(0, dtype=np.uint8)] * len(windows)
        lengths = [end - begin for _at, begin, end in windows]
        with torch.inference_mode():
            for rows in batched(lengths, _BATCH):
                widest = max(lengths[row] for row in rows)
                codes = np.zeros((widest, len(rows)), dtype=np.int64)
                for line, row in enumerate(rows):
                    at, begin, end = windows[row]
                    own = paragraphs[at].codes[begin:end]
                    codes[: len(own), line] = own
                best = self._ends.labels(torch.from_numpy(codes), [lengths[row] for row in rows]).numpy()
                for line, row in enumerate(rows):
                    found[row] = best[: lengths[row], line]
        return found


def _paragraphs(text: str, document: int, characters: _Characters) -> Iterator[_Paragraph]:
    """The parts of ``text`` between blank lines, white space made single spaces."""
    start = 0
    # Stanza joins documents by blank lines: those that a text begins with are part of the joint.
    joined = "\n\n" + text
    for blank in chain(_BLANK.finditer(joined), (None,)):
        end = len(joined) if blank is None else blank.start()
        part = joined[start:end].rstrip()
        if part:
            single = _SPACES.sub(" ", part)
            yield _Paragraph(document, single, _offsets(part, start - 2, len(single)), characters.of(single))
        start = end if blank is None else blank.end()


def _offsets(part: str, start: int, length: int) -> NDArray[np.int64]:
    """Where the ``length`` characters stand that single spaces leave of a ``part`` which begins at ``start``."""
    offsets = np.arange(start, start + len(part), dtype=np.int64)
    if length == len(part):
        return offsets
    kept = np.ones(len(part), dtype=bool)
    for run in _SPACES.finditer(part):
        kept[run.start() + 1 : run.end()] = False
    return offsets[kept]


def _end(begin: int, length: int) -> int:
    """Where a window ends that begins with ``begin``: a paragraph that fits has a character of padding behind it."""
    return length + 1 if length < _WINDOW else min(begin + _WINDOW, length)


def _next_begin(labels: Labels, begin: int, length: int) -> int:
    """Where the next window begins after one from ``begin`` on: behind the last sentence that ends in it, if any."""
    breaks = np.flatnonzero((labels == 2) | (labels == 4))
    if not len(breaks) or begin >= length - _WINDOW:
        return min(begin + len(labels), length)
    return begin + int(breaks[-1]) + 1


def _keep_addresses_whole(text: str, labels: Labels) -> None:
    """Relabel the characters of addresses, which end at most one token."""
    if not _ADDRESS.search(text):
        return
    from stanza.models.tokenization.utils import MASK_RE

    for found in MASK_RE.finditer(text):
        start, end = found.span()
        labels[start : end - 1] = 0
        labels[end - 1] = labels[end - 1] or 1


def _sentences(paragraph: _Paragraph, labels: Labels) -> list[list[dict[str, Any]]]:
    """The tokens of a paragraph in its sentences; contractions are marked as Stanza marks them."""
    sentences: list[list[dict[str, Any]]] = []
    sentence: list[dict[str, Any]] = []
    start, text = 0, paragraph.text
    ends = np.flatnonzero(labels)
    offsets = paragraph.offsets.tolist()
    for last, label in zip(ends.tolist(), labels[ends].tolist(), strict=True):
        if text[start] == " ":
            start += 1
        if start <= last:
            token = text[start : last + 1]
            sentence.append(
                {
                    "id": len(sentence) + 1,
                    "text": token if len(token) <= _WINDOW else _UNKNOWN,
                    "start_char": offsets[start],
                    "end_char": offsets[last] + 1,
                }
            )
            if label > 2:
                sentence[-1]["misc"] = CONTRACTION
            if label in (2, 4):
                sentences.append(sentence)
                sentence = []
        start = last + 1
    return sentences
