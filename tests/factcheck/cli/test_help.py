"""The help command: the same as --help."""

from __future__ import annotations

import pytest

from factcheck.cli.program import UNUSABLE
from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings")


@pytest.mark.parametrize("names", [(), ("scan",), ("rules",), ("rules", "test")])
def test_help_is_that_of_the_command(names: tuple[str, ...]) -> None:
    shown = run("help", *names)

    assert shown.exit_code == 0
    assert shown.stdout == run(*names, "--help").stdout == run(*names, "-h").stdout


@pytest.mark.parametrize("names", [("nothing",), ("rules", "nothing"), ("scan", "nothing")])
def test_an_unknown_command_is_told(names: tuple[str, ...]) -> None:
    result = run("help", *names)

    assert result.exit_code == UNUSABLE
    assert f"no command {' '.join(names)}" in result.stderr
