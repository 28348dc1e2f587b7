"""Fills the claim record: the one place that makes it from a claim and what people decided on it.

In: articles checked. Out: records of claims, of articles, and the public document.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from claims.accusation import Accusation, Party
from claims.claim import LabelledClaim, Source, Speaker, WorthReason
from claims.document.span import Span
from factcheck.article_dates import day_of, moment_of
from factcheck.claim_ids import claim_ids
from factcheck.reports.check_wording import is_added, is_corrected
from factcheck.reports.claim_record import (
    SCHEMA_VERSION,
    ArticleRecord,
    ClaimRecord,
    CorrectionRecord,
    DocumentRecord,
    MachineClaimRecord,
    SkippedRecord,
    article_model,
    document_model,
)
from factcheck.reports.source_places import place_of, source_link
from factcheck.scan_results import Checked, CheckedReply, CheckedSource, Correction, Place
from factcheck.told_accusations import plain_accusations

__all__ = [
    "article_record",
    "claim_record",
    "claim_records",
    "correction_record",
    "document_record",
    "machine_claim_record",
]

_Plain = dict[str, Any]
"""The fields of a record as plain values, by name."""


def machine_claim_record(item: LabelledClaim, name: str, text: str) -> MachineClaimRecord:
    """What the machine makes of a claim of the article ``text``; ``name`` is the claim's id."""
    return MachineClaimRecord.model_validate(_machine_values(item, name, text))


def _machine_values(item: LabelledClaim, name: str, text: str) -> _Plain:
    """The same as plain values, which the model checks in one go: to make each part a record of its own takes longer
    than all the rest."""
    claim, speaker, worth = item.claim, item.claim.speaker, item.worth
    return {
        "id": name,
        "content": {"text": claim.text(text), "spans": [(span.start, span.end) for span in claim.content]},
        "speaker": _party(speaker, text) if speaker else None,
        "cue": _quoted(claim.cue, text),
        "medium": _quoted(claim.medium, text),
        "sources": [_source(source, text) for source in claim.sources],
        "addressee": _quoted(claim.addressee, text),
        "accusations": [_accusation(accusation, text) for accusation in claim.accusations],
        "style": claim.style,
        "polarity": claim.polarity,
        "label": item.label,
        "score": item.score,
        "probabilities": {label.value: share for label, share in item.probabilities.items()},
        "worth": None
        if worth is None
        else {"score": worth.score, "reasons": [_reason(reason, text) for reason in worth.reasons]},
        "rules": list(claim.rules),
        "suggested": claim.suggested,
        "construction": claim.construction,
        "sentence": (claim.sentence.start, claim.sentence.end),
    }


def claim_record(item: LabelledClaim, name: str, checked: Checked) -> ClaimRecord:
    """A claim of the article with the id ``name``, and what people decided on it."""
    standing = checked.standing(name)
    values = _machine_values(item, name, checked.article.text)
    if is_corrected(standing, "label"):
        values["score"] = None
    if is_added(standing):
        values["probabilities"] = None
    check = standing.check
    values |= {
        "status": standing.status,
        "verdict": standing.verdict.key if standing.verdict else None,
        "flags": list(standing.flags),
        "decided": standing.since,
        "decided_claim_id": standing.decided_on or (name.partition("-")[0] if standing.since else None),
        "same_as": standing.same_as,
        "changed_since": standing.changed_since,
        "place": _place(place_of(checked.article, item.claim.span)),
        "link": source_link(checked.article, item.claim.span),
        "reason": check.why,
        "decided_by": check.who,
        "not_claim": check.not_claim,
        "evidence": [_values(one) for one in check.evidence],
        "replies": [_values(one) for one in check.replies],
        "corrections": [correction_record(one) for one in check.corrections],
    }
    return ClaimRecord.model_validate(values)


def correction_record(one: Correction) -> CorrectionRecord:
    """What a person put in the place of a value of the machine; accusations are told in keys."""
    if one.part == "accusations":
        one = replace(one, machine=plain_accusations(one.machine), now=plain_accusations(one.now))
    return CorrectionRecord(**_values(one))


def _values(fact: CheckedSource | CheckedReply | Correction) -> _Plain:
    return {field.name: getattr(fact, field.name) for field in fields(fact)}


def claim_records(checked: Checked) -> list[ClaimRecord]:
    """All claims of an article, in its order."""
    named = zip(checked.claims, claim_ids(checked), strict=True)
    return [claim_record(item, name, checked) for item, name in named]


def article_record(checked: Checked) -> ArticleRecord[ClaimRecord]:
    """An article and its claims."""
    article = checked.article
    return article_model()(
        id=article.id,
        source=article.source,
        title=article.title,
        outlet=article.outlet,
        agency=article.agency,
        published=day_of(article.published),
        published_at=moment_of(article.published),
        updated=article.updated,
        authors=list(article.authors),
        place=article.place,
        standfirst=article.standfirst,
        kind=article.kind,
        url=article.url,
        encoding=article.encoding,
        language=article.language,
        version_read=checked.version.read if checked.version else None,
        replaced_by=checked.version.replaced_by if checked.version else None,
        text=article.text,
        skipped=[SkippedRecord(span=_pair(part.span), reason=part.reason) for part in checked.skipped],
        claims=claim_records(checked),
    )


def document_record(checked_list: Iterable[Checked]) -> DocumentRecord[ClaimRecord]:
    """The public document: articles and their claims."""
    articles = [article_record(checked) for checked in checked_list]
    return document_model()(schema=SCHEMA_VERSION, articles=articles)


def _place(place: Place | None) -> _Plain | None:
    if place is None:
        return None
    return {
        "page": place.page,
        "paragraph": place.paragraph,
        "starts": place.starts,
        "ends": place.ends,
        "time": place.time,
        "author": place.author,
    }


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _words(span: Span, text: str) -> _Plain:
    return {"text": span.of(text), "span": (span.start, span.end)}


def _quoted(span: Span | None, text: str) -> _Plain | None:
    # An empty span counts as none.
    return _words(span, text) if span else None


def _source(source: Source, text: str) -> _Plain:
    return {**_words(source.span, text), "name": source.name, "role": source.role}


def _accusation(accusation: Accusation, text: str) -> _Plain:
    return {
        "stage": accusation.stage,
        "negated": accusation.negated,
        "accused": [_party(party, text) for party in accusation.accused],
        "offences": [
            *(_words(span, text) for span in accusation.offences),
            *({"text": words, "span": (0, 0)} for words in accusation.named_offences),
        ],
        "accuser": _party(accusation.accuser, text) if accusation.accuser else None,
        "cue": _words(accusation.cue, text),
        "span": _pair(accusation.span),
    }


def _party(party: Party | Speaker, text: str) -> _Plain:
    return {**_words(party.span, text), "name": party.name, "confidence": party.confidence, "vague": party.vague}


def _reason(reason: WorthReason, text: str) -> _Plain:
    words, pair = (reason.span.of(text), _pair(reason.span)) if reason.span else (None, None)
    return {"key": reason.key, "weight": reason.weight, "text": words, "span": pair}
