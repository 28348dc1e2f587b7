"""What tagger and parser get of a word's form alone: its trained and its pretrained vector, and that of its letters.

In: forms. Out: a row of each. Forms that come again are not computed again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from claims.parsing.lean.architectures import ROOT, Model
from claims.parsing.lean.characters import Letters
from claims.parsing.lean.kept_rows import KeptRows

__all__ = ["WordInputs", "distinct", "plain_form"]

KEPT = 16_384
"""Forms whose vectors are kept: more than 100 articles have; 325 numbers each are 21 MB."""

# Those of Stanza (``simplify_punct`` in stanza.models.common.utils): runs of marks, wide ones as well.
_QUESTION = re.compile("^[?？︖﹖⁇][?？︖﹖⁇!！︕﹗‼]+$")
_EXCLAMATION = re.compile("^[!！︕﹗‼][?？︖﹖⁇!！︕﹗‼]+$")
_MARKS = frozenset("?？︖﹖⁇!！︕﹗‼")


def plain_form(form: str) -> str:
    """``form`` as tagger and parser read it: several question or exclamation marks as one."""
    if form[0] not in _MARKS:
        return form
    return _EXCLAMATION.sub("!", _QUESTION.sub("?", form))


def distinct(keys: Sequence[Any]) -> tuple[list[Any], Tensor]:
    """The different ones of ``keys`` in the order in which they come first, and for each key its number among them."""
    numbers: dict[Any, int] = {}
    places = [numbers.setdefault(key, len(numbers)) for key in keys]
    return list(numbers), torch.tensor(places)


class WordInputs:
    """The inputs of ``model`` that depend on the form only.

    A row holds the trained vector, what becomes of the pretrained one, and of the letters, one after the other;
    ``widths`` tells how wide they are.
    """

    def __init__(self, model: Model) -> None:
        weights = model.weights
        self._vectors, self._find_vector = model.vectors, model.vector_vocabulary.unit2id
        self._find_word = model.vocabularies["word"].unit2id
        self._find_letter = model.vocabularies["char"].unit2id
        self._words = weights["word_emb.weight"]
        self._from_vectors = weights["trans_pretrained.weight"].t().contiguous()
        self._from_letters = weights["trans_char.weight"].t().contiguous()
        self._letters = Letters(weights)
        self.widths = [self._words.shape[1], self._from_vectors.shape[1], self._from_letters.shape[1]]
        self._kept: KeptRows[str | None] = KeptRows(KEPT, sum(self.widths), self._made)

    def of(self, forms: Sequence[str | None]) -> Tensor:
        """A row for each of ``forms``, no two of which are equal; None stands for the root."""
        return self._kept.of(forms)

    def _made(self, forms: Sequence[str | None]) -> Tensor:
        vectors = [ROOT if form is None else self._find_vector(form.lower()) for form in forms]
        words = [ROOT if form is None else self._find_word(form) for form in forms]
        letters = [[ROOT] if form is None else [self._find_letter(letter) for letter in form] for form in forms]
        # Vectors are stored in half precision: only those that are needed are widened.
        return torch.cat(
            [
                self._words[torch.tensor(words)],
                self._vectors[torch.tensor(vectors)].float() @ self._from_vectors,
                self._letters.states(letters) @ self._from_letters,
            ],
            1,
        )
