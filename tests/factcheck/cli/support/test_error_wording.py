"""The options and commands that the command line names where something is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from factcheck.cli.commands import cli
from factcheck.cli.support.error_wording import OPTIONS_THAT_HELP, error_for_cli
from factcheck.errors import Fault, TextField, VerificationError
from factcheck.i18n import using_language


def options(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        yield from parameter.opts
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from options(below)


def test_the_options_that_help_are_there() -> None:
    known = set(options(cli))
    named = {option for words in OPTIONS_THAT_HELP.values() for option in re.findall(r"--[a-z-]+", words)}

    assert named
    assert named - known == set()


def test_the_commands_that_help_are_there() -> None:
    named = {name for words in OPTIONS_THAT_HELP.values() for name in re.findall(r"; see factcheck (\w+)", words)}

    assert named
    assert named - set(cli.commands) == set()


def test_every_text_of_a_decision_has_an_option() -> None:
    known = set(options(cli))

    for field in TextField:
        with using_language("en"):
            option = error_for_cli(VerificationError(Fault.HOLDS_NUL, field=field)).partition(":")[0]
        assert option in known
