"""The report as one self-contained HTML page: no script, no font, no image, no request.

In: checked articles. Out: the page in pieces, in the language in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from claims.claim import LabelledClaim, Worth
from claims.document.span import Span
from claims.document.span_index import SpanIndex
from factcheck.claim_ids import claim_ids
from factcheck.i18n import _, format_percent, language
from factcheck.reports.check_wording import CheckLine, check_lines, is_corrected
from factcheck.reports.escaping import page_text
from factcheck.reports.ranking import first_to_check
from factcheck.reports.source_places import place_of, place_words, source_link
from factcheck.reports.wording import (
    chain_words,
    claim_words,
    claims_total,
    label_counts,
    label_legend,
    label_name,
    name_words,
    origin,
    rule_mark,
    said_to,
    speaker_words,
    standing_words,
    unverified,
    vague_words,
)
from factcheck.reports.worth_wording import worth_reasons, worth_score
from factcheck.safe_text import one_line
from factcheck.scan_results import Checked
from factcheck.web_addresses import is_web_address

__all__ = ["to_html"]

# Labels differ by line as well as by colour: for print, and for people who do not see the colours.
_STYLE = """
:root { color-scheme: light dark; --line: #8886; --soft: #8882; }
body { font: 1.05rem/1.6 Georgia, 'Times New Roman', serif; max-width: 46rem; margin: 0 auto; padding: 1rem; }
h1 { line-height: 1.25; } h1, h2, .origin, .facts, .key, footer { font-family: system-ui, sans-serif; }
.origin, .facts, footer { opacity: .8; font-size: .9rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.text a { color: inherit; text-decoration: none; padding: .05em 0; border-bottom: .14em solid; }
.text a sup { font: .65em system-ui, sans-serif; padding-right: .15em; }
.text a.reported_speech, .key .reported_speech, li .reported_speech { background: #06c2; border-color: #06c; }
.text a.allegation { background: #d802; border-color: #c60; border-bottom-style: dashed; }
.text a.established_fact { background: #8882; border-color: #777; border-bottom-style: dotted; }
.text a:hover, .text a:focus, li:target, a:target { outline: .15em solid; outline-offset: .1em; }
.key span { display: inline-block; padding: 0 .4em; margin-right: .6em; border-bottom: .14em solid; }
.key .allegation, li .allegation { background: #d802; border-color: #c60; border-bottom-style: dashed; }
.key .established_fact, li .established_fact { background: #8882; border-color: #777; border-bottom-style: dotted; }
ol.claims { padding-left: 2rem; } ol.claims li { margin: 0 0 1rem; padding: .3rem; break-inside: avoid; }
li .label { padding: 0 .3em; border-bottom: .14em solid; font-family: system-ui, sans-serif; font-size: .85rem; }
dl { margin: .2rem 0 0; font-family: system-ui, sans-serif; font-size: .85rem; }
dt { float: left; clear: left; margin-right: .4em; opacity: .75; } dd { margin: 0; overflow-wrap: anywhere; }
article + article { border-top: .2rem solid var(--line); margin-top: 3rem; padding-top: 1rem; break-before: page; }
@media print { body { max-width: none; font-size: 10.5pt; } .text a { print-color-adjust: exact; } }
"""


def to_html(checked_list: Iterable[Checked]) -> Iterator[str]:
    """The whole page, piece by piece, in the language in force."""
    articles = list(checked_list)
    title = one_line(articles[0].article.title or _("(untitled)")) if len(articles) == 1 else _("Claims to verify")
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    yield (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{page_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    )
    for number, checked in enumerate(articles, 1):
        yield from _article(checked, number, several=len(articles) > 1)
    made = page_text(_("Made with factcheck. It marks what to verify; people verify it."))
    yield f"</main>\n<footer><p>{made}</p></footer>\n"
    yield "</body>\n</html>\n"


def _article(checked: Checked, number: int, *, several: bool) -> Iterator[str]:
    article = checked.article
    prefix = f"a{number}-" if several else ""
    yield f'<article lang="{page_text(article.language)}" aria-labelledby="{prefix}title">\n'
    yield f'<h1 id="{prefix}title">{page_text(one_line(article.title or _("(untitled)")))}</h1>\n'
    yield f'<p class="origin">{page_text(" · ".join(origin(article)))}</p>\n'
    counts = [
        (label, words) for label, words in label_counts(checked.claims) if any(c.label is label for c in checked.claims)
    ]
    key = "".join(f'<span class="{label.value}">{page_text(words)}</span>' for label, words in counts)
    yield f'<p class="key" lang="{language()}"><strong>'
    yield f"{page_text(claims_total(len(checked.claims), unverified(checked)))}</strong> {key}</p>\n"
    legend = label_legend(checked.claims)
    if legend:
        yield f'<p class="facts" lang="{language()}">{page_text(legend)}</p>\n'
    claim = _("Claim {n}")
    first = " · ".join(
        f'<a href="#claim-{prefix}{number}">{page_text(claim.format(n=number))}</a>'
        f" ({page_text(worth_reasons(item.worth, against=False))})"
        for number, item in first_to_check(checked)
    )
    if first:
        first = f"{page_text(_('Check first:'))} {first}"
        yield f'<p class="facts" lang="{language()}">{first}</p>\n'
    yield f'<div class="text">{_marked(checked, prefix)}</div>\n'
    yield f'<h2 lang="{language()}">{page_text(_("Claims"))}</h2>\n<ol class="claims">\n'
    for number, item, name in zip(checked.numbers, checked.claims, claim_ids(checked), strict=True):
        yield _card(checked, item, name, f"{prefix}{number}", number)
    yield "</ol>\n</article>\n"


def _marked(checked: Checked, prefix: str) -> str:
    """The article's text, in which each claim is a link to its card."""
    text = checked.article.text
    spans = [(span, number) for number, item in enumerate(checked.claims) for span in item.claim.content]
    edges = (edge for span, _number in spans for edge in (span.start, span.end))
    bounds = sorted({0, len(text), *(min(edge, len(text)) for edge in edges)})
    names, numbers = claim_ids(checked), checked.numbers
    places = SpanIndex((span, place) for place, (span, _number) in enumerate(spans))
    opened: dict[int, list[str]] = {}
    for shown, item in zip(numbers, checked.claims, strict=True):
        opened.setdefault(item.claim.content[0].start, []).append(_opening(item, f"{prefix}{shown}", shown))
    pieces: list[str] = []
    for start, end in pairwise(bounds):
        pieces += opened.get(start, ())
        words = page_text(text[start:end])
        near = (spans[place] for place in places.touching(Span(start, end)))
        over = [(len(span), number) for span, number in near if span.start <= start and end <= span.end]
        if not over:
            pieces.append(words)
            continue
        # Of nested claims the innermost is linked; each shows where it begins.
        _length, number = min(over)
        item = checked.claims[number]
        hover = page_text(_hover(checked, item, names[number]))
        target = f"#claim-{prefix}{numbers[number]}"
        pieces.append(f'<a class="{item.label.value}" href="{target}" title="{hover}">{words}</a>')
    return "".join(pieces)


def _opening(item: LabelledClaim, place: str, shown: int) -> str:
    """What marks the place where a claim begins: its number, a link to its card."""
    label = page_text(_("Claim {n}").format(n=shown))
    link = f'<a class="{item.label.value}" id="in-{place}" href="#claim-{place}" aria-label="{label}">'
    return f"{link}<sup>{shown}</sup></a>"


def _hover(checked: Checked, item: LabelledClaim, name: str) -> str:
    words = [label_name(item.label), speaker_words(item, checked.article.text), *standing_words(checked.standing(name))]
    return " · ".join(word for word in words if word)


def _card(checked: Checked, item: LabelledClaim, name: str, place: str, number: int) -> str:
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
