"""Every command tells its exit codes, in both languages alike, and one table has those of all."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from factcheck.cli.support.exit_words import exit_codes_of, exit_sentence
from factcheck.i18n import LANGUAGES, using_language

ROOT = Path(__file__).resolve().parents[4]
PAGE = ROOT / "factcheck" / "README.md"
BEGIN, END = (
    "<!-- exit codes: UPDATE_EXIT_CODES=1 pytest tests/factcheck/cli/support/test_exit_words.py -->",
    "<!-- end -->",
)
# All commands in one process of each language: helps are worded when the commands are made.
SCRIPT = """
import json, click, sys
from factcheck.i18n import set_language
set_language(sys.argv[1])
from factcheck.cli.commands import cli
def told(group, path=()):
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from told(command, (*path, name))
        else:
            yield " ".join((*path, name)), f"{command.help} {command.epilog or ''}"
print(json.dumps(dict(told(cli))))
"""
CODES = {"UNUSABLE": 2, "PARTIAL": 3}


@pytest.fixture(scope="module")
def helps() -> dict[str, dict[str, str]]:
    """The help of each command, by language."""
    import json

    made = {}
    for lang in LANGUAGES:
        program = [sys.executable, "-c", SCRIPT, lang]
        told = subprocess.run(program, capture_output=True, text=True, check=True, cwd=ROOT)
        made[lang] = json.loads(told.stdout)
    return made


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


def test_every_help_tells_the_same_codes_in_every_language(helps: dict[str, dict[str, str]]) -> None:
    codes = {lang: {name: set(exit_codes_of(told)) for name, told in made.items()} for lang, made in helps.items()}

    assert codes["fr"] == codes["en"]
    assert [name for name, found in codes["en"].items() if not found >= {0}] == []


def test_a_help_tells_every_code_that_its_command_ends_in(helps: dict[str, dict[str, str]]) -> None:
    from factcheck.cli.commands import cli

    for name, command in commands(cli):
        assert command.callback is not None
        source = inspect.getsource(inspect.unwrap(command.callback))
        used = {CODES[word] for word in re.findall(r"\b(UNUSABLE|PARTIAL)\b", source)}
        assert used <= {*exit_codes_of(helps["en"][name]), 2}, name


def test_one_table_has_the_codes_of_all_commands(helps: dict[str, dict[str, str]]) -> None:
    """UPDATE_EXIT_CODES=1 writes it anew."""
    rows = ["| command | 0 | 1 | 2 | 3 | 130 |", "|---|---|---|---|---|---|"]
    for name, told in helps["en"].items():
        found = exit_codes_of(told)
        rows.append(f"| `{name}` | " + " | ".join(found.get(code, "") for code in (0, 1, 2, 3, 130)) + " |")
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    table, after = rest.split(END)
    made = "\n\n" + "\n".join(rows) + "\n\n"
    if os.environ.get("UPDATE_EXIT_CODES"):
        PAGE.write_text(before + BEGIN + made + END + after, encoding="utf-8")
        return

    assert table == made


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_is_read_as_it_was_made(lang: str) -> None:
    with using_language(lang):
        codes = exit_codes_of(f"Words.\n\n{exit_sentence({3: 'the rest was done'})}")

    assert set(codes) == {0, 2, 3}
    assert codes[3] == "the rest was done"


def test_a_help_without_codes_has_none() -> None:
    assert exit_codes_of("List the claims of the store.") == {}
