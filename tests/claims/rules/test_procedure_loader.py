"""Stages of a folder of rules: they add to the built-in ones or replace one; faults are told at their place."""

from __future__ import annotations

from pathlib import Path

from claims.accusation import Stage
from claims.errors import RuleError
from claims.resources import procedures_dir
from claims.rules.loader import load_rules

OWN = """description: Épinglé par la rédaction
why: Un mot de notre rédaction.
stage: accused
marks:
  - {as: subir, trigger: {lemma: épingler, upos: VERB}}
tests:
  match: [{text: Le club est épinglé pour fraude., accused: [club], offence: [fraude]}]
  no-match: [Le chat dort.]
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / "procedure" / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path) -> list[RuleError]:
    return list(load_rules([folder]).errors)


def test_a_stage_of_ones_own_stands_beside_the_others(tmp_path: Path) -> None:
    write(tmp_path, "epingle", OWN)
    ruleset = load_rules([tmp_path])

    assert ruleset.errors == ()
    own = next(p for p in ruleset.procedures if p.id == "epingle")
    assert (own.stage, own.marks[0].trigger.lemma) == (Stage.ACCUSED, frozenset(("épingler",)))
    assert len(ruleset.procedures) == len(load_rules().procedures) + 1


def test_one_of_the_same_id_replaces_the_built_in_one_and_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, "accuse", OWN)
    ruleset = load_rules([tmp_path])

    assert [p.file for p in ruleset.procedures if p.id == "accuse"] == [str(path)]
    assert [str(n) for n in ruleset.notices] == [
        f"{path}: replaces the stage accuse of {procedures_dir() / 'accuse.yaml'}"
    ]


def test_a_construction_of_ones_own_can_be_named(tmp_path: Path) -> None:
    text = "description: à nous\nconstructions:\n  a-nous: {description: à nous, args: {accused: subject}}\n"
    write(tmp_path, "constructions", text)
    write(tmp_path, "epingle", OWN.replace("as: subir", "as: a-nous"))
    assert faults(tmp_path) == []


def test_a_faulty_one_is_told_and_leaves_the_built_in_one_in_force(tmp_path: Path) -> None:
    path = write(tmp_path, "accuse", OWN.replace("as: subir", "as: subit"))
    ruleset = load_rules([tmp_path])

    (fault,) = ruleset.errors
    assert (fault.file, fault.line) == (str(path), 5)
    assert "no construction is called 'subit'" in str(fault)
    assert "did you mean 'subir'" in str(fault)
    assert [p.file for p in ruleset.procedures if p.id == "accuse"] == [str(procedures_dir() / "accuse.yaml")]


def test_a_name_that_is_no_id_is_told(tmp_path: Path) -> None:
    write(tmp_path, "Épinglé", OWN)
    (fault,) = faults(tmp_path)
    assert "is no id" in str(fault)


def test_the_same_name_twice_in_a_folder_is_told(tmp_path: Path) -> None:
    write(tmp_path, "epingle", OWN)
    (tmp_path / "procedure" / "epingle.yml").write_text(OWN, encoding="utf-8")
    (fault,) = faults(tmp_path)
    assert "twice" in str(fault)


def test_what_names_a_construction_of_a_broken_file_follows_from_it(tmp_path: Path) -> None:
    broken = write(tmp_path, "constructions", "description: à nous\nconstructions: [a-nous\n")
    write(tmp_path, "epingle", OWN.replace("as: subir", "as: a-nous"))

    assert {(Path(fault.file).stem, fault.follows) for fault in faults(tmp_path)} == {
        ("constructions", ""),
        ("epingle", str(broken)),
    }
