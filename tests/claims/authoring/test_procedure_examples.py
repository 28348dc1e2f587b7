"""The examples of stages, run: what differs is told part by part."""

from __future__ import annotations

from dataclasses import replace

from claims.authoring.procedure_examples import procedure_outcomes
from claims.rules.compiled_procedure import ProcedureExample
from claims.rules.loader import RuleSet
from tests.support.stored_parser import StoredParser

TEXT = "Le gérant a été mis en examen pour vol."


def differences(parser: StoredParser, ruleset: RuleSet, example: ProcedureExample) -> dict[str, tuple[str, str]]:
    changed = tuple(replace(p, examples=(example,) if p.id == "mis-en-examen" else ()) for p in ruleset.procedures)
    (outcome,) = procedure_outcomes(parser, replace(ruleset, procedures=changed), {"mis-en-examen"})
    assert outcome.passed == (not outcome.differences)
    return {d.part: (d.expected, d.found) for d in outcome.differences}


def test_an_example_that_holds_has_no_differences(parser: StoredParser, ruleset: RuleSet) -> None:
    assert differences(parser, ruleset, ProcedureExample(text=TEXT, accused=("gérant",), offences=("vol",))) == {}


def test_each_part_that_differs_is_told(parser: StoredParser, ruleset: RuleSet) -> None:
    wrong = ProcedureExample(text=TEXT, accused=("maire",), offences=("vol", "faux"), accuser="juge", negated=True)
    assert differences(parser, ruleset, wrong) == {
        "accused": ("maire", "gérant"),
        "offence": ("vol; faux", "vol"),
        "accuser": ("juge", ""),
        "negated": ("true", "false"),
    }


def test_a_stage_that_must_not_be_told_and_is(parser: StoredParser, ruleset: RuleSet) -> None:
    assert differences(parser, ruleset, ProcedureExample(text=TEXT, found=False)) == {"stage": ("", "charged")}


def test_a_stage_that_must_be_told_and_is_not(parser: StoredParser, ruleset: RuleSet) -> None:
    assert differences(parser, ruleset, ProcedureExample(text="Le gérant dort.")) == {"stage": ("charged", "")}
