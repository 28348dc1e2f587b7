"""Paths through a tree, read from what a rule writes."""

from __future__ import annotations

import pytest

from claims.rules.compiled_rule import Step
from claims.rules.path_syntax import read_path, relation_fault

DIRE = frozenset(("dire",))


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("> ccomp", [Step(">", frozenset(("ccomp",)))]),
        ("< >> obl|=nmod", [Step("<"), Step(">>", frozenset(("obl", "=nmod")))]),
        (">obj", [Step(">", frozenset(("obj",)))]),
        ("+ -- > mark", [Step("+"), Step("--"), Step(">", frozenset(("mark",)))]),
        ("subject >> mark", [Step("subject"), Step(">>", frozenset(("mark",)))]),
        ("", []),
    ],
)
def test_a_path_is_its_steps_in_order(text: str, steps: list[Step]) -> None:
    found, faults = read_path(text, DIRE)

    assert list(found) == steps
    assert faults == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("> ccom", "unknown relation 'ccom' in '> ccom'; did you mean 'ccomp'?"),
        ("> obj|=nmodd", "unknown relation '=nmodd' in '> obj|=nmodd'; did you mean 'nmod'?"),
        ("subjekt", "cannot read 'subjekt' in the path 'subjekt'"),
        ("ccomp", "write '> ccomp' for a dependent"),
        ("> obj !", "cannot read '!' in the path '> obj !'"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_is_meant(text: str, told: str) -> None:
    _steps, (fault,) = read_path(text, DIRE)

    assert told in str(fault)


def test_all_faults_of_a_path_are_told_and_the_rest_is_read() -> None:
    steps, faults = read_path("> objj ? agent", DIRE)

    assert [str(fault).split(" in ")[0] for fault in faults] == ["unknown relation 'objj'", "cannot read '?'"]
    assert steps == (Step(">", frozenset(("objj",))), Step("agent"))


def test_roles_go_by_the_verbs_of_speech() -> None:
    ((role,), _faults) = read_path("subject", DIRE)

    assert role.speech_verbs == DIRE


def test_a_relation_may_bar_its_subtypes() -> None:
    assert relation_fault("=obl") is None
    assert relation_fault("nsubj:pass") is None
    assert str(relation_fault("nsubjpass")).startswith("unknown relation 'nsubjpass'; did you mean 'nsubj:pass'?")
