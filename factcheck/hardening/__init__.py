"""What hardened on the way from one article to another: wire to front page, first version to last.

In: two ``Checked``. Out: a ``Comparison``: the claims that both have, what changed in each, and those that one lacks.
"""

from __future__ import annotations

from factcheck.hardening.change import Change, ChangeKind, Direction
from factcheck.hardening.comparison import ClaimPair, Comparison, FirmHeadline, PlacedClaim, compare_articles
from factcheck.hardening.versions import version_changes

__all__ = [
    "Change",
    "ChangeKind",
    "ClaimPair",
    "Comparison",
    "Direction",
    "FirmHeadline",
    "PlacedClaim",
    "compare_articles",
    "version_changes",
]
