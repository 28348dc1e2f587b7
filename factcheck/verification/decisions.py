"""The rules for what people decide on a claim: an act and the state before it in, the changes it makes out.

Nothing here knows how decisions are kept. The rules on verdict, evidence and second person are those of the scale.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from factcheck.errors import Fault, TextField, VerificationError
from factcheck.scan_results import Status
from factcheck.told_accusations import ToldAccusation, accusations_as_json
from factcheck.verification.acts import (
    ACCUSATIONS,
    ADDED,
    UNSET,
    Act,
    Change,
    Evidence,
    Marking,
    NotClaim,
    Part,
    Reply,
    State,
    Unset,
)
from factcheck.verification.passages import share_words
from factcheck.verification.verdict_scale import Scale
from factcheck.web_addresses import is_web_address

__all__ = [
    "SETTLED",
    "check_date",
    "decide",
    "lacking",
    "stripped",
]

SETTLED = frozenset((Status.VERIFIED, Status.PUBLISHED, Status.CORRECTED))
"""Statuses of a claim that was checked: they need a verdict and evidence."""
_OPEN = frozenset((Status.UNVERIFIED, Status.IN_PROGRESS, Status.AWAITING_REPLY))
_PUBLIC = frozenset((Status.PUBLISHED, Status.CORRECTED))


def stripped(text: str | None, field: TextField) -> str | None:
    """``text`` without white space around it, None if nothing is left; ``field`` names it in a refusal.

    Raises:
        VerificationError: ``text`` holds characters that a database cannot give back.
    """
    if text is None or not text.strip():
        return None
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise VerificationError(Fault.NOT_UTF8, field=field) from error
    if "\0" in text:
        raise VerificationError(Fault.HOLDS_NUL, field=field)
    return text.strip()


def check_date(day: str | None) -> None:
    """Check that ``day`` is an ISO date or None.

    Raises:
        VerificationError: ``day`` is neither.
    """
    try:
        if day is not None and date.fromisoformat(day).isoformat() != day:
            raise ValueError
    except ValueError as error:
        raise VerificationError(Fault.NOT_A_DATE, date=day or "") from error


def decide(state: State, act: Act, scale: Scale) -> tuple[Change, ...]:
    """The steps that ``act`` makes, in order, without its evidence and reply.

    A verdict without a status sets an open claim to verified where the rules allow it, else to in progress.

    Raises:
        VerificationError: the rules forbid the act; nothing of it may then be recorded.
    """
    _check_parts(act, scale)
    after = _state_after(state, act, scale)
    _check_publicity(state, after, act)
    changes = tuple(_changes(state, after, act))
    if not (changes or act.evidence or act.withdrawn or act.reply or act.why):
        raise VerificationError(Fault.NOTHING_TO_CHANGE)
    # A reason alone is a note, and so is a reason for evidence or replies only.
    return changes or ((Change("note", None, None),) if act.why else ())


def lacking(state: State, who: str, scale: Scale) -> VerificationError | None:
    """What a claim in this state lacks before ``who`` may call it checked, as an error to raise or show; else None."""
    rules = scale.rules
    if state.verdict is None:
        return VerificationError(Fault.LACKS_VERDICT)
    pieces, primary = len(state.evidence), sum(state.evidence.values())
    if pieces < rules.evidence:
        return VerificationError(Fault.LACKS_EVIDENCE, wanted=rules.evidence, found=pieces)
    if primary < rules.primary:
        return VerificationError(Fault.LACKS_PRIMARY_SOURCE, wanted=rules.primary, found=primary)
    if rules.second_person and state.verdict_by is not None and _same_person(state.verdict_by, who):
        return VerificationError(Fault.LACKS_SECOND_PERSON, who=who)
    return None


def _state_after(state: State, act: Act, scale: Scale) -> State:
    """What holds once the act is done.

    Raises:
        VerificationError: the claim would have the status of a checked one and lacks a verdict or evidence.
    """
    after = replace(state, evidence=_evidence_after(state, act))
    if not isinstance(act.status, Unset):
        after = replace(after, status=act.status)
    if not isinstance(act.verdict, Unset):
        after = replace(after, verdict=act.verdict, verdict_by=act.who)
        if act.verdict is not None and act.status is UNSET and state.status in _OPEN:
            verified = replace(after, status=Status.VERIFIED)
            return replace(after, status=Status.IN_PROGRESS) if lacking(verified, act.who, scale) else verified
    if not isinstance(act.not_claim, Unset) and act.status is UNSET:
        after = replace(after, status=_status_of(act.not_claim, state.status))
    lack = lacking(after, act.who, scale) if after.status in SETTLED else None
    if lack:
        raise lack
    if _reads_own_verdict(state, after, act.who):
        raise VerificationError(Fault.LACKS_SECOND_PERSON, who=after.verdict_by or "")
    return after


def _status_of(not_claim: NotClaim | None, before: Status) -> Status:
    """The status of what is said to be no claim, or to be one again."""
    if not_claim is not None:
        return Status.DROPPED
    return Status.UNVERIFIED if before is Status.DROPPED else before


def _reads_own_verdict(state: State, after: State, who: str) -> bool:
    """Whether somebody ends a second reading of their own verdict: who decided cannot read it a second time."""
    ends = state.status is Status.IN_SECOND_REVIEW and after.status in SETTLED
    return ends and after.verdict_by is not None and _same_person(after.verdict_by, who)


def _same_person(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _evidence_after(state: State, act: Act) -> dict[str, bool]:
    gone = {*act.withdrawn, *(piece.replaces for piece in act.evidence)}
    kept = {uid: primary for uid, primary in state.evidence.items() if uid not in gone}
    return {**kept, **{f"new {number}": piece.primary for number, piece in enumerate(act.evidence)}}


def _check_publicity(state: State, after: State, act: Act) -> None:
    """Refuse to change what was published without a reason for the readers."""
    silent = after.verdict != state.verdict and act.status is not Status.CORRECTED
    if silent and state.status in _PUBLIC and after.status in SETTLED:
        raise VerificationError(Fault.SILENT_CORRECTION)
    if act.status is Status.CORRECTED and not act.why:
        raise VerificationError(Fault.CORRECTION_WITHOUT_REASON)


def _check_parts(act: Act, scale: Scale) -> None:
    """Refuse parts that are wrong whatever the state of the claim."""
    if not act.who.strip():
        raise VerificationError(Fault.NOBODY_DECIDES)
    _check_words_of_scale(act, scale)
    for piece in act.evidence:
        _check_evidence(piece)
    if act.reply:
        _check_reply(act.reply)
    for marking in act.marks:
        _check_marking(marking)
    if not isinstance(act.deadline, Unset):
        check_date(act.deadline)


def _check_words_of_scale(act: Act, scale: Scale) -> None:
    if not isinstance(act.verdict, Unset):
        if act.verdict is not None and act.verdict not in scale.verdicts:
            raise VerificationError(Fault.UNKNOWN_VERDICT, verdict=act.verdict, names=tuple(scale.verdicts))
        if not act.why:
            raise VerificationError(Fault.VERDICT_WITHOUT_REASON)
    for flag in act.flags_on:
        if flag not in scale.flags:
            raise VerificationError(Fault.UNKNOWN_FLAG, flag=flag, names=tuple(scale.flags))


def _check_evidence(piece: Evidence) -> None:
    for address in (piece.url, piece.archived):
        if address is not None and not is_web_address(address):
            raise VerificationError(Fault.NOT_AN_ADDRESS, url=address)
    check_date(piece.seen)


def _check_reply(reply: Reply) -> None:
    if reply.answer and not reply.answered_on:
        raise VerificationError(Fault.ANSWER_WITHOUT_DATE)
    for day in (reply.asked_on, reply.answered_on):
        check_date(day)


def _check_marking(marking: Marking) -> None:
    spans = marking.spans
    if spans is None:
        return
    if not all(map(len, spans)):
        raise VerificationError(Fault.EMPTY_SPAN)
    if marking.part is Part.CONTENT and not spans:
        raise VerificationError(Fault.NO_CONTENT)
    if marking.part is not Part.CONTENT and len(spans) > 1:
        raise VerificationError(Fault.SEVERAL_PLACES)
    if share_words(spans):
        raise VerificationError(Fault.PIECES_OVERLAP)


def _changes(state: State, after: State, act: Act) -> Iterator[Change]:
    if not isinstance(act.verdict, Unset):
        yield Change("verdict", state.verdict, after.verdict)
    # A correction is recorded each time: each is a version of its own.
    if after.status is not state.status or act.status is Status.CORRECTED:
        yield Change("status", state.status, after.status)
    flags = tuple(sorted({*state.flags, *act.flags_on} - set(act.flags_off)))
    if flags != tuple(sorted(state.flags)):
        yield Change("flags", " ".join(state.flags) or None, " ".join(flags) or None)
    for axis, value in _of_work(act):
        before = state.corrections.get((axis, None))
        if value != before:
            yield Change(axis, before, value)
    for axis, article_id, value in _corrections(act):
        before = state.corrections.get((axis, article_id))
        if value != before or (axis, article_id) not in state.corrections:
            yield Change(axis, before, value, article_id)


def _of_work(act: Act) -> Iterator[tuple[str, str | None]]:
    """Whether it is a claim, who works on it, until when: axis and new value."""
    if not isinstance(act.not_claim, Unset):
        yield "not_claim", act.not_claim
    if not isinstance(act.assignee, Unset):
        yield "assignee", stripped(act.assignee, TextField.ASSIGNEE)
    if not isinstance(act.deadline, Unset):
        yield "deadline", act.deadline


def _corrections(act: Act) -> Iterator[tuple[str, str | None, str | None]]:
    """Axis, article and new value of each correction of what the machine read, as the store keeps them."""
    if act.added is not None:
        yield ADDED, act.added, ADDED
    if not isinstance(act.label, Unset):
        yield "label", None, act.label
    if not isinstance(act.speaker, Unset):
        named = None if act.speaker is None else stripped(act.speaker, TextField.SPEAKER) or ""
        yield "speaker", None, named
    if not isinstance(act.accusations, Unset):
        told = act.accusations
        yield ACCUSATIONS, None, None if told is None else accusations_as_json(map(_cleaned, told))
    for marking in act.marks:
        pairs = None if marking.spans is None else json.dumps([[s.start, s.end] for s in marking.spans])
        yield marking.part.value, marking.article, pairs


def _cleaned(one: ToldAccusation) -> ToldAccusation:
    """An accusation with each name and each offence in one line, none empty and none twice."""
    return replace(
        one,
        accused=_words(one.accused, TextField.ACCUSED),
        offences=_words(one.offences, TextField.OFFENCE),
        accuser=next(iter(_words((one.accuser or "",), TextField.ACCUSER)), None),
    )


def _words(told: Iterable[str], field: TextField) -> tuple[str, ...]:
    kept = (" ".join((stripped(words, field) or "").split()) for words in told)
    return tuple(dict.fromkeys(words for words in kept if words))
