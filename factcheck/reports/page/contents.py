"""The contents of a page with several articles: each with its labels and how many of its claims are unverified.

In: placed articles. Out: HTML, in the language in force.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.i18n import _, ngettext
from factcheck.reports.escaping import page_text
from factcheck.reports.page.badges import badge
from factcheck.reports.page.placed_claims import PlacedArticle
from factcheck.reports.page.typography import own_words
from factcheck.reports.wording import claims_total, label_counts, unverified
from factcheck.safe_text import one_line

__all__ = ["article_title", "contents", "label_key", "page_total"]


def article_title(placed: PlacedArticle) -> tuple[str, str]:
    """The title of an article on one line, and its language; that there is none is said in the reader's."""
    article = placed.checked.article
    title = one_line(article.title or "")
    return (title, article.language) if title else (_("(untitled)"), "")


def page_total(articles: Sequence[PlacedArticle]) -> str:
    """How many articles and claims there are, and how many claims are unverified."""
    claims = sum(len(placed.claims) for placed in articles)
    total = claims_total(claims, sum(unverified(placed.checked) for placed in articles))
    if len(articles) == 1:
        return total
    return f"{ngettext('{n} article', '{n} articles', len(articles)).format(n=len(articles))} · {total}"


def label_key(placed: PlacedArticle) -> str:
    """How many claims bear each label that occurs, as badges, which are the key to the colours."""
    borne = {one.item.label for one in placed.claims}
    return " ".join(
        badge("label", label.value, label.value, words)
        for label, words in label_counts(placed.checked.claims)
        if label in borne
    )


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
        total = claims_total(len(placed.claims), unverified(placed.checked))
        spoken = f' lang="{page_text(lang)}"' if lang else ""
        yield f'<li data-article="{placed.name}"><a href="#{placed.name}"{spoken}>{page_text(title)}</a>\n'
        yield f'<p class="origin">{own_words(" · ".join(part for part in (outlet, total) if part))}</p>\n'
        yield f'<p class="key">{label_key(placed)}</p></li>\n'
    yield "</ol>\n</nav>\n"
