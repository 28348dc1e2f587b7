"""The rules that a command works on, and what it says of them.

In: the values of ``--rules`` and ``--model``, ids, paths. Out: rule sets, parsers, rules, tables on standard output.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.support.display import display_environ
from factcheck.cli.support.output import say, write_json
from factcheck.cli.support.rule_faults import fault_lines
from factcheck.i18n import _

if TYPE_CHECKING:
    from claims.parsing.parser import Parser
    from claims.rules.compiled_rule import Rule
    from claims.rules.loader import RuleSet

__all__ = [
    "lies_within",
    "load_rule_set",
    "parser_of",
    "relative_path",
    "rule_called",
    "say_left_out",
    "write_rows",
]


def load_rule_set(rule_dirs: Sequence[Path] = (), paths: Sequence[Path] = ()) -> RuleSet:
    """The built-in rules, those of the user's folder, of ``rule_dirs`` and of ``paths``, each on top of the last."""
    from claims.rules.loader import load_rules
    from factcheck.user_files import rule_folders

    return load_rules((*rule_folders(rule_dirs), *paths))


def parser_of(model: Path | None, ruleset: RuleSet) -> Parser:
    """The parser; a function of its own so that tests can put another in its place."""
    from claims.parsing.parser import load_parser

    return load_parser(model, ruleset=ruleset)


def say_left_out(ruleset: RuleSet) -> bool:
    """Say on stderr which rules were left out and what replaces what; whether any was left out."""
    for line in fault_lines(ruleset.errors):
        say(line)
    for notice in ruleset.notices:
        say(notice)
    return bool(ruleset.errors)


def rule_called(ruleset: RuleSet, identity: str) -> Rule:
    """The rule of that id.

    Raises:
        BadParameter: when there is none; the message names the nearest.
    """
    from difflib import get_close_matches

    for rule in ruleset.rules:
        if rule.id == identity:
            return rule
    near = get_close_matches(identity, [r.id for r in ruleset.rules], 1, 0.5)
    message = _("no rule is called {id}").format(id=identity)
    if near:
        message += " " + _("(did you mean {id}?)").format(id=near[0])
    raise click.BadParameter(message)


def relative_path(path: str) -> str:
    """A path for people: relative where it lies below the current folder."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return path


def lies_within(file: str, paths: Iterable[Path]) -> bool:
    """Whether ``file`` is one of ``paths`` or lies below one."""
    # By its own path, and by that of what it links to.
    places = {Path(file).absolute(), Path(file).resolve()}
    roots = {root for path in paths for root in (path.absolute(), path.resolve())}
    return any(place in roots or not roots.isdisjoint(place.parents) for place in places)


def write_rows(
    rows: Sequence[Mapping[str, Any]],
    form: str,
    written: Callable[..., None],
) -> None:
    """Rows on stdout: as JSON, or as ``written`` sets them on a console."""
    if form == "json":
        write_json(rows)
        return
    from factcheck.reports.console import make_console

    written(rows, make_console(sys.stdout, display_environ()))
