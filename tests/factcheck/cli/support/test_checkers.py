"""The checkers that commands load, and the names of folders in tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claims.classification.labeller import Labeller
from factcheck.cli.support.checkers import folder_names, load_checker, tell_broken, unlabelled_checker
from factcheck.cli.support.rules_in_use import RulesInUse
from factcheck.scanning.checker import Checker

Asked = list[dict[str, Any]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, home: Path) -> Asked:
    """What each load of a checker was asked for."""
    calls: Asked = []
    monkeypatch.setattr(Checker, "load", lambda **options: calls.append(options))
    return calls


def test_a_checker_has_the_users_rules_below_those_that_are_named(asked: Asked, home: Path, tmp_path: Path) -> None:
    for folder in (home, tmp_path / "more"):
        (folder / "lists").mkdir(parents=True)
        (folder / "lists" / "mobilier-page.yaml").write_text(f"add: [Le mot de {folder.name}]\n", encoding="utf-8")

    load_checker(tmp_path, RulesInUse([tmp_path / "more"]))

    (options,) = asked
    assert options["model"] == tmp_path
    files = options["rules"].list_files["mobilier-page"]
    assert [Path(file).parent.parent for file in files][-2:] == [home, tmp_path / "more"]


def test_derivations_are_asked_for_by_whoever_needs_them(asked: Asked) -> None:
    load_checker(None, RulesInUse(()))
    load_checker(None, RulesInUse(()), derivations=True)

    assert [options["derivations"] for options in asked] == [False, True]


def test_that_something_kept_is_broken_is_told_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    tell_broken()

    said = capsys.readouterr()
    assert said.out == ""
    assert "is made anew" in said.err


def test_an_unlabelled_checker_has_no_rules_but_the_built_in_ones_and_an_untrained_labeller(asked: Asked) -> None:
    unlabelled_checker(None)

    (options,) = asked
    assert (options["model"], options["rules"]) == (None, ())
    assert isinstance(options["labeller"], Labeller)


def test_folders_of_one_name_are_called_by_their_paths(tmp_path: Path) -> None:
    one, two, other = tmp_path / "a" / "gold", tmp_path / "b" / "gold", tmp_path / "news"

    assert folder_names([one, other]) == {one: "gold", other: "news"}
    assert folder_names([one, two, other]) == {one: str(one), two: str(two), other: "news"}
