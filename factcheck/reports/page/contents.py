"""The contents of a page with several articles: each with its labels and how many of its claims are unverified.

In: placed articles. Out: HTML, in the language in force.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.i18n import _
from factcheck.reports.escaping import page_text
from factcheck.reports.page.badges import badge
from factcheck.reports.page.placed_claims import PlacedArticle
from factcheck.reports.page.typography import kept_spaces, own_words
from factcheck.reports.totals import Tally
from factcheck.reports.wording import version_words
from factcheck.safe_text import one_line
from factcheck.scan_results import Version

__all__ = ["article_title", "contents", "label_key", "page_total", "shown_part", "version_line"]


def article_title(placed: PlacedArticle) -> tuple[str, str]:
    """The title of an article on one line, and its language; that there is none is said in the reader's."""
    article = placed.checked.article
    title = kept_spaces(one_line(article.title or ""), article.language)
    return (title, article.language) if title else (_("(untitled)"), "")


def page_total(articles: Sequence[PlacedArticle]) -> str:
    """How many articles and claims there are, and how many claims are still open."""
    return Tally(placed.checked for placed in articles).whole_words()


def label_key(placed: PlacedArticle) -> str:
    """How many claims bear each label that occurs, as badges, which are the key to the colours."""
    labels = Tally([placed.checked]).labels()
    return " ".join(badge("label", label.value, label.value, words) for label, words in labels)


def version_line(version: Version | None) -> str:
    """Which of several versions an article is, as a paragraph; empty where there is only one."""
    words = version_words(version)
    return f'<p class="version">{own_words(words)}</p>\n' if words else ""


def shown_part(placed: PlacedArticle) -> str:
    """Where the script says how many claims of the article the filters leave; hidden while they leave all."""
    if not placed.claims:
        return ""
    words = own_words(_("Shown: {n} of {m}"))
    return f' <span class="part" data-of="{placed.name}" data-words="{words}" hidden></span>'


def contents(articles: Sequence[PlacedArticle]) -> Iterator[str]:
    """A list of links to the articles; nothing for one article."""
    if len(articles) < 2:
        return
    head = own_words(_("Contents"))
    yield '<nav class="contents" aria-labelledby="contents">\n'
    yield f'<h2 id="contents">{head}</h2>\n<ol>\n'
    for placed in articles:
        title, lang = article_title(placed)
        outlet = one_line(placed.checked.article.outlet or "")
        total = Tally([placed.checked]).words()
        spoken = f' lang="{page_text(lang)}"' if lang else ""
        yield f'<li data-article="{placed.name}"><a href="#{placed.name}"{spoken}>{page_text(title)}</a>\n'
        told = own_words(" · ".join(part for part in (outlet, total) if part))
        yield f'<p class="origin">{told}{shown_part(placed)}</p>\n'
        yield version_line(placed.checked.version)
        yield f'<p class="key">{label_key(placed)}</p></li>\n'
    yield "</ol>\n</nav>\n"
