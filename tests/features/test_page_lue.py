"""Pages as sites print them, read for what a reader would copy."""

from __future__ import annotations

import json

from pytest_bdd import given, scenarios, then, when

from factcheck.articles.reader import article_of
from factcheck.scan_results import BlockKind
from factcheck.sources.readers import read_sources
from factcheck.sources.source_text import NoticeCode, SourceText
from tests.features.tables import Table, records

scenarios("page_lue.feature")

ROLES = {
    BlockKind.HEADLINE: "titre",
    BlockKind.STANDFIRST: "chapeau",
    BlockKind.BODY: "texte",
    BlockKind.HEADING: "intertitre",
    BlockKind.CAPTION: "légende",
    BlockKind.BOX: "encadré",
    BlockKind.APPEAL: "appel",
    BlockKind.LINKS: "lien",
}


ELEMENTS = {
    "menu": "<nav><ul><li><a href=une>{}</a></li></ul></nav>",
    "bandeau": "<div class=cookie-banner><p>{}</p></div>",
    "titre": "<main><article><h1>{}</h1>",
    "chapeau": "<p class=chapo>{}</p>",
    "légende": "<figure><img src=digue><figcaption>{}</figcaption></figure>",
    "paragraphe": "<p>{}</p>",
    "gras": "<p><strong>{}</strong></p>",
    "intertitre": "<h2>{}</h2>",
    "encadré": "<aside class=encadre><p>{}</p></aside>",
    "lettre": "<div class=newsletter><p>{}</p></div>",
    "renvoi": "<div class=lire-aussi><a href=crue>{}</a></div>",
    "message de X": (
        "<blockquote class=twitter-tweet><p>{}</p>— Nadia Cordier (@ncordier) <a href=x>14 octobre 2026</a>"
        "</blockquote>"
    ),
    "péage": "<div class=paywall><p>{}</p></div>",
    "commentaire": "</article></main><section class=comments><p>{}</p></section>",
    "pied": "<footer><p>{}</p></footer>",
}


@given("une page faite de:", target_fixture="page")
def page_given(datatable: Table) -> bytes:
    """A page as content systems make them."""
    made = "".join(ELEMENTS[row["endroit"]].format(row["texte"]) for row in records(datatable))
    return f"<!DOCTYPE html><html><body>{made}</body></html>".encode()


@given("dans ses données:", target_fixture="page")
def data_given(page: bytes, datatable: Table) -> bytes:
    """The same page with JSON-LD in it."""
    (row,) = records(datatable)
    data = {
        "@type": "NewsArticle",
        "headline": row["titre"],
        "author": [{"name": name} for name in row["auteurs"].split(", ")],
        "publisher": {"name": row["média"]},
        "datePublished": row["date"],
        "articleBody": row.get("texte", ""),
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return page.replace(b"<body>", f"<head>{script}</head><body>".encode())


@when("on lit la page", target_fixture="source")
def read_page(page: bytes) -> SourceText:
    """Read it without looking for claims; its name tells nothing of its kind."""
    (source,) = read_sources(page, name="reçue")
    assert isinstance(source, SourceText)
    return source


def paragraphs(source: SourceText) -> list[tuple[BlockKind, str]]:
    """The paragraphs of the article that the page holds."""
    return [(block.kind, block.span.of(source.text)) for block in article_of(source).blocks]


@then("les paragraphes sont:")
def paragraphs_are(source: SourceText, datatable: Table) -> None:
    """Just these paragraphs, in this order, each with its part."""
    read = [{"rôle": ROLES[kind], "paragraphe": text} for kind, text in paragraphs(source)]
    assert read == records(datatable)


@then("le texte de la page contient le message:")
def post_is_written(source: SourceText, docstring: str) -> None:
    """The one post of the page stands there with its signature below."""
    posts = [part.span.of(source.text) for part in source.parts if part.kind is BlockKind.POST]
    assert posts == [docstring]


@then("les questions sont:")
def questions_are(source: SourceText, datatable: Table) -> None:
    """Just these questions, in this order."""
    asked = [{"question": text} for kind, text in paragraphs(source) if kind is BlockKind.QUESTION]
    assert asked == records(datatable)


@then("la fiche indique:")
def metadata_are(source: SourceText, datatable: Table) -> None:
    """What the page says of itself."""
    article = article_of(source)
    told = {
        "titre": article.title,
        "auteurs": ", ".join(article.authors),
        "agence": article.agency,
        "média": article.outlet,
        "date": article.published,
    }
    assert [told] == records(datatable)


@then("on est averti que l'article n'est pas entier")
def excerpt_is_told(source: SourceText) -> None:
    """A notice says so."""
    assert [notice.code for notice in source.notices] == [NoticeCode.EXCERPT_ONLY]
