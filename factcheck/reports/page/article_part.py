"""One article of the page: its head, its text with the claims marked, and their cards beside it.

In: a placed article. Out: HTML, in the language in force.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.i18n import _
from factcheck.reports.escaping import page_text
from factcheck.reports.page.cards import card
from factcheck.reports.page.contents import article_title, label_key, shown_part, version_line
from factcheck.reports.page.marked_text import marked_text
from factcheck.reports.page.placed_claims import PlacedArticle
from factcheck.reports.page.typography import own_words
from factcheck.reports.ranking import first_to_check
from factcheck.reports.sign_legend import legend_lines
from factcheck.reports.skipped_wording import reason_count, skipped_reasons
from factcheck.reports.totals import Tally
from factcheck.reports.wording import origin
from factcheck.reports.worth_wording import worth_reasons

__all__ = ["article_part"]


def article_part(placed: PlacedArticle, filtered: Mapping[str, str]) -> Iterator[str]:
    """The whole part of one article; ``filtered`` are the attributes by which the filters find each card."""
    name = placed.name
    lang = page_text(placed.checked.article.language)
    yield f'<article class="article" id="{name}" aria-labelledby="{name}-title">\n'
    yield from _head(placed)
    heads = {"text": own_words(_("Article")), "claims": own_words(_("Claims"))}
    yield f'<div class="sides{"" if placed.claims else " alone"}">\n'
    yield f'<section class="side" aria-labelledby="{name}-text {name}-title">\n'
    yield f'<h3 id="{name}-text">{heads["text"]}</h3>\n<div class="text" lang="{lang}">'
    yield from marked_text(placed)
    yield "</div>\n</section>\n"
    if placed.claims:
        yield f'<section class="side cards" aria-labelledby="{name}-claims {name}-title">\n'
        yield f'<h3 id="{name}-claims">{heads["claims"]}</h3>\n<ol>\n'
        for one in placed.claims:
            yield from card(one, filtered[one.card])
        yield "</ol>\n</section>\n"
    yield "</div>\n</article>\n"


def _head(placed: PlacedArticle) -> Iterator[str]:
    """Title, origin, counts, what the label means, what to check first, and what was left out."""
    checked = placed.checked
    title, lang = article_title(placed)
    spoken = f' lang="{page_text(lang)}"' if lang else ""
    yield f'<header>\n<h2 id="{placed.name}-title"{spoken}>{page_text(title)}</h2>\n'
    yield f'<p class="origin">{own_words(" · ".join(origin(checked.article)))}</p>\n'
    yield version_line(checked.version)
    total = Tally([checked]).words()
    yield f'<p class="key"><strong>{own_words(total)}</strong>{shown_part(placed)} {label_key(placed)}</p>\n'
    notes = [*map(own_words, legend_lines(checked, page=True)), _first(placed), _left_out(placed)]
    yield "".join(f'<p class="note">{note}</p>\n' for note in notes if note)
    yield "</header>\n"


def _first(placed: PlacedArticle) -> str:
    cards = {one.number: one.card for one in placed.claims}
    claim, ranked = _("Claim {n}"), list(first_to_check(placed.checked))
    first = [
        f'<a href="#{cards[number]}">{own_words(claim.format(n=number))}</a>'
        f" ({own_words(worth_reasons(item.worth, against=False))})"
        for number, item in ranked
    ]
    # The style sheet shows the dots between those that the filters leave.
    spans = (
        f'<span class="first" data-card="{cards[number]}">{"<span>· </span>" if place else ""}{link}</span>'
        for place, ((number, _item), link) in enumerate(zip(ranked, first, strict=True))
    )
    head = own_words(_("Check first:"))
    return "\n".join((head, *spans)) if first else ""


def _left_out(placed: PlacedArticle) -> str:
    reasons = skipped_reasons(placed.checked)
    told = " · ".join(reason_count(reason, n) for reason, n in reasons.items())
    head = _("Left out:")
    return own_words(f"{head} {told}") if told else ""
