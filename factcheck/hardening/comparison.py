"""Two articles compared claim by claim.

In: two ``Checked``, the earlier one first. Out: a ``Comparison``.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.claim import LabelledClaim, Polarity
from factcheck.claim_ids import claim_ids
from factcheck.hardening.change import Change, Direction
from factcheck.hardening.changes import ComparedClaim, changes_between
from factcheck.hardening.headline import stated_headline
from factcheck.scan_results import Article, Checked
from factcheck.verification.alike_claims import paired_claims

__all__ = ["ClaimPair", "Comparison", "FirmHeadline", "PlacedClaim", "compare_articles", "compared_claims"]


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
class FirmHeadline:
    """The words of a headline, and the allegation of ``article`` that they state."""

    words: str
    claim: PlacedClaim
    article: Article


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the claims of ``first`` in ``second``.

    ``pairs`` are in the order of the second article, whatever hardened first; ``dropped`` are the claims that it lacks,
    denials first, ``added`` those that it alone has. ``headline`` is that of the second, where it states what one of
    the texts alleges.
    """

    first: Article
    second: Article
    pairs: tuple[ClaimPair, ...]
    dropped: tuple[PlacedClaim, ...]
    added: tuple[PlacedClaim, ...]
    headline: FirmHeadline | None = None

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
    before, after = _placed(first), _placed(second)
    ones, others = compared_claims(first), compared_claims(second)
    places = paired_claims(*({name: claim.wording for name, claim in some.items()} for some in (ones, others)))
    pairs = [ClaimPair(before[i], after[k], changes_between(ones[i], others[k])) for i, k in places]
    kept, met = ({pair[side] for pair in places} for side in (0, 1))
    return Comparison(
        first=first.article,
        second=second.article,
        pairs=tuple(sorted(pairs, key=lambda pair: (not pair.harder, not pair.changes, pair.second.number))),
        dropped=tuple(sorted((one for i, one in before.items() if i not in kept), key=lambda one: not one.denied)),
        added=tuple(other for k, other in after.items() if k not in met),
        headline=_headline(first, second),
    )


def _headline(first: Checked, second: Checked) -> FirmHeadline | None:
    stated = stated_headline(first, second)
    if stated is None:
        return None
    checked = first if stated.in_first else second
    return FirmHeadline(stated.words, list(_placed(checked).values())[stated.place], checked.article)


def _placed(checked: Checked) -> dict[str, PlacedClaim]:
    places = zip(claim_ids(checked), checked.numbers, checked.claims, strict=True)
    return {name: PlacedClaim(name, number, item) for name, number, item in places}


def compared_claims(checked: Checked) -> dict[str, ComparedClaim]:
    """The claims of an article as they are compared, by their ids."""
    items = zip(claim_ids(checked), checked.claims, strict=True)
    return {name: ComparedClaim.of(item, checked.article.text) for name, item in items}
