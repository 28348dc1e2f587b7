"""Width and colours that a command line asks for."""

from __future__ import annotations

import os

import click
import pytest

from factcheck.cli.commands import cli
from factcheck.cli.support.display import display_environ
from tests.support.commands import Texts, run

pytestmark = pytest.mark.usefixtures("surroundings", "loaded")


def test_without_a_command_the_environment_decides() -> None:
    assert display_environ() is os.environ


@pytest.mark.parametrize(
    ("args", "environ", "colours"),
    [
        ((), {}, False),
        (("--color",), {}, True),
        (("--color",), {"NO_COLOR": "1"}, True),
        (("--no-color",), {"FORCE_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "1"}, True),
    ],
)
def test_the_command_line_outweighs_the_environment(
    args: tuple[str, ...], environ: dict[str, str], colours: bool, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    assert ("\x1b[" in run("scan", "--no-save", *args, *texts("Un")).stdout) is colours


def test_every_command_has_width_and_colours_and_the_next_run_forgets_them(db: str) -> None:
    narrow, wide = (run("list", "--width", width).stdout.splitlines() for width in ("40", "100"))
    assert max(map(len, narrow)) <= 40 < max(map(len, wide)) <= 100
    assert max(map(len, run("list").stdout.splitlines())) <= 80
    assert run("list", "--width", "19").exit_code == 2
    for name in cli.list_commands(click.Context(cli)):
        shown = run(name, "-h").stdout
        assert "--width" in shown
        assert "--no-color" in shown
