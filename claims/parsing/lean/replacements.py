"""Which processors of a loaded pipeline have a lean counterpart.

In: a pipeline of Stanza. Out: the same one, with counterparts in place of the processors whose models they know. Models
of another architecture, such as those of the official package, keep Stanza's own processors.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["LEAN", "with_lean_processors"]

LEAN: Mapping[str, Callable[[Any], Any | None]] = {}
"""By a processor’s name: what makes its counterpart (same ``bulk_process``), or None of a model it does not know."""


def with_lean_processors(pipeline: Any, lean: Mapping[str, Callable[[Any], Any | None]] = LEAN) -> Any:
    """``pipeline`` itself, in which a counterpart stands for each processor that has one."""
    for name, counterpart in lean.items():
        stock = pipeline.processors.get(name)
        found = None if stock is None else counterpart(stock)
        if found is not None:
            pipeline.processors[name] = found
    return pipeline
