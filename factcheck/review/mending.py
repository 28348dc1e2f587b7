"""What a person mends of the machine's claims, without a screen: a claim cut in two, two joined, a missed one added.

In: a review queue and what was chosen. Out: acts that it records as one step. Unit of spans: code points.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.claim import Label
from claims.document.span import Span
from factcheck.errors import Fault, VerificationError
from factcheck.review.queue import ClaimPlace, ReviewQueue
from factcheck.store.accusation_corrections import told_of
from factcheck.store.article_claims import claims_of_article
from factcheck.store.dossiers import read_summary
from factcheck.store.missed_claims import MissedClaim
from factcheck.stored_records import Appearance
from factcheck.verification.acts import UNSET, Act, Marking, NotClaim, Part

__all__ = ["add_missed", "cut_claim", "join_claims", "neighbours", "parts_at"]


def neighbours(queue: ReviewQueue, place: ClaimPlace) -> list[Appearance]:
    """The other claims of the article, the nearest first."""
    with queue.store.reading() as connection:
        readings = claims_of_article(connection, place.reading.article_id)
        others = [one for one in readings if one.claim_id != place.reading.claim_id]
        kept = [one for one in others if read_summary(connection, one.claim_id).not_claim is None]
    here = place.reading.spans[0].start
    return sorted(kept, key=lambda one: abs(one.spans[0].start - here))


def add_missed(queue: ReviewQueue, claim: MissedClaim) -> str:
    """Add a claim that the machine did not find. Returns its id.

    Raises:
        VerificationError: it stands in the article already.
        StoreError: the database fails.
    """
    return queue.record((), [(claim, Act(who=queue.who))])[0].claim_id


def parts_at(spans: Sequence[Span], at: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Spans before and from a place in the text; a span in which it lies is cut there."""
    before = tuple(Span(span.start, min(span.end, at)) for span in spans if span.start < at)
    after = tuple(Span(max(span.start, at), span.end) for span in spans if span.end > at)
    return before, after


def cut_claim(queue: ReviewQueue, name: str, place: ClaimPlace, at: int) -> str:
    """Cut the content of a claim at a place in the text: the claim keeps what comes before. Returns the other's id.

    The other one has the speaker, the cue and the medium of the first, its label, and whom it accuses.

    Raises:
        VerificationError: nothing is left on one side, or the other claim stands in the article already.
        StoreError: the database fails.
    """
    before, after = parts_at(place.reading.spans, at)
    before, after = _trimmed(place.text, before), _trimmed(place.text, after)
    if not before or not after:
        raise VerificationError(Fault.NO_CONTENT)
    reading, article = place.reading, place.reading.article_id
    with queue.store.reading() as connection:
        claim = read_summary(connection, name)
    other = MissedClaim(
        article=article,
        content=after,
        label=Label(claim.label or reading.label),
        name=claim.speaker,
        speaker=reading.speaker_span,
        cue=reading.cue_span,
        medium=reading.medium_span,
        denied=claim.polarity == "denied",
        accusations=told_of(reading.accusations or ()),
    )
    marking = Marking(part=Part.CONTENT, article=article, spans=before)
    done = queue.record([(name, Act(who=queue.who, marks=(marking,)))], [(other, Act(who=queue.who))])
    return done[0].claim_id


_BLANK = " \n\t\xa0\u202f"
_BETWEEN = _BLANK + ",;:.…!?»”"
"""What stands between two claims, of a sentence or of two, and begins none."""


def _trimmed(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans less the white space and the punctuation that a cut leaves at their edges."""
    made = []
    for span in spans:
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip(_BETWEEN))
        words = words.rstrip(_BLANK + ",;:")
        if words.endswith(".") and not words[-2:-1].isupper():
            # The end of a sentence; that of "U.E." belongs to it.
            words = words[:-1]
        end = span.start + len(words)
        made += [Span(start, end)] if start < end else []
    return tuple(made)


def join_claims(queue: ReviewQueue, name: str, place: ClaimPlace, other: Appearance) -> None:
    """Give a claim the words of another one of its article, and whom it accuses; the other is then no claim of its own.

    Raises:
        VerificationError: they stand in no article together.
        StoreError: the database fails.
    """
    if other.article_id != place.reading.article_id:
        raise VerificationError(Fault.OTHER_ARTICLE, one=name, other=other.claim_id)
    marking = Marking(part=Part.CONTENT, article=other.article_id, spans=_union((*place.reading.spans, *other.spans)))
    own, theirs = (told_of(one.accusations or ()) for one in (place.reading, other))
    more = tuple(one for one in theirs if one not in own)
    act = Act(who=queue.who, marks=(marking,), accusations=(*own, *more) if more else UNSET)
    gone = Act(who=queue.who, why=name, not_claim=NotClaim.MERGED)
    queue.record([(other.claim_id, gone), (name, act)])


def _union(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in text order; those that touch or overlap are one."""
    made: list[Span] = []
    for span in sorted(spans):
        if made and span.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return tuple(made)
