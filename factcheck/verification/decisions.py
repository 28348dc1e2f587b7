"""What people decide on a claim, and the rules for it. Nothing here knows how it is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum

from claims.claim import Label
from claims.document.tree import Span
from factcheck.errors import VerificationError
from factcheck.i18n import _, ngettext
from factcheck.records import Status
from factcheck.verification.verdict_scale import Scale

__all__ = [
    "SETTLED",
    "UNSET",
    "Act",
    "Change",
    "Evidence",
    "Marking",
    "Part",
    "Reply",
    "Stance",
    "State",
    "Unset",
    "check_date",
    "decide",
    "lacking",
    "split",
    "tidy",
]

SETTLED = frozenset((Status.VERIFIED, Status.PUBLISHED, Status.CORRECTED))
"""Statuses that say a claim was checked: they want a verdict and evidence."""
_OPEN = frozenset((Status.UNVERIFIED, Status.IN_PROGRESS, Status.AWAITING_REPLY))
_PUBLIC = frozenset((Status.PUBLISHED, Status.CORRECTED))
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


class Unset(Enum):
    """The one value that means that nothing was asked, where None is something one can ask for."""

    UNSET = "unset"


UNSET = Unset.UNSET


class Stance(StrEnum):
    """What a piece of evidence does to the claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One source. ``seen`` is an ISO date; ``replaces`` names (by uid) the piece of which this is a new version."""

    url: str
    title: str | None = None
    archived: str | None = None
    quote: str | None = None
    stance: Stance = Stance.CONTEXT
    primary: bool = False
    seen: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Right of reply: who was asked on which ISO date, and what they answered when, if they did.

    ``replaces`` names (by uid) the request that this is a new version of.
    """

    asked: str
    asked_on: str
    answer: str | None = None
    answered_on: str | None = None
    replaces: str | None = None


class Part(StrEnum):
    """A part of a claim that stands somewhere in its article; the value is its axis in the store."""

    CONTENT = "spans"
    SPEAKER = "speaker_span"
    CUE = "cue_span"
    MEDIUM = "medium_span"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """Where a part of a claim stands in the article with the id ``article``, as a person saw it.

    No ``spans`` at all (None) give the word back to the machine; empty ones say that there is no such part.
    """

    part: Part
    article: str
    spans: tuple[Span, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """All that a person decides on one claim at one time. What is UNSET or empty stays as it is.

    A ``label`` or ``speaker`` of None gives the word back to the machine; an empty ``speaker`` is nobody.
    ``withdrawn`` names evidence by uid.
    """

    who: str
    why: str | None = None
    status: Status | Unset = UNSET
    verdict: str | Unset | None = UNSET
    flags_on: tuple[str, ...] = ()
    flags_off: tuple[str, ...] = ()
    label: Label | Unset | None = UNSET
    speaker: str | Unset | None = UNSET
    marks: tuple[Marking, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    withdrawn: tuple[str, ...] = ()
    reply: Reply | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What holds for a claim before an act. ``evidence`` maps uids to whether the source is primary.

    ``corrections`` holds label, speaker and marks as the store has them, by axis and article; an axis absent was
    never corrected.
    """

    status: Status = Status.UNVERIFIED
    verdict: str | None = None
    verdict_by: str | None = None
    flags: tuple[str, ...] = ()
    corrections: Mapping[tuple[str, str | None], str | None] = field(default_factory=dict)
    evidence: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One step of one axis, in the words of the store."""

    axis: str
    before: str | None
    after: str | None
    article: str | None = None


def tidy(text: str | None, name: str) -> str | None:
    """``text`` without white space around it, None if nothing is left.

    Raises:
        VerificationError: when it holds what no database could give back.
    """
    if text is None or not text.strip():
        return None
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise VerificationError(_("{name}: not UTF-8 text; type it again").format(name=name)) from error
    if "\0" in text:
        raise VerificationError(_("{name}: holds a NUL character; take it out").format(name=name))
    return text.strip()


def decide(state: State, act: Act, scale: Scale) -> tuple[Change, ...]:
    """The steps that ``act`` makes, in order; its evidence and reply come on top of them.

    A verdict without a status calls an open claim verified where the rules allow it, else in progress.

    Raises:
        VerificationError: when the rules forbid the act; nothing of it may then be kept.
    """
    _check_parts(act, scale)
    status = state.status if isinstance(act.status, Unset) else act.status
    verdict = state.verdict if isinstance(act.verdict, Unset) else act.verdict
    author = state.verdict_by if isinstance(act.verdict, Unset) else act.who
    after = replace(state, status=status, verdict=verdict, verdict_by=author, evidence=_evidence(state, act))
    given = not isinstance(act.verdict, Unset) and act.verdict is not None
    if given and isinstance(act.status, Unset) and state.status in _OPEN:
        after = replace(after, status=Status.VERIFIED)
        if lacking(after, act.who, scale):
            after = replace(after, status=Status.IN_PROGRESS)
    elif after.status in SETTLED:
        problem = lacking(after, act.who, scale)
        if problem:
            raise VerificationError(problem)
    silent = verdict != state.verdict and act.status is not Status.CORRECTED
    if state.status in _PUBLIC and after.status in SETTLED and silent:
        raise VerificationError(_("a published verdict is not changed in silence; add --status corrected"))
    if act.status is Status.CORRECTED and not act.why:
        raise VerificationError(_("a correction wants its reason; add --note TEXT"))
    changes = tuple(_changes(state, after, act))
    if not (changes or act.evidence or act.withdrawn or act.reply or act.why):
        raise VerificationError(_("nothing to change: the claim already stands so"))
    # A bare reason is a note; so is one for evidence and replies alone.
    return changes or ((Change("note", None, None),) if act.why else ())


def split(act: Act) -> tuple[Act | None, Act | None]:
    """The corrections of an act, and the rest of it; None for a part that asks for nothing."""
    bare = Act(who=act.who, why=act.why)
    own = replace(bare, label=act.label, speaker=act.speaker, marks=act.marks)
    rest = replace(act, label=UNSET, speaker=UNSET, marks=())
    if own == bare:
        return None, rest
    return own, None if rest == bare else rest


def _check_parts(act: Act, scale: Scale) -> None:
    if not act.who.strip():
        raise VerificationError(_("nobody decides; say who with --by NAME"))
    if not isinstance(act.verdict, Unset):
        if act.verdict is not None and act.verdict not in scale.verdicts:
            problem = _("{verdict}: unknown verdict; expected one of {names}")
            raise VerificationError(problem.format(verdict=act.verdict, names=", ".join(scale.verdicts)))
        if not act.why:
            raise VerificationError(_("a verdict wants its reason; add --note TEXT"))
    for flag in act.flags_on:
        if flag not in scale.flags:
            problem = _("{flag}: unknown flag; expected one of {names}")
            raise VerificationError(problem.format(flag=flag, names=", ".join(scale.flags)))
    for evidence in act.evidence:
        for address in (evidence.url, evidence.archived):
            if address is not None and not _ADDRESS.fullmatch(address):
                problem = _("{url}: not an address; expected one like https://example.org/page")
                raise VerificationError(problem.format(url=address))
        check_date(evidence.seen)
    if act.reply:
        if act.reply.answer and not act.reply.answered_on:
            raise VerificationError(_("an answer wants its date; add --answered-on DATE"))
        for day in (act.reply.asked_on, act.reply.answered_on):
            check_date(day)
    for marking in act.marks:
        spans = marking.spans
        if spans is not None and not all(map(len, spans)):
            raise VerificationError(_("an empty span holds no words; expected START:END with END behind START"))
        if marking.part is Part.CONTENT and spans == ():
            raise VerificationError(_("a claim without words is none; set --status dropped instead"))
        if marking.part is not Part.CONTENT and spans is not None and len(spans) > 1:
            raise VerificationError(_("speaker, cue and medium stand in one place each; give one START:END"))


def check_date(day: str | None) -> None:
    """Pass an ISO date, or None.

    Raises:
        VerificationError: when it is anything else.
    """
    try:
        if day is not None and date.fromisoformat(day).isoformat() != day:
            raise ValueError
    except ValueError as error:
        problem = _("{date}: not a date; expected one like 2026-03-31")
        raise VerificationError(problem.format(date=day)) from error


def _evidence(state: State, act: Act) -> dict[str, bool]:
    gone = {*act.withdrawn, *(e.replaces for e in act.evidence)}
    kept = {uid: primary for uid, primary in state.evidence.items() if uid not in gone}
    return {**kept, **{f"new {number}": evidence.primary for number, evidence in enumerate(act.evidence)}}


def lacking(state: State, who: str, scale: Scale) -> str | None:
    """What a claim in this state still needs before ``who`` may call it checked, in words; None if nothing."""
    rules = scale.rules
    if state.verdict is None:
        return _("a verified claim needs a verdict; add --verdict and --note")
    n = len(state.evidence)
    if n < rules.evidence:
        needed = ngettext("{n} piece of evidence", "{n} pieces of evidence", rules.evidence).format(n=rules.evidence)
        problem = _("a verified claim needs {needed}, it has {n}; add --evidence URL")
        return problem.format(needed=needed, n=n)
    primary = sum(state.evidence.values())
    if primary < rules.primary:
        needed = ngettext("{n} primary source", "{n} primary sources", rules.primary).format(n=rules.primary)
        problem = _("a verified claim needs {needed}, it has {n}; add --evidence URL --primary")
        return problem.format(needed=needed, n=primary)
    if rules.second_person and state.verdict_by == who:
        problem = _("somebody other than {who}, who gave the verdict, has to verify it; set --status in_second_review")
        return problem.format(who=who)
    return None


def _changes(state: State, after: State, act: Act) -> Iterator[Change]:
    if not isinstance(act.verdict, Unset):
        yield Change("verdict", state.verdict, after.verdict)
    # A correction is said each time, for each is a version of its own.
    if after.status is not state.status or act.status is Status.CORRECTED:
        yield Change("status", state.status, after.status)
    flags = tuple(sorted({*state.flags, *act.flags_on} - set(act.flags_off)))
    if flags != tuple(sorted(state.flags)):
        yield Change("flags", " ".join(state.flags) or None, " ".join(flags) or None)
    corrections: list[tuple[str, str | None, str | None]] = []
    if not isinstance(act.label, Unset):
        corrections.append(("label", None, act.label))
    if not isinstance(act.speaker, Unset):
        named = None if act.speaker is None else tidy(act.speaker, "--speaker") or ""
        corrections.append(("speaker", None, named))
    for marking in act.marks:
        pairs = None if marking.spans is None else json.dumps([[s.start, s.end] for s in marking.spans])
        corrections.append((marking.part.value, marking.article, pairs))
    for axis, article_id, value in corrections:
        before = state.corrections.get((axis, article_id))
        if value != before or (axis, article_id) not in state.corrections:
            yield Change(axis, before, value, article_id)
