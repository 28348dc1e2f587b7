"""What shows in a line itself: furniture, captions, bylines; and what only looks like them."""

from __future__ import annotations

import pytest

from factcheck.articles.line_kinds import closes_article, line_kind, opens_links
from factcheck.articles.page_words import built_in_page_words
from factcheck.scan_results import BlockKind

WORDS = built_in_page_words()


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (
            BlockKind.FURNITURE,
            [
                "* * *",
                "14h30 GMT",
                "3 min de lecture",
                "Temps de lecture : 3 minutes",
                "1 204 commentaires",
                "https://example.org/pont",
                "@pont_de_tarnes",
                "Partager | Facebook | X",
                "À lire aussi Une piscine neuve pour Tarnes",
                "Voir également : une piscine neuve",
                "Nous et nos 842 partenaires utilisons des cookies pour vous servir",
                "Abonnez-vous pour lire la suite",
                "Accueil > Europe > Tarnes",
                "Monde Europe",
                "Publicité",
            ],
        ),
        (
            BlockKind.CAPTION,
            [
                "Photo : le vieux pont de Tarnes",
                "© Jean Valcourt",
                "Image d'archives du pont de Tarnes",
                "Le vieux pont (photo Jean Valcourt).",
                "Le vieux pont de Tarnes, lundi. [Keystone / Anne Morel]",
            ],
        ),
        (
            BlockKind.BYLINE,
            [
                "Publié le 3 mars 2020",
                "Dernière mise à jour : hier à 14h30",
                "le 12 mars 2025 à 9h",
                "Par Jeanne Aubrac",
                "De notre correspondant à Tarnes",
                "Journaliste au service des ponts",
                "ats/cro",
            ],
        ),
        (
            None,
            [
                "»",
                "Le pont de Tarnes rouvre",
                "Publié en 2020, le rapport du préfet sur le pont de Tarnes a fait grand bruit dans toute la vallée.",
                "Il nous reste deux ponts",
                "La photo du pont a fait le tour de la vallée",
                "Journaliste, elle a suivi la crue",
                "Lire aussi le rapport du préfet, c'est comprendre la crue.",
                "Politique et crue",
                "Abonnez-vous " + "au journal de la vallée " * 20,
            ],
        ),
    ],
)
def test_the_kind_of_a_line(kind: BlockKind | None, lines: list[str]) -> None:
    assert {line: line_kind(line, WORDS) for line in lines} == dict.fromkeys(lines, kind)


def test_some_furniture_closes_the_article_and_some_introduces_links() -> None:
    assert closes_article("Les plus lus", WORDS)
    assert not closes_article("Lire aussi", WORDS)
    assert opens_links("Lire aussi : Une piscine neuve", WORDS)
    assert not opens_links("Publicité", WORDS)
