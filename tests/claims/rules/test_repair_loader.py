"""Repairs of a folder of rules: they add to the built-in ones, replace one of the same id, or turn it off."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.errors import ModelError
from claims.parsing.repair.registry import repairs_of, with_repairs
from claims.resources import repairs_dir
from claims.rules.loader import load_rules
from claims.rules.repair_compiler import read_words

ROWS = "Lundi _ PROPN 2 nsubj\ndort dormir VERB 0 root\nPrimidi _ PROPN 2 nsubj"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / "repair" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def relations(folder: Path) -> list[str]:
    """The relations of the three words after the repairs of trees of a folder laid over the built-in ones."""
    ruleset = load_rules([folder])
    assert ruleset.errors == ()
    return [w.deprel for w in with_repairs(read_words(ROWS), repairs_of(ruleset).tree)[0]]


def built_in(name: str) -> str:
    return (repairs_dir() / f"{name}.yaml").read_text(encoding="utf-8")


def test_a_repair_of_ones_own_is_made_with_the_others(tmp_path: Path) -> None:
    text = built_in("bare-day").replace('form: "@day_names"', "form: primidi").replace("Lundi _", "Primidi _")
    text = text.replace("lundi _", "primidi _")
    write(tmp_path, "revolutionary-day", text)
    assert relations(tmp_path) == ["obl:mod", "root", "obl:mod"]


def test_one_of_the_same_id_replaces_the_built_in_one_and_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, "bare-day", built_in("bare-day").replace("deprel: obl:mod", "deprel: advmod").replace(
        "6 obl:mod", "6 advmod"))  # fmt: skip
    assert relations(tmp_path) == ["advmod", "root", "nsubj"]
    assert [str(notice) for notice in load_rules([tmp_path]).notices] == [
        f"{path}: replaces the repair bare-day of {repairs_dir() / 'bare-day.yaml'}"
    ]


def test_a_deprecated_one_turns_the_built_in_one_off(tmp_path: Path) -> None:
    write(tmp_path, "bare-day", built_in("bare-day") + "status: deprecated\n")
    assert relations(tmp_path) == ["nsubj", "root", "obj"]
    with pytest.raises(ModelError, match="bare-day: no such repair"):
        repairs_of(load_rules([tmp_path])).without(["bare-day"])


def test_a_faulty_one_is_told_and_leaves_the_built_in_one_in_force(tmp_path: Path) -> None:
    path = write(tmp_path, "bare-day", built_in("bare-day").replace("deprel: obl:mod", "deprel: oblmod"))
    ruleset = load_rules([tmp_path])
    (error,) = ruleset.errors
    assert (error.file, error.path) == (str(path), "change[0].deprel")
    assert error.line > 1
    assert next(r for r in ruleset.repairs if r.id == "bare-day").file == str(repairs_dir() / "bare-day.yaml")


def test_one_id_twice_in_a_folder_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path, "my-day", built_in("bare-day"))
    second = path.with_suffix(".yml")
    second.write_text(built_in("bare-day"), encoding="utf-8")
    (error,) = load_rules([tmp_path]).errors
    assert (error.file, error.message) == (
        str(second),
        f"the repair my-day stands in this folder twice; rename or remove {path}",
    )


def test_an_id_that_rules_could_not_have_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "My Day", built_in("bare-day"))
    ruleset = load_rules([tmp_path])
    assert "'My Day' is no id" in ruleset.errors[0].message
    assert "My Day" not in [r.id for r in ruleset.repairs]


def test_a_users_word_list_reaches_the_repairs(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "jours.yaml").write_text("add: [primidi]\n", encoding="utf-8")
    assert relations(tmp_path) == ["obl:mod", "root", "obl:mod"]


def test_repairs_come_by_stage_and_order() -> None:
    keys = [(r.stage != "tags", r.order, r.id) for r in load_rules().repairs]
    assert keys == sorted(keys)
    assert len({key[:2] for key in keys}) == len(keys), "two repairs of one stage have the same order"
