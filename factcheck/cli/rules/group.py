"""The ``rules`` commands: checking, listing and showing rules, and what they share."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claims.errors import RuleError
from factcheck.cli.program import FOUND, cli
from factcheck.cli.scan_run import say
from factcheck.i18n import _, ngettext

if TYPE_CHECKING:
    from pydantic import BaseModel

    from claims.parsing.parser import Parser
    from claims.rules.loader import RuleSet
    from claims.rules.pattern import Rule

__all__ = [
    "MODEL",
    "ON_ARTICLES",
    "RULES",
    "WIDTH",
    "chosen",
    "load",
    "parser_of",
    "rules",
    "shown",
    "tell",
    "write_rows",
]

ANY_PATH = click.Path(exists=True, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_F = TypeVar("_F", bound=Callable[..., Any])

RULES = click.option(
    "--rules", "folders", type=FOLDER, multiple=True, metavar=_("DIR"), help=_("More rules; may be repeated.")
)
MODEL = click.option(
    "--model", type=FOLDER, metavar=_("DIR"), help=_("Stanza resources to parse with; bundled by default.")
)


def WIDTH(function: _F) -> _F:  # noqa: N802 (a decorator beside the other two)
    """Options of a command that writes for people."""
    width = click.option(
        "--width", type=click.IntRange(min=20), metavar=_("COLUMNS"), help=_("Width of the report in columns.")
    )
    return width(click.option("--no-color", is_flag=True, help=_("No colours."))(function))


def ON_ARTICLES(function: _F) -> _F:  # noqa: N802 (a decorator beside the others)
    """What a command shares with others that look at articles and give a table: PATHS, rules, model, form, width."""
    form = click.option(
        "--format",
        "form",
        type=click.Choice(("table", "json")),
        default="table",
        show_default=True,
        help=_("Output form."),
    )
    paths = click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=str))
    return paths(RULES(MODEL(form(WIDTH(function)))))


def write_rows(
    rows: Sequence[Mapping[str, Any]],
    form: str,
    written: Callable[..., None],
    *,
    width: int | None,
    no_color: bool,
) -> None:
    """Rows on stdout: as JSON, or as ``written`` sets them on a console."""
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    from factcheck.reports.console import make_console

    written(rows, make_console(sys.stdout, os.environ, width=width, color=False if no_color else None))


@cli.group(
    help=_(
        "Write, test and debug rules.\n\n"
        "Rules of your own lie in your configuration folder (see: factcheck rules list) or in the folders of --rules, "
        "and come on top of the built-in ones."
    )
)
def rules() -> None:
    """Commands on rules."""


def load(folders: Sequence[Path] = (), paths: Sequence[Path] = ()) -> RuleSet:
    """The built-in rules, those of the user's folder, of ``folders`` and of ``paths``, each on top of the last."""
    from claims.rules.loader import load_rules
    from factcheck.user_files import rule_folders

    return load_rules((*rule_folders(folders), *paths))


def parser_of(model: Path | None, ruleset: RuleSet) -> Parser:
    """The parser with the repairs of a rule set; a function of its own so that tests can put another in its place."""
    from claims.parsing.parser import load_parser

    return load_parser(model, ruleset.repairs)


def tell(ruleset: RuleSet) -> bool:
    """Say on stderr which rules were left out and what replaces what; whether any was left out."""
    for fault in ruleset.errors:
        say(fault)
    for notice in ruleset.notices:
        say(notice)
    return bool(ruleset.errors)


def chosen(ruleset: RuleSet, identity: str) -> Rule:
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


def shown(path: str) -> str:
    """A path for people: relative where it lies below the current folder."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return path


def within(file: str, paths: Iterable[Path]) -> bool:
    """Whether ``file`` is one of ``paths`` or lies below one."""
    here = Path(file).resolve()
    return any(here == p.resolve() or p.resolve() in here.parents for p in paths)


@rules.command(
    help=_(
        "Check rule files and word lists; every fault of every file in one run.\n\n"
        "PATHS are files or folders; without any, all rules that a scan would use are checked. Each fault is one "
        "line, file:line:column: key: what is wrong.\n\n"
        "Exit codes: 0 no fault; 1 faults found; 2 usage."
    )
)
@click.argument("paths", nargs=-1, type=ANY_PATH)
@RULES
@click.option(
    "--format", "form", type=click.Choice(("line", "json")), default="line", show_default=True, help=_("Output form.")
)
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], folders: tuple[Path, ...], form: str) -> None:
    """Report all faults."""
    ruleset = load(folders, paths)
    errors = [e for e in ruleset.errors if not paths or within(e.file, paths)]
    if form == "json":
        click.echo(json.dumps([_as_json(e) for e in errors], ensure_ascii=False, indent=2))
    else:
        for error in errors:
            where = f"{shown(error.file)}:{error.line}:{error.column}"
            click.echo(f"{where}: {error.path}: {error.message}" if error.path else f"{where}: {error.message}")
        if errors:
            files = len({e.file for e in errors})
            faults = ngettext("{n} fault", "{n} faults", len(errors)).format(n=len(errors))
            say(ngettext("{faults} in {n} file", "{faults} in {n} files", files).format(faults=faults, n=files))
        else:
            say(_("no fault found"))
    ctx.exit(FOUND if errors else 0)


def _as_json(error: RuleError) -> dict[str, Any]:
    return {
        "file": error.file,
        "line": error.line,
        "column": error.column,
        "path": error.path,
        "message": error.message,
    }


@rules.command(help=_("Print the file of a rule, and of those it extends."))
@click.argument("id")
@RULES
def show(id: str, folders: tuple[Path, ...]) -> None:
    """One rule as it is written."""
    from claims.config.strict_yaml import read_yaml

    ruleset = load(folders)
    tell(ruleset)
    seen: set[str] = set()
    rule: Rule | None = chosen(ruleset, id)
    while rule is not None and rule.file not in seen:
        seen.add(rule.file)
        click.echo(f"# {shown(rule.file)}")
        click.echo(Path(rule.file).read_text(encoding="utf-8-sig").rstrip("\n"))
        extends = read_yaml(Path(rule.file)).value.get("extends")
        rule = next((r for r in ruleset.rules if r.id == extends), None)


@rules.command("schema", help=_("Print the JSON Schema of rule files (or of word lists or repairs), for editors."))
@click.argument("kind", type=click.Choice(("rule", "list", "repair")), default="rule")
def rule_schema(kind: str) -> None:
    """The schema that editors check against."""
    from claims.rules.repair_schema import RepairFile
    from claims.rules.schema import ListFile, RuleFile

    models: dict[str, type[BaseModel]] = {"rule": RuleFile, "list": ListFile, "repair": RepairFile}
    model = models[kind]
    content = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))
