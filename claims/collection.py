"""Python's search for garbage, put off while much is made that stays.

In: nothing. Out: a ``with`` block. Whatever imports torch and loads rules and models makes a million objects that are
no garbage; looking through them again and again is a seventh of a start.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collection_paused"]


@contextmanager
def collection_paused() -> Iterator[None]:
    """No search for garbage inside of the block, then again if there was one before."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()
