"""The claims of a page with all that its parts need of them: number, standing, and names to link to.

In: checked articles. Out: a ``PlacedArticle`` each, its claims in the order of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claims.claim import LabelledClaim
from factcheck.claim_ids import claim_ids
from factcheck.scan_results import Article, Checked, LabelReason, Standing

__all__ = ["PlacedArticle", "PlacedClaim", "placed_articles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedClaim:
    """One claim of a page: ``name`` is its id in store and exports, ``number`` what it is called in its article.

    ``card`` and ``words`` are the names, in the page, of its card and of the place in the text where it begins.
    """

    article: Article
    item: LabelledClaim
    name: str
    number: int
    standing: Standing
    reason: LabelReason | None
    card: str
    words: str

    @property
    def text(self) -> str:
        """The text of the article, which the spans of the claim count."""
        return self.article.text


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedArticle:
    """One article of a page; ``name`` is that of its part of the page."""

    checked: Checked
    name: str
    claims: tuple[PlacedClaim, ...]


def placed_articles(articles: Iterable[Checked]) -> list[PlacedArticle]:
    """The articles of one page, no name in it twice.

    A card is named after the id of its claim, so that a link to it holds from scan to scan. Where articles of one page
    share a claim, the later ones add the id of their article.
    """
    taken = set[str]()
    placed = []
    for checked in articles:
        article = checked.article
        place = _unique(_plain(article.id), taken, "a")
        claims = []
        for number, item, name in zip(checked.numbers, checked.claims, claim_ids(checked), strict=True):
            own = _unique(_plain(name), taken, "c", then=_plain(article.id))
            claim = PlacedClaim(
                article=article,
                item=item,
                name=name,
                number=number,
                standing=checked.standing(name),
                reason=checked.reasons.get(name),
                card=f"c-{own}",
                words=f"w-{own}",
            )
            claims.append(claim)
        placed.append(PlacedArticle(checked=checked, name=f"a-{place}", claims=tuple(claims)))
    return placed


def _plain(name: str) -> str:
    """A name without what an address or a list of names cannot hold."""
    return re.sub(r"[^0-9A-Za-z_.-]", "-", name)


def _unique(name: str, taken: set[str], kind: str, *, then: str = "") -> str:
    """The name, or one made of it that nothing of its kind bears yet."""
    tries = [name, f"{name}.{then}"] if then else [name]
    found = next((one for one in tries if f"{kind}-{one}" not in taken), None)
    number = 2
    while found is None:
        one = f"{tries[-1]}.{number}"
        found, number = (one if f"{kind}-{one}" not in taken else None), number + 1
    taken.add(f"{kind}-{found}")
    return found
