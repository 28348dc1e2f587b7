"""The facts on the card of a claim, in the order in which a reader asks for them.

In: a placed claim. Out: facts, their values as HTML, in the language in force. A new fact is a line in one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.claim import Polarity, Worth
from factcheck.i18n import _
from factcheck.reports.accusation_wording import accusation_lines
from factcheck.reports.check_wording import certainty_words, rule_words
from factcheck.reports.escaping import page_text
from factcheck.reports.label_reason_wording import label_reason_words
from factcheck.reports.page.placed_claims import PlacedClaim
from factcheck.reports.page.typography import own_words
from factcheck.reports.source_places import place_of, place_words, source_link
from factcheck.reports.wording import (
    chain_words,
    name_words,
    said_to,
    speaker_words,
    standing_words,
    vague_words,
    verdict_standing,
)
from factcheck.reports.worth_wording import worth_reasons, worth_score
from factcheck.safe_text import one_line

__all__ = ["Fact", "outside_link", "reading_facts", "speaking_facts"]


@dataclass(frozen=True, slots=True)
class Fact:
    """What a fact is called, its value as HTML (empty: it is left out), and how it looks."""

    name: str
    value: str
    kind: str = ""


def speaking_facts(one: PlacedClaim) -> Iterator[Fact]:
    """Who says it, whom it accuses, through what, to whom."""
    item, claim, text = one.item, one.item.claim, one.text
    words = speaker_words(item, text, itself=_("the article itself"))
    speaker = " → ".join(part for part in (words, name_words(item, text)) if part)
    said = " · ".join(part for part in (speaker, vague_words(claim.speaker)) if part)
    yield Fact(_("Denied by:") if claim.polarity is Polarity.DENIED else _("Speaker:"), own_words(said))
    for words in accusation_lines(claim.accusations, text):
        yield Fact(_("Accusation:"), own_words(words))
    yield Fact(_("Medium:"), page_text(one_line(claim.medium.of(text))) if claim.medium else "")
    yield Fact(_("Chain:"), own_words(chain_words(claim)))
    yield Fact(_("Told to:"), page_text(said_to(claim, text)))


def reading_facts(one: PlacedClaim) -> Iterator[Fact]:
    """What the machine makes of it, where it stands in the work and in its source, and its id."""
    sure = certainty_words(one.item, one.standing), rule_words(one.item, one.standing)
    yield Fact(_("Certainty of the label:"), own_words(" · ".join(filter(None, sure))))
    yield Fact(_("Why this label:"), own_words(label_reason_words(one.item, one.reason)))
    yield Fact(_("Worth checking:"), own_words(_worth(one.item.worth)) if one.item.worth else "")
    yield Fact(_("Verification:"), own_words(_work(one)))
    yield Fact(_("Place:"), own_words(place_words(place_of(one.article, one.item.claim.span))))
    link = source_link(one.article, one.item.claim.span)
    yield Fact(_("Source:"), outside_link(link, _("see it there")) if link else "")
    yield Fact(_("Id:"), f"<code>{page_text(one.name)}</code>")


def outside_link(address: str, words: str) -> str:
    """A link that leads out of the page and tells the site nothing of it; paper shows addresses that words hide."""
    bare = ' class="bare"' if words == address else ""
    return f'<a{bare} href="{page_text(address)}" rel="noreferrer">{own_words(words)}</a>'


def _work(one: PlacedClaim) -> str:
    """Status, day and likely repetitions; empty where the badges at the head of the card say all of it."""
    status, *rest = standing_words(one.standing)
    more = [words for words in rest if words != verdict_standing(one.standing)]
    return " · ".join([status, *more]) if more else ""


def _worth(worth: Worth) -> str:
    reasons = worth_reasons(worth)
    score = _("{n} of 100").format(n=worth_score(worth))
    return _("{score}: {reasons}").format(score=score, reasons=reasons) if reasons else score
