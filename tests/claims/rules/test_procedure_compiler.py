"""Stages out of their files: what is wrong with one is told, each fault at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.config.strict_yaml import read_yaml
from claims.rules.loader import RuleSet
from claims.rules.procedure_compiler import compile_constructions, compile_procedure

SHARED = """description: communes
without: {path: "> mark", form: si}
constructions:
  faire: {description: X comparaît, args: {accused: subject, offence?: "> obl"}}
"""
GOOD = """description: Jugé
why: Pour essayer.
stage: on_trial
accuser: false
marks:
  - {as: faire, trigger: {lemma: comparaître}, args: {offence: "> obj"}, negated: true}
tests:
  match: [{text: Il comparaît., accused: [il]}]
  no-match: [Il dort.]
"""


def compiled(tmp_path: Path, ruleset: RuleSet, text: str, shared: str = SHARED):  # type: ignore[no-untyped-def]
    for name, words in (("shared", shared), ("stage", text)):
        (tmp_path / f"{name}.yaml").write_text(words, encoding="utf-8")
    constructions, faults = compile_constructions(read_yaml(tmp_path / "shared.yaml"), ruleset.lists)
    made, more = compile_procedure(read_yaml(tmp_path / "stage.yaml"), "stage", ruleset.lists, constructions)
    return made, [f"{e.line}: {e}" for e in (*faults, *more)]


def test_a_mark_has_the_arguments_of_its_construction_and_its_own(tmp_path: Path, ruleset: RuleSet) -> None:
    made, faults = compiled(tmp_path, ruleset, GOOD)

    assert faults == []
    (mark,) = made.marks
    assert [(a.name, a.optional) for a in mark.arguments] == [("accused", False), ("offence", False)]
    assert (mark.negated, mark.accuser, len(mark.lacks)) == (True, False, 1)
    assert [e.found for e in made.examples] == [True, False]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("stage: on_trial", "stage: on_trail", "unknown stage 'on_trail'"),
        ("{lemma: comparaître}", "{upos: VERB}", "the key 'lemma' is missing"),
        ("as: faire", "as: fait", "no construction is called 'fait'"),
        ('{offence: "> obj"}', '{victim: "> obj"}', "an accusation has no 'victim'"),
        ('"> obj"', '"> objet"', "unknown relation 'objet'"),
        ("negated: true", "negate: true", "unknown key 'negate'"),
    ],
)
def test_a_fault_is_told(tmp_path: Path, ruleset: RuleSet, old: str, new: str, told: str) -> None:
    made, faults = compiled(tmp_path, ruleset, GOOD.replace(old, new))
    assert made is None
    assert len(faults) == 1
    assert told in faults[0]


def test_a_faulty_construction_is_told_at_its_place(tmp_path: Path, ruleset: RuleSet) -> None:
    _made, faults = compiled(tmp_path, ruleset, GOOD, SHARED.replace("accused: subject", "accused: subjet"))
    assert "4:" in faults[0]
    assert "subjet" in faults[0]
