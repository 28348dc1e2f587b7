"""The options that commands share: each fills its parameter, and each command words it in the same way."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from factcheck.cli import options
from factcheck.cli.commands import cli
from factcheck.scan_results import Status


def filled(*adds: options.Adds, args: tuple[str, ...] = ()) -> dict[str, Any]:
    """The parameters that a command with these options gets for these arguments."""
    seen: dict[str, Any] = {}

    def command(**asked: Any) -> None:
        seen.update(asked)

    function: Any = command
    for add in adds:
        function = add(function)
    result = CliRunner().invoke(click.command()(function), args, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return seen


@pytest.mark.parametrize(
    ("add", "args", "name", "given", "default"),
    [
        (options.model_option(), ("--model", "."), "model", Path(), None),
        (options.rules_option(), ("--rules", ".", "--rules", "."), "rule_dirs", (Path(), Path()), ()),
        (options.db_option(), ("--db", "x.sqlite"), "db", "x.sqlite", None),
        (options.output_option(), ("--output", "x"), "output", Path("x"), None),
        (options.form_option("table", "json"), ("--format", "json"), "form", "json", "table"),
        (options.sort_option(), ("--sort", "worth"), "sort", "worth", "text"),
        (options.output_option(), ("-o", "-"), "output", None, None),
        (options.form_option("table", "json"), ("-f", "json"), "form", "json", "table"),
        (options.person_option(), ("--by", "Ana"), "by", "Ana", None),
        (options.reason_option(), ("--reason", "vu"), "note", "vu", None),
    ],
)
def test_an_option_fills_its_parameter(
    add: options.Adds, args: tuple[str, ...], name: str, given: object, default: object
) -> None:
    assert filled(add, args=args) == {name: given}
    assert filled(add) == {name: default}


def test_filters_fill_what_chooses_claims() -> None:
    every = filled(options.claim_filters, args=("--status", "verified", "--flag", "a", "--flag", "b", "--limit", "3"))

    assert every == {
        **{"statuses": ("verified",), "labels": (), "verdicts": (), "flags": ("a", "b"), "articles": ()},
        **{
            "speaker": None,
            "words": None,
            "since": None,
            "until": None,
            "changed": False,
            "assignee": None,
            "accused": None,
            "stages": (),
            "order": "recent",
            "limit": 3,
        },
    }
    assert {"verified"} <= {status.value for status in Status}


def test_an_option_of_one_name_takes_the_same_values_in_all_commands() -> None:
    """Help may say more where a command does more with it; --format and --note mean something else in each."""
    kinds: dict[str, set[tuple[str, str | None, bool]]] = defaultdict(set)

    def walk(group: click.Group) -> None:
        for command in group.commands.values():
            if isinstance(command, click.Group):
                walk(command)
            for one in command.params:
                if isinstance(one, click.Option):
                    kinds[one.opts[0]].add((repr(one.type), one.name, one.multiple))

    walk(cli)
    # --output is not among them: scan may write a folder.
    shared = ("--model", "--rules", "--db", "--width", "--color", "--by", "--lang", "--sort", "--order")

    assert {name: len(kinds[name]) for name in shared} == dict.fromkeys(shared, 1)
