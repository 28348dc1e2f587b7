"""Who wrote an article, where, for whom and when, as its lines tell."""

from __future__ import annotations

import pytest

from factcheck.articles.reader import article_of, read_text
from factcheck.scan_results import Article, SourceKind
from factcheck.sources.source_text import Metadata, SourceText

BODY = "Le pont a rouvert lundi matin. Les riverains l’attendaient depuis trois mois, la mairie les a remerciés."


def page(*lines: str) -> Article:
    return read_text("\n\n".join(("Le pont de Tarnes rouvre", *lines, BODY)), source="pont.txt")


@pytest.mark.parametrize(
    ("line", "authors", "agency"),
    [
        ("Par Jeanne Aubrac", ("Jeanne Aubrac",), None),
        ("Jeanne Aubrac", ("Jeanne Aubrac",), None),
        ("Jeanne Aubrac, avec AFP", ("Jeanne Aubrac",), "AFP"),
        ("Par Jeanne Aubrac et Jean-Luc Valcourt", ("Jeanne Aubrac", "Jean-Luc Valcourt"), None),
        ("PAR JEANNE AUBRAC", ("Jeanne Aubrac",), None),
        ("Propos recueillis par Awa Ndiaye", ("Awa Ndiaye",), None),
        ("De notre correspondante à Dakar, Awa Ndiaye", ("Awa Ndiaye",), None),
        ("Par Awa Ndiaye, envoyée spéciale à Tarnes", ("Awa Ndiaye",), None),
        ("Publié le 14 octobre 2026 à 18h02 par Awa Ndiaye", ("Awa Ndiaye",), None),
        ("Par la rédaction de Tarnes Info", (), None),
        ("Par AFP", (), "AFP"),
        ("J.M.", ("J.M.",), None),
    ],
)
def test_authors(line: str, authors: tuple[str, ...], agency: str | None) -> None:
    article = page(line)

    assert (article.authors, article.agency) == (authors, agency)
    assert article.blocks[-1].span.of(article.text) == BODY


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("De notre correspondante à Dakar, Awa Ndiaye", "Dakar"),
        ("Par Awa Ndiaye, envoyée spéciale à Aix-en-Provence", "Aix-en-Provence"),
        ("Par Awa Ndiaye (correspondante au Caire)", "Caire"),
        ("Par Awa Ndiaye", None),
    ],
)
def test_where_somebody_writes(line: str, place: str | None) -> None:
    assert page(line).place == place


def test_who_is_quoted_is_no_author() -> None:
    article = page(BODY, "« Nous rouvrirons le pont, quoi qu’il en coûte. »", "— Jeanne Aubrac, maire de Tarnes")

    assert article.authors == ()


def test_dates_of_several_lines() -> None:
    """What is said to be the publication counts; another line may tell its time."""
    article = page("Publié le 14 octobre 2026", "14/10/2026 18:02 CEST", "Mis à jour le 15 octobre 2026 à 7h")

    assert (article.published, article.updated) == ("2026-10-14T18:02:00+02:00", "2026-10-15T07:00:00")
    assert page("il y a 2 heures").published is None


def source(kind: SourceKind, lines: str) -> Article:
    told = Metadata(
        authors=("Poste 12",), published="2026-10-01T09:00:00", updated="2026-10-02T10:00:00", place="Argelune"
    )
    return article_of(SourceText(name="pont", kind=kind, text=f"Le pont rouvre\n\n{lines}\n\n{BODY}", metadata=told))


def test_a_page_knows_its_facts_better_than_its_lines_a_file_does_not() -> None:
    """Author and dates of a document are those of its file: who typed it, when it was saved."""
    lines = "Par Jeanne Aubrac\n\nPublié le 14 octobre 2026"
    web, file, bare = source(SourceKind.HTML, lines), source(SourceKind.DOCX, lines), source(SourceKind.PDF, "Tarnes")

    assert (web.authors, web.published, web.updated) == (("Poste 12",), "2026-10-01T09:00:00", "2026-10-02T10:00:00")
    assert (file.authors, file.published, file.updated) == (("Jeanne Aubrac",), "2026-10-14", None)
    assert (bare.authors, bare.published, bare.place) == (("Poste 12",), "2026-10-01T09:00:00", "Argelune")
