"""The ``config`` commands: the user's settings, what is in force and why, and what is wrong with their file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from factcheck.cli.options import form_option, output_option
from factcheck.cli.program import FOUND, cli
from factcheck.cli.support.output import open_output, say, tell, write_json
from factcheck.errors import FactcheckError
from factcheck.i18n import _, ngettext

__all__ = ["check_config", "config", "init_config", "show_config"]


@cli.group(
    "config",
    help=_(
        "Look after your settings.\n\n"
        "Settings are a TOML file in your configuration folder, or the one that FACTCHECK_CONFIG names. Options "
        "outweigh the environment, which outweighs the file."
    ),
)
def config() -> None:
    """Group of the commands on settings."""


@config.command(
    "show",
    short_help=_("Show the settings in force."),
    help=_(
        "Show each setting, its value, and where that comes from: the environment, the file, or the default.\n\n"
        "Exit codes: 0 done; 2 the file cannot be used."
    ),
)
@form_option("table", "json")
def show_config(form: str) -> None:
    """From the environment and the file to each setting with its value and origin; exit code 0 or UNUSABLE."""
    from factcheck.cli.support.settings_in_use import check_settings
    from factcheck.settings.catalogue import SETTINGS
    from factcheck.settings.file import read_settings
    from factcheck.settings.in_force import in_force

    for line in check_settings():
        say(line)
    settings = read_settings()
    rows = []
    for key in SETTINGS:
        found = in_force(key, settings)
        value = _without_password(found.value) if key == "store" else found.value
        rows.append({"key": key, "value": value, "origin": found.origin.value, "place": found.place})
    if form == "json":
        write_json({"file": str(settings.path), "settings": rows})
        return
    missing = "" if settings.there else _(" (not there; factcheck config init makes it)")
    say(_("file: {path}").format(path=settings.path) + missing)
    _write_table(rows)


def _without_password(store: str | None) -> str | None:
    from factcheck.store.addresses import shown_address

    return store if store is None or "://" not in store else shown_address(store)


def _write_table(rows: list[dict[str, Any]]) -> None:
    import sys

    from factcheck.cli.support.display import display_environ
    from factcheck.reports.console import Paragraph, make_console, table
    from factcheck.reports.terminal import show
    from factcheck.safe_text import one_line

    cells = [
        [[Paragraph(row["key"], "bold")], [Paragraph(one_line(_value_words(row)))], [Paragraph(_origin_words(row))]]
        for row in rows
    ]
    console = make_console(sys.stdout, display_environ())
    made = table([_("Setting"), _("Value"), _("From")], cells, console.width, most=(20, None, 36), right=())
    made.leading = 0
    show(made, console)


def _value_words(row: dict[str, Any]) -> str:
    from factcheck.settings.catalogue import SETTINGS
    from factcheck.settings.template import default_words

    value = row["value"]
    if value is None:
        return default_words(SETTINGS[row["key"]])
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(value) if isinstance(value, list) else str(value)


def _origin_words(row: dict[str, Any]) -> str:
    match row["origin"]:
        case "environment":
            return _("environment: {name}").format(name=row["place"])
        case "file":
            return _("file, line {line}").format(line=row["place"])
    return _("default")


@config.command(
    "init",
    short_help=_("Write a file of settings to start from."),
    help=_(
        "Write a file in which every setting stands with what it is for, commented out. A file that is there is left "
        "alone, unless --force says otherwise.\n\n"
        "Exit codes: 0 done; 2 there is a file, or none can be written."
    ),
)
@click.option("--force", is_flag=True, help=_("Write over a file that is there."))
@output_option(_("Write to FILE, or to - for standard output; by default where settings are looked for."))
@click.pass_context
def init_config(ctx: click.Context, force: bool, output: Path | None) -> None:
    """From nothing to a commented file of settings; exit code 0, or UNUSABLE where there is one already."""
    from factcheck.settings.file import settings_path
    from factcheck.settings.template import commented_settings

    asked = ctx.get_parameter_source("output") is click.core.ParameterSource.COMMANDLINE
    path = output if asked else settings_path()
    if path is not None and path.exists() and not force:
        problem = _("{path}: there is a file already; edit it, or write over it with --force")
        raise FactcheckError(problem.format(path=path))
    if path is not None and not asked:
        from factcheck.file_writing import private_folder

        private_folder(path.parent)
    with open_output(path, data=True) as file:
        file.write(commented_settings())
    if path is not None:
        say(_("settings written to {path}").format(path=path))


@config.command(
    "check",
    help=_(
        "Look for faults in the file of settings, and in variables of the environment that outweigh it.\n\n"
        "Each fault is one line, file:line:column: setting: what is wrong.\n\n"
        "Exit codes: 0 no fault; 1 faults found; 2 usage."
    ),
)
@click.argument("path", required=False, metavar=_("[FILE]"), type=click.Path(path_type=Path))
@click.pass_context
def check_config(ctx: click.Context, path: Path | None) -> None:
    """From a file of settings to its faults, a line each, on standard output; exit code 0 or FOUND."""
    from factcheck.cli.support.settings_in_use import fault_line
    from factcheck.reports.error_wording import worded
    from factcheck.settings.environment import environment_faults
    from factcheck.settings.file import read_settings

    settings = read_settings(path)
    lines = [fault_line(settings, fault) for fault in settings.faults]
    # A file that is named is looked at by itself.
    lines += [] if path else map(worded, environment_faults(os.environ))
    for line in lines:
        tell(line)
    n = len(lines)
    if n:
        say(ngettext("{n} fault", "{n} faults", n).format(n=n))
        ctx.exit(FOUND)
    if settings.there:
        say(_("{path}: no fault found").format(path=settings.path))
    else:
        say(_("{path}: no settings, the defaults hold; factcheck config init makes a file").format(path=settings.path))
