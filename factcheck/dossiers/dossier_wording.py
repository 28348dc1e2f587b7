"""The dossier of a claim in words: what the machine read, what people decided, and why.

In: a ``Dossier`` and the scale. Out: paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from claims.claim import Label
from claims.document.span import Span
from factcheck.dossiers.change_wording import axis_name, event_words, value_words
from factcheck.i18n import _, format_date, format_moment, format_percent
from factcheck.local_time import local_minute
from factcheck.reports.accusation_wording import recorded_accusation_lines
from factcheck.reports.console import Paragraph
from factcheck.reports.denial_wording import content_of
from factcheck.reports.source_places import merged_place, place_words
from factcheck.reports.wording import chain_words, label_name, stance_words, vague_words
from factcheck.reports.worth_wording import worth_reasons, worth_words
from factcheck.safe_text import one_line
from factcheck.scan_results import Suggestion
from factcheck.store.accusation_corrections import told_of
from factcheck.stored_claims import stored_claim
from factcheck.stored_records import (
    Appearance,
    ClaimSummary,
    Dossier,
    EvidenceEntry,
    HistoryEvent,
    ReplyEntry,
    SourceFacts,
)
from factcheck.verification.verdict_scale import Scale

__all__ = [
    "claim_state",
    "claim_state_in_list",
    "dossier_lines",
    "history_lines",
    "label_words",
]


def claim_state(status: str, verdict: str | None, scale: Scale) -> str:
    """Status and verdict of a claim, in words."""
    words = value_words("status", status, scale)
    return f"{words} · {value_words('verdict', verdict, scale)}" if verdict else words


def claim_state_in_list(claim: ClaimSummary, scale: Scale) -> str:
    """Status and verdict of a claim, and whether a later version of its article says it otherwise or no longer."""
    state = claim_state(claim.status, claim.verdict, scale)
    return f"{state} · {_('changed since')}" if claim.changed_since else state


def label_words(claim: ClaimSummary) -> str:
    """The label of a claim, in words."""
    return label_name(Label(claim.label)) if claim.label in set(Label) else one_line(claim.label or "—")


def history_lines(history: Sequence[HistoryEvent], scale: Scale, claim_id: str) -> Iterator[Paragraph]:
    """The history of a claim in order: time, person, old and new value, reason, and the claim where it is another."""
    for event in history:
        words = event_words(event, scale)
        reason = _link_words(event.why or "") if event.what == "link" else event.why
        why = f" — {one_line(reason)}" if reason else ""
        on = "" if event.claim_id == claim_id else f" · {_decided_on(event.claim_id)}"
        yield Paragraph(f"{one_line(event.who)} · {words}{why}{on}", lead=local_minute(event.at), lead_style="dim")


def _decided_on(claim_id: str) -> str:
    return _("on {claim}").format(claim=claim_id)


def _link_words(kind: str) -> str:
    """The kind of a link between two claims, in words."""
    kinds = {
        "automatic": _("found by the machine"),
        "suggested": _("suggested, to be judged"),
        "confirmed": _("confirmed"),
        "rejected": _("refused"),
    }
    return kinds.get(kind, kind)


def _fact(name: str, value: str) -> Paragraph:
    return Paragraph(value, lead=_("{name}:").format(name=name), lead_style="dim")


def dossier_lines(dossier: Dossier, scale: Scale) -> Iterator[Paragraph]:
    """The whole dossier, one paragraph a line; an empty paragraph before each part."""
    yield from _claim(dossier, scale)
    parts: tuple[tuple[str, Iterable[Paragraph]], ...] = (
        (_("Appearances"), _appearances(dossier)),
        (_("Evidence"), chain.from_iterable(map(_piece, dossier.evidence))),
        (_("Published by others, to be checked"), chain.from_iterable(map(_review, dossier.reviews))),
        (_("Right of reply"), map(_reply, dossier.replies)),
        (_("History"), history_lines(dossier.history, scale, dossier.claim.id)),
    )
    for heading, paragraphs in parts:
        lines = list(paragraphs)
        if lines:
            yield Paragraph("")
            yield Paragraph(heading, "bold")
            yield from lines


def _claim(dossier: Dossier, scale: Scale) -> Iterator[Paragraph]:
    """Content, speaker and label, as the machine read and people corrected them, and the standing."""
    claim = dossier.claim
    yield Paragraph(content_of(claim.speaker, claim.shown, claim.polarity), "bold", lead=claim.id, lead_style="cyan")
    yield _fact(axis_name("speaker"), one_line(claim.speaker or "—"))
    yield _fact(axis_name("label"), value_words("label", claim.label, scale))
    if claim.added:
        yield _fact(axis_name("added"), value_words("added", "added", scale))
    elif claim.machine_label:
        words = value_words("label", claim.machine_label, scale)
        yield _fact(
            _("machine"), f"{words}, {format_percent(claim.machine_score or 0)} ({one_line(claim.machine or '')})"
        )
    if claim.machine_speaker != claim.speaker:
        yield _fact(_("speaker as the machine read it"), one_line(claim.machine_speaker or "—"))
    yield from _read(dossier)
    yield _fact(axis_name("status"), value_words("status", claim.status, scale))
    yield from _work(claim, scale)
    if claim.verdict:
        why = f" — {one_line(claim.verdict_why)}" if claim.verdict_why else ""
        yield _fact(axis_name("verdict"), value_words("verdict", claim.verdict, scale) + why)
    if claim.changed_since:
        yield _fact(_("changed since"), _("a later version of the article says it otherwise or no longer"))
    if claim.flags:
        yield _fact(axis_name("flags"), value_words("flags", claim.flags, scale))
    if claim.decided_claim_id not in (None, claim.id):
        yield _fact(_("decided on"), claim.decided_claim_id or "")
    if claim.same_as:
        yield _fact(axis_name("link"), claim.same_as)


def _work(claim: ClaimSummary, scale: Scale) -> Iterator[Paragraph]:
    """Whether it is no claim to check, who works on it, until when."""
    for axis in ("not_claim", "assignee", "deadline"):
        value = getattr(claim, axis)
        if value:
            yield _fact(axis_name(axis), value_words(axis, value, scale))


def _read(dossier: Dossier) -> Iterator[Paragraph]:
    """The rest of the last reading: confidence of the name, chain of sources, worth, accusations."""
    read = dossier.appearances[-1]
    place = dossier.corrected.get(read.article_id, read)
    item = stored_claim(place, replace(dossier.claim, label=place.label))
    sure = dossier.claim.speaker_confidence
    facts = {
        _("how sure the name is"): "" if sure is None else format_percent(sure),
        _("source"): vague_words(item.claim.speaker),
        _("chain of sources"): chain_words(item.claim),
        _("told to"): one_line(place.addressee or ""),
        _("worth checking"): worth_words(item.worth),
    }
    if item.worth and item.worth.reasons:
        facts[_("worth checking")] += f" ({worth_reasons(item.worth)})"
    yield from (_fact(name, words) for name, words in facts.items() if words)
    told, own = (recorded_accusation_lines(one.accusations or ()) for one in (place, read))
    if told_of(place.accusations or ()) != told_of(read.accusations or ()):
        yield from (_fact(_("accusation"), words) for words in told or [_("nobody accused")])
        if not dossier.claim.added:
            name = _("{name} as the machine read it").format(name=_("accusation"))
            yield from (_fact(name, words) for words in own or ["—"])
    else:
        yield from (_fact(_("accusation"), words) for words in told)


def _appearances(dossier: Dossier) -> Iterator[Paragraph]:
    for place in dossier.appearances:
        facts = [one_line(place.title or _("(untitled)"))]
        facts += [one_line(place.outlet)] if place.outlet else []
        told = dossier.facts.get(place.article_id)
        if told:
            facts += [one_line(", ".join(told.authors))] if told.authors else []
            facts += [one_line(told.place)] if told.place else []
        published = (told.published_at if told else None) or place.published
        facts += [format_moment(published)] if published else []
        facts.append(one_line(place.source))
        facts += _where(place, told) if told else []
        yield Paragraph(" · ".join(facts), lead=place.article_id, lead_style="dim")
        right = dossier.corrected.get(place.article_id)
        said = dossier.shown.get(place.article_id, (right or place).content)
        words = _("“{words}”").format(words=one_line(said))
        if right is None:
            yield Paragraph(words, "dim")
        else:
            yield Paragraph(words)
            yield from _corrections(place, right)


def _where(place: Appearance, told: SourceFacts) -> list[str]:
    """The address of an article, and where in its source the claim stands."""
    url = one_line(told.url) if told.url and told.url != place.source else ""
    where = place_words(merged_place(told.places or (), Span(place.spans[0].start, place.spans[-1].end)))
    return [words for words in (url, where) if words]


def _corrections(place: Appearance, right: Appearance) -> Iterator[Paragraph]:
    """What the machine read of an appearance, where people corrected it."""
    if right.spans != place.spans:
        yield _fact(_("as the machine read it"), _("“{words}”").format(words=one_line(place.content)))
    parts = (
        (_("speaker"), right.speaker, place.speaker, right.speaker_span != place.speaker_span),
        (_("cue"), right.cue, place.cue, right.cue_span != place.cue_span),
        (_("medium"), right.medium, place.medium, right.medium_span != place.medium_span),
    )
    for name, ours, machine, differ in parts:
        if differ:
            yield _fact(name, one_line(ours or "—"))
            yield _fact(_("{name} as the machine read it").format(name=name), one_line(machine or "—"))


def _piece(piece: EvidenceEntry) -> Iterator[Paragraph]:
    facts = [one_line(piece.title)] if piece.title else []
    facts += [one_line(piece.url), stance_words(piece.stance)]
    facts += [_("primary source")] if piece.is_primary else []
    facts.append(_("seen on {date}").format(date=format_date(piece.seen_on)))
    yield Paragraph(" · ".join(facts), lead=f"{piece.id}.", lead_style="dim")
    if piece.archived_url:
        yield _fact(_("archived"), one_line(piece.archived_url))
    if piece.quote:
        yield Paragraph(_("“{words}”").format(words=one_line(piece.quote)))


def _review(review: Suggestion) -> Iterator[Paragraph]:
    words = f"{one_line(review.author or '—')} · {one_line(review.verdict or '—')} · {one_line(review.known)}"
    yield Paragraph(words, lead=format_percent(review.score / 100), lead_style="dim")
    yield Paragraph(_("“{words}”").format(words=one_line(review.content)), "dim")


def _reply(reply: ReplyEntry) -> Paragraph:
    answer = one_line(reply.answer) if reply.answer else _("no answer yet")
    asked = f"{one_line(reply.asked)} ({format_date(reply.asked_on)})"
    return Paragraph(f"{asked} — {answer}", lead=f"{reply.id}.", lead_style="dim")
