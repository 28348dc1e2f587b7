"""The entries of list files, one over the other, and what is no entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.rules.loader import RuleSet, load_rules


def loaded(text: str, folder: Path, name: str = "jours") -> RuleSet:
    """The built-in rules with one list file on top."""
    (folder / "lists").mkdir()
    (folder / "lists" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_rules([folder])


def test_words_are_added_and_taken_away(tmp_path: Path, ruleset: RuleSet) -> None:
    found = loaded("add: [primidi, lundi]\nremove: [mardi]\n", tmp_path)

    assert found.errors == ()
    assert found.lists["jours"] == (ruleset.lists["jours"] | {"primidi"}) - {"mardi"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("add: ['']", "1:7: add[0]: '' has no letter and no digit; remove it"),
        ("add: [primidi, '.*']", "1:16: add[1]: '.*' has no letter and no digit"),
        ("entries: [primidi, ' → ']", "1:20: entries[1]: ' → ' has no letter and no digit"),
        ("add: [' primidi']", "1:7: add[0]: found ' primidi', expected single blanks between words"),
        ("add: ['premier  jour']", "found 'premier  jour', expected single blanks between words and none around: 'pre"),
        ('add: ["primidi\\n"]', "found 'primidi\\n', expected single blanks"),
        ("add: [lundi]\nentries: [mardi]", "2:1: entries: 'entries' gives all words, 'add' and 'remove' change them"),
        ("remove: [primidi]", "1:10: remove[0]: 'primidi' is not in the list jours"),
        ("description: rien", "the key 'entries' is missing; add it, or 'add' and 'remove'"),
    ],
)
def test_a_fault_is_told_at_its_place_and_changes_nothing(
    text: str, message: str, tmp_path: Path, ruleset: RuleSet
) -> None:
    found = loaded(text, tmp_path)

    (error,) = found.errors
    assert message in f"{error.line}:{error.column}: {error.path}: {error.message}"
    assert found.lists["jours"] == ruleset.lists["jours"]


def test_there_must_be_a_list_to_change(tmp_path: Path) -> None:
    (error,) = loaded("add: [primidi]", tmp_path, "jour").errors

    assert "no word list 'jour' to change" in error.message


def test_a_word_list_cannot_have_the_name_of_a_class(tmp_path: Path) -> None:
    """Rules ask for the class *persons* as they ask for a list, so that the list would hide it."""
    found = loaded("entries: [martien]", tmp_path, "persons")

    assert [e.message for e in found.errors] == ["a class of words has the name 'persons'; rename the file"]
    assert found.lists["persons"] == found.lists.classes.persons
    assert "martien" not in found.lists["persons"]
