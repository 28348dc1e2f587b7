"""Which processors of a loaded pipeline have a lean counterpart.

In: a pipeline of Stanza. Out: the same one, with counterparts in place of the processors whose models they know. Models
of another architecture, such as those of the official package, keep Stanza's own processors.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from claims.parsing.lean import contractions, lemmas, splitting

__all__ = ["LEAN", "with_lean_processors"]


# These modules import torch, which is not there before a pipeline is opened.
def _tagging(stock: Any) -> Any | None:
    from claims.parsing.lean.tagging import lean_processor

    return lean_processor(stock)


def _attaching(stock: Any) -> Any | None:
    from claims.parsing.lean.attaching import lean_processor

    return lean_processor(stock)


def _entities(stock: Any) -> Any | None:
    from claims.parsing.lean.entities import lean_processor

    return lean_processor(stock)


LEAN: Mapping[str, Callable[[Any], Any | None]] = {
    "tokenize": splitting.lean_processor,
    "mwt": contractions.lean_processor,
    "pos": _tagging,
    "lemma": lemmas.lean_processor,
    "depparse": _attaching,
    "ner": _entities,
}
"""By a processor’s name: what makes its counterpart (same ``bulk_process``), or None of a model it does not know."""

_TOGETHER = ("tokenize", "mwt")
"""What the first of them gives, only the counterpart of the second understands."""


def with_lean_processors(pipeline: Any, lean: Mapping[str, Callable[[Any], Any | None]] = LEAN) -> Any:
    """``pipeline`` itself, in which a counterpart stands for each processor that has one."""
    stock = pipeline.processors
    found = {name: counterpart(stock[name]) for name, counterpart in lean.items() if name in stock}
    if any(found.get(name) is None for name in _TOGETHER):
        found = {name: counterpart for name, counterpart in found.items() if name not in _TOGETHER}
    stock.update((name, counterpart) for name, counterpart in found.items() if counterpart is not None)
    return pipeline
