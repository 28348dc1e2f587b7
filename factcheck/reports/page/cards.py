"""The card of each claim on the page: label, words, facts, and what was found of it.

In: a claim of a checked article. Out: an item of a list in HTML, in the language in force.
"""

from __future__ import annotations

from claims.claim import LabelledClaim, Worth
from factcheck.i18n import _, format_percent, language
from factcheck.reports.check_wording import CheckLine, check_lines, is_corrected
from factcheck.reports.denial_wording import claim_words
from factcheck.reports.escaping import page_text
from factcheck.reports.source_places import place_of, place_words, source_link
from factcheck.reports.wording import (
    chain_words,
    label_name,
    name_words,
    rule_mark,
    said_to,
    speaker_words,
    standing_words,
    vague_words,
)
from factcheck.reports.worth_wording import worth_reasons, worth_score
from factcheck.safe_text import one_line
from factcheck.scan_results import Checked
from factcheck.web_addresses import is_web_address

__all__ = ["card"]


def card(checked: Checked, item: LabelledClaim, name: str, place: str, number: int) -> str:
    """The card of one claim: label, words, facts, check; ``place`` makes its ids, ``number`` is shown."""
    text = checked.article.text
    mark, content = claim_words(item, text)
    speaker = " → ".join(part for part in (speaker_words(item, text), name_words(item, text)) if part)
    facts = [(_("Speaker:"), " · ".join(filter(None, (speaker, vague_words(item.claim.speaker)))))]
    if item.claim.medium:
        facts.append((_("Medium:"), one_line(item.claim.medium.of(text))))
    facts += [(_("Chain:"), chain_words(item.claim)), (_("Told to:"), said_to(item.claim, text))]
    if item.worth:
        facts.append((_("Worth checking:"), _worth(item.worth)))
    facts.append((_("Verification:"), " · ".join(standing_words(checked.standing(name)))))
    facts.append((_("Place:"), place_words(place_of(checked.article, item.claim.span))))
    facts.append((_("Id:"), name))
    rule = f" {page_text(rule_mark(item))}" if rule_mark(item) else ""
    shown = "".join(f"<dt>{page_text(term)}</dt><dd>{page_text(value)}</dd>" for term, value in facts if value)
    standing = checked.standing(name)
    shown += "".join(_check(line) for line in check_lines(standing))
    link = source_link(checked.article, item.claim.span)
    if link:
        # Whoever follows it tells the site nothing of this page.
        term, words = page_text(_("Source:")), page_text(_("see it there"))
        shown += f'<dt>{term}</dt><dd><a href="{page_text(link)}" rel="noreferrer">{words}</a></dd>'
    share = format_percent(item.probabilities[item.label])
    certain = _("certainty of the label {share}").format(share=share)
    sure = _("corrected") if is_corrected(standing, "label") else certain
    back = page_text(_("Back to the text, claim {n}").format(n=place))
    return (
        f'<li id="claim-{place}" value="{number}"><span class="label {item.label.value}" lang="{language()}">'
        f"{page_text(label_name(item.label))}, {page_text(sure)}{rule}</span>\n"
        f"<q>{page_text(f'{mark} {content}'.strip())}</q> "
        f'<a href="#in-{place}" aria-label="{back}">↑</a>\n<dl lang="{language()}">{shown}</dl></li>\n'
    )


def _check(line: CheckLine) -> str:
    """One fact of a check, with links that tell the sites nothing of this page."""
    told = line.words
    links = []
    for words, address in line.links:
        told = told.removeprefix(words).removeprefix(" · ")
        link = f'<a href="{page_text(address)}" rel="noreferrer">{page_text(words)}</a>'
        links.append(link if is_web_address(address) else page_text(f"{words} {address}"))
    passage = f"<q>{page_text(line.quote)}</q>" if line.quote else ""
    parts = " · ".join(part for part in (*links, page_text(told), passage) if part)
    return f"<dt>{page_text(line.name)}</dt><dd>{parts}</dd>"


def _worth(worth: Worth) -> str:
    reasons = worth_reasons(worth)
    score = _("{n} of 100").format(n=worth_score(worth))
    return _("{score}: {reasons}").format(score=score, reasons=reasons) if reasons else score
