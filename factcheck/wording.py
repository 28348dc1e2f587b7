"""The words people read for labels, statuses and reasons, and article text made safe to show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from claims.claim import LABELS, Label, LabelledClaim, Polarity
from factcheck.i18n import _, format_date, language, ngettext
from factcheck.records import Article, Checked, Standing, Status, Verdict

__all__ = [
    "ORDINARY_REASONS",
    "claim_words",
    "claims_total",
    "label_counts",
    "label_name",
    "one_line",
    "origin",
    "printable",
    "reason_count",
    "resolved_name",
    "rule_mark",
    "skipped_reasons",
    "speaker_words",
    "standing_words",
    "status_name",
    "unverified",
    "verdict_words",
]

_KEPT_CONTROLS = frozenset("\n\t")
_SPACES = re.compile(r"[ \t\n\u2028\u2029]+")


def printable(text: str) -> str:
    """``text`` with everything a terminal could take for a command made visible or dropped.

    Line feeds and tabs stay; other control characters become their pictures, invisible format characters (which can
    reorder or hide text) vanish, halves of surrogate pairs become the replacement character.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(char) for char in text.replace("\r\n", "\n").replace("\r", "\n"))


def _shown(char: str) -> str:
    match unicodedata.category(char):
        case "Cc" if char in _KEPT_CONTROLS:
            return char
        case "Cc" if ord(char) < 0x20:
            return chr(0x2400 + ord(char))
        case "Cc" if char == "\x7f":
            return "\u2421"
        case "Cc" | "Cs":
            return "\ufffd"
        case "Cf":
            return ""
    return char


def one_line(text: str) -> str:
    """``text`` made printable and on one line; no-break spaces stay what they are."""
    return _SPACES.sub(" ", printable(text)).strip()


def label_name(label: Label) -> str:
    """The label in words."""
    match label:
        case Label.REPORTED_SPEECH:
            return _("reported speech")
        case Label.ALLEGATION:
            return _("allegation")
        case Label.ESTABLISHED_FACT:
            return _("established fact")


_LABEL_COUNTS: dict[Label, Callable[[int], str]] = {
    Label.REPORTED_SPEECH: lambda n: ngettext("{n} reported speech", "{n} reported speech", n),
    Label.ALLEGATION: lambda n: ngettext("{n} allegation", "{n} allegations", n),
    Label.ESTABLISHED_FACT: lambda n: ngettext("{n} established fact", "{n} established facts", n),
}


def label_counts(claims: Iterable[LabelledClaim]) -> list[tuple[Label, str]]:
    """How many claims bear each label, in words, in the fixed order of the labels; zeros too."""
    all_claims = tuple(claims)
    counts = {label: sum(c.label == label for c in all_claims) for label in LABELS}
    return [(label, _LABEL_COUNTS[label](n).format(n=n)) for label, n in counts.items()]


def status_name(status: Status) -> str:
    """The state of verification in words."""
    match status:
        case Status.UNVERIFIED:
            return _("to verify")
        case Status.IN_PROGRESS:
            return _("in progress")
        case Status.AWAITING_REPLY:
            return _("awaiting a reply")
        case Status.IN_SECOND_REVIEW:
            return _("in second review")
        case Status.VERIFIED:
            return _("verified")
        case Status.PUBLISHED:
            return _("published")
        case Status.CORRECTED:
            return _("corrected")
        case Status.DROPPED:
            return _("dropped")


def verdict_words(verdict: Verdict) -> str:
    """The verdict in the language in force."""
    return one_line(verdict.fr if language() == "fr" else verdict.en)


def standing_words(standing: Standing) -> list[str]:
    """Where a claim's verification stands, in short lines: status, verdict, day, and what it may be the same as."""
    words = status_name(standing.status)
    settled = standing.status in (Status.VERIFIED, Status.PUBLISHED, Status.CORRECTED)
    lines = [_("already {status}").format(status=words) if settled else words]
    if standing.verdict is not None:
        lines.append(verdict_words(standing.verdict))
    if standing.since and standing.status is not Status.UNVERIFIED:
        lines.append(_("on {date}").format(date=format_date(standing.since)))
    if standing.same_as is not None:
        lines.append(f"= {standing.same_as}")
    for suggestion in standing.suggestions:
        verdict = f" ({one_line(suggestion.verdict)})" if suggestion.verdict else ""
        lines.append(f"≈ {one_line(suggestion.author or suggestion.known)}{verdict}")
    return lines


def claims_total(n: int, open_claims: int | None = None) -> str:
    """How many claims there are, and how many of them (by default all) nobody has begun to verify."""
    if not n:
        return _("No claim found.")
    if open_claims is None or open_claims == n:
        return ngettext("{n} claim, to verify", "{n} claims, all to verify", n).format(n=n)
    total = ngettext("{n} claim", "{n} claims", n).format(n=n)
    if not open_claims:
        return _("{claims}, none left to verify").format(claims=total)
    return _("{claims}, {n} to verify").format(claims=total, n=open_claims)


_REASONS: dict[str, Callable[[int], str]] = {
    "headline": lambda n: ngettext("{n} headline", "{n} headlines", n),
    "byline": lambda n: ngettext("{n} byline", "{n} bylines", n),
    "standfirst": lambda n: ngettext("{n} standfirst", "{n} standfirsts", n),
    "dateline": lambda n: ngettext("{n} dateline", "{n} datelines", n),
    "heading": lambda n: ngettext("{n} heading", "{n} headings", n),
    "caption": lambda n: ngettext("{n} caption", "{n} captions", n),
    "furniture": lambda n: ngettext("{n} piece of page furniture", "{n} pieces of page furniture", n),
    "question": lambda n: ngettext("{n} question", "{n} questions", n),
    "no_claim": lambda n: ngettext("{n} sentence without a claim", "{n} sentences without a claim", n),
    "hedged": lambda n: ngettext("{n} supposition", "{n} suppositions", n),
    "quotation": lambda n: ngettext("{n} quotation without a source", "{n} quotations without a source", n),
    "no_verb": lambda n: ngettext("{n} sentence without a verb", "{n} sentences without a verb", n),
    "failed": lambda n: ngettext("{n} sentence that a rule failed on", "{n} sentences that a rule failed on", n),
    "too_long": lambda n: ngettext("{n} passage too long to parse", "{n} passages too long to parse", n),
    "unparsed": lambda n: ngettext("{n} unparsed passage", "{n} unparsed passages", n),
}

# The rest is unusual enough to be quoted, so that somebody can look at it.
ORDINARY_REASONS = frozenset(_REASONS) - {"failed", "too_long", "unparsed"}


def reason_count(reason: str, n: int) -> str:
    """How many stretches were skipped for ``reason``, in words; an unknown reason is named as it is."""
    if reason in _REASONS:
        return _REASONS[reason](n).format(n=n)
    return f"{n} × {one_line(reason)}"


def speaker_words(item: LabelledClaim, text: str) -> str:
    """Who says it, as the article puts it, or that nobody named does."""
    if item.claim.speaker is not None:
        return one_line(item.claim.speaker.span.of(text))
    return "—" if item.label is Label.ESTABLISHED_FACT else _("no named source")


def resolved_name(item: LabelledClaim, text: str) -> str | None:
    """The name behind the words of ``speaker_words``, where it says more than they do."""
    if item.claim.speaker is None:
        return None
    name = one_line(item.claim.speaker.name)
    words = speaker_words(item, text).casefold().replace("’", "'")
    known = name.casefold().replace("’", "'")
    # The name without the article of the words ("préfecture" for "la préfecture") tells nothing new.
    return None if not known or known in words else name


def claim_words(item: LabelledClaim, text: str) -> tuple[str, str]:
    """A mark in words (empty, or that the speaker denies it) and the content on one line."""
    mark = _("denied:") if item.claim.polarity is Polarity.DENIED else ""
    return mark, one_line(item.claim.text(text))


def rule_mark(item: LabelledClaim) -> str:
    """The label the rule proposes, where the classifier says otherwise; else empty."""
    return _("≠ rule: {label}").format(label=label_name(item.claim.suggested)) if item.disputed else ""


def origin(article: Article) -> list[str]:
    """Outlet, agency, date and source of an article, each where known, ready to be joined."""
    parts = [one_line(article.outlet)] if article.outlet else []
    if article.agency and article.agency != article.outlet:
        agency = one_line(article.agency)
        parts.append(_("with {agency}").format(agency=agency) if parts else agency)
    if article.published:
        parts.append(one_line(format_date(article.published)))
    return [*parts, _("standard input") if article.source == "-" else one_line(article.source)]


def unverified(checked: Checked) -> int:
    """How many claims of an article nobody has begun to verify."""
    open_claims = len(checked.claims)
    return open_claims - sum(standing.status is not Status.UNVERIFIED for standing in checked.standings.values())


def skipped_reasons(checked: Checked) -> dict[str, int]:
    """How many stretches were skipped for each reason, in order of first appearance."""
    counts: dict[str, int] = {}
    for skipped in checked.skipped:
        counts[skipped.reason] = counts.get(skipped.reason, 0) + 1
    return counts
