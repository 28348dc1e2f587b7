"""One step of a decision in words: the axis, what held before, and what holds now.

In: axes and values as the store keeps them. Out: text in the language in force.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from claims.claim import Label
from claims.document.span import Span, words_at
from factcheck.i18n import _, format_date
from factcheck.reports.accusation_wording import told_accusations_words
from factcheck.reports.wording import label_name, not_claim_words, status_name, verdict_words
from factcheck.safe_text import one_line
from factcheck.scan_results import Status
from factcheck.stored_records import ClaimLink, HistoryEvent
from factcheck.verification.acts import ACCUSATIONS, Change, Part
from factcheck.verification.similarity import Kind
from factcheck.verification.verdict_scale import Scale

__all__ = [
    "axis_name",
    "change_words",
    "event_words",
    "quoted_words",
    "recorded_words",
    "undone_words",
    "value_words",
]

_QUOTED_WORDS = 16
"""Of a longer passage only the words at both ends are shown."""


def value_words(axis: str, value: str | None, scale: Scale, text: str | None = None) -> str:
    """The value on one axis of a claim, in words; of places the words of ``text``, the article, where it is known.

    Without it, places are as ``factcheck set`` takes them.
    """
    if axis in set(Part):
        return _place_words(value, text)
    if not value:
        return _("nobody") if axis == "speaker" and value is not None else "—"
    return _words_of(axis, value, scale)


def _words_of(axis: str, value: str, scale: Scale) -> str:
    match axis:
        case "accusations":
            return told_accusations_words(value)
        case "status" if value in set(Status):
            return status_name(Status(value))
        case "label" if value in set(Label):
            return label_name(Label(value))
        case "verdict":
            verdict = scale.verdict(value)
            return verdict_words(verdict) if verdict else "—"
        case "not_claim":
            return not_claim_words(value)
        case "deadline":
            return format_date(value)
        case "added":
            return _("by a person")
        case "flags":
            return ", ".join(scale.flag_name(flag) for flag in value.split())
    return one_line(value)


def axis_name(axis: str) -> str:
    """The axis, or the kind of event in a history, in words."""
    names = {
        "status": _("status"),
        "verdict": _("verdict"),
        "flags": _("flags"),
        "label": _("label"),
        "speaker": _("speaker"),
        Part.CONTENT: _("place"),
        Part.SPEAKER: _("place of the speaker"),
        Part.CUE: _("place of the cue"),
        Part.MEDIUM: _("place of the medium"),
        "note": _("note"),
        "not_claim": _("not a claim"),
        "added": _("added"),
        ACCUSATIONS: _("accusation"),
        "assignee": _("assigned to"),
        "deadline": _("deadline"),
        "evidence": _("evidence"),
        "evidence withdrawn": _("evidence withdrawn"),
        "asked": _("reply asked of"),
        "answer": _("answer of"),
        "reply withdrawn": _("right of reply taken back"),
        "link": _("same claim as"),
        "version": _("version made public"),
    }
    return names.get(axis, one_line(axis))


def _place_words(value: str | None, text: str | None) -> str:
    spans = [Span(start, end) for start, end in json.loads(value)] if value else []
    if text is not None and spans:
        return quoted_words(words_at(text, spans))
    return ", ".join(f"{span.start}:{span.end}" for span in spans) or (_("none") if value else "—")


def quoted_words(words: str) -> str:
    """Words of an article in quotation marks; of many, the first and the last."""
    each = one_line(words).split(" ")
    if len(each) > _QUOTED_WORDS:
        each = [*each[: _QUOTED_WORDS // 2], "…", *each[-_QUOTED_WORDS // 2 :]]
    return _("“{words}”").format(words=" ".join(each))


def event_words(event: HistoryEvent, scale: Scale) -> str:
    """One event of a history: what changed, from what to what; places by the words that stand there.

    Where people had said nothing yet, or say nothing more, the value is that of the machine.
    """
    before, after = (event.machine_value if value is None else value for value in (event.from_value, event.to_value))
    if event.what not in set(Part):
        return change_words(event.what, before, after, scale)
    steps = [
        quoted_words(words) if words else value_words(event.what, value, scale)
        for words, value in ((event.from_words, before), (event.to_words, after))
    ]
    return _("{what}: {value}").format(what=axis_name(event.what), value=" → ".join(steps))


def recorded_words(
    changes: Iterable[Change],
    texts: Mapping[str, str],
    scale: Scale,
    machine: Mapping[tuple[str, str | None], str | None] = MappingProxyType({}),
) -> list[str]:
    """The steps of an act in words, less its note; ``texts`` are those of the articles that places are in.

    ``machine`` are the values by axis and article that hold where nobody corrected them.
    """
    words = []
    for one in changes:
        if one.axis != "note":
            own = machine.get((one.axis, one.article))
            before, after = (own if value is None else value for value in (one.before, one.after))
            words.append(change_words(one.axis, before, after, scale, texts.get(one.article or "")))
    return words


def change_words(axis: str, before: str | None, after: str | None, scale: Scale, text: str | None = None) -> str:
    """One step of one axis: ``verdict: — → false``; ``text`` is that of the article, where places changed in one."""
    if axis == "note":
        return _("earlier decision taken back") if after == "undone" else axis_name(axis)
    if axis in ("evidence", "evidence withdrawn", "asked", "answer", "reply withdrawn", "link", "version"):
        shown = after if axis != "version" else value_words("status", after, scale)
        old = f"{one_line(before)} → " if before and axis == "evidence" else ""
        return _("{what}: {value}").format(what=axis_name(axis), value=old + one_line(shown or ""))
    steps = f"{value_words(axis, before, scale, text)} → {value_words(axis, after, scale, text)}"
    return _("{what}: {value}").format(what=axis_name(axis), value=steps)


def undone_words(
    changes: Iterable[Change],
    links: Iterable[ClaimLink],
    claim_id: str,
    scale: Scale,
    texts: Mapping[str, str],
    machine: Mapping[tuple[str, str | None], str | None] = MappingProxyType({}),
    replies: Iterable[str] = (),
) -> list[str]:
    """What an undo took back, seen from a claim: the steps of its axes, replies, and which claims are the same.

    ``replies`` are the names of those who were asked for one.
    """
    words = recorded_words(changes, texts, scale, machine)
    words += [_("right of reply taken back: {name}").format(name=one_line(name)) for name in replies]
    for link in links:
        other = link.claim_id if link.known_id == claim_id else link.known_id
        gone = _("no longer said to be another than {claim}") if link.kind == Kind.REJECTED else _not_same()
        words.append(gone.format(claim=other))
    return words


def _not_same() -> str:
    return _("no longer said to be the same as {claim}")
