"""ClaimReview, the form of schema.org for published checks: ours, written.

In: checks of the store. Out: a JSON-LD document. ``published_reviews`` reads those of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from claims.claim import SourceRole
from claims.document.span import Span
from factcheck.errors import Fault, VerificationError
from factcheck.scan_results import Status
from factcheck.stored_records import Appearance, ClaimSummary, EvidenceEntry, PublicVersion
from factcheck.verification.verdict_scale import Scale
from factcheck.web_addresses import is_web_address, web_address

__all__ = ["BEST", "WORST", "Checkup", "Publisher", "to_claimreview"]

BEST, WORST = 5, 1
Json = dict[str, Any]

_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]+\s+)+(?:(?:de|du|des|la|le|van|von|el|al)\s+)*[A-ZÀ-Þ][\w’'-]+")
_PERSONS = frozenset((SourceRole.PERSON, SourceRole.VAGUE))


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the reviews; ``base`` is the address below which they are published, if there is one.

    Raises:
        VerificationError: ``base`` is no address on the web.
    """

    name: str
    base: str | None = None

    def __post_init__(self) -> None:
        if self.base and not is_web_address(self.base):
            raise VerificationError(Fault.NOT_AN_ADDRESS, url=self.base)


@dataclass(frozen=True, slots=True)
class Checkup:
    """One of our checks, with all appearances of its claim; ``versions`` are what was made public, in order."""

    claim: ClaimSummary
    appearances: Sequence[Appearance]
    evidence: Sequence[EvidenceEntry]
    versions: Sequence[PublicVersion] = ()


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
        "claimReviewed": claim.shown,
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
    citations = [_source(piece) for piece in check.evidence]
    if any(citations):
        made["citation"] = [source for source in citations if source]
    return made


def _claim(check: Checkup, base: str | None) -> Json:
    claim = check.claim
    places = list({place.article_id: _article(place) for place in check.appearances}.values())
    made: Json = {
        "@type": "Claim",
        "@id": f"{base}/{claim.id}#claim" if base else f"urn:factcheck:claim:{claim.id}",
        "text": claim.shown,
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
    if is_web_address(place.source):
        made["url"] = place.source
    return made


def _source(piece: EvidenceEntry) -> Json:
    """A piece of evidence; nothing where it has no address on the web and no words."""
    facts = {
        "url": web_address(piece.url),
        "name": piece.title,
        "text": piece.quote,
        "archivedAt": web_address(piece.archived_url),
    }
    known: Json = {name: words for name, words in facts.items() if words}
    return {"@type": "CreativeWork", **known} if known else {}
