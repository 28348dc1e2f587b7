"""All repairs in order: those that undo each other, those that take the place of one of spelling."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from claims.parsing.repair.registry import Repairs, repairs_of, with_repairs
from claims.rules.loader import load_rules
from claims.rules.repair_compiler import read_words

ROWS = "Lundi _ PROPN 3 nsubj\nsoir _ NOUN 3 obj\ndort dormir VERB 0 root\nici _ ADV 3 advmod"


def repairs(folder: Path, **written: str) -> Repairs:
    """The built-in repairs with those ``written`` on top: by id the stage, the trigger and the change."""
    (folder / "repair").mkdir()
    for name, text in written.items():
        stage, trigger, change = text.split("; ")
        (folder / "repair" / f"{name}.yaml").write_text(
            f"description: essai\nwhy: pour voir\nstage: {stage}\norder: 5\ntrigger: {trigger}\nchange: [{change}]\n"
            'examples: {match: [{before: "a a X 0 root", after: "1 a b X 0 root"}]}\n'
        )
    ruleset = load_rules([folder])
    assert ruleset.errors == ()
    return repairs_of(ruleset)


def test_repairs_that_undo_each_other_leave_the_others_in_force(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    chosen = repairs(
        tmp_path,
        there="tree; {form: soir, deprel: obj}; {deprel: iobj}",
        back="tree; {form: soir, deprel: iobj}; {deprel: obj}",
        place="tree; {form: ici}; {deprel: obl}",
    )
    with caplog.at_level(logging.DEBUG):
        words, fired = with_repairs(read_words(ROWS), chosen.tree)

    assert [w.deprel for w in words] == ["obl:mod", "obj", "root", "obl"]
    assert sorted(fired) == ["bare-day", "place"]
    assert "back, there undo each other" in caplog.text


def test_a_repair_that_undoes_a_built_in_one_costs_that_one_alone(tmp_path: Path) -> None:
    chosen = repairs(
        tmp_path,
        **{"no-day": "tree; {form: lundi, deprel: 'obl:mod'}; {deprel: nsubj}"},
        place="tree; {form: ici}; {deprel: obl}",
    )
    words, fired = with_repairs(read_words(ROWS), chosen.tree)

    assert [w.deprel for w in words] == ["nsubj", "obj", "root", "obl"]
    assert fired == ("place",)


def test_a_repair_takes_the_place_of_one_of_spelling(tmp_path: Path) -> None:
    rows = read_words("sera être AUX 0 root")
    assert with_repairs(rows, repairs_of(load_rules()).tags)[0][0].feat("Tense") == "Fut"

    chosen = repairs(tmp_path, future="tags; {form: sera}; {lemma: devenir}")

    assert [r.name for r in chosen.all].count("future") == 1
    assert [(w.lemma, w.feat("Tense")) for w in with_repairs(rows, chosen.tags)[0]] == [("devenir", "")]
