"""The words for what of an article yields no claims, counted by reason.

In: an article checked. Out: counts, and words in the language in force.
"""

from __future__ import annotations

from collections.abc import Callable

from factcheck.i18n import _, ngettext
from factcheck.safe_text import one_line
from factcheck.scan_results import Checked

__all__ = ["ORDINARY_REASONS", "quoted_stretches", "reason_count", "skipped_reasons"]

_REASONS: dict[str, Callable[[int], str]] = {
    "headline": lambda n: ngettext("{n} headline", "{n} headlines", n),
    "byline": lambda n: ngettext("{n} byline", "{n} bylines", n),
    "standfirst": lambda n: ngettext("{n} standfirst", "{n} standfirsts", n),
    "dateline": lambda n: ngettext("{n} dateline", "{n} datelines", n),
    "heading": lambda n: ngettext("{n} heading", "{n} headings", n),
    "caption": lambda n: ngettext("{n} caption", "{n} captions", n),
    "furniture": lambda n: ngettext("{n} piece of page furniture", "{n} pieces of page furniture", n),
    "box": lambda n: ngettext("{n} box", "{n} boxes", n),
    "post": lambda n: ngettext("{n} quoted post", "{n} quoted posts", n),
    "credit": lambda n: ngettext("{n} picture credit", "{n} picture credits", n),
    "links": lambda n: ngettext("{n} link to another article", "{n} links to other articles", n),
    "appeal": lambda n: ngettext("{n} call to subscribe", "{n} calls to subscribe", n),
    "comment": lambda n: ngettext("{n} reader’s comment", "{n} readers’ comments", n),
    "other_language": lambda n: ngettext("{n} paragraph in another language", "{n} paragraphs in other languages", n),
    "question": lambda n: ngettext("{n} question", "{n} questions", n),
    "no_claim": lambda n: ngettext("{n} sentence without a claim", "{n} sentences without a claim", n),
    "hedged": lambda n: ngettext("{n} supposition", "{n} suppositions", n),
    "doubtful": lambda n: ngettext("{n} sentence in doubt", "{n} sentences in doubt", n),
    "quotation": lambda n: ngettext("{n} quotation without a source", "{n} quotations without a source", n),
    "no_verb": lambda n: ngettext("{n} sentence without a verb", "{n} sentences without a verb", n),
    "failed": lambda n: ngettext("{n} sentence that a rule failed on", "{n} sentences that a rule failed on", n),
    "too_long": lambda n: ngettext("{n} passage too long to parse", "{n} passages too long to parse", n),
    "unparsed": lambda n: ngettext("{n} unparsed passage", "{n} unparsed passages", n),
}

# Stretches skipped for other reasons are unusual, and somebody may have said them: they are quoted, to be looked at.
ORDINARY_REASONS = frozenset(_REASONS) - {"quotation", "failed", "too_long", "unparsed"}
_QUOTED_WORDS = 8
_QUOTED_EACH = 5


def reason_count(reason: str, n: int) -> str:
    """How many stretches were skipped for ``reason``, in words; an unknown reason is named as it is."""
    if reason in _REASONS:
        return _REASONS[reason](n).format(n=n)
    return f"{n} × {one_line(reason)}"


def quoted_stretches(checked: Checked, reason: str) -> list[str]:
    """The first stretches skipped for ``reason``, each with its line and first words, and how many more there are."""
    text = checked.article.text
    places = [skipped.span for skipped in checked.skipped if skipped.reason == reason]
    lines = []
    for span in places[:_QUOTED_EACH]:
        words = one_line(span.of(text)).split(" ")
        quoted = " ".join(words[:_QUOTED_WORDS]) + (" …" if len(words) > _QUOTED_WORDS else "")
        lines.append(_("line {line}: {words}").format(line=text.count("\n", 0, span.start) + 1, words=quoted))
    more = len(places) - _QUOTED_EACH
    return [*lines, *([ngettext("… and {n} more", "… and {n} more", more).format(n=more)] if more > 0 else [])]


def skipped_reasons(checked: Checked) -> dict[str, int]:
    """The number of stretches skipped for each reason, in order of first appearance."""
    counts: dict[str, int] = {}
    for skipped in checked.skipped:
        counts[skipped.reason] = counts.get(skipped.reason, 0) + 1
    return counts
