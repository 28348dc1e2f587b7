"""Sentences that cannot be worked on: trees that are malformed, and exceptions in our own code.

In: a sentence. Out: whether it is worked on; such sentences are among the skipped, reason ``failed``.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from claims.claim import Skipped
from claims.document.tree import Sentence, tree_fault

__all__ = ["FAILED", "RAISE_FAULTS", "SentenceGuard"]

FAILED: Final = "failed"
"""The reason of skipped sentences that could not be worked on."""
RAISE_FAULTS: Final = "CLAIMS_RAISE_FAULTS"
"""Environment variable: where it is set, an exception of our own is raised, and does not only cost its sentence."""
_LOG: Final = logging.getLogger("claims")


class SentenceGuard:
    """Skips sentences that cannot be worked on and lets the others go on; ``skipped`` holds the skipped ones."""

    def __init__(self) -> None:
        self.skipped: list[Skipped] = []

    def admits(self, sentence: Sentence) -> bool:
        """Whether the words of a sentence are a tree; one of which they are not is skipped, and the log tells why."""
        fault = tree_fault(sentence.words)
        if fault is not None:
            _LOG.warning("sentence %d at %d: no tree (%s)", sentence.index, sentence.span.start, fault)
            self.skipped.append(Skipped(sentence.span, FAILED))
        return fault is None

    @contextmanager
    def working_on(self, sentence: Sentence) -> Iterator[None]:
        """Skips the sentence where the block raises, and logs the traceback; raises under ``CLAIMS_RAISE_FAULTS``."""
        try:
            yield
        except Exception:
            if os.environ.get(RAISE_FAULTS):
                raise
            _LOG.exception("sentence %d at %d cannot be worked on", sentence.index, sentence.span.start)
            self.skipped.append(Skipped(sentence.span, FAILED))
