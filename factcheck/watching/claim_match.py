"""Which claims somebody wants to be told of.

In: a claim as it was just read. Out: whether it meets all conditions.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.claim import LabelledClaim
from factcheck.verification.similarity import fold

__all__ = ["ClaimMatch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMatch:
    """Conditions as those of ``store.claim_lists.Filter``: all that are given must hold, of several labels any.

    ``speaker`` and ``words`` are sought anywhere in name and content, less case and accents; ``least_worth`` is in
    [0, 1], and a claim that nobody has weighed does not reach it.
    """

    labels: frozenset[str] = frozenset()
    speaker: str | None = None
    words: str | None = None
    least_worth: float | None = None

    def holds(self, item: LabelledClaim, text: str) -> bool:
        """Whether the claim of the article ``text`` is wanted."""
        claim = item.claim
        if self.labels and item.label.value not in self.labels:
            return False
        if self.speaker and fold(self.speaker) not in fold(claim.speaker.name if claim.speaker else ""):
            return False
        if self.words and fold(self.words) not in fold(claim.text(text)):
            return False
        return self.least_worth is None or (item.worth is not None and item.worth.score >= self.least_worth)
