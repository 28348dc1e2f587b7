"""Claims that the machine did not find and a person did.

In: where a claim stands in an article, as a person marked it. Out: rows of claims, appearances and readings; a decision
on the axis ``added`` makes them count. Unit of spans: code points of the text of the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, text

from claims.claim import LABELS, Label, Polarity
from claims.document.span import Span, words_at
from factcheck.claim_ids import claim_id
from factcheck.errors import Fault, VerificationError
from factcheck.store import tables as t
from factcheck.store.repeated_claims import index_claims
from factcheck.store.rows import passed_over, read_spans
from factcheck.store.sound_rows import sound
from factcheck.store.times_and_ids import new_uid, now
from factcheck.stored_records import BY_PERSON
from factcheck.told_accusations import ToldAccusation
from factcheck.verification.passages import share_words
from factcheck.verification.similarity import Wording

__all__ = ["MissedClaim", "add_claim", "claims_around", "sentence_around", "sentences_of"]

_ARTICLES = sound(t.articles)
_CONSTRUCTION = "person"
# A full stop, with what may close behind it, ends a sentence before white space; so does the end of a line.
_END = re.compile(r"[.!?…]+[\s»”\")]*(?=\s)|\n+|\Z")
_OTHERS = text("SELECT claim_id, spans FROM current_readings WHERE article_id = :article AND claim_id != :claim")
_SHOWN = text("SELECT 1 FROM current_readings WHERE claim_id = :claim AND article_id = :article LIMIT 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedClaim:
    """A claim as a person marked it in the article with the id ``article``; ``name`` is who ``speaker`` is.

    ``accusations`` tell whom it accuses; where none does, that is left to later readings of a machine.
    """

    article: str
    content: tuple[Span, ...]
    label: Label
    name: str | None = None
    speaker: Span | None = None
    cue: Span | None = None
    medium: Span | None = None
    denied: bool = False
    accusations: tuple[ToldAccusation, ...] = ()


def sentences_of(content: str) -> tuple[Span, ...]:
    """The sentences of a text, by full stops and ends of lines alone: nothing is parsed here."""
    made: list[Span] = []
    start = 0
    for match in _END.finditer(content):
        words = content[start : match.end()]
        left, right = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
        if words.strip():
            made.append(Span(start + left, match.end() - right))
        start = match.end()
    return tuple(made)


def sentence_around(content: str, span: Span) -> Span:
    """The sentences of a text from the first to the last that share words with a span."""
    shared = [one for one in sentences_of(content) if one.start < span.end and span.start < one.end]
    return Span(shared[0].start, shared[-1].end) if shared else span


def add_claim(connection: Connection, claim: MissedClaim) -> str:
    """Add the rows of a claim that a person found, in a transaction of the caller. Returns its id.

    Raises:
        VerificationError: there is no such article, the spans lie outside it, the claim stands in it already, or
            nobody denies it.
    """
    content = connection.scalar(select(_ARTICLES.c.text).where(_ARTICLES.c.id == claim.article))
    if content is None:
        raise VerificationError(Fault.NO_SUCH_ARTICLE, name=claim.article)
    _check_spans(claim, content)
    words = words_at(content, claim.content)
    polarity = (Polarity.DENIED if claim.denied else Polarity.ASSERTED).value
    attributed = bool(claim.name or claim.speaker or claim.cue)
    name = claim_id(words, claim.name, polarity, attributed=attributed)
    place = {"claim": name, "article": claim.article}
    if connection.execute(_SHOWN, place).first() is not None:
        raise VerificationError(Fault.CLAIM_THERE, claim=name)
    at = now()
    if connection.scalar(select(t.claims.c.id).where(t.claims.c.id == name)) is None:
        row = {"content": words, "speaker": claim.name, "polarity": polarity, "attributed": attributed}
        connection.execute(insert(t.claims), {"id": name, "first_seen": at, **row})
        index_claims(connection, {name: Wording(words, claim.name, polarity)})
    there = (t.appearances.c.article_id == claim.article, t.appearances.c.claim_id == name)
    if not connection.scalar(select(func.count()).select_from(t.appearances).where(*there)):
        appearance = {"article_id": claim.article, "claim_id": name, "number": 1, "first_seen": at}
        connection.execute(insert(t.appearances), appearance)
    connection.execute(insert(t.readings), {"uid": new_uid(), "at": at, "claim_id": name, **_reading(claim, content)})
    return name


def claims_around(connection: Connection, claim: MissedClaim, name: str) -> tuple[str, ...]:
    """The ids of the other claims of the article whose words hold all those of ``claim``, which has the id ``name``."""
    found: dict[str, None] = {}
    for row in connection.execute(_OTHERS, {"article": claim.article, "claim": name}):
        try:
            spans = read_spans(row.spans)
        except (ValueError, TypeError, RecursionError):
            passed_over("readings", {"id": row.claim_id}, "spans")
            continue
        if all(any(span.covers(one) for span in spans) for one in claim.content):
            found[row.claim_id] = None
    return tuple(found)


def _check_spans(claim: MissedClaim, content: str) -> None:
    if not claim.content:
        raise VerificationError(Fault.NO_CONTENT)
    spans = (*claim.content, *(span for span in (claim.speaker, claim.cue, claim.medium) if span))
    if not all(map(len, spans)):
        raise VerificationError(Fault.EMPTY_SPAN)
    if share_words(claim.content):
        raise VerificationError(Fault.PIECES_OVERLAP)
    if claim.denied and not (claim.name or claim.speaker):
        raise VerificationError(Fault.DENIED_BY_NOBODY)
    if any(span.end > len(content) for span in spans):
        raise VerificationError(Fault.SPAN_BEHIND_TEXT, article=claim.article, length=len(content))


def _reading(claim: MissedClaim, content: str) -> dict[str, object]:
    """The columns of the reading: what a person saw is certain, and no rule found it."""
    parts = {"speaker": claim.speaker, "cue": claim.cue, "medium": claim.medium}
    words = {part: " ".join(span.of(content).split()) if span else None for part, span in parts.items()}
    places = {f"{part}_span": [span.start, span.end] if span else None for part, span in parts.items()}
    sentence = sentence_around(content, Span.around(claim.content))
    return {
        "article_id": claim.article,
        "number": 1,
        "machine": BY_PERSON,
        "label": claim.label.value,
        "score": 1.0,
        **{f"p_{label.value}": float(label is claim.label) for label in LABELS},
        "suggested": claim.label.value,
        "rules": [],
        "construction": _CONSTRUCTION,
        "style": None,
        "content": words_at(content, claim.content),
        "spans": [[span.start, span.end] for span in claim.content],
        "sentence": [sentence.start, sentence.end],
        **words,
        **places,
        "speaker_name": claim.name,
        "speaker_confidence": 1.0 if claim.name else None,
        "speaker_vague": False if claim.name else None,
    }
