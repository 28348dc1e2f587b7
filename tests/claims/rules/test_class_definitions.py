"""The files that say which word lists make up a class of words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from claims.lexicon.word_classes import CLASS_NAMES
from claims.resources import classes_path
from claims.rules.loader import RuleSet, load_rules

Own = Callable[..., RuleSet]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """The built-in rules with a list *mes-verbes* (blablater) and a file of classes on top."""

    def load(classes: str) -> RuleSet:
        (tmp_path / "lists").mkdir()
        (tmp_path / "lists" / "mes-verbes.yaml").write_text("entries: [blablater]\n", encoding="utf-8")
        (tmp_path / "classes.yaml").write_text(f"classes:\n{classes}", encoding="utf-8")
        return load_rules([tmp_path])

    return load


def test_every_class_is_defined_and_told_of() -> None:
    written = yaml.safe_load(classes_path().read_text(encoding="utf-8"))["classes"]

    assert list(written) == list(CLASS_NAMES)
    assert all(entry["description"] for entry in written.values())


def test_no_built_in_class_is_empty(ruleset: RuleSet) -> None:
    assert [name for name in CLASS_NAMES if not ruleset.lists[name]] == []
    assert ruleset.lists["verbes-parole"] <= ruleset.lists.classes.speech_verbs


def test_a_list_of_ones_own_joins_a_class(own: Own) -> None:
    found = own("  speech_verbs: {add: [mes-verbes]}\n")

    assert found.errors == ()
    assert {"blablater", "affirmer"} <= found.lists.classes.speech_verbs


def test_a_list_leaves_a_class(own: Own, ruleset: RuleSet) -> None:
    found = own("  speaking_nouns: {remove: [noms-canal]}\n")

    assert found.lists.classes.persons <= found.lists.classes.speaking_nouns

    gone = ruleset.lists.classes.speaking_nouns - found.lists.classes.speaking_nouns
    assert gone
    assert gone <= ruleset.lists["noms-canal"]


def test_a_class_is_replaced_as_a_whole(own: Own) -> None:
    assert own("  speech_verbs: {lists: [mes-verbes]}\n").lists.classes.speech_verbs == {"blablater"}


@pytest.mark.parametrize(
    ("classes", "message"),
    [
        ("  speach_verbs: {add: [mes-verbes]}\n", "2:3: unknown class of words 'speach_verbs'; did you mean 'speech_v"),
        ("  speech_verbs: {add: [mes-verbs]}\n", "2:24: no word list 'mes-verbs'; did you mean 'mes-verbes'?"),
        ("  speech_verbs: {remove: [mes-verbes]}\n", "2:27: the word list 'mes-verbes' is not in the class speech_ve"),
        ("  speech_verbs: {}\n", "2:3: expected either 'lists', all word lists of the class, or 'add' and 'remove'"),
        ("  speech_verbs: {lists: [jours], add: [jours]}\n", "2:3: expected either 'lists', all word lists of the cl"),
        ("  speech_verbs: {words: [dire]}\n", "2:18: classes.speech_verbs.words: unknown key 'words'"),
    ],
)
def test_a_fault_is_told_at_its_place_and_changes_nothing(
    own: Own, classes: str, message: str, ruleset: RuleSet
) -> None:
    found = own(classes)

    (error,) = found.errors
    assert message in f"{error.line}:{error.column}: {error.path}: {error.message}" or message in (
        f"{error.line}:{error.column}: {error.message}"
    )
    assert found.lists.classes.speech_verbs == ruleset.lists.classes.speech_verbs
