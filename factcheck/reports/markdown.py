"""Reports as Markdown, in the language in force.

In: articles checked. Out: for each a heading, a table of its claims, and counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from claims.claim import LabelledClaim
from factcheck.claim_ids import claim_ids, short_id
from factcheck.i18n import _
from factcheck.reports.accusation_wording import accusation_lines
from factcheck.reports.check_wording import CheckLine, certainty_words, check_lines, rule_words
from factcheck.reports.denial_wording import claim_words
from factcheck.reports.escaping import markdown_plain, markdown_row
from factcheck.reports.ranking import first_to_check
from factcheck.reports.sign_legend import legend_lines
from factcheck.reports.skipped_wording import ORDINARY_REASONS, quoted_stretches, reason_count, skipped_reasons
from factcheck.reports.source_places import place_of, place_words
from factcheck.reports.totals import Tally
from factcheck.reports.wording import (
    label_name,
    name_words,
    origin,
    speaker_notes,
    speaker_words,
    standing_words,
    version_words,
)
from factcheck.reports.worth_wording import first_words, worth_reasons, worth_score
from factcheck.scan_results import Article, Checked, Standing

__all__ = ["to_markdown"]


def to_markdown(checked_list: Iterable[Checked]) -> Iterator[str]:
    """Each article as a heading, a table and the counts, in the language in force; after several, the totals."""
    tally = Tally()
    for checked in checked_list:
        yield ("\n" if tally.articles else "") + "\n".join(_markdown(checked)) + "\n"
        tally.add(checked)
    if tally.articles > 1:
        yield "\n---\n\n" + "\n".join(_counts(tally)) + "\n"


def _markdown(checked: Checked) -> Iterator[str]:
    article = checked.article
    yield f"# {markdown_plain(article.title or _('(untitled)'))}"
    yield ""
    yield " · ".join(map(markdown_plain, origin(article)))
    yield ""
    if version := version_words(checked.version):
        yield f"**{markdown_plain(version)}**"
        yield ""
    if checked.claims:
        heads = (
            _("No."),
            _("Label"),
            _("Speaker"),
            _("Medium"),
            _("Claim"),
            _("Certainty of label"),
            _("Worth"),
            _("Verification"),
            _("ID"),
        )
        yield markdown_row(heads)
        yield "| ---: | --- | --- | --- | --- | ---: | --- | --- | --- |"
        for number, item, name in zip(checked.numbers, checked.claims, claim_ids(checked), strict=True):
            yield markdown_row([*_columns(number, item, article, checked.standing(name)), f"`{short_id(name)}`"])
        yield ""
        yield from _checks(checked)
    yield from _counts(Tally([checked]))
    for legend in legend_lines(checked):
        yield ""
        yield f"*{markdown_plain(legend)}*"
    yield from _first(checked)
    yield from _skipped(checked)


def _counts(tally: Tally) -> Iterator[str]:
    """The total and the count of each label that occurs."""
    yield f"**{markdown_plain(tally.whole_words())}**"
    if labels := tally.labels():
        yield ""
        yield " · ".join(words for _label, words in labels)


def _first(checked: Checked) -> Iterator[str]:
    """The claims to check first, each with its number, its worth and why."""
    if first := first_to_check(checked):
        yield from ("", _("Check first:"), "")
        yield from (f"- {markdown_plain(first_words(number, item))}" for number, item in first)


def _skipped(checked: Checked) -> Iterator[str]:
    """What was left out: counts by reason and, for unusual reasons, where it stands."""
    reasons = skipped_reasons(checked)
    if reasons:
        yield ""
        yield (
            _("Left out:") + " " + markdown_plain(" · ".join(reason_count(reason, n) for reason, n in reasons.items()))
        )
        told = [
            line for reason in reasons if reason not in ORDINARY_REASONS for line in quoted_stretches(checked, reason)
        ]
        yield from ("", *(f"- {markdown_plain(line)}" for line in told)) if told else ()


def _checks(checked: Checked) -> Iterator[str]:
    """What was found of each claim that people worked on, below the table."""
    for number, name in zip(checked.numbers, claim_ids(checked), strict=True):
        lines = check_lines(checked.standing(name))
        if lines:
            yield f"**{_('No.')} {number}**"
            yield ""
            for line in lines:
                yield f"- {line.name} {_check(line)}"
            yield ""


def _check(line: CheckLine) -> str:
    links = " · ".join(f"[{markdown_plain(words)}](<{_address(address)}>)" for words, address in line.links)
    told = line.words
    for words, _address_of in line.links:
        told = told.removeprefix(words).removeprefix(" · ")
    passage = markdown_plain(_("“{words}”").format(words=line.quote)) if line.quote else ""
    return " · ".join(part for part in (links, markdown_plain(told), passage, markdown_plain(line.was)) if part)


def _address(address: str) -> str:
    """An address that ends no link and no line."""
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~")


def _columns(number: int, item: LabelledClaim, article: Article, standing: Standing) -> list[str]:
    text, medium = article.text, item.claim.medium
    accused = [_("Accusation:") + f" {words}" for words in accusation_lines(item.claim.accusations, text)]
    notes = (*accused, rule_words(item, standing), place_words(place_of(article, item.claim.span)))
    mark, content = claim_words(item, text)
    name = name_words(item, text)
    speaker = speaker_words(item, text) + (f" → {name}" if name else "")
    worth = f"{worth_score(item.worth)} ({worth_reasons(item.worth)})" if item.worth and item.worth.reasons else ""
    return [
        str(number),
        label_name(item.label),
        markdown_plain(" · ".join((speaker, *speaker_notes(item, text)))),
        markdown_plain(medium.of(text)) if medium else "—",
        (f"**{mark}** " if mark else "")
        + markdown_plain(content)
        + "".join(f" *({markdown_plain(note)})*" for note in notes if note),
        certainty_words(item, standing),
        markdown_plain(worth or worth_score(item.worth) or "—"),
        markdown_plain(" · ".join(standing_words(standing))),
    ]
