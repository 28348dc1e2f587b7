"""Pages of the web become the text of their article, with its parts and what they say of themselves."""

from __future__ import annotations

import time

import pytest

from factcheck.errors import ArticleError
from factcheck.scan_results import BlockKind, SourceKind
from factcheck.sources.formats.html import read_html
from factcheck.sources.source_text import NoticeCode, SourceText
from tests.support.bounds import FROZEN_S

FIRST = "Le maire de Sauvagny a annoncé mardi que la passerelle des Lices serait fermée pendant tout l’hiver."
SECOND = "« Les câbles ne tiendront pas une saison de plus », a expliqué l’ingénieure Odile Perrault devant les élus."
THIRD = "La préfecture, de son côté, assure qu’aucun danger n’est établi à ce jour pour les piétons du quartier."
PROSE = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def read(page: str | bytes, **options: str) -> SourceText:
    (source,) = read_html(page if isinstance(page, bytes) else page.encode(), name="page.html", **options)
    assert isinstance(source, SourceText)
    return source


def kinds(source: SourceText) -> dict[str, BlockKind]:
    """The paragraphs whose kinds the page tells."""
    return {part.span.of(source.text): part.kind for part in source.parts}


def article(inside: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><article><h1>La passerelle ferme</h1>{inside}</article></body></html>"


# --- The text --------------------------------------------------------------------------------------------------------


def test_the_article_is_read_without_the_page_around_it() -> None:
    source = read(
        f"<html><body><header><nav><ul><li><a href=/>Accueil</a></li></ul></nav></header>"
        f"<main><article><h1>La passerelle ferme</h1>{PROSE}</article><aside><h2>Les plus lus</h2><ul><li>"
        f"<a href=/a>Un lynx filmé près du lac</a></li></ul></aside></main><footer><p>Mentions légales</p></footer>"
    )

    assert source.text == "\n\n".join(("La passerelle ferme", FIRST, SECOND, THIRD))
    assert (source.kind, source.encoding, source.notices) == (SourceKind.HTML, None, ())


def test_parts_have_the_kinds_that_their_elements_tell() -> None:
    source = read(
        article(
            f"<p class=chapo>Les élus ont voté la fermeture dans la nuit, malgré l’opposition.</p>"
            f"<p class=byline>Par Jeanne Morel</p><figure><img src=a.jpg><figcaption>La passerelle, lundi. "
            f"<span class=credit>Photo Luc Bas</span></figcaption></figure>{PROSE}<h2>Un vote serré</h2>{PROSE}"
            f"<aside class=encadre><h3>En chiffres</h3><p>La passerelle a coûté deux millions d’euros en 1998.</p>"
            f"</aside>"
            f"<div class=newsletter><p>Chaque matin, l’essentiel de Sauvagny dans votre boîte.</p></div>{PROSE}"
            f"<div class=related><ul><li><a href=b>Le pont neuf rouvre</a></li></ul></div>"
        )
    )

    assert kinds(source) == {
        "La passerelle ferme": BlockKind.HEADLINE,
        "Les élus ont voté la fermeture dans la nuit, malgré l’opposition.": BlockKind.STANDFIRST,
        "Par Jeanne Morel": BlockKind.BYLINE,
        "La passerelle, lundi.": BlockKind.CAPTION,
        "Photo Luc Bas": BlockKind.CREDIT,
        "Un vote serré": BlockKind.HEADING,
        "En chiffres": BlockKind.BOX,
        "La passerelle a coûté deux millions d’euros en 1998.": BlockKind.BOX,
        "Chaque matin, l’essentiel de Sauvagny dans votre boîte.": BlockKind.APPEAL,
        "Le pont neuf rouvre": BlockKind.LINKS,
    }


def test_questions_in_bold_are_questions_where_there_are_several() -> None:
    source = read(
        article(
            f"<p><strong>Pourquoi fermer ?</strong></p><p>{SECOND}</p>"
            f"<p><b>Le préfet parle d’« un caprice ».</b></p><p>{FIRST}</p>"
            f"<p><strong>Et après ?</strong></p><p>{THIRD}</p>"
        )
    )

    assert [text for text, kind in kinds(source).items() if kind is BlockKind.QUESTION] == [
        "Pourquoi fermer ?",
        "Le préfet parle d’« un caprice ».",
        "Et après ?",
    ]


def test_one_heading_that_asks_is_a_heading() -> None:
    source = read(article(f"{PROSE}<p><strong>Et après ?</strong></p>{PROSE}"))

    assert BlockKind.QUESTION not in kinds(source).values()


def test_white_space_is_as_the_page_shows_it() -> None:
    source = read(
        article(f"<p>{FIRST}<br>Il\n  a&nbsp;dit&#8239;: pa\u00adsse&shy;relle<br><br>{SECOND}</p><p>{THIRD}</p>")
    )

    assert f"{FIRST}\nIl a\u00a0dit\u202f: passerelle\n\n{SECOND}" in source.text


@pytest.mark.parametrize("code", ["\x01", "&#1;", "&#x1F;", "&#xFFFF;", "&#65535;", "\ufffe", "&#xD800;", "&#x110000;"])
def test_what_is_no_character_is_left_out(code: str) -> None:
    source = read(
        article(f"<p>{FIRST}</p><p hidden>Caché.</p>{code}<p>{code}{SECOND}<svg></svg>{code}</p><p>{THIRD}</p>")
    )

    assert source.text.replace("\ufffd", "").startswith(f"La passerelle ferme\n\n{FIRST}")
    assert SECOND in source.text


def test_what_is_hidden_is_not_read() -> None:
    hidden = (
        '<p style="display: none">Caché par le style, mais écrit en toutes lettres dans la page.</p>'
        "<p hidden>Caché par l’attribut, mais écrit en toutes lettres dans la page.</p>"
        "<template><p>Un modèle, qui attend que le programme de la page en fasse quelque chose.</p></template>"
        "<noscript><p>Activez les scripts pour lire la suite de cet article passionnant.</p></noscript>"
    )

    assert read(article(hidden + PROSE)).text == "\n\n".join(("La passerelle ferme", FIRST, SECOND, THIRD))


def test_a_dialog_that_hides_the_page_from_screen_readers_hides_nothing() -> None:
    page = f'<body><div aria-hidden="true" id="app">{article(PROSE)}</div><div role=dialog><p>Vos cookies ?</p></div>'

    assert SECOND in read(page).text
    assert "cookies" not in read(page).text


# --- JSON-LD, metadata ------------------------------------------------------------------------------------------------

LD = (
    '<script type="application/ld+json">{"@graph": [{"@type": "Organization", "@id": "#o",'
    ' "name": "Le Courrier des Lices"}, {"@type": ["NewsArticle"], "headline": "Passerelle : fermeture", '
    '"author": [{"@type": "Person", "name": "Jeanne Morel"},'
    '{"name": "AFP"}], "publisher": {"@id": "#o"}, "datePublished": "2026-10-14T18:02:00+02:00",'
    '"dateModified": "2026-10-14T17:10Z", "url": "https://courrier.example/a"%s}]}</script>'
)


def test_json_ld_tells_most() -> None:
    told = read(article(PROSE, LD % "")).metadata

    assert told.headline == "La passerelle ferme"
    assert (told.authors, told.agency, told.outlet) == (("Jeanne Morel",), "AFP", "Le Courrier des Lices")
    assert (told.published, told.updated) == ("2026-10-14T18:02:00+02:00", "2026-10-14T17:10:00+00:00")
    assert told.url == "https://courrier.example/a"


def test_a_text_that_only_json_ld_has_is_read_there() -> None:
    body = f', "articleBody": "{FIRST}\\n\\n{SECOND}\\n{THIRD}"'
    source = read(f"<html><head>{LD % body}</head><body><div id=app><p>Chargement…</p></div></body></html>")

    assert source.text == "\n\n".join(("Passerelle : fermeture", FIRST, SECOND, THIRD))


def test_a_teaser_is_told() -> None:
    free = ', "isAccessibleForFree": "False"'
    source = read(
        article(f"{PROSE}<div class=paywall><p>La suite est réservée aux abonnés du Courrier.</p></div>", LD % free)
    )

    assert [notice.code for notice in source.notices] == [NoticeCode.EXCERPT_ONLY]


# --- Bytes and bounds -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "meta", "declared"),
    [
        ("cp1252", "<meta charset=iso-8859-1>", ""),
        ("iso8859-15", '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15">', ""),
        ("cp1252", "", "windows-1252"),
        ("utf-8", "<meta charset=iso-8859-1>", ""),
    ],
)
def test_pages_are_read_in_the_encoding_that_they_declare(encoding: str, meta: str, declared: str) -> None:
    page = article(PROSE.replace("’", "'"), meta).encode(encoding)
    source = read(page, declared=declared)

    assert FIRST.replace("’", "'") in source.text
    assert source.encoding == (None if encoding == "utf-8" else encoding)
    assert source.notices == ()


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(ArticleError, match="without running text"):
        read("<html><body><nav><a href=/>Accueil</a></nav></body></html>")


@pytest.mark.parametrize(
    "piece", ["<div>", "<b>a ", "<p>a ", "<a href=x>", "<table><tr><td>", "<a b='>' c>", "<ul><li>x"]
)
def test_tags_without_end_neither_crash_nor_hang(piece: str) -> None:
    began = time.process_time()
    source = read(f"<body>{piece * 3_000}<article><h1>La passerelle ferme</h1>{PROSE}")

    assert SECOND in source.text
    assert time.process_time() - began < FROZEN_S


@pytest.mark.parametrize(
    "page",
    [
        f"<meta charset=utf-8><title>x</title><article><h1>La passerelle ferme</h1>{PROSE}",
        f"<body><form action=x><article><h1>La passerelle ferme</h1>{PROSE * 9}</article></form>",
        f"<h1>La passerelle ferme</h1>{PROSE}",
    ],
)
def test_pages_that_leave_tags_out_or_wrap_themselves_in_a_form_are_read(page: str) -> None:
    source = read(page)

    assert source.text.startswith(f"La passerelle ferme\n\n{FIRST}\n\n{SECOND}")
    assert kinds(source) == {"La passerelle ferme": BlockKind.HEADLINE}


def test_paragraphs_by_line_breaks_are_told_apart() -> None:
    page = f"<h2><a href=a>La passerelle ferme</a></h2><div><b>{FIRST}</b><br /><br />{SECOND}<br> <br>{THIRD}</div>"
    source = read(f"<html><title>La passerelle ferme - L’Écho des Lices</title><body>{page}")

    assert source.text == "\n\n".join(("La passerelle ferme", FIRST, SECOND, THIRD))
    assert kinds(source) == {"La passerelle ferme": BlockKind.HEADLINE, FIRST: BlockKind.STANDFIRST}
    assert source.metadata.outlet == "L’Écho des Lices"


def test_what_stands_around_a_field_for_mail_is_an_appeal() -> None:
    source = read(article(f"{PROSE}<div><p>Chaque jeudi, la lettre.</p><form><input type=email></form></div>{PROSE}"))

    assert kinds(source)["Chaque jeudi, la lettre."] is BlockKind.APPEAL


def test_a_page_of_tables_is_read_where_its_paragraphs_are() -> None:
    source = read(
        "<table><tr><td>LES PLUS LUES DE LA SEMAINE, TOUTES RUBRIQUES CONFONDUES, DEPUIS LUNDI</td><td><table><tr><td>"
        f"<h1>La passerelle ferme</h1><div>{PROSE}</div>VOS RÉACTIONS (2) : lisez ce que nos lecteurs ont écrit hier"
        "</td></tr></table></td></tr></table>"
    )

    assert source.text == "\n\n".join(("La passerelle ferme", FIRST, SECOND, THIRD))


# --- Where trafilatura fails: parts that it drops, pages that are too large for it -----------------------------------


def test_what_trafilatura_drops_within_an_article_is_kept() -> None:
    from trafilatura import extract

    inside = (
        f"{PROSE}<aside class=encadre><p>La passerelle a coûté deux millions en 1998.</p></aside>{PROSE}"
        "<p><strong>Et après ?</strong></p><p>Rien.</p><p><strong>Vraiment ?</strong></p><p>Oui.</p>"
    )
    page = article(inside)

    assert "deux millions" not in (extract(page, fast=True) or "")
    assert read(page).text.endswith("\n\nEt après ?\n\nRien.\n\nVraiment ?\n\nOui.")
    assert kinds(read(page))["La passerelle a coûté deux millions en 1998."] is BlockKind.BOX


def test_a_very_large_page_takes_time_with_its_length_only() -> None:
    page = article(f"{PROSE * 800}")
    began = time.process_time()
    source = read(page)

    assert source.text.count(SECOND) == 800
    # trafilatura takes minutes.
    assert time.process_time() - began < FROZEN_S
