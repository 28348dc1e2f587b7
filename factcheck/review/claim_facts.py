"""What stands above the passage of a claim: what it says, who says it, its label, what people decided.

In: the dossier of a claim, where it stands, the scale. Out: styled lines, each of which may be cut where room is short.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from claims.claim import Polarity
from factcheck.dossiers.dossier_wording import claim_state_in_list, label_words
from factcheck.i18n import _, format_percent, ngettext
from factcheck.reports.accusation_wording import recorded_accusation_lines
from factcheck.reports.denial_wording import content_of
from factcheck.reports.wording import SURE, not_claim_words, stance_words
from factcheck.review.queue import ClaimPlace
from factcheck.review.queue_lines import deadline_words
from factcheck.review.rendering import PART_STYLES, alike_words
from factcheck.safe_text import one_line
from factcheck.stored_records import ClaimSummary, Dossier, EvidenceEntry, SuggestedPair
from factcheck.verification.verdict_scale import Scale

__all__ = ["claim_words", "decision_lines", "fact_lines", "origin_line"]

_PIECES = 2
"""Pieces of evidence that stand beside the decision; the record below has all."""


def origin_line(dossier: Dossier, place: ClaimPlace | None) -> Content:
    """The id of a claim, and the article it was last read in."""
    title = one_line(place.reading.title or _("(untitled)")) if place else ""
    return Content(" · ".join(part for part in (dossier.claim.id, title) if part)).stylize("dim")


def claim_words(claim: ClaimSummary) -> Content:
    """What a claim says, after whoever denies it."""
    return Content(content_of(claim.speaker, claim.shown, claim.polarity)).stylize("bold")


def fact_lines(
    dossier: Dossier, place: ClaimPlace | None, scale: Scale, alike: Sequence[SuggestedPair] = ()
) -> list[Content]:
    """Label, speaker, cue and medium of a claim, styled as in its passage; accusations, and a claim it may repeat.

    ``alike`` are open suggestions of the same claim; the likeliest is shown.
    """
    claim = dossier.claim
    label = label_words(claim)
    if claim.label == claim.machine_label and claim.machine_score is not None and not claim.added:
        label += " " + _("({share} certain of the label)").format(share=format_percent(claim.machine_score))
    known = [_("same claim as {claim}").format(claim=claim.same_as)] if claim.same_as else []
    lines = [Content(" · ".join([label, *known])), _attribution(claim, place)]
    told = recorded_accusation_lines(place.reading.accusations or ()) if place else []
    lines += [Content.assemble((_("Accusation:"), "yellow"), " ", words) for words in told]
    return [*lines, *(Content(alike_words(pair, scale)).stylize("italic") for pair in alike[:1])]


def _attribution(claim: ClaimSummary, place: ClaimPlace | None) -> Content:
    cue, medium = (place.reading.cue, place.reading.medium) if place else (None, None)
    speaks = _("denied by") if claim.polarity == Polarity.DENIED else _("speaker")
    speaker = claim.speaker and f"{one_line(claim.speaker)}{_doubt(claim)}"
    shown = ((speaks, "speaker", speaker), (_("cue"), "cue", cue), (_("medium"), "medium", medium))
    parts = [
        Content.assemble((_("{name}:").format(name=name), "dim"), " ", (one_line(words), PART_STYLES[kind]))
        for name, kind, words in shown
        if words
    ]
    return Content(" · ").join(parts) if parts else Content(_("no speaker"))


def _doubt(claim: ClaimSummary) -> str:
    """That the machine is not sure of the speaker; empty where it is, or where a person named somebody."""
    sure = claim.speaker_confidence
    if sure is None or sure >= SURE or claim.speaker != claim.machine_speaker:
        return ""
    return " " + _("(uncertain, {share})").format(share=format_percent(sure))


def decision_lines(dossier: Dossier, scale: Scale) -> list[Content]:
    """What people decided: status, verdict and flags, the reason, the evidence, the last reply, whose work it is."""
    claim = dossier.claim
    flags = [scale.flag_name(flag) for flag in claim.flag_keys]
    none = [not_claim_words(claim.not_claim)] if claim.not_claim else []
    state = Content(" · ".join([claim_state_in_list(claim, scale), *none, *flags])).stylize("bold")
    lines = [_named(_("Decision"), state)]
    reason = _reason(dossier)
    lines += [_named(_("Why"), Content(reason))] if reason else []
    lines.append(_named(_("Evidence"), Content(_evidence_words(dossier.evidence))))
    for reply in dossier.replies[-1:]:
        words = f"{one_line(reply.asked)} — {one_line(reply.answer or _('no answer yet'))}"
        lines.append(_named(_("Right of reply"), Content(words)))
    return [*lines, *_work(dossier)]


def _named(name: str, words: Content) -> Content:
    return Content.assemble((_("{name}:").format(name=name), "dim"), " ", words)


def _reason(dossier: Dossier) -> str:
    """Why the claim stands as it does, and who said so: of the verdict, and of a status that wants a reason."""
    claim = dossier.claim
    told: dict[str, None] = {}
    if claim.verdict and claim.verdict_why:
        told[_signed(claim.verdict_why, claim.verdict_by)] = None
    event = next((one for one in reversed(dossier.history) if one.what == "status"), None)
    if event is not None and event.why and event.to_value == claim.status:
        told[_signed(event.why, event.who)] = None
    return " · ".join(told)


def _signed(words: str, who: str | None) -> str:
    return f"{one_line(words)} — {one_line(who)}" if who else one_line(words)


def _evidence_words(pieces: Sequence[EvidenceEntry]) -> str:
    if not pieces:
        return _("none yet")
    told = [f"{one_line(piece.title or piece.url)} ({stance_words(piece.stance)})" for piece in pieces[:_PIECES]]
    more = len(pieces) - len(told)
    told += [ngettext("and {n} more", "and {n} more", more).format(n=more)] if more else []
    return ", ".join(told)


def _work(dossier: Dossier) -> list[Content]:
    """Who works on the claim until when, and the last comment, each on a line of its own where there is one."""
    claim = dossier.claim
    shares = [_("assigned to {name}").format(name=one_line(claim.assignee))] if claim.assignee else []
    shares += [deadline_words(claim.deadline)] if claim.deadline else []
    lines = [Content(" · ".join(shares)).stylize("bold")] if shares else []
    notes = [event for event in dossier.history if event.what == "note" and event.why and event.to_value is None]
    if notes:
        comment = _("“{words}” — {who}").format(words=one_line(notes[-1].why or ""), who=one_line(notes[-1].who))
        lines.append(Content(comment).stylize("italic"))
    return lines
