"""Word lists by name, and the classes beside them."""

from __future__ import annotations

from claims.lexicon.wordlists import WordLists

LISTS = WordLists(
    {"verbes-parole": ("dire",), "verbes-opinion": ("penser", "dire"), "jours": ("lundi",)},
    {"speech_verbs": ["verbes-parole", "verbes-opinion"]},
)


def test_a_list_and_a_class_are_asked_for_alike() -> None:
    assert LISTS["jours"] == {"lundi"}
    assert LISTS["speech_verbs"] == LISTS.classes.speech_verbs == {"dire", "penser"}
    assert "jours" in LISTS
    assert "speech_verbs" in LISTS


def test_a_list_that_is_not_there_is_empty() -> None:
    assert LISTS["verbes-muets"] == frozenset()
    assert "verbes-muets" not in LISTS


def test_names_and_the_lists_of_a_word_are_lists_only() -> None:
    assert LISTS.names == ("jours", "verbes-opinion", "verbes-parole")
    assert LISTS.having("dire") == ("verbes-opinion", "verbes-parole")
    assert LISTS.having("dire", "jours") == ()
