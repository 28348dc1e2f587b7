"""The report as one self-contained HTML page: no font, no image, no request; it works without its script, too.

In: checked articles. Out: the page in pieces, in the language in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.i18n import _, language
from factcheck.reports.escaping import page_text
from factcheck.reports.page.article_part import article_part
from factcheck.reports.page.badges import shape_drawings
from factcheck.reports.page.contents import article_title, contents, page_total
from factcheck.reports.page.filters import filter_attributes, filter_bar
from factcheck.reports.page.page_files import content_policy, page_script, page_style
from factcheck.reports.page.placed_claims import placed_articles
from factcheck.reports.page.typography import own_words
from factcheck.scan_results import Checked

__all__ = ["to_html"]


def to_html(checked_list: Iterable[Checked]) -> Iterator[str]:
    """The whole page, piece by piece, in the language in force."""
    articles = placed_articles(checked_list)
    claims = [one for placed in articles for one in placed.claims]
    heading, skip = own_words(_("Claims to verify")), own_words(_("Skip to the articles"))
    title = f"{page_text(article_title(articles[0])[0])} · {heading}" if len(articles) == 1 else heading
    yield (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{content_policy()}">\n'
        f"<title>{title}</title>\n<style>{page_style()}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#main">{skip}</a>\n{shape_drawings()}'
        f'<header class="top">\n<h1>{heading}</h1>\n<p class="total">{own_words(page_total(articles))}</p>\n</header>\n'
    )
    yield from contents(articles)
    yield from filter_bar(claims)
    yield '<main id="main" tabindex="-1">\n'
    filtered = filter_attributes(claims)
    for placed in articles:
        yield from article_part(placed, filtered)
    made = own_words(_("Made with factcheck. It marks what to verify; people verify it."))
    yield f"</main>\n<footer><p>{made}</p></footer>\n<script>{page_script()}</script>\n</body>\n</html>\n"
