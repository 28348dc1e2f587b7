"""The explanation of a label, laid out for a terminal of any width."""

from __future__ import annotations

from collections.abc import Iterator

from claims.claim import Claim, Label, Worth
from claims.classification.thresholds import FACT_THRESHOLD
from factcheck.i18n import _, format_decimal, format_percent, ngettext
from factcheck.labels.explanation import LabelExplanation
from factcheck.reports.accusation_wording import accusation_lines
from factcheck.reports.check_wording import correction_line
from factcheck.reports.console import Paragraph
from factcheck.reports.content_step_wording import content_step_words
from factcheck.reports.denial_wording import claim_words
from factcheck.reports.feature_wording import feature_words
from factcheck.reports.wording import (
    chain_words,
    label_name,
    resolved_name,
    role_name,
    said_to,
    speaker_words,
    vague_words,
)
from factcheck.reports.worth_wording import reason_words, worth_score
from factcheck.safe_text import one_line

__all__ = ["explanation_lines"]

_MOST = 8
"""Number of weights that are shown one by one."""
_LEAST = 0.05
"""Weights below this (log odds) are shown as one sum: they decide nothing."""


def explanation_lines(explanation: LabelExplanation) -> Iterator[Paragraph]:
    """The whole explanation, one paragraph a line."""
    item, text = explanation.item, explanation.text
    mark, content = claim_words(item, text)
    words = f"{mark} {content}".strip()
    yield Paragraph(_("“{words}”").format(words=words), "bold", lead=explanation.name, lead_style="cyan")
    yield from _people(explanation)
    if not explanation.added:
        yield from _machine(explanation)
    yield from _speaker(explanation)
    yield from _accusations(explanation)


def _people(explanation: LabelExplanation) -> Iterator[Paragraph]:
    """What people put in the place of what the machine made of it, and why."""
    for one in explanation.corrections:
        line = correction_line(one)
        yield _fact(line.name, line.text)
    if explanation.corrections and not explanation.added:
        yield Paragraph("")
        yield Paragraph(_("What the machine made of it"), "bold")


def _machine(explanation: LabelExplanation) -> Iterator[Paragraph]:
    """The label of the machine with its reasons, and whether the claim is worth checking."""
    item, text = explanation.item, explanation.text
    shares = sorted(item.probabilities.items(), key=lambda pair: -pair[1])
    probabilities = " · ".join(f"{label_name(label)} {format_percent(share)}" for label, share in shares if share)
    yield _fact(_("Label:"), f"{label_name(item.label)} ({probabilities})")
    yield from _rule(item.claim, item.disputed)
    yield from _content_steps(item.claim, text)
    yield from _decided(explanation)
    yield from _fact_rule(explanation)
    if item.worth:
        yield from _worth(item.worth, text)


def _fact(name: str, words: str) -> Paragraph:
    return Paragraph(words, lead=name, lead_style="dim")


def _weight(words: str, weight: float, style: str = "") -> Paragraph:
    sign = "green" if weight > 0 else "red"
    return Paragraph(words, style, lead=format_decimal(weight, signed=True), lead_style=style or sign)


def _rule(claim: Claim, disputed: bool) -> Iterator[Paragraph]:
    grammar = feature_words(f"construction={claim.construction}", {}) or claim.construction
    if not claim.rules:
        yield _fact(_("Rule:"), _("none; {construction}").format(construction=grammar))
        return
    words = _("{rules} ({construction}) proposes {label}").format(
        rules=", ".join(claim.rules), construction=grammar, label=label_name(claim.suggested)
    )
    yield _fact(_("Rule:"), words + (_("; the classifier says otherwise") if disputed else ""))


def _content_steps(claim: Claim, text: str) -> Iterator[Paragraph]:
    """The steps that set the content, each with the content after it; none for a claim that was read back."""
    if claim.derivation is None:
        return
    yield Paragraph(_("How the content was cut:"), "dim")
    for change in claim.derivation.changes:
        content = " … ".join(span.of(text) for span in change.content)
        words = _("{reason}: {words}").format(reason=content_step_words(change), words=one_line(content))
        yield Paragraph(f"· {words}", "dim")


def _decided(explanation: LabelExplanation) -> Iterator[Paragraph]:
    label, against = label_name(explanation.item.label), label_name(explanation.against)
    yield Paragraph("")
    if not explanation.weights:
        yield Paragraph(_("What decided is not on record; scan the article again."))
        return
    yield Paragraph(_("Why {label} and not {other}").format(label=label, other=against), "bold")
    shown = [w for w in explanation.weights if abs(w.weight) >= _LEAST][:_MOST]
    for weighed in shown:
        yield _weight(weighed.words, weighed.weight)
    rest = explanation.weights[len(shown) :]
    if rest:
        more = ngettext("{n} more", "{n} more", len(rest)).format(n=len(rest))
        yield _weight(more, sum(w.weight for w in rest), "dim")
    yield _weight(_("before anything is seen"), explanation.start, "dim")


def _fact_rule(explanation: LabelExplanation) -> Iterator[Paragraph]:
    if explanation.fact is None:
        return
    values = {"share": format_percent(explanation.fact), "least": format_percent(FACT_THRESHOLD)}
    if explanation.item.claim.attributed:
        words = _("a rule gives it to somebody, so it is never the article’s own statement")
    elif explanation.item.label is Label.ESTABLISHED_FACT:
        words = _("shown as one: {share}, and at least {least} is needed").format(**values)
    elif explanation.below:
        words = _("not shown as one: {share}, and at least {least} is needed").format(**values)
    else:
        words = _("not the likeliest: {share}").format(**values)
    yield Paragraph("")
    yield _fact(_("Stated by the article:"), words)


def _worth(worth: Worth, text: str) -> Iterator[Paragraph]:
    yield Paragraph("")
    yield Paragraph(_("Worth checking: {n} of 100").format(n=worth_score(worth)), "bold")
    for reason in worth.reasons:
        words = reason_words(reason.key)
        if reason.span:
            quoted = _("“{words}”").format(words=one_line(reason.span.of(text)))
            words = _("{reason}: {words}").format(reason=words, words=quoted)
        yield _weight(words, reason.weight)


def _speaker(explanation: LabelExplanation) -> Iterator[Paragraph]:
    item, text = explanation.item, explanation.text
    claim, speaker = item.claim, item.claim.speaker
    yield Paragraph("")
    words = speaker_words(item, text)
    if speaker is not None:
        words = _("“{words}”").format(words=words)
        name = resolved_name(item, text)
        sure = _("{share} sure").format(share=format_percent(speaker.confidence))
        words += f" → {name} ({sure})" if name else f" ({sure})"
    vague = vague_words(speaker)
    yield _fact(_("Speaker:"), f"{words} · {vague}" if vague else words)
    if claim.cue:
        yield _fact(_("Cue:"), _("“{words}”").format(words=one_line(claim.cue.of(text))))
    if claim.medium:
        yield _fact(_("Medium:"), one_line(claim.medium.of(text)))
    if chain_words(claim):
        links = (f"{one_line(source.name)} ({role_name(source.role)})" for source in claim.sources)
        yield _fact(_("Chain:"), " ← ".join(links))
    if said_to(claim, text):
        yield _fact(_("Told to:"), said_to(claim, text))


def _accusations(explanation: LabelExplanation) -> Iterator[Paragraph]:
    """Who is accused of what, by whom, at which stage, and the words that tell the stage."""
    text = explanation.text
    told: dict[str, list[str]] = {}
    for accusation in explanation.item.claim.accusations:
        for line in accusation_lines([accusation], text):
            told.setdefault(line, []).append(one_line(accusation.cue.of(text)))
    for line, cues in told.items():
        words = ", ".join(_("“{words}”").format(words=cue) for cue in dict.fromkeys(cues) if cue)
        said = _("stage told by: {words}").format(words=words)
        yield _fact(_("Accusation:"), f"{line} · {said}" if words else line)
