"""Checks that others published as ClaimReview, read: from JSON-LD, data feeds, answers of search services, pages.

In: the text of a document or a page. Out: ``PublishedReview``, with the document as it was published less what no
database can hold.
"""

from __future__ import annotations

import json
import math
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from factcheck.errors import StoreError
from factcheck.i18n import _
from factcheck.sources.web.page_scripts import ld_json_scripts
from factcheck.web_addresses import web_address

__all__ = ["PublishedReview", "read_reviews"]

Json = dict[str, Any]

_LONGEST_CLAIM, _LONGEST_WORDS, _LONGEST_RATING, _LONGEST_NUMBER = 10_000, 2_000, 100, 20
"""Code points. What is longer is no claim; no verdict, name or address; no rating in words; no whole number."""
_DEEPEST = 100
"""Lists and objects inside one another. What is deeper than any feed could not be written down again."""
_UNHOLDABLE = re.compile("[\\0\\ud800-\\udfff]")
"""NUL and halves of surrogate pairs: JSON can hold them, a database cannot."""
_BEFORE_A_PAGE = "\ufeff \t\r\n\f"
_URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{1,31}:[!-~]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedReview:
    """A check that somebody else published; ``rating`` is theirs, from 0 to 1; ``url`` is on the web, or a URN."""

    uid: str
    claim: str
    claimant: str | None
    verdict: str
    rating: float | None
    author: str | None
    url: str | None
    published: str | None
    document: Json


def read_reviews(text: str, source: str) -> tuple[PublishedReview, ...]:
    """The reviews in a JSON-LD file, a data feed, an answer of Google's Fact Check Tools, or a page that holds some.

    Raises:
        StoreError: the text holds no review at all.
    """
    text = text.lstrip(_BEFORE_A_PAGE)
    reviews: dict[str, PublishedReview] = {}
    for part in ld_json_scripts(text) if text.startswith("<") else [text]:
        try:
            value = json.loads(part, parse_int=_whole, parse_float=_decimal, parse_constant=str)
        except (ValueError, RecursionError):
            continue
        for review in _walk(value):
            reviews.setdefault(review.uid, review)
    if not reviews:
        problem = _("{source}: no ClaimReview found; expected JSON-LD, a page with it, or a file of factcheck export")
        raise StoreError(problem.format(source=source))
    return tuple(reviews.values())


def _whole(digits: str) -> int | str:
    """A whole number; one that no rating has stays as it was published, in a string."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _decimal(digits: str) -> float | str:
    """A number; one that is beyond all floats stays as it was published, in a string."""
    number = float(digits)
    return number if math.isfinite(number) else digits


def _walk(value: Any) -> Iterator[PublishedReview]:
    waiting = deque([value])
    while waiting:
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extend(value)
        elif not isinstance(value, dict):
            continue
        elif any(map(_is_review, _all(value.get("@type")))):
            review = _published(value)
            if review:
                yield review
        elif isinstance(value.get("claimReview"), list):
            yield from _answered(value)
        else:
            waiting.extend(value.values())


def _is_review(kind: Any) -> bool:
    return isinstance(kind, str) and re.split("[/:]", kind)[-1] == "ClaimReview"


def _all(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: Any) -> Json:
    return next((part for part in _all(value) if isinstance(part, dict)), {})


def _strings(*values: Any) -> Iterator[str]:
    """The texts among some values, in order: on one line, without what no database can hold, none of them empty."""
    for value in values:
        if isinstance(value, dict):
            value = value.get("@value") or value.get("@id")
        for part in _all(value):
            words = " ".join(_holdable(part).split()) if isinstance(part, str) else ""
            if words:
                yield words


def _words(*values: Any, longest: int = _LONGEST_WORDS) -> str | None:
    return next((words for words in _strings(*values) if len(words) <= longest), None)


def _address(*values: Any) -> str | None:
    """The first address on the web, else the first URN: some name their reviews by one."""
    return next(filter(web_address, _strings(*values)), None) or next(filter(_URN.fullmatch, _strings(*values)), None)


def _published(value: Json) -> PublishedReview | None:
    rating, item = _first(value.get("reviewRating")), _first(value.get("itemReviewed"))
    return _made(
        claim=_words(value.get("claimReviewed"), item.get("text"), item.get("name"), longest=_LONGEST_CLAIM),
        claimant=_words(_first(item.get("author")).get("name")),
        verdict=_words(rating.get("alternateName"), rating.get("name"), _text(rating.get("ratingValue"))),
        rating=_share(rating),
        author=_words(_first(value.get("author")).get("name"), _first(value.get("publisher")).get("name")),
        places=(value.get("url"), value.get("@id")),
        published=_words(value.get("datePublished")),
        document=value,
    )


def _answered(value: Json) -> Iterator[PublishedReview]:
    # What is not about the claim is not repeated in the document of each of its reviews.
    about = {name: part for name, part in value.items() if isinstance(part, str) and len(part) <= _LONGEST_CLAIM}
    for part in value["claimReview"]:
        if isinstance(part, dict):
            publisher = _first(part.get("publisher"))
            review = _made(
                claim=_words(value.get("text"), longest=_LONGEST_CLAIM),
                claimant=_words(value.get("claimant")),
                verdict=_words(part.get("textualRating")),
                rating=None,
                author=_words(publisher.get("name"), publisher.get("site")),
                places=(part.get("url"),),
                published=_words(part.get("reviewDate")),
                document={**about, "claimReview": [part]},
            )
            if review:
                yield review


def _made(
    *,
    claim: str | None,
    claimant: str | None,
    verdict: str | None,
    rating: float | None,
    author: str | None,
    places: Sequence[Any],
    published: str | None,
    document: Json,
) -> PublishedReview | None:
    """A review from its parts; None without a claim or a verdict, or where the document is too deep to be kept."""
    if claim is None or verdict is None:
        return None
    try:
        kept = _kept(document)
    except ValueError:
        return None
    # By the place as published, on the web or not: a review that was imported before is known again.
    key = "\x1f".join(part or "" for part in (claim, verdict, author, next(_strings(*places), None), published))
    return PublishedReview(
        uid=blake2b(key.encode(), digest_size=16).hexdigest(),
        claim=claim,
        claimant=claimant,
        verdict=verdict,
        rating=rating,
        author=author,
        url=_address(*places),
        published=published,
        document=kept,
    )


def _holdable(text: str) -> str:
    """``text`` without what no database can hold."""
    return _UNHOLDABLE.sub("", text)


def _kept(value: Any, depth: int = 0) -> Any:
    """A value of JSON whose texts a database can hold, and else as it was published.

    Raises:
        ValueError: it is too deep.
    """
    if isinstance(value, str):
        return _holdable(value)
    if not isinstance(value, list | dict):
        return value
    if depth == _DEEPEST:
        raise ValueError("nested too deeply")
    if isinstance(value, list):
        return [_kept(part, depth + 1) for part in value]
    return {_holdable(name): _kept(part, depth + 1) for name, part in value.items()}


def _text(value: Any) -> str | None:
    if not isinstance(value, int | float | str) or isinstance(value, bool):
        return None
    text = str(value)
    return text if len(text) <= _LONGEST_RATING else None


def _share(rating: Json) -> float | None:
    """Their rating as a share of their own scale, from 0 (worst) to 1 (best)."""
    try:
        value, best, worst = (float(rating[name]) for name in ("ratingValue", "bestRating", "worstRating"))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    if not worst <= value <= best or best == worst or not math.isfinite(best - worst):
        return None
    return (value - worst) / (best - worst)
