"""Reports for programs and documents: JSON, one claim a line, CSV and Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from claims.claim import LABELS, LabelledClaim, Source, Speaker, Worth, WorthReason
from claims.document.tree import Span
from factcheck.claim_ids import claim_ids
from factcheck.i18n import _, format_percent
from factcheck.records import Article, Checked, Standing
from factcheck.reports.escaping import csv_record, inert, markdown_plain, markdown_row
from factcheck.reports.wording import (
    claim_words,
    claims_total,
    label_counts,
    label_name,
    name_words,
    origin,
    reason_count,
    rule_mark,
    skipped_reasons,
    speaker_notes,
    speaker_words,
    standing_words,
    unverified,
    worth_reasons,
    worth_score,
)

__all__ = [
    "CSV_FIELDS",
    "EXPORTERS",
    "SCHEMA_VERSION",
    "claim_record",
    "dumps",
    "reason_record",
    "source_record",
    "to_csv",
    "to_document",
    "to_json",
    "to_markdown",
    "to_ndjson",
]

SCHEMA_VERSION = 1

Json = dict[str, Any]

CSV_FIELDS: tuple[str, ...] = (
    "article_id",
    "source",
    "title",
    "outlet",
    "agency",
    "published",
    "claim_id",
    "label",
    "score",
    *(f"p_{label}" for label in LABELS),
    "worth",
    "worth_reasons",
    "content",
    "speaker",
    "speaker_name",
    "speaker_confidence",
    "speaker_vague",
    "medium",
    "sources",
    "addressee",
    "cue",
    "style",
    "polarity",
    "suggested",
    "construction",
    "rules",
    "start",
    "end",
    "status",
    "verdict",
    "flags",
    "decided",
    "same_as",
)


def to_document(checked_list: Iterable[Checked]) -> Json:
    """The public JSON document, as ``factcheck.reports.json_schema`` describes it."""
    return {"schema": SCHEMA_VERSION, "articles": [_article(checked) for checked in checked_list]}


def _article(checked: Checked) -> Json:
    article = checked.article
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "outlet": article.outlet,
        "agency": article.agency,
        "published": article.published,
        "language": article.language,
        "text": article.text,
        "skipped": [{"span": _span(s.span), "reason": s.reason} for s in checked.skipped],
        "claims": _claims(checked),
    }


def _claims(checked: Checked) -> list[Json]:
    text = checked.article.text
    named = zip(checked.claims, claim_ids(checked), strict=True)
    return [{**claim_record(item, name, text), **_standing(checked.standing(name))} for item, name in named]


def claim_record(item: LabelledClaim, name: str, text: str) -> Json:
    """What the machine makes of a claim, as documents have it; ``name`` is its id."""
    claim = item.claim
    return {
        "id": name,
        "content": {"text": claim.text(text), "spans": [_span(span) for span in claim.content]},
        "speaker": _speaker(claim.speaker, text),
        "cue": _quoted(claim.cue, text),
        "medium": _quoted(claim.medium, text),
        "sources": [source_record(source, text) for source in claim.sources],
        "addressee": _quoted(claim.addressee, text),
        "style": claim.style.value if claim.style else None,
        "polarity": claim.polarity.value,
        "label": item.label.value,
        "score": round(item.score, 4),
        "probabilities": {label.value: round(item.probabilities[label], 4) for label in LABELS},
        "worth": _worth(item.worth, text),
        "rules": list(claim.rules),
        "suggested": claim.suggested.value,
        "construction": claim.construction,
        "sentence": _span(claim.sentence),
    }


def _standing(standing: Standing) -> Json:
    return {
        "status": standing.status.value,
        "verdict": standing.verdict.key if standing.verdict else None,
        "flags": list(standing.flags),
        "decided": standing.since,
        "same_as": standing.same_as,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _quoted(span: Span | None, text: str) -> Json | None:
    return {"text": span.of(text), "span": _span(span)} if span else None


def _speaker(speaker: Speaker | None, text: str) -> Json | None:
    if speaker is None:
        return None
    sure = {"confidence": round(speaker.confidence, 4), "vague": speaker.vague}
    return {"text": speaker.span.of(text), "span": _span(speaker.span), "name": speaker.name, **sure}


def source_record(source: Source, text: str) -> Json:
    """A link in a chain of sources, as documents and the store write it."""
    return {
        "text": source.span.of(text),
        "span": _span(source.span),
        "name": source.name,
        "role": source.role.value,
    }


def reason_record(reason: WorthReason, text: str) -> Json:
    """A reason for checking, as documents and the store write it."""
    words, span = (reason.span.of(text), _span(reason.span)) if reason.span else (None, None)
    return {"key": reason.key, "weight": reason.weight, "text": words, "span": span}


def _worth(worth: Worth | None, text: str) -> Json | None:
    if worth is None:
        return None
    return {"score": round(worth.score, 4), "reasons": [reason_record(reason, text) for reason in worth.reasons]}


# JSON escapes these if asked to escape everything; alone they would reach a terminal as commands, or split a line
# for programs that take more than the line feed for the end of one.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON that neither a terminal nor a program that splits lines can take for more than it is."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def to_json(checked_list: Iterable[Checked]) -> Iterator[str]:
    """The public JSON document as text."""
    yield dumps(to_document(checked_list), indent=2) + "\n"


def to_ndjson(checked_list: Iterable[Checked]) -> Iterator[str]:
    """Each claim as a JSON object on a line of its own, with its article's id, source and title under ``article``."""
    for checked in checked_list:
        article = checked.article
        head = {"id": article.id, "source": article.source, "title": article.title}
        for claim in _claims(checked):
            yield dumps({"article": head, **claim}) + "\n"


def to_csv(checked_list: Iterable[Checked]) -> Iterator[str]:
    """A header line and one record a claim (RFC 4180), in UTF-8 without byte-order mark."""
    yield csv_record(CSV_FIELDS)
    for checked in checked_list:
        for item, name in zip(checked.claims, claim_ids(checked), strict=True):
            cells = _cells(checked.article, item, name, checked.standing(name))
            yield csv_record([inert(cells[field]) for field in CSV_FIELDS])


def _cells(article: Article, item: LabelledClaim, name: str, standing: Standing) -> Mapping[str, str]:
    claim, text = item.claim, article.text
    return {
        "article_id": article.id,
        "source": article.source,
        "title": article.title or "",
        "outlet": article.outlet or "",
        "agency": article.agency or "",
        "published": article.published or "",
        "claim_id": name,
        "label": item.label,
        "score": f"{item.score:.4f}",
        **{f"p_{label}": f"{item.probabilities[label]:.4f}" for label in LABELS},
        "worth": f"{item.worth.score:.4f}" if item.worth else "",
        "worth_reasons": " ".join(reason.key for reason in item.worth.reasons) if item.worth else "",
        "content": claim.text(text),
        "speaker": claim.speaker.span.of(text) if claim.speaker else "",
        "speaker_name": claim.speaker.name if claim.speaker else "",
        "speaker_confidence": f"{claim.speaker.confidence:.4f}" if claim.speaker else "",
        "speaker_vague": str(claim.speaker.vague).lower() if claim.speaker else "",
        "medium": claim.medium.of(text) if claim.medium else "",
        "sources": " ← ".join(source.name for source in claim.sources),
        "addressee": claim.addressee.of(text) if claim.addressee else "",
        "cue": claim.cue.of(text) if claim.cue else "",
        "style": claim.style or "",
        "polarity": claim.polarity,
        "suggested": claim.suggested,
        "construction": claim.construction,
        "rules": " ".join(claim.rules),
        "start": str(claim.span.start),
        "end": str(claim.span.end),
        "status": standing.status,
        "verdict": standing.verdict.key if standing.verdict else "",
        "flags": " ".join(standing.flags),
        "decided": standing.since or "",
        "same_as": standing.same_as or "",
    }


def to_markdown(checked_list: Iterable[Checked]) -> Iterator[str]:
    """Each article as a heading, a table and the counts, in the language in force."""
    for number, checked in enumerate(checked_list):
        yield ("\n" if number else "") + "\n".join(_markdown(checked)) + "\n"


def _markdown(checked: Checked) -> Iterator[str]:
    article = checked.article
    yield f"# {markdown_plain(article.title or _('(untitled)'))}"
    yield ""
    yield " · ".join(map(markdown_plain, origin(article)))
    yield ""
    if checked.claims:
        heads = (_("No."), _("Label"), _("Speaker"), _("Medium"), _("Claim"), _("Prob."), _("Worth"), _("Verification"))
        yield markdown_row(heads)
        yield "| ---: | --- | --- | --- | --- | ---: | --- | --- |"
        for number, item, name in zip(checked.numbers, checked.claims, claim_ids(checked), strict=True):
            yield markdown_row(_columns(number, item, article.text, checked.standing(name)))
        yield ""
    yield f"**{markdown_plain(claims_total(len(checked.claims), unverified(checked)))}**"
    if checked.claims:
        yield ""
        counts = label_counts(checked.claims)
        yield " · ".join(words for label, words in counts if any(c.label is label for c in checked.claims))
    reasons = skipped_reasons(checked)
    if reasons:
        yield ""
        yield (
            _("Left out:") + " " + markdown_plain(" · ".join(reason_count(reason, n) for reason, n in reasons.items()))
        )


def _columns(number: int, item: LabelledClaim, text: str, standing: Standing) -> list[str]:
    medium, rule = item.claim.medium, rule_mark(item)
    mark, content = claim_words(item, text)
    name = name_words(item, text)
    speaker = speaker_words(item, text) + (f" → {name}" if name else "")
    worth = f"{worth_score(item.worth)} ({worth_reasons(item.worth)})" if item.worth and item.worth.reasons else ""
    return [
        str(number),
        label_name(item.label),
        markdown_plain(" · ".join((speaker, *speaker_notes(item, text)))),
        markdown_plain(medium.of(text)) if medium else "—",
        (f"**{mark}** " if mark else "") + markdown_plain(content) + (f" *({rule})*" if rule else ""),
        format_percent(item.score),
        markdown_plain(worth or worth_score(item.worth) or "—"),
        markdown_plain(" · ".join(standing_words(standing))),
    ]


EXPORTERS: Mapping[str, Callable[[Iterable[Checked]], Iterator[str]]] = {
    "json": to_json,
    "ndjson": to_ndjson,
    "csv": to_csv,
    "markdown": to_markdown,
}
"""What writes each format: articles as they come to pieces of text as they are ready."""
