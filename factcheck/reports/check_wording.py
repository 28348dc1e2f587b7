"""The check of a claim in words: verdict with its reason, evidence, right of reply, flags, corrections, who and when.

In: a ``Standing``. Out: ``CheckLine``, each with the addresses that it names; empty where nobody decided anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.claim import Label, LabelledClaim
from factcheck.i18n import _, format_date, format_percent
from factcheck.local_time import when
from factcheck.reports.accusation_wording import told_accusations_words
from factcheck.reports.wording import (
    STANCES,
    is_provisional,
    label_name,
    not_claim_words,
    rule_mark,
    stance_words,
    verdict_words,
)
from factcheck.safe_text import one_line
from factcheck.scan_results import CheckedReply, CheckedSource, Correction, Standing, Status

__all__ = ["CheckLine", "certainty_words", "check_lines", "correction_line", "is_added", "is_corrected", "rule_words"]

_ADDED = "added"
"""The part of the correction that added a claim."""
_CLOSING = frozenset((Status.VERIFIED, Status.PUBLISHED, Status.CORRECTED, Status.DROPPED))
"""Statuses that decide something, even without a verdict."""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One fact of a check: what it is called, what is told, the quoted passage, and addresses with their words.

    ``kind`` tells a page how to show it; ``was`` is what the machine read, where a person corrected that.
    """

    name: str
    words: str
    quote: str = ""
    links: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    was: str = ""

    @property
    def text(self) -> str:
        """The fact in one line, addresses and passage among its words."""
        quote = _("“{words}”").format(words=self.quote) if self.quote else ""
        # The first is that of what was named; what others are is said.
        addresses = [address for _words, address in self.links[:1]]
        addresses += [f"{_('{name}:').format(name=words)} {address}" for words, address in self.links[1:]]
        return " · ".join(part for part in (self.words, *addresses, quote, self.was) if part)


def check_lines(standing: Standing) -> list[CheckLine]:
    """The facts of a check, in the order in which a reader asks for them."""
    return list(_lines(standing))


def is_corrected(standing: Standing, part: str) -> bool:
    """Whether a person put something else in the place of the machine's value, or added the claim."""
    return any(one.part in (part, _ADDED) for one in standing.check.corrections)


def is_added(standing: Standing) -> bool:
    """Whether a person found the claim where the machine had none."""
    return any(one.part == _ADDED for one in standing.check.corrections)


def certainty_words(item: LabelledClaim, standing: Standing) -> str:
    """How sure the machine is of the label; where a person gave it, that it is theirs."""
    if is_added(standing):
        return _("added")
    return _("label corrected") if is_corrected(standing, "label") else format_percent(item.score)


def rule_words(item: LabelledClaim, standing: Standing) -> str:
    """The label of the rule where the classifier's differs; empty where it does not, or where a person gave it."""
    return "" if is_corrected(standing, "label") else rule_mark(item)


def _lines(standing: Standing) -> Iterator[CheckLine]:
    check = standing.check
    if standing.verdict is not None:
        head = _("Provisional verdict:") if is_provisional(standing) else _("Verdict:")
        yield CheckLine(head, verdict_words(standing.verdict), kind="verdict")
    if check.not_claim:
        yield CheckLine(_("Not a claim:"), not_claim_words(check.not_claim))
    if check.why:
        yield CheckLine(_("Why:"), one_line(check.why), kind="why")
    if check.who and check.at:
        decided = standing.verdict is not None or standing.status in _CLOSING or check.not_claim
        head = _("Decided:") if decided else _("Last change:")
        yield CheckLine(head, _("{who}, {date}").format(who=one_line(check.who), date=when(check.at)))
    if standing.flag_names:
        yield CheckLine(_("Flags:"), ", ".join(standing.flag_names))
    yield from map(_evidence, check.evidence)
    yield from map(_reply, check.replies)
    yield from map(correction_line, check.corrections)


def _evidence(piece: CheckedSource) -> CheckLine:
    told = [stance_words(piece.stance)]
    told += [_("primary source")] if piece.primary else []
    told += [_("seen on {date} by {who}").format(date=format_date(piece.seen), who=one_line(piece.who))]
    title = one_line(piece.title) if piece.title else one_line(piece.url)
    links: tuple[tuple[str, str], ...] = ((title, one_line(piece.url)),)
    if piece.archived:
        links = (*links, (_("archived copy"), one_line(piece.archived)))
    words = " · ".join([title, *told] if piece.title else told)
    return CheckLine(
        _("Evidence:"),
        words,
        one_line(piece.quote or ""),
        links,
        kind=f"evidence {piece.stance}" if piece.stance in STANCES else "evidence",
    )


def _reply(reply: CheckedReply) -> CheckLine:
    asked = _("{name}, asked on {date}").format(name=one_line(reply.asked), date=format_date(reply.asked_on))
    if not reply.answer:
        return CheckLine(_("Right of reply:"), f"{asked} · {_('no answer yet')}")
    answered = _("answered on {date}").format(date=format_date(reply.answered_on or reply.asked_on))
    return CheckLine(_("Right of reply:"), f"{asked} · {answered}", one_line(reply.answer))


def correction_line(correction: Correction) -> CheckLine:
    """Who put what in the place of which value of the machine, and why; the words of a claim stand beside it."""
    who = {"who": one_line(correction.who), "date": when(correction.at)}
    because = [_("because {why}").format(why=one_line(correction.why))] if correction.why else []
    if correction.part == _ADDED:
        return CheckLine(_("Added:"), " · ".join([_("{who}, {date}").format(**who), *because]), kind="correction")
    now, read = _value(correction.part, correction.now), _value(correction.part, correction.machine)
    match correction.part:
        case "label":
            name, words = _("Label:"), _("{label} · corrected by {who}, {date}").format(label=now, **who)
        case "speaker":
            name, words = _("Speaker:"), _("{speaker} · corrected by {who}, {date}").format(speaker=now, **who)
        case "content":
            name, words = _("Words:"), _("corrected by {who}, {date}").format(**who)
        case _accusations:
            name = _("Accusation:")
            words = _("{accusation} · corrected by {who}, {date}").format(accusation=now, **who)
    was = _("the machine read: {value}").format(value=read)
    return CheckLine(name, " · ".join([words, *because]), kind="correction", was=was)


def _value(part: str, value: str | None) -> str:
    if part == "accusations":
        return told_accusations_words(value)
    if value is None:
        return _("nobody")
    if part == "content":
        return _("“{words}”").format(words=one_line(value))
    return label_name(Label(value)) if part == "label" and value in set(Label) else one_line(value)
