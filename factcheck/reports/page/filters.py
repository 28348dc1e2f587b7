"""The filters of the page: by what the claims can be chosen, and how many of them each choice has.

In: the claims of a page. Out: the bar of filters as HTML, and the attributes by which each card is found. Without the
script of the page nobody sees the bar, and all claims are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.accusation import STAGES
from claims.claim import LABELS
from factcheck.claim_ids import base_id
from factcheck.i18n import N_, _, ngettext
from factcheck.reports.accusation_wording import stage_words
from factcheck.reports.page.badges import shape, verdict_shape
from factcheck.reports.page.placed_claims import PlacedClaim
from factcheck.reports.page.typography import own_words
from factcheck.reports.wording import (
    is_provisional,
    label_name,
    resolved_name,
    speaker_words,
    status_name,
    verdict_standing,
)
from factcheck.scan_results import Status

__all__ = ["FILTERS", "Choice", "Filter", "filter_attributes", "filter_bar"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: its words, the shape that stands before them, and where it stands among the others.

    Choices of one ``rank`` are ordered by how many claims they have, then by their words.
    """

    words: str
    drawing: str = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Filter:
    """What claims can be chosen by; ``choices`` gives those that one claim falls under, often one, maybe none."""

    key: str
    name: str
    choices: Callable[[PlacedClaim], Sequence[Choice]]


def _label(one: PlacedClaim) -> list[Choice]:
    label = one.item.label
    return [Choice(label_name(label), label.value, LABELS.index(label))]


def _status(one: PlacedClaim) -> list[Choice]:
    status = one.standing.status
    return [Choice(status_name(status), status.value, list(Status).index(status))]


def _verdict(one: PlacedClaim) -> list[Choice]:
    verdict = one.standing.verdict
    if verdict is None:
        return [Choice(_("no verdict"), rank=20)]
    rank = (verdict.rating or 8) + (10 if is_provisional(one.standing) else 0)
    return [Choice(verdict_standing(one.standing), verdict_shape(verdict), rank)]


def _speaker(one: PlacedClaim) -> list[Choice]:
    speaker = one.item.claim.speaker
    if speaker is None:
        return [Choice(speaker_words(one.item, one.text, itself=_("the article itself")), rank=1)]
    return [Choice(resolved_name(one.item, one.text) or speaker.name or speaker_words(one.item, one.text))]


def _accused(one: PlacedClaim) -> list[Choice]:
    accused = (party.name for accusation in one.item.claim.accusations for party in accusation.accused)
    return [Choice(name) for name in dict.fromkeys(accused)] or [Choice(_("nobody accused"), rank=1)]


def _stage(one: PlacedClaim) -> list[Choice]:
    found = dict.fromkeys((a.stage, stage_words(a.stage, a.negated)) for a in one.item.claim.accusations)
    return [Choice(words, rank=STAGES.index(stage)) for stage, words in found] or [
        Choice(_("no procedure"), rank=len(STAGES))
    ]


FILTERS: tuple[Filter, ...] = (
    Filter("label", N_("Label"), _label),
    Filter("status", N_("Status"), _status),
    Filter("verdict", N_("Verdict"), _verdict),
    Filter("speaker", N_("Speaker"), _speaker),
    Filter("accused", N_("Accused"), _accused),
    Filter("stage", N_("Procedure"), _stage),
)
"""All filters of the page. A new one is a line here, and a function that tells what a claim falls under."""


def _numbered(claims: Sequence[PlacedClaim], one: Filter) -> dict[Choice, int]:
    """The choices of a filter with their numbers, in the order in which they are shown."""
    counts = _counts(claims, one)
    return {choice: number for number, choice in enumerate(sorted(counts, key=lambda c: (c.rank, -counts[c], c.words)))}


def _counts(claims: Sequence[PlacedClaim], one: Filter) -> dict[Choice, int]:
    """How many claims each choice has; a claim of several articles is one."""
    names = dict[Choice, set[str]]()
    for claim in claims:
        for choice in one.choices(claim):
            names.setdefault(choice, set()).add(base_id(claim.name))
    return {choice: len(found) for choice, found in names.items()}


def filter_attributes(claims: Sequence[PlacedClaim]) -> dict[str, str]:
    """The attributes of each card, by its name: under each filter the numbers of the choices that it falls under."""
    numbered = [(one, _numbered(claims, one)) for one in FILTERS]
    return {
        claim.card: "".join(
            f' data-{one.key}="{" ".join(str(numbers[choice]) for choice in one.choices(claim))}"'
            for one, numbers in numbered
        )
        for claim in claims
    }


def filter_bar(claims: Sequence[PlacedClaim]) -> Iterator[str]:
    """The bar of filters, hidden until the script shows it; none where there is nothing to choose."""
    offered = [(one, _numbered(claims, one), _counts(claims, one)) for one in FILTERS]
    offered = [(one, numbers, counts) for one, numbers, counts in offered if len(numbers) > 1]
    if not offered:
        return
    filters, shown, everything = _("Filters"), _("Shown: {n} of {m}"), _("Show all")
    yield f'<section class="filters" id="filters" aria-label="{own_words(filters)}" hidden>\n'
    for one, numbers, counts in offered:
        yield from _menu(one, numbers, counts)
    yield f'<output class="shown" data-words="{own_words(shown)}" aria-live="polite"></output>\n'
    yield f'<button type="button" id="reset" disabled>{own_words(everything)}</button>\n</section>\n'
    nothing = _("No claim fits these filters.")
    yield f'<p class="nothing" id="nothing" hidden>{own_words(nothing)}</p>\n'


def _menu(one: Filter, numbers: Mapping[Choice, int], counts: Mapping[Choice, int]) -> Iterator[str]:
    """One filter: its name, and a list of choices that opens below it."""
    name = own_words(_(one.name))
    yield f'<details class="filter" data-filter="{one.key}" name="filter">\n'
    yield f'<summary>{name} <span class="chosen"></span></summary>\n<fieldset><legend>{name}</legend>\n'
    for choice, number in numbers.items():
        drawn = shape(choice.drawing) if choice.drawing else ""
        told = own_words(ngettext("{n} claim", "{n} claims", counts[choice]).format(n=counts[choice]))
        yield f'<label><input type="checkbox" value="{number}">{drawn}<span>{own_words(choice.words)}</span> '
        yield f'<span class="count" title="{told}">{counts[choice]}</span></label>\n'
    yield "</fieldset>\n</details>\n"
