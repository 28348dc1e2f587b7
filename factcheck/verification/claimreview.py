"""ClaimReview, the form of schema.org for published checks: ours written, those of others read.

In: checks of the store; or a JSON-LD document, a data feed, an HTML page. Out: a document; or ``PublishedReview``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from claims.claim import SourceRole
from claims.document.span import Span
from factcheck.errors import StoreError
from factcheck.i18n import _
from factcheck.records import Status
from factcheck.stored_records import Appearance, ClaimSummary, EvidenceEntry, PublicVersion
from factcheck.verification.verdict_scale import Scale

__all__ = ["BEST", "WORST", "Checkup", "PublishedReview", "Publisher", "read_reviews", "to_claimreview"]

BEST, WORST = 5, 1
Json = dict[str, Any]

_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]+\s+)+(?:(?:de|du|des|la|le|van|von|el|al)\s+)*[A-ZÀ-Þ][\w’'-]+")
_PERSONS = frozenset((SourceRole.PERSON, SourceRole.VAGUE))
_WEB = re.compile(r"https?://\S+")
_SCRIPT = re.compile(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the reviews; ``base`` is the address below which they are published, if there is one."""

    name: str
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Checkup:
    """One of our checks, with all appearances of its claim; ``versions`` are what was made public, in order."""

    claim: ClaimSummary
    appearances: Sequence[Appearance]
    evidence: Sequence[EvidenceEntry]
    versions: Sequence[PublicVersion] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedReview:
    """A check that somebody else published; ``rating`` is theirs, from 0 to 1."""

    uid: str
    claim: str
    claimant: str | None
    verdict: str
    rating: float | None
    author: str | None
    url: str | None
    published: str | None
    document: Json


def to_claimreview(checks: Iterable[Checkup], publisher: Publisher, scale: Scale) -> Json:
    """One JSON-LD document with a ClaimReview for each check; each must have a verdict."""
    return {
        "@context": "https://schema.org",
        "@graph": [_review(check, publisher, scale) for check in checks],
    }


def _review(check: Checkup, publisher: Publisher, scale: Scale) -> Json:
    claim = check.claim
    verdict = scale.verdict(claim.verdict)
    base = publisher.base.rstrip("/") if publisher.base else None
    rating: Json = {"@type": "Rating", "alternateName": verdict.fr if verdict else claim.verdict}
    if verdict and verdict.rating is not None:
        rating |= {"ratingValue": verdict.rating, "bestRating": BEST, "worstRating": WORST}
    if claim.verdict_why:
        rating["ratingExplanation"] = claim.verdict_why
    author: Json = {"@type": "Organization", "name": publisher.name}
    made: Json = {
        "@type": "ClaimReview",
        "@id": f"{base}/{claim.id}#review" if base else f"urn:factcheck:review:{claim.id}",
        "claimReviewed": claim.content,
        "inLanguage": "fr",
        "datePublished": (check.versions[0].at if check.versions else claim.verdict_at or "")[:10],
        "author": author | ({"url": publisher.base} if publisher.base else {}),
        "itemReviewed": _claim(check, base),
        "reviewRating": rating,
    }
    if base:
        made["url"] = f"{base}/{claim.id}"
    corrections = [version for version in check.versions if version.status == Status.CORRECTED]
    if corrections:
        made["dateModified"] = corrections[-1].at[:10]
        made["correction"] = [
            {"@type": "CorrectionComment", "text": version.why, "datePublished": version.at[:10]}
            for version in corrections
        ]
    if check.evidence:
        made["citation"] = [_source(piece) for piece in check.evidence]
    return made


def _claim(check: Checkup, base: str | None) -> Json:
    claim = check.claim
    places = list({place.article_id: _article(place) for place in check.appearances}.values())
    made: Json = {
        "@type": "Claim",
        "@id": f"{base}/{claim.id}#claim" if base else f"urn:factcheck:claim:{claim.id}",
        "text": claim.content,
        "inLanguage": "fr",
    }
    if claim.speaker:
        made["author"] = {"@type": _kind(check), "name": claim.speaker}
    if places:
        dated = [place for place in places if "datePublished" in place]
        first = min(dated, key=lambda place: str(place["datePublished"]), default=places[0])
        made |= {"firstAppearance": first, "appearance": places}
        if "datePublished" in first:
            made["datePublished"] = first["datePublished"]
    return made


def _kind(check: Checkup) -> str:
    """The schema.org type of the speaker: by the chain of sources as read, else by the name that a person gave."""
    claim = check.claim
    if claim.speaker == claim.machine_speaker:
        for place in check.appearances:
            for source in place.sources or ():
                if Span(*source.span) == place.speaker_span:
                    return "Person" if source.role in _PERSONS else "Organization"
    # A first name and a last name make a person; any other speaker is an organisation.
    return "Person" if _NAME.fullmatch(claim.speaker or "") else "Organization"


def _article(place: Appearance) -> Json:
    made: Json = {"@type": "NewsArticle", "@id": f"urn:factcheck:article:{place.article_id}"}
    if place.title:
        made["headline"] = place.title
    if place.published:
        made["datePublished"] = place.published
    if place.outlet:
        made["publisher"] = {"@type": "Organization", "name": place.outlet}
    # The path of a file on somebody's machine is not published.
    if _WEB.fullmatch(place.source):
        made["url"] = place.source
    return made


def _source(piece: EvidenceEntry) -> Json:
    made: Json = {"@type": "CreativeWork", "url": piece.url}
    facts = {"name": piece.title, "text": piece.quote, "archivedAt": piece.archived_url}
    return made | {name: words for name, words in facts.items() if words}


# --- Reading ---------------------------------------------------------------------------------------------------------


def read_reviews(text: str, source: str) -> tuple[PublishedReview, ...]:
    """The reviews in a JSON-LD file, a data feed, an answer of Google's Fact Check Tools, or a page that holds some.

    Raises:
        StoreError: the text holds no review at all.
    """
    parts = _SCRIPT.findall(text) if text.lstrip().startswith("<") else [text]
    reviews: dict[str, PublishedReview] = {}
    for part in parts:
        try:
            value = json.loads(part)
        except (ValueError, RecursionError):
            continue
        for review in _walk(value):
            reviews.setdefault(review.uid, review)
    if not reviews:
        problem = _("{source}: no ClaimReview found; expected JSON-LD, a page with it, or a file of factcheck export")
        raise StoreError(problem.format(source=source))
    return tuple(reviews.values())


def _walk(value: Any) -> Iterator[PublishedReview]:
    waiting = [value]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value
            continue
        if not isinstance(value, dict):
            continue
        kinds = _all(value.get("@type"))
        if any(str(kind).rpartition("/")[2].rpartition(":")[2] == "ClaimReview" for kind in kinds):
            review = _published(value)
            if review:
                yield review
        elif isinstance(value.get("claimReview"), list):
            yield from _answered(value)
        else:
            waiting += value.values()


def _all(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: Any) -> Json:
    return next((part for part in _all(value) if isinstance(part, dict)), {})


def _words(*values: Any) -> str | None:
    for value in values:
        if isinstance(value, dict):
            value = value.get("@value") or value.get("@id")
        for part in _all(value):
            # A lone surrogate or a NUL: JSON can hold them, a database cannot.
            clean = part.encode("utf-8", "ignore").decode().replace("\0", "") if isinstance(part, str) else ""
            if clean.strip():
                return " ".join(clean.split())
    return None


def _published(value: Json) -> PublishedReview | None:
    rating, item = _first(value.get("reviewRating")), _first(value.get("itemReviewed"))
    return _made(
        claim=_words(value.get("claimReviewed"), item.get("text"), item.get("name")),
        claimant=_words(_first(item.get("author")).get("name")),
        verdict=_words(rating.get("alternateName"), rating.get("name"), _text(rating.get("ratingValue"))),
        rating=_share(rating),
        author=_words(_first(value.get("author")).get("name"), _first(value.get("publisher")).get("name")),
        url=_words(value.get("url"), value.get("@id")),
        published=_words(value.get("datePublished")),
        document=value,
    )


def _answered(value: Json) -> Iterator[PublishedReview]:
    for part in value["claimReview"]:
        if isinstance(part, dict):
            publisher = _first(part.get("publisher"))
            review = _made(
                claim=_words(value.get("text")),
                claimant=_words(value.get("claimant")),
                verdict=_words(part.get("textualRating")),
                rating=None,
                author=_words(publisher.get("name"), publisher.get("site")),
                url=_words(part.get("url")),
                published=_words(part.get("reviewDate")),
                document={**value, "claimReview": [part]},
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
    url: str | None,
    published: str | None,
    document: Json,
) -> PublishedReview | None:
    if claim is None or verdict is None:
        return None
    key = "\x1f".join(part or "" for part in (claim, verdict, author, url, published))
    facts: Json = {"claim": claim, "claimant": claimant, "verdict": verdict, "rating": rating, "author": author}
    uid = blake2b(key.encode(), digest_size=16).hexdigest()
    clean = json.loads(re.sub(r"\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})", "", json.dumps(document)))
    return PublishedReview(uid=uid, url=url, published=published, document=clean, **facts)


def _text(value: Any) -> str | None:
    return str(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else None


def _share(rating: Json) -> float | None:
    """Their rating as a share of their own scale, from 0 (worst) to 1 (best)."""
    try:
        value, best, worst = (float(rating[name]) for name in ("ratingValue", "bestRating", "worstRating"))
    except (KeyError, TypeError, ValueError):
        return None
    return (value - worst) / (best - worst) if best > worst and worst <= value <= best else None
