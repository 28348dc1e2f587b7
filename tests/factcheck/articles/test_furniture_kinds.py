"""Furniture by its kind: links, appeals, comments, credits; and never less of it than before."""

from __future__ import annotations

import pytest

from claims.document.span import Span
from factcheck.articles.reader import article_of, read_text
from factcheck.scan_results import BlockKind, SourceKind
from factcheck.sources.source_text import Part, SourceText

BODY = "Le pont a rouvert lundi matin. Les riverains l’attendaient depuis trois mois, la mairie les a remerciés."


def kinds(*lines: str) -> list[str]:
    text = "\n\n".join(("Le pont de Tarnes rouvre", BODY, *lines))
    return [block.kind.value for block in read_text(text, source="-").blocks][2:]


def test_titles_below_an_announcement_are_links() -> None:
    assert kinds("Lire aussi\nUne piscine neuve à Tarnes", BODY) == ["links", "links", "body"]
    assert kinds("Lire aussi : Une piscine neuve à Tarnes", BODY) == ["links", "body"]


def test_what_stands_below_an_article_is_told_apart() -> None:
    lines = ("Partager", "Les plus lus", "Le lac gelé", "Abonnez-vous à notre lettre", "Commentaires", "Bravo ! Enfin.")

    assert kinds(*lines) == ["furniture", "links", "links", "appeal", "comment", "comment"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Photo : Jeanne Aubrac", "credit"),
        ("Photo : Jeanne Aubrac/AFP", "credit"),
        ("© AFP", "credit"),
        ("(Crédit photo : Jeanne Aubrac et Jean Valcourt)", "credit"),
        ("Photo : le pont de Tarnes avant les travaux", "caption"),
        ("Le pont avant les travaux. © AFP", "caption"),
        ("Photo d’archives : le pont de Tarnes", "caption"),
    ],
)
def test_a_credit_names_just_who_made_the_picture(line: str, kind: str) -> None:
    assert kinds(line, BODY) == [kind, "body"]


def test_what_a_source_declares_keeps_its_kind() -> None:
    text = f"Le pont de Tarnes rouvre\n\n{BODY}\n\nLire aussi\n\n{BODY}"
    at = text.index("Lire")
    part = Part(BlockKind.FURNITURE, Span(at, at + len("Lire aussi")))
    article = article_of(SourceText(name="x", kind=SourceKind.HTML, text=text, parts=(part,)))

    assert [block.kind for block in article.blocks][2] is BlockKind.FURNITURE
