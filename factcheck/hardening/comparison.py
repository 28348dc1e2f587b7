"""Two articles compared claim by claim.

In: two ``Checked``, the earlier one first. Out: a ``Comparison``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.claim import LabelledClaim, Polarity
from factcheck.claim_ids import claim_ids
from factcheck.hardening.change import Change, Direction
from factcheck.hardening.changes import ComparedClaim, changes_between
from factcheck.hardening.pairing import alike_claims
from factcheck.scan_results import Article, Checked

__all__ = ["ClaimPair", "Comparison", "PlacedClaim", "compare_articles"]


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim of one of the articles: its id, and its number in the article's report."""

    id: str
    number: int
    item: LabelledClaim

    @property
    def denied(self) -> bool:
        """Whether its speaker denies it."""
        return self.item.claim.polarity is Polarity.DENIED


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """A claim that both articles have, and what changed in it; nothing, where both say the same."""

    first: PlacedClaim
    second: PlacedClaim
    changes: tuple[Change, ...]

    @property
    def harder(self) -> bool:
        """Whether the later article says it more firmly."""
        return any(change.direction is Direction.HARDER for change in self.changes)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the claims of ``first`` in ``second``.

    ``pairs`` are in the order of the second article, whatever hardened first; ``dropped`` are the claims that it lacks,
    denials first, ``added`` those that it alone has.
    """

    first: Article
    second: Article
    pairs: tuple[ClaimPair, ...]
    dropped: tuple[PlacedClaim, ...]
    added: tuple[PlacedClaim, ...]

    @property
    def hardened(self) -> tuple[ClaimPair, ...]:
        """The pairs in which something became firmer."""
        return tuple(pair for pair in self.pairs if pair.harder)

    @property
    def lost_denials(self) -> tuple[PlacedClaim, ...]:
        """Denials of the first article that the second leaves out."""
        return tuple(claim for claim in self.dropped if claim.denied)


def compare_articles(first: Checked, second: Checked) -> Comparison:
    """What became of the claims of the first article in the second one."""
    ones, others = _placed(first), _placed(second)
    before, after = _compared(first), _compared(second)
    places = alike_claims([claim.wording for claim in before], [claim.wording for claim in after])
    pairs = [ClaimPair(ones[i], others[k], changes_between(before[i], after[k])) for i, k in places]
    kept, met = {i for i, _k in places}, {k for _i, k in places}
    return Comparison(
        first=first.article,
        second=second.article,
        pairs=tuple(sorted(pairs, key=lambda pair: (not pair.harder, not pair.changes, pair.second.number))),
        dropped=tuple(sorted((one for i, one in enumerate(ones) if i not in kept), key=lambda one: not one.denied)),
        added=tuple(other for k, other in enumerate(others) if k not in met),
    )


def _placed(checked: Checked) -> Sequence[PlacedClaim]:
    places = zip(claim_ids(checked), checked.numbers, checked.claims, strict=True)
    return [PlacedClaim(name, number, item) for name, number, item in places]


def _compared(checked: Checked) -> Sequence[ComparedClaim]:
    return [ComparedClaim.of(item, checked.article.text) for item in checked.claims]
