"""Labels, statuses and reasons in words.

In: values of claims and articles. Out: text in the language in force, without characters that a terminal would obey.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claims.claim import LABELS, Claim, Label, LabelledClaim, SourceRole, Speaker
from factcheck.claim_ids import short_id
from factcheck.i18n import N_, _, format_moment, format_percent, language, ngettext, short_date
from factcheck.local_time import local_day, local_moment, when
from factcheck.safe_text import one_line
from factcheck.scan_results import Article, Standing, Status, Verdict, Version

__all__ = [
    "OPEN_STATUSES",
    "STANCES",
    "SURE",
    "chain_words",
    "is_provisional",
    "label_counts",
    "label_legend",
    "label_name",
    "name_words",
    "not_claim_words",
    "origin",
    "resolved_name",
    "role_name",
    "rule_mark",
    "said_to",
    "speaker_notes",
    "speaker_words",
    "stance_words",
    "standing_words",
    "status_name",
    "vague_words",
    "verdict_standing",
    "verdict_words",
    "version_words",
]


def label_name(label: Label) -> str:
    """The label in words."""
    match label:
        case Label.REPORTED_SPEECH:
            return _("reported speech")
        case Label.ALLEGATION:
            return _("allegation")
        case Label.ESTABLISHED_FACT:
            # The key is established_fact: established for the article, which is not to say true.
            return _("stated by the article")


_LABEL_COUNTS: dict[Label, Callable[[int], str]] = {
    Label.REPORTED_SPEECH: lambda n: ngettext("{n} reported speech", "{n} reported speech", n),
    Label.ALLEGATION: lambda n: ngettext("{n} allegation", "{n} allegations", n),
    Label.ESTABLISHED_FACT: lambda n: ngettext("{n} stated by the article", "{n} stated by the article", n),
}


def label_counts(borne: Iterable[Label]) -> list[tuple[Label, str]]:
    """How often each label is borne, in words, in the fixed order of the labels; zeros too."""
    all_labels = tuple(borne)
    counts = {label: all_labels.count(label) for label in LABELS}
    return [(label, _LABEL_COUNTS[label](n).format(n=n)) for label, n in counts.items()]


def label_legend(claims: Iterable[LabelledClaim]) -> str:
    """What the label of the article’s own statements and the percentages mean; empty where no claim bears it."""
    if not any(claim.label is Label.ESTABLISHED_FACT for claim in claims):
        return ""
    return _("“{label}”: said in its own voice, not found true · percentages: certainty of the label").format(
        label=label_name(Label.ESTABLISHED_FACT)
    )


def status_name(status: Status) -> str:
    """The status in words."""
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


def not_claim_words(reason: str) -> str:
    """Why something is no claim to check, in words; a reason that we do not know is its own name."""
    names = {
        "opinion": _("opinion"),
        "question": _("question"),
        "wrong_extraction": _("wrong extraction"),
        "not_checkable": _("not checkable"),
        "merged": _("merged into another claim"),
    }
    return names.get(reason, one_line(reason))


STANCES = {
    "supports": N_("supports the claim"),
    "refutes": N_("refutes the claim"),
    # What evidence has of which nobody said more: no judgement on the claim, as the two others are.
    "context": N_("for information"),
}
"""What evidence may do, by key, not yet translated."""


def stance_words(stance: str) -> str:
    """What a piece of evidence does, in words; a stance that we do not know is its own name."""
    return _(STANCES[stance]) if stance in STANCES else one_line(stance)


def verdict_words(verdict: Verdict) -> str:
    """The verdict in the language in force."""
    return one_line(verdict.fr if language() == "fr" else verdict.en)


OPEN_STATUSES = (Status.UNVERIFIED, Status.IN_PROGRESS, Status.AWAITING_REPLY, Status.IN_SECOND_REVIEW)
"""Where there is work left, in the order in which it is told; a verdict there is a draft."""


def is_provisional(standing: Standing) -> bool:
    """Whether there is a verdict and the work on the claim is not done."""
    return standing.verdict is not None and standing.status in OPEN_STATUSES


def verdict_standing(standing: Standing) -> str:
    """The verdict in words, and that it is provisional where it is; empty without one."""
    words = verdict_words(standing.verdict) if standing.verdict else ""
    return _("provisional verdict: {verdict}").format(verdict=words) if is_provisional(standing) else words


def standing_words(standing: Standing, *, narrow: bool = False) -> list[str]:
    """The standing of a claim in short lines: status, verdict, day (in digits where ``narrow``), what it may repeat."""
    lines = [status_name(standing.status)]
    if standing.verdict is not None:
        lines.append(verdict_standing(standing))
    if standing.changed_since:
        lines.append(_("changed since"))
    if standing.since and standing.status is not Status.UNVERIFIED:
        since = standing.since
        lines.append(short_date(local_day(since)) if narrow else _("on {date}").format(date=when(since)))
    if standing.same_as is not None:
        lines.append(f"=\N{NO-BREAK SPACE}{short_id(standing.same_as)}")
    if standing.decided_on is not None:
        lines.append(_("decided on {claim}").format(claim=short_id(standing.decided_on)))
    for suggestion in standing.suggestions:
        verdict = f" ({one_line(suggestion.verdict)})" if suggestion.verdict else ""
        lines.append(f"≈ {one_line(suggestion.author or suggestion.known)}{verdict}")
    return lines


def speaker_words(item: LabelledClaim, text: str, *, itself: str = "—") -> str:
    """The speaker in the words of the article, or that no source is named.

    ``itself`` stands where the article speaks in its own voice. The label that holds in the end decides that, so that
    claims that people added or relabelled, which no rule need have found, are told alike in every form.
    """
    speaker = item.claim.speaker
    if speaker is not None:
        return one_line(speaker.span.of(text)) or one_line(speaker.name)
    return itself if item.label is Label.ESTABLISHED_FACT else _("no named source")


def resolved_name(item: LabelledClaim, text: str) -> str | None:
    """The name of the speaker, where it says more than ``speaker_words``; else None."""
    if item.claim.speaker is None:
        return None
    name = one_line(item.claim.speaker.name)
    words = speaker_words(item, text).casefold().replace("’", "'")
    known = name.casefold().replace("’", "'")
    # A name that is the words less their article ("préfecture", "la préfecture") says nothing new.
    return None if not known or known in words else name


SURE = 0.5
"""Confidence below which a report says how sure a name is: it is then as likely to be wrong as right."""


def name_words(item: LabelledClaim, text: str) -> str:
    """The resolved name, with its confidence where that is low; empty where there is no such name."""
    name = resolved_name(item, text)
    speaker = item.claim.speaker
    if name is None or speaker is None or speaker.confidence >= SURE:
        return name or ""
    return _("{name} (uncertain, {share})").format(name=name, share=format_percent(speaker.confidence))


def vague_words(speaker: Speaker | None) -> str:
    """A note that the text does not identify the speaker; empty where it does."""
    return _("not identified") if speaker and speaker.vague else ""


def role_name(role: SourceRole) -> str:
    """The role of a source, in words."""
    match role:
        case SourceRole.OUTLET:
            return _("outlet")
        case SourceRole.AGENCY:
            return _("agency")
        case SourceRole.PLATFORM:
            return _("platform")
        case SourceRole.DOCUMENT:
            return _("document")
        case SourceRole.ORGANISATION:
            return _("organisation")
        case SourceRole.PERSON:
            return _("person")
        case SourceRole.VAGUE:
            return _("unidentified source")


def chain_words(claim: Claim) -> str:
    """The chain of sources, outermost first; empty where speaker and medium say as much."""
    named = {claim.speaker.span if claim.speaker else None, claim.medium}
    if len(claim.sources) < 2 or all(source.span in named for source in claim.sources):
        return ""
    return " ← ".join(one_line(source.name) for source in claim.sources)


def _doubt(item: LabelledClaim, text: str) -> str:
    """That the speaker is uncertain, where no resolved name stands that says so; else empty."""
    speaker = item.claim.speaker
    if speaker is None or speaker.confidence >= SURE or resolved_name(item, text) is not None:
        return ""
    return _("speaker uncertain ({share})").format(share=format_percent(speaker.confidence))


def said_to(claim: Claim, text: str) -> str:
    """The addressee in the words of the article; empty without one."""
    return one_line(claim.addressee.of(text)) if claim.addressee else ""


def speaker_notes(item: LabelledClaim, text: str) -> list[str]:
    """Notes on the speaker: uncertain, not identified, through which sources, to whom."""
    claim, addressee = item.claim, said_to(item.claim, text)
    speaker = claim.speaker.span if claim.speaker else None
    links = [one_line(source.name) for source in claim.sources if source.span != speaker]
    via = _("via {links}").format(links=" ← ".join(links)) if chain_words(claim) else ""
    notes = (
        _doubt(item, text),
        vague_words(claim.speaker),
        via,
        _("to: {whom}").format(whom=addressee) if addressee else "",
    )
    return [note for note in notes if note]


def rule_mark(item: LabelledClaim) -> str:
    """The label that the rule proposes, where the classifier's differs; else empty."""
    return _("≠ rule: {label}").format(label=label_name(item.claim.suggested)) if item.disputed else ""


def origin(article: Article) -> list[str]:
    """Outlet, agency, authors, place, dates and source of an article, each where known, ready to be joined."""
    parts = [one_line(article.outlet)] if article.outlet else []
    if article.agency and article.agency != article.outlet:
        agency = one_line(article.agency)
        parts.append(_("with {agency}").format(agency=agency) if parts else agency)
    if article.authors:
        parts.append(one_line(", ".join(article.authors)))
    if article.place:
        parts.append(one_line(article.place))
    if article.published:
        parts.append(one_line(format_moment(article.published)))
    if article.updated and article.updated != article.published:
        parts.append(_("updated {date}").format(date=one_line(format_moment(article.updated))))
    return [*parts, _("standard input") if article.source == "-" else one_line(article.source)]


def version_words(version: Version | None) -> str:
    """When this version of an article was read, and which one replaces it; empty where there is only one."""
    if version is None:
        return ""
    read = _moment(version.read)
    if version.replaced_at is None:
        return _("version read on {date}, the last one").format(date=read)
    return _("version read on {date}, replaced by the one of {later}").format(
        date=read, later=_moment(version.replaced_at)
    )


def _moment(at: str) -> str:
    moment = local_moment(at)
    return one_line(at) if moment is None else format_moment(moment.isoformat(timespec="minutes"))
