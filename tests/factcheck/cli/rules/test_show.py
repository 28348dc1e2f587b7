"""The rules show command: the file of a rule."""

from __future__ import annotations

import pytest

import factcheck.cli.commands  # noqa: F401 (registers the commands)
from factcheck.cli import program as cli
from tests.support.commands import run
from tests.support.rule_files import WriteFolder

pytestmark = pytest.mark.usefixtures("surroundings", "home", "trees")


def test_show_prints_a_rule_and_what_it_extends(write: WriteFolder) -> None:
    folder = write(mine="description: x\nstatus: stable\nextends: verbe-que\n")

    result = run("rules", "show", "mine", "--rules", str(folder))

    assert result.exit_code == 0
    assert "extends: verbe-que" in result.stdout
    assert "verbe-que.yaml" in result.stdout
    assert "mark: que" in result.stdout


def test_show_names_the_nearest_rule() -> None:
    result = run("rules", "show", "verbe-qeu")

    assert result.exit_code == cli.UNUSABLE
    assert "did you mean verbe-que?" in result.stderr
