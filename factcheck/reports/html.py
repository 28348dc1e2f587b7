"""The report as one self-contained HTML page: no script, no font, no image, no request.

In: checked articles. Out: the page in pieces, in the language in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.claim_ids import claim_ids
from factcheck.i18n import _, language
from factcheck.reports.escaping import page_text
from factcheck.reports.page.cards import card
from factcheck.reports.page.marked_text import marked_text
from factcheck.reports.page.stylesheet import page_style
from factcheck.reports.ranking import first_to_check
from factcheck.reports.wording import claims_total, label_counts, label_legend, origin, unverified
from factcheck.reports.worth_wording import worth_reasons
from factcheck.safe_text import one_line
from factcheck.scan_results import Checked

__all__ = ["to_html"]


def to_html(checked_list: Iterable[Checked]) -> Iterator[str]:
    """The whole page, piece by piece, in the language in force."""
    articles = list(checked_list)
    title = one_line(articles[0].article.title or _("(untitled)")) if len(articles) == 1 else _("Claims to verify")
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    yield (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{page_text(title)}</title>\n<style>{page_style()}</style>\n</head>\n<body>\n<main>\n"
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
    yield f'<div class="text">{marked_text(checked, prefix)}</div>\n'
    yield f'<h2 lang="{language()}">{page_text(_("Claims"))}</h2>\n<ol class="claims">\n'
    for number, item, name in zip(checked.numbers, checked.claims, claim_ids(checked), strict=True):
        yield card(checked, item, name, f"{prefix}{number}", number)
    yield "</ol>\n</article>\n"
