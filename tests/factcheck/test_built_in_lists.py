"""The word lists that come with the package, read without a rule set."""

from __future__ import annotations

import pytest

from claims.errors import ListError
from claims.resources import lists_dir
from claims.rules.loader import load_rules
from factcheck.built_in_lists import entries_of, pairs_of


def test_every_list_has_the_entries_that_the_rules_see() -> None:
    lists = load_rules().lists

    assert [p.stem for p in lists_dir().glob("*.yaml") if frozenset(entries_of(p.stem)) != lists[p.stem]] == []


def test_a_list_that_is_not_there_is_told() -> None:
    with pytest.raises(ListError, match="unreadable word list"):
        entries_of("sans-nom")


def test_pairs_part_a_word_from_what_it_stands_for() -> None:
    assert pairs_of(("deux → 2", "sans flèche")) == {"deux": "2"}
