"""What hardened from one article to another, in words.

In: a ``Comparison``. Out: paragraphs, Markdown, or values for JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from claims.accusation import Stage
from claims.claim import Label
from factcheck.hardening import Change, ChangeKind, ClaimPair, Comparison, Direction, FirmHeadline, PlacedClaim
from factcheck.i18n import _, ngettext
from factcheck.reports.accusation_wording import accusation_lines, stage_name
from factcheck.reports.console import Paragraph
from factcheck.reports.denial_wording import claim_words
from factcheck.reports.escaping import markdown_plain
from factcheck.reports.wording import label_name, origin, resolved_name, speaker_words
from factcheck.safe_text import one_line
from factcheck.scan_results import Article

__all__ = [
    "change_lines",
    "change_record",
    "change_words",
    "comparison_lines",
    "comparison_markdown",
    "comparison_record",
    "comparison_summary",
]

_MARKS = {Direction.HARDER: "▲", Direction.OTHER: "•", Direction.SOFTER: "▼"}
_STYLES = {Direction.HARDER: "bold red", Direction.OTHER: "", Direction.SOFTER: "dim"}


def change_words(change: Change) -> str:
    """One change in words: what it is, and what it was before and after."""
    before, after = one_line(change.before), one_line(change.after)
    if change.kind is ChangeKind.LABEL:
        return f"{label_name(Label(change.before))} → {label_name(Label(change.after))}"
    if change.kind is ChangeKind.STAGE:
        names = (stage_name(Stage(value)) for value in (change.before, change.after))
        return _("procedure: {change}").format(change=" → ".join(names))
    return _pattern(change).format(before=before, after=after or _("none"))


def _pattern(change: Change) -> str:
    """The words for a change, with places for what was before and after; what was left out has no after."""
    harder = change.direction is Direction.HARDER
    match change.kind:
        case ChangeKind.SOURCE_DROPPED:
            return _("source left out: {before}")
        case ChangeKind.SOURCE_ADDED:
            return _("source added: {after}")
        case ChangeKind.SPEAKER:
            return _("speaker: {before} → {after}")
        case ChangeKind.CHAIN:
            return _("sources between left out: {before} → {after}")
        case ChangeKind.NUMBER:
            return _("number: {before} → {after}")
        case ChangeKind.DATE:
            return _("date: {before} → {after}")
        case ChangeKind.RESERVE:
            return _("reserve left out: {before}") if harder else _("reserve added: {after}")
        case ChangeKind.CONDITIONAL:
            return _("conditional left out") if harder else _("conditional added")
        case ChangeKind.QUOTATION:
            return _("quotation: “{before}” → “{after}”")
        case _:
            return _denial(change)


def _denial(change: Change) -> str:
    if change.direction is Direction.OTHER:
        return _("one says the reverse of the other")
    return _("denial left out") if change.direction is Direction.HARDER else _("denial added")


def comparison_summary(compared: Comparison) -> str:
    """One line: how many claims hardened, changed otherwise, are the same, are left out and new."""
    harder, same = len(compared.hardened), sum(not pair.changes for pair in compared.pairs)
    other, denials = len(compared.pairs) - harder - same, len(compared.lost_denials)
    parts = [
        ngettext("{n} claim hardened", "{n} claims hardened", harder).format(n=harder),
        ngettext("{n} changed otherwise", "{n} changed otherwise", other).format(n=other),
        ngettext("{n} the same", "{n} the same", same).format(n=same),
        ngettext("{n} left out", "{n} left out", len(compared.dropped)).format(n=len(compared.dropped)),
        ngettext("{n} new", "{n} new", len(compared.added)).format(n=len(compared.added)),
    ]
    if denials:
        parts.append(ngettext("{n} denial left out", "{n} denials left out", denials).format(n=denials))
    return " · ".join(parts)


def comparison_lines(compared: Comparison) -> Iterator[Paragraph]:
    """Both articles, the summary, and the claims that changed, hardened ones first, then those left out and new."""
    yield Paragraph(_title(compared.first), "bold")
    yield Paragraph(_title(compared.second), "bold", lead="→", lead_style="bold")
    yield Paragraph(comparison_summary(compared))
    if compared.headline:
        style, mark = _STYLES[Direction.HARDER], _MARKS[Direction.HARDER]
        yield Paragraph("")
        yield Paragraph(_headline(compared.headline), style, lead=mark, lead_style=style)
        alleged = compared.headline.claim
        yield Paragraph(_claim(alleged, compared.headline.article), lead=_number(alleged), lead_style="dim")
    for pair in compared.pairs:
        if pair.changes:
            yield Paragraph("")
            yield from _pair(pair, compared)
    for heading, claims, article in _others(compared):
        if claims:
            yield Paragraph("")
            yield Paragraph(heading, "bold")
        for claim in claims:
            lost = claim in compared.lost_denials
            lead = f"{_MARKS[Direction.HARDER]} {_number(claim)}" if lost else _number(claim)
            yield Paragraph(_claim(claim, article), lead=lead, lead_style=_STYLES[Direction.HARDER] if lost else "cyan")


def _headline(headline: FirmHeadline) -> str:
    return _("the headline states what is alleged: “{words}”").format(words=one_line(headline.words))


def _others(compared: Comparison) -> Iterator[tuple[str, Iterable[PlacedClaim], Article]]:
    yield _("Left out"), compared.dropped, compared.first
    yield _("New"), compared.added, compared.second


def _pair(pair: ClaimPair, compared: Comparison) -> Iterator[Paragraph]:
    yield from change_lines(pair.changes)
    yield Paragraph(_claim(pair.first, compared.first), lead=_number(pair.first), lead_style="dim")
    yield Paragraph(_claim(pair.second, compared.second), lead=f"→ {_number(pair.second)}", lead_style="dim")


def change_lines(changes: Iterable[Change]) -> Iterator[Paragraph]:
    """A line for each change, with a sign that tells whether it makes the claim firmer."""
    for change in changes:
        style = _STYLES[change.direction]
        yield Paragraph(change_words(change), style, lead=_MARKS[change.direction], lead_style=style)


def _number(claim: PlacedClaim) -> str:
    return _("no. {n}").format(n=claim.number)


def _claim(claim: PlacedClaim, article: Article) -> str:
    """Content, label and speaker of a claim, and whom it accuses: no offence stands alone."""
    mark, content = claim_words(claim.item, article.text)
    name = resolved_name(claim.item, article.text)
    speaker = speaker_words(claim.item, article.text) + (f" → {name}" if name else "")
    told = (f"{_('Accusation:')} {line}" for line in accusation_lines(claim.item.claim.accusations, article.text))
    return " · ".join((f"{mark} {content}".strip(), label_name(claim.item.label), speaker, *told))


def _title(article: Article) -> str:
    return " · ".join((one_line(article.title) if article.title else _("(untitled)"), *origin(article)))


def comparison_markdown(compared: Comparison) -> str:
    """The same as Markdown: a heading, the summary, a list of changed claims, and those left out and new."""
    lines = [f"# {markdown_plain(_title(compared.first))} → {markdown_plain(_title(compared.second))}", ""]
    lines += [f"**{comparison_summary(compared)}**", ""]
    if compared.headline:
        told = _claim(compared.headline.claim, compared.headline.article)
        lines.append(f"- {_MARKS[Direction.HARDER]} {markdown_plain(_headline(compared.headline))}")
        lines.append(f"  - {_number(compared.headline.claim)} {markdown_plain(told)}")
    for pair in compared.pairs:
        if pair.changes:
            lines.append(
                "- " + "; ".join(f"{_MARKS[c.direction]} {markdown_plain(change_words(c))}" for c in pair.changes)
            )
            for claim, article in ((pair.first, compared.first), (pair.second, compared.second)):
                lines.append(f"  - {_number(claim)} {markdown_plain(_claim(claim, article))}")
    for heading, claims, article in _others(compared):
        found = [f"- {_number(claim)} {markdown_plain(_claim(claim, article))}" for claim in claims]
        lines += ["", f"## {heading}", "", *found] if found else []
    return "\n".join(lines) + "\n"


def comparison_record(compared: Comparison) -> dict[str, Any]:
    """What programs read: both articles, pairs with their changes, and the claims that one of the two lacks."""
    first, second = compared.first, compared.second
    return {
        "first": _article_record(first),
        "second": _article_record(second),
        "headline": _headline_record(compared.headline) if compared.headline else None,
        "pairs": [
            {
                "first": _claim_record(pair.first, first),
                "second": _claim_record(pair.second, second),
                "hardened": pair.harder,
                "changes": [change_record(change) for change in pair.changes],
            }
            for pair in compared.pairs
        ],
        "left_out": [_claim_record(claim, first) for claim in compared.dropped],
        "new": [_claim_record(claim, second) for claim in compared.added],
    }


def _headline_record(headline: FirmHeadline) -> dict[str, object]:
    claim = {"article": headline.article.id, **_claim_record(headline.claim, headline.article)}
    return {"words": headline.words, "claim": claim}


def change_record(change: Change) -> dict[str, str]:
    """What programs read of one change."""
    values = (change.kind.value, change.before, change.after, change.direction.value)
    return dict(zip(("kind", "before", "after", "direction"), values, strict=True))


def _article_record(article: Article) -> dict[str, object]:
    values = {"id": article.id, "source": article.source, "title": article.title, "outlet": article.outlet}
    return {**values, "agency": article.agency, "published": article.published}


def _claim_record(claim: PlacedClaim, article: Article) -> dict[str, object]:
    said = claim.item.claim
    return {
        "id": claim.id,
        "number": claim.number,
        "content": said.text(article.text),
        "spans": [[span.start, span.end] for span in said.content],
        "label": claim.item.label.value,
        "speaker": said.speaker.name if said.speaker else None,
        "polarity": said.polarity.value,
    }
