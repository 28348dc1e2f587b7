"""The texts of the review as styled content; no mark relies on colour alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from textual.content import Content

from claims.document.span import Span
from factcheck.dossiers.dossier_wording import claim_state, dossier_lines
from factcheck.i18n import N_, _, format_moment, format_percent
from factcheck.reports.console import Paragraph
from factcheck.reports.source_places import merged_place, place_words
from factcheck.reports.wording import verdict_words
from factcheck.review.queue import ClaimPlace
from factcheck.safe_text import one_line, printable
from factcheck.stored_records import Appearance, Dossier, SuggestedPair
from factcheck.verification.acts import Part
from factcheck.verification.verdict_scale import Scale

__all__ = [
    "KEYS",
    "PART_STYLES",
    "alike_state",
    "alike_words",
    "article_parts",
    "help_text",
    "part_spans",
    "passage",
    "record_below",
    "with_marks",
]

PART_STYLES: Mapping[str, str] = {
    "content": "bold reverse",
    "speaker": "bold underline cyan",
    "cue": "italic yellow",
    "medium": "underline magenta",
}
_PARTS = {"content": Part.CONTENT, "speaker": Part.SPEAKER, "cue": Part.CUE, "medium": Part.MEDIUM}
_BEFORE, _AFTER = 100, 600
_BLANK_LINES = re.compile(r"\n\s*\n")
KEYS: tuple[tuple[str, str], ...] = (
    ("↑ ↓", N_("other claim")),
    (N_("Space"), N_("on to the next open claim")),
    ("s", N_("skip: later")),
    ("a", N_("the whole article")),
    ("h", N_("all that is on record: evidence, replies, history")),
    ("v", N_("verdict, from the scale")),
    ("i", N_("in progress")),
    ("w", N_("awaiting a reply")),
    ("r", N_("in second review")),
    ("y", N_("verified")),
    ("p", N_("published")),
    ("c", N_("corrected, with the reason")),
    ("d", N_("dropped, with the reason")),
    ("e", N_("evidence")),
    ("n", N_("note")),
    ("R", N_("right of reply")),
    ("g", N_("flags")),
    ("l", N_("correct the label")),
    ("S", N_("correct the speaker")),
    ("P", N_("correct who is accused, of what, how far the procedure is")),
    ("m", N_("mark what is said, speaker, cue, medium")),
    ("x", N_("not a claim, with the reason")),
    ("A", N_("add a missed claim")),
    ("C", N_("cut in two")),
    ("J", N_("join with another claim of the article")),
    ("t T", N_("tick for a decision on several; no ticks")),
    ("W", N_("who works on it, until when")),
    ("=", N_("the same claim as another, or not")),
    ("u", N_("take the last decision back")),
    ("f", N_("filter")),
    ("/", N_("search")),
    ("o", N_("other order")),
    (N_("Tab"), N_("to the next pane; arrows scroll it")),
    ("q", N_("quit; the next review goes on here")),
)
COLUMNS: tuple[tuple[str, str], ...] = (
    (N_("label"), N_("what the article does with the claim")),
    (N_("certain"), N_("how sure the machine is of the label, from 0 to 100; where the queue is wide")),
    (N_("worth"), N_("what a check would be worth, from 0 to 100")),
    (N_("age"), N_("since when the claim is known")),
)
SIGNS: tuple[tuple[str, str], ...] = (
    ("○", N_("unverified")),
    ("◐", N_("in progress")),
    ("…", N_("awaiting a reply")),
    ("2", N_("in second review")),
    ("✓", N_("verified, published or corrected")),
    ("×", N_("dropped")),
    ("▪", N_("ticked")),
)


def alike_state(pair: SuggestedPair, scale: Scale) -> str:
    """How alike another claim is, and its verdict or status."""
    state = claim_state(pair.known_status, pair.known_verdict, scale)
    return f"≈ {format_percent(pair.score / 100)} {pair.known_id} · {state}"


def alike_words(pair: SuggestedPair, scale: Scale) -> str:
    """One line about another claim that may be the same: likeness, verdict or status, content."""
    words = _("“{words}”").format(words=one_line(pair.known_content))
    return f"{alike_state(pair, scale)} · {words}"


def _origin(place: ClaimPlace) -> Content:
    """Where the article comes from."""
    told = place.facts
    published = (told.published_at if told else None) or place.reading.published or ""
    origin = [place.reading.title, place.reading.outlet]
    origin += [", ".join(told.authors or ()), told.place] if told else []
    origin += [format_moment(published), place_words(merged_place((told.places or ()) if told else (), place.content))]
    return Content(" · ".join(one_line(part) for part in origin if part)).stylize("dim")


def _marked(place: ClaimPlace, start: int, end: int, *, dense: bool = False) -> Content:
    """The article from ``start`` to ``end``, with the parts of the claim marked."""
    spans = [(span, PART_STYLES[kind]) for kind, part in _PARTS.items() for span in part_spans(place.reading)[part]]
    return with_marks(place.text, spans, start, end, dense=dense)


def part_spans(reading: Appearance) -> dict[Part, tuple[Span, ...]]:
    """Where the parts of a claim stand by a reading."""
    single = {Part.SPEAKER: reading.speaker_span, Part.CUE: reading.cue_span, Part.MEDIUM: reading.medium_span}
    return {Part.CONTENT: reading.spans, **{part: (span,) if span else () for part, span in single.items()}}


def with_marks(text: str, spans: Sequence[tuple[Span, str]], start: int, end: int, *, dense: bool = False) -> Content:
    """``text`` from ``start`` to ``end`` with styled spans. Cut at their edges first, then made safe to show."""
    edges = {start, end}
    for span, _style in spans:
        edges |= {edge for edge in (span.start, span.end) if start < edge < end}
    cuts = sorted(edges)
    parts = []
    for left, right in pairwise(cuts):
        styles = [style for span, style in spans if span.start <= left and right <= span.end]
        shown = printable(text[left:right])
        parts.append((_BLANK_LINES.sub("\n", shown) if dense else shown, " ".join(styles)))
    return Content.assemble(*parts)


def passage(place: ClaimPlace) -> Content:
    """The sentence with some of what stands around it."""
    inside = [place.sentence, *part_spans(place.reading)[Part.CONTENT]]
    first, last = min(span.start for span in inside), max(span.end for span in inside)
    start, end = max(first - _BEFORE, 0), min(last + _AFTER, len(place.text))
    if start:
        start = place.text.find(" ", start, first) + 1 or first
    if end < len(place.text):
        end = max(place.text.rfind(" ", last, end), last)
    words = _marked(place, start, end, dense=True)
    origin = _origin(place)
    return Content.assemble("… " if start else "", words, " …" if end < len(place.text) else "", "\n\n", origin)


def article_parts(place: ClaimPlace) -> tuple[Content, Content, Content]:
    """The whole article: what comes before the sentence, the sentence, what comes after."""
    first, last = place.sentence.start, place.sentence.end
    return _marked(place, 0, first), _marked(place, first, last), _marked(place, last, len(place.text))


def _paragraphs(lines: Iterable[Paragraph]) -> Content:
    """Paragraphs of a report, one a line."""
    made = [
        Content.assemble(
            (printable(line.lead), line.lead_style), " " if line.lead else "", (printable(line.text), line.style)
        )
        for line in lines
    ]
    return Content("\n").join(made)


def record_below(dossier: Dossier, scale: Scale) -> Content:
    """The record of a claim: evidence, replies and history, then the rest of the dossier; what it says stands above."""
    groups: list[list[Paragraph]] = [[]]
    for line in dossier_lines(dossier, scale):
        if line == Paragraph(""):
            groups.append([])
        else:
            groups[-1].append(line)
    decided = groups[2:] or [[Paragraph(_("nobody has decided anything yet"), "dim")]]
    # The first line is the claim itself.
    read = [groups[0][1:], *groups[1:2]]
    blank = [Paragraph("")]
    ordered = [line for group in (*decided, *read) for line in (*group, *blank)]
    return _paragraphs(ordered[:-1])


def help_text(scale: Scale, keys: Mapping[str, str]) -> Content:
    """The help: all keys; ``keys`` maps verdicts of the scale to their keys."""
    lines = [Paragraph(_(words), lead=f"{_(key):>6} ", lead_style="bold") for key, words in KEYS]
    lines += [Paragraph(""), Paragraph(_("Verdicts, each with its reason"), "bold")]
    for name, verdict in scale.verdicts.items():
        lines.append(Paragraph(verdict_words(verdict), lead=f"{keys.get(name, 'v'):>6} ", lead_style="bold"))
    lines += [Paragraph(""), Paragraph(_("In the queue"), "bold")]
    lines += [Paragraph(_(words), lead=f"{_(column):>9} ", lead_style="bold") for column, words in COLUMNS]
    lines += [Paragraph(_(words), lead=f"{sign:>9} ", lead_style="bold") for sign, words in SIGNS]
    lines += [Paragraph(""), Paragraph(_("In the article"), "bold")]
    names = {"content": _("what is said"), "speaker": _("speaker"), "cue": _("cue"), "medium": _("medium")}
    lines += [Paragraph("", lead=names[kind], lead_style=style) for kind, style in PART_STYLES.items()]
    return _paragraphs(lines)
