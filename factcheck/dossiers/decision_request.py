"""What a person asks to decide on a claim, as values, and the act that it comes to on the claim's dossier.

The command line makes requests out of options, the review out of keys and forms. A request names things as people see
them: evidence by its number, an article by its first characters, whom they asked by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from claims.claim import Label
from claims.document.span import Span
from factcheck.dossiers.accusation_request import AccusationRequest, requested_accusations
from factcheck.errors import Fault, TextField, VerificationError
from factcheck.scan_results import Status
from factcheck.verification.acts import UNSET, Act, Evidence, Marking, NotClaim, Part, Reply, Stance, Unset
from factcheck.verification.decisions import check_date, stripped

if TYPE_CHECKING:
    from factcheck.stored_records import Dossier

__all__ = ["DecisionRequest", "EvidenceRequest", "Marks", "ReplyRequest", "requested_act"]

Marks = Mapping[Part, tuple[Span, ...] | None]
"""Where parts of a claim stand; None gives the word back to the machine, no span at all says that there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRequest:
    """One source to add. ``seen`` is an ISO date, today where it is None; ``replaces`` is a number of the dossier."""

    url: str
    title: str | None = None
    archived: str | None = None
    quote: str | None = None
    stance: Stance = Stance.CONTEXT
    primary: bool = False
    seen: str | None = None
    replaces: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRequest:
    """Right of reply: who was asked and what they answered, on which ISO dates (today where they are None)."""

    asked: str
    asked_on: str | None = None
    answer: str | None = None
    answered_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRequest:
    """All that a person asks on one claim at one time; what is UNSET, None or empty stays as it is.

    A ``label`` or ``speaker`` of None: that of the machine counts again. An empty ``speaker``: nobody speaks.
    ``article`` is the one that ``marks`` count in, by its id or the beginning of it; None where the claim has only one.
    ``withdrawn`` are numbers of evidence in the dossier. A ``not_claim`` of None: it is a claim again; no ``assignee``,
    no ``deadline``: nobody in particular, no date.
    """

    note: str | None = None
    status: Status | Unset = UNSET
    verdict: str | Unset | None = UNSET
    flags_on: tuple[str, ...] = ()
    flags_off: tuple[str, ...] = ()
    label: Label | Unset | None = UNSET
    speaker: str | Unset | None = UNSET
    marks: Marks = field(default_factory=dict)
    article: str | None = None
    evidence: tuple[EvidenceRequest, ...] = ()
    withdrawn: tuple[int, ...] = ()
    reply: ReplyRequest | None = None
    not_claim: NotClaim | Unset | None = UNSET
    assignee: str | Unset | None = UNSET
    deadline: str | Unset | None = UNSET
    accusation: AccusationRequest | None = None


def requested_act(dossier: Dossier, who: str, request: DecisionRequest) -> Act:
    """The act that ``request`` comes to on the claim of ``dossier``.

    Raises:
        VerificationError: the request names what the claim does not have, or holds text that cannot be stored, or
            evidence or a reply is dated with a day that is still to come.
    """
    return Act(
        who=stripped(who, TextField.BY) or "",
        why=stripped(request.note, TextField.NOTE),
        status=request.status,
        verdict=request.verdict,
        flags_on=request.flags_on,
        flags_off=request.flags_off,
        label=request.label,
        speaker=request.speaker,
        marks=_markings(dossier, request),
        evidence=tuple(_evidence(dossier, piece) for piece in request.evidence),
        withdrawn=tuple(_uid(dossier, number) for number in request.withdrawn),
        reply=_reply(dossier, request.reply) if request.reply else None,
        not_claim=request.not_claim,
        assignee=request.assignee,
        deadline=request.deadline,
        accusations=requested_accusations(dossier, request.accusation) if request.accusation else UNSET,
    )


def _today() -> str:
    return date.today().isoformat()


def _gone_by(day: str | None) -> str | None:
    """``day``, refused where it is none, or still to come: nobody has seen, asked or answered anything there."""
    check_date(day)
    if day is not None and day > _today():
        raise VerificationError(Fault.DAY_TO_COME, date=day, today=_today())
    return day


def _uid(dossier: Dossier, number: int) -> str:
    """The uid of the piece of evidence with that number."""
    for row in dossier.evidence:
        if row.id == number:
            return row.uid
    raise VerificationError(Fault.NO_SUCH_EVIDENCE, number=number, claim=dossier.claim.id)


def _evidence(dossier: Dossier, piece: EvidenceRequest) -> Evidence:
    return Evidence(
        url=piece.url,
        title=piece.title,
        archived=piece.archived,
        quote=piece.quote,
        stance=piece.stance,
        primary=piece.primary,
        seen=_gone_by(piece.seen) or _today(),
        replaces=None if piece.replaces is None else _uid(dossier, piece.replaces),
    )


def _reply(dossier: Dossier, request: ReplyRequest) -> Reply | None:
    answer = stripped(request.answer, TextField.ANSWER)
    if not request.asked:
        if answer or request.asked_on or request.answered_on:
            raise VerificationError(Fault.ANSWER_OF_NOBODY)
        return None
    # The answer of somebody already on record completes that record: a new version of it.
    before = next((row for row in dossier.replies if row.asked == request.asked and not row.answer), None)
    asked_on = _gone_by(request.asked_on) or (before.asked_on if before else _today())
    answered_on = _gone_by(request.answered_on) or (_today() if answer else None)
    dated = request.asked_on or request.answered_on
    # Days that nobody named may differ between time zones.
    if dated and answered_on is not None and answered_on < asked_on:
        raise VerificationError(Fault.ANSWER_BEFORE_QUESTION, answered=answered_on, asked=asked_on)
    return Reply(
        asked=request.asked,
        asked_on=asked_on,
        answer=answer,
        answered_on=answered_on,
        replaces=before.uid if before else None,
    )


def _markings(dossier: Dossier, request: DecisionRequest) -> tuple[Marking, ...]:
    if not request.marks:
        return ()
    articles = sorted({place.article_id for place in dossier.appearances})
    matching = [name for name in articles if request.article is None or name.startswith(request.article)]
    if len(matching) != 1:
        raise VerificationError(Fault.WHICH_ARTICLE, names=tuple(articles))
    return tuple(Marking(part=part, article=matching[0], spans=spans) for part, spans in request.marks.items())
