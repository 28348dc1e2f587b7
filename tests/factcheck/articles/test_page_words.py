"""The words of pages: entries with numbers and gaps, capitals, and lists of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.rules.loader import RuleSet, load_rules
from factcheck.articles.line_kinds import line_kind
from factcheck.articles.page_words import LISTS, PageWords, built_in_page_words
from factcheck.articles.reader import read_text
from factcheck.scan_results import Article, BlockKind

BODY = "Le pont a rouvert lundi matin. Les riverains l'attendaient depuis trois mois, la mairie les a remerciés."
WORDS = built_in_page_words()


def words_with(**lists: list[str]) -> PageWords:
    """The words of pages where only these lists have entries; underscores stand for hyphens."""
    found = {name.replace("_", "-"): entries for name, entries in lists.items()}
    return PageWords.of({name: found.get(name, []) for name in LISTS})


def page(line: str, words: PageWords) -> Article:
    return read_text(f"Le pont de Tarnes rouvre\n\n{line}\n\n{BODY}", source="pont.txt", words=words)


def test_lists_of_a_rule_set_make_the_words_that_the_built_in_lists_make() -> None:
    assert PageWords.of(load_rules().lists) == WORDS


def test_without_any_entry_no_line_is_told_by_its_words() -> None:
    lines = ("Lire aussi", "3 commentaires", "Partager sur X", "Publié le 3 mars 2020", "Photo : le pont", "Par l'AFP")

    assert [line_kind(line, words_with()) for line in lines[:-1]] == [None] * 5
    assert None not in [line_kind(line, WORDS) for line in lines]


@pytest.mark.parametrize("line", ["1 commentaire lu", "12 commentaires lus", "1 204 commentaires lus."])
def test_a_number_in_an_entry_stands_for_any_number(line: str) -> None:
    words = words_with(compteurs_page=["3 commentaire lu", "3 commentaires lus"])

    assert line_kind(line, words) is BlockKind.FURNITURE
    assert line_kind("Les commentaires lus", words) is None


def test_three_dots_in_an_entry_stand_for_words_of_the_same_sentence() -> None:
    words = words_with(appels_page=["Votre avis … compte"])

    assert line_kind("Votre avis sur le pont de Tarnes compte pour nous", words) is BlockKind.FURNITURE
    assert line_kind("Votre avis sur le pont. Le maire compte venir", words) is None
    assert line_kind(f"Votre avis {'bien ' * 20}compte", words) is None


def test_the_longest_of_several_entries_is_taken() -> None:
    found = words_with(mois=["mars → 03", "marsouin → 08"]).date.search("le 3 marsouin 2020")

    assert found is not None
    assert found.group() == "le 3 marsouin 2020"


def test_a_word_for_a_day_is_none_where_it_begins_the_name_of_an_outlet() -> None:
    assert WORDS.stamp.search("publié aujourd'hui")
    assert not WORDS.stamp.search("avec Aujourd'hui en France")


def test_names_of_outlets_are_known_in_capitals_but_short_ones_are_words() -> None:
    words = words_with(medias=["Le Doubrac", "Le 1"])

    assert {"LE DOUBRAC", "Le Doubrac", "Le 1"} <= words.outlets
    assert "LE 1" not in words.outlets


@pytest.mark.parametrize(
    ("name", "entry", "line", "kind"),
    [
        ("mobilier-page", "Le mot du veilleur", "Le mot du veilleur", BlockKind.FURNITURE),
        ("appels-page", "Adhérez à la veillée", "Adhérez à la veillée de Tarnes", BlockKind.APPEAL),
        ("ouvertures-renvoi", "Feuilleter aussi", "Feuilleter aussi Une piscine neuve", BlockKind.LINKS),
        ("compteurs-page", "3 bravos", "1 204 bravos", BlockKind.FURNITURE),
        ("mots-partage", "Colporter", "Partager | Colporter", BlockKind.FURNITURE),
        ("mots-legende", "Gravure", "Gravure : le vieux pont de Tarnes", BlockKind.CAPTION),
        ("ouvertures-legende", "Gravure d'époque", "Gravure d'époque du pont de Tarnes", BlockKind.CAPTION),
        ("mots-credit-photo", "Gravure", "Le vieux pont de Tarnes (gravure Jean Valcourt)", BlockKind.CAPTION),
        ("signatures", "Notre vigie", "Notre vigie à Tarnes", BlockKind.BYLINE),
        ("metiers-signature", "Chansonnier", "Chansonnier", BlockKind.BYLINE),
        ("mots-parution", "Crié", "Crié le 3 mars 2020", BlockKind.BYLINE),
        ("mots-mise-a-jour", "Ravaudé", "Ravaudé le 3 mars 2020", BlockKind.BYLINE),
        ("amorces-signature", "Complainte", "Complainte par Jeanne Aubrac", BlockKind.BYLINE),
        ("intitules-signature", "Conteuse", "Conteuse : Jeanne Aubrac", BlockKind.BYLINE),
        ("agences", "Kerdoublon", "avec Kerdoublon", BlockKind.BYLINE),
    ],
)
def test_a_line_that_a_list_of_ones_own_names_is_told(
    name: str, entry: str, line: str, kind: BlockKind, tmp_path: Path
) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / f"{name}.yaml").write_text(f'add: ["{entry}"]\n', encoding="utf-8")
    ruleset = load_rules([tmp_path])
    assert [str(e) for e in ruleset.errors] == []

    own = page(line, PageWords.of(ruleset.lists))

    assert own.blocks[1].kind is kind
    assert page(line, WORDS).blocks[1].kind is not kind


def test_lists_whose_words_are_all_taken_away_make_words_all_the_same(tmp_path: Path, ruleset: RuleSet) -> None:
    (tmp_path / "lists").mkdir()
    for name in ruleset.lists.names:
        gone = json.dumps(sorted(ruleset.lists[name]))
        (tmp_path / "lists" / f"{name}.yaml").write_text(f"remove: {gone}\n", encoding="utf-8")
    emptied = load_rules([tmp_path])

    assert not any(emptied.lists[name] for name in ruleset.lists.names)
    blocks = page("Le Monde avec AFP", PageWords.of(emptied.lists)).blocks
    assert BlockKind.BYLINE not in [block.kind for block in blocks]


def test_odd_entries_in_every_list_make_words_all_the_same(tmp_path: Path, ruleset: RuleSet) -> None:
    odd = ["(a+)+$", "[a", "*a", "a\\", "dire|faire", "x" * 5_000, "→ b", "a → b → c", "20", "?!1"]
    (tmp_path / "lists").mkdir()
    for name in ruleset.lists.names:
        (tmp_path / "lists" / f"{name}.yaml").write_text(f"add: {json.dumps(odd)}\n", encoding="utf-8")
    with_odd = load_rules([tmp_path])

    assert with_odd.errors == ()
    assert [b.kind for b in page("Le Monde avec AFP", PageWords.of(with_odd.lists)).blocks][1] == BlockKind.BYLINE
