"""The closed classes of words that come with the program."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from claims.errors import ListError
from claims.lexicon.grammar_words import GRAMMAR, GrammarWords, read_grammar_words
from claims.resources import grammar_path

SETS = {field.name: {"description": "…", "words": ["que"]} for field in fields(GrammarWords)}


def written(folder: Path, sets: object) -> Path:
    path = folder / "grammar.yaml"
    path.write_text(yaml.safe_dump({"sets": sets}, allow_unicode=True), encoding="utf-8")
    return path


def test_every_set_is_told_of_in_the_order_of_its_fields() -> None:
    sets = yaml.safe_load(grammar_path().read_text(encoding="utf-8"))["sets"]
    assert list(sets) == [field.name for field in fields(GrammarWords)]
    assert all(entry["description"] for entry in sets.values())


def test_forms_stand_in_small_letters_with_their_elided_ones() -> None:
    words = {word for field in fields(GrammarWords) for word in getattr(GRAMMAR, field.name)}
    assert [word for word in words if word != word.lower()] == []
    assert GRAMMAR.that_forms == {"que", "qu'"}


def test_what_is_a_part_of_another_set_is_in_it() -> None:
    third = GRAMMAR.third_persons
    for part in (GRAMMAR.feminine_persons, GRAMMAR.plural_persons, GRAMMAR.latter_pronouns, GRAMMAR.dative_persons):
        assert part < third
    assert GRAMMAR.plural_possessors < GRAMMAR.possessive_determiners


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"that_forms": None}, "unreadable grammar"),
        ({"that_forms": {"words": []}}, "a set without words"),
        ({"that_forms": {"words": [True]}}, r"found True where a word belongs \(put it in quotes\)"),
        ({"thy_forms": {"words": ["que"]}}, "unknown set 'thy_forms'"),
    ],
)
def test_a_faulty_file_is_told(change: dict[str, object], message: str, tmp_path: Path) -> None:
    with pytest.raises(ListError, match=message) as raised:
        read_grammar_words(written(tmp_path, {**SETS, **change}))
    assert raised.value.file == str(tmp_path / "grammar.yaml")


def test_a_set_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ListError, match="the set 'if_forms' is missing"):
        read_grammar_words(written(tmp_path, {k: v for k, v in SETS.items() if k != "if_forms"}))
