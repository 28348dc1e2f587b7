"""Checks that others published, kept in the store, and found for claims that they may be about.

In: ``PublishedReview`` as ``verification.published_reviews`` reads them. Out: suggestions; a published review is never
a verdict of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, func, insert, select

from factcheck.scan_results import Suggestion
from factcheck.store import tables as t
from factcheck.store.engine import Store
from factcheck.store.sound_rows import sound
from factcheck.store.times_and_ids import chunks, now
from factcheck.verification.published_reviews import PublishedReview
from factcheck.verification.similarity import Wording, wording_match
from factcheck.verification.verdict_scale import LikenessLimits

__all__ = ["find_reviews", "has_reviews", "save_reviews"]

_REVIEWS = sound(t.reviews)
_ANY = select(t.reviews.c.id).limit(1)
_SHARED = 0.5
_CANDIDATES = 20
_SHOWN = 3


def save_reviews(store: Store, reviews: Iterable[PublishedReview], source: str) -> int:
    """Add the reviews that the store lacks, in one transaction. Returns how many.

    Raises:
        StoreError: the database fails; nothing is then kept.
    """
    new = {review.uid: review for review in reviews}
    with store.writing() as connection:
        there: set[str] = set()
        for some in chunks(new):
            there.update(connection.scalars(select(t.reviews.c.uid).where(t.reviews.c.uid.in_(some))))
        fresh = [review for uid, review in new.items() if uid not in there]
        at = now()
        rows = [
            {
                "uid": review.uid,
                "at": at,
                "source": source,
                "claim": review.claim,
                "claimant": review.claimant,
                "verdict": review.verdict,
                "rating": review.rating,
                "author": review.author,
                "url": review.url,
                "published": review.published,
                "document": review.document,
            }
            for review in fresh
        ]
        words = [
            {"word": key, "review_uid": review.uid}
            for review in fresh
            for key in sorted(Wording(review.claim, review.claimant, "asserted").keys)
        ]
        if rows:
            connection.execute(insert(t.reviews), rows)
        if words:
            connection.execute(insert(t.review_words), words)
    return len(fresh)


def has_reviews(connection: Connection) -> bool:
    """Whether the store has any review that others published."""
    return connection.scalar(_ANY) is not None


def find_reviews(
    connection: Connection, wordings: Mapping[str, Wording], limits: LikenessLimits
) -> dict[str, tuple[Suggestion, ...]]:
    """For each claim, by name, the published reviews that may be about it, the likeliest first."""
    if not wordings or not has_reviews(connection):
        return {}
    suggestions: dict[str, tuple[Suggestion, ...]] = {}
    for name, wording in wordings.items():
        matches = sorted(_matches(connection, wording, limits), key=lambda s: (-s.score, s.known))
        if matches:
            suggestions[name] = tuple(matches[:_SHOWN])
    return suggestions


def _matches(connection: Connection, wording: Wording, limits: LikenessLimits) -> list[Suggestion]:
    keys = sorted(wording.keys)
    if not keys:
        return []
    shared = func.count()
    near = (
        select(t.review_words.c.review_uid)
        .where(t.review_words.c.word.in_(keys))
        .group_by(t.review_words.c.review_uid)
        .having(shared >= max(1, round(_SHARED * len(keys))))
        .order_by(shared.desc(), t.review_words.c.review_uid)
        .limit(_CANDIDATES)
    )
    suggestions: dict[str, Suggestion] = {}
    for row in connection.execute(select(_REVIEWS).where(_REVIEWS.c.uid.in_(near)).order_by(_REVIEWS.c.id)):
        judged = wording_match(wording, Wording(row.claim, row.claimant, "asserted"), limits)
        if judged:
            # Of several versions of one published check, the one read last counts.
            made = _suggestion(row, judged[1])
            suggestions[made.known] = made
    return list(suggestions.values())


def _suggestion(row: Any, score: float) -> Suggestion:
    # However alike the wordings: a published review is never a verdict of ours.
    return Suggestion(
        known=row.url or row.uid, content=row.claim, score=score, verdict=row.verdict, author=row.author or row.url
    )
