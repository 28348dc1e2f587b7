"""Every command has its file, named as the command, and its test file."""

from __future__ import annotations

import inspect
import keyword
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from factcheck.cli.commands import cli

ROOT = Path(__file__).resolve().parents[3]


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command below a group that is no group itself, with the words that call it."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


def home(path: tuple[str, ...]) -> str:
    """The file of a command below factcheck/cli, without suffix: in the folder of its group, or in its group's file."""
    names = [f"{name}_" if keyword.iskeyword(name) else name for name in path]
    if len(names) > 1 and not (ROOT / "factcheck" / "cli" / names[0]).is_dir():
        names = names[:1]
    return "/".join(names)


COMMANDS = dict(commands(cli))


def test_there_are_commands_in_groups_and_without() -> None:
    assert {("scan",), ("rules", "check"), ("db", "path")} <= set(COMMANDS)


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_a_command_lies_in_the_file_of_its_name(path: tuple[str, ...]) -> None:
    callback = COMMANDS[path].callback
    assert callback is not None

    assert Path(inspect.getfile(inspect.unwrap(callback))) == ROOT / "factcheck" / "cli" / f"{home(path)}.py"


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_a_command_is_tested_in_the_file_of_its_name(path: tuple[str, ...]) -> None:
    folder, _, name = home(path).rpartition("/")
    tests = Path(__file__).parent / folder / f"test_{name}.py"

    assert tests.is_file()
    assert "def test_" in tests.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_a_command_says_what_goes_in_what_comes_out_and_how_it_ends(path: tuple[str, ...]) -> None:
    callback = COMMANDS[path].callback

    assert "exit code" in (inspect.getdoc(callback) or "").lower()


def test_no_other_module_could_be_taken_for_a_command() -> None:
    """Beside the files of commands lie only those that all of them share."""
    shared = {"__init__", "commands", "options", "program", "rules/__init__", "rules/group", "rules/options"}
    package = ROOT / "factcheck" / "cli"
    files = {
        path.relative_to(package).with_suffix("").as_posix()
        for path in [*package.glob("*.py"), *(package / "rules").glob("*.py")]
    }

    assert files - shared == {home(path) for path in COMMANDS}


@pytest.mark.parametrize("args", [(), ("rules",), ("db",), ("models",)])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_summaries_of_commands_are_whole_at_80_columns_and_in_one_mood(args: tuple[str, ...], lang: str) -> None:
    program = [sys.executable, "-m", "factcheck", *args, "--lang", lang, "-h"]
    shown = subprocess.run(program, capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "80"})

    rows = (
        shown.stdout.split("Commandes\xa0:" if lang == "fr" else "Commands:")[1]
        .split("\n\n")[0]
        .strip("\n")
        .split("\n")
    )
    assert rows
    for row in rows:
        name, summary = row.split(maxsplit=1)
        assert summary.endswith("."), name
        assert not summary.endswith("..."), name
        # A verb: in French its infinitive.
        assert lang == "en" or summary.split()[0].strip(",").endswith(("er", "ir", "re")), name
