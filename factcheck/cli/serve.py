"""The ``serve`` command: a process that keeps everything loaded, and runs the commands of others."""

from __future__ import annotations

import os
import re
import sys
from typing import Any

import click

from factcheck.cli.options import form_option, idle_option
from factcheck.cli.program import cli
from factcheck.cli.support.help_pages import options_under
from factcheck.cli.support.output import tell, write_json
from factcheck.i18n import _, ngettext
from factcheck.safe_text import one_line

__all__ = ["NONE_RUNS", "serve_commands"]

NONE_RUNS = 1
"""Exit code of --status and --stop: no server runs."""
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?", re.ASCII)


def _origins(_context: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    for value in values:
        if not _ORIGIN.fullmatch(value):
            problem = _("{value}: no origin; expected a scheme, a host and perhaps a port: https://cms.example")
            raise click.BadParameter(problem.format(value=value))
    return values


_http = options_under(_("HTTP API"))
_running = options_under(_("A server that runs"))


@cli.command(
    "serve",
    examples=(
        "factcheck serve",
        "factcheck serve --http 8017",
        "factcheck serve --status",
    ),
    short_help=_("Keep everything loaded, so that commands answer at once."),
    help=_(
        "Keep models, rules and libraries loaded, and run the commands of this user in processes of their own: a "
        "scan takes a third of a second instead of seconds, and writes the same. Commands find the server by "
        "themselves; FACTCHECK_SERVER=off lets a command work without it, FACTCHECK_SERVER=only tells why a "
        "server does not take one. Nothing listens on the network, but on this computer with --http.\n\n"
        "It ends by Ctrl-C, --stop or after some time without work; commands that are running are finished first. "
        "With --warm a command starts it in the background.\n\n"
        "Exit codes: 0 done; 1 no server runs (--status, --stop); 2 usage or configuration."
    ),
)
@idle_option(_("End after so long without a command, at most a week."))
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=8,
    show_default=True,
    metavar="N",
    help=_("Run at most N commands at a time; others work alone."),
)
@_http(
    "--http",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help=_("Offer the HTTP API on this port of this computer, for editors and content systems; 0 takes a free one."),
)
@_http(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar=_("ORIGIN"),
    callback=_origins,
    help=_("Let pages of ORIGIN (https://…) use the HTTP API from a browser; may be repeated."),
)
@_running("--status", "asked", flag_value="status", help=_("Say whether a server runs, and end."))
@_running("--stop", "asked", flag_value="stop", help=_("End the server that runs, once its commands are done."))
@form_option("text", "json")
@click.pass_context
def serve_commands(
    ctx: click.Context,
    idle: float,
    most: int,
    http: int | None,
    origins: tuple[str, ...],
    asked: str | None,
    form: str,
) -> None:
    """From options to a server in this process, or a word with one that runs; exit code 0, NONE_RUNS or UNUSABLE."""
    from factcheck.serving import control

    control.possible()
    if asked is None:
        options = [f"--idle={idle}", f"--most={most}", *(f"--allow-origin={origin}" for origin in origins)]
        if http is not None:
            from factcheck.serving.http_process import library_there

            library_there()
            options.append(f"--http={http}")
        if control.is_held(os.environ):
            control.raise_running()
        _become_server(options)
    ask, words = (control.status_with_refusals, _status_lines) if asked == "status" else (control.stop, _stop_lines)
    answer = ask(os.environ)
    if form == "json":
        write_json(answer)
    else:
        for line in [_("no server runs")] if answer is None else words(answer):
            tell(line)
    ctx.exit(NONE_RUNS if answer is None else 0)


def _become_server(options: list[str]) -> None:
    """Put the server in the place of this process, which has help texts in memory that a server must not have.

    Raises:
        ServingError: the process is not the command's own.
    """
    from factcheck.serving.client import own_command
    from factcheck.serving.control import ServingError, command_line, program_folder

    if own_command() is None:
        raise ServingError(_("a server needs a process of its own: run factcheck serve from a shell"))
    sys.stdout.flush()
    os.chdir(program_folder())
    os.execv(sys.executable, command_line(options))


def _status_lines(answer: dict[str, Any]) -> list[str]:
    from factcheck.serving.places import log_path, socket_path

    minutes = float(answer["idle"]) / 60
    running, done = int(answer["running"]), int(answer["done"])
    now = ngettext("{n} command is running", "{n} commands are running", running).format(n=running)
    lines = [
        _("a server runs: process {process}, since {when}").format(
            process=answer["process"], when=_moment(answer["since"])
        ),
        ngettext("{now}, {n} is done", "{now}, {n} are done", done).format(now=now, n=done),
        _("ends after {minutes} min without a command").format(minutes=f"{minutes:g}"),
        _("socket: {path}").format(path=socket_path(os.environ)),
        _("log, if it was started in the background: {path}").format(path=log_path(os.environ)),
    ]
    if "http" in answer:
        words = _("HTTP API: {address}/v1, its token in {path}")
        lines.append(words.format(address=answer["http"], path=answer["token"]))
        if not answer["http_answers"]:
            lines.append(_("the HTTP API does not answer: what it refused is not known"))
    if answer["outdated"]:
        lines.append(_("the program has changed since: this server ends at the next command"))
    return lines + (list(map(_refusal_line, answer["refusals"])) or [_("nothing was refused")])


def _refusal_line(refused: dict[str, Any]) -> str:
    from factcheck.serving.refusals import Cause, reason_words

    n = int(refused["count"])
    words = ngettext("refused once, on {when}: {reason}", "refused {n} times, last on {when}: {reason}", n)
    reason = one_line(reason_words(Cause(refused["cause"]).words, str(refused["what"])))
    return words.format(n=n, when=_moment(refused["last"]), reason=reason)


def _moment(seconds: object) -> str:
    from datetime import datetime

    from factcheck.i18n import format_moment

    moment = datetime.fromtimestamp(float(str(seconds))).astimezone()
    return format_moment(moment.isoformat(timespec="minutes"))


def _stop_lines(answer: dict[str, Any]) -> list[str]:
    n = int(answer["commands"])
    if not n:
        return [_("the server ends")]
    words = ngettext("the server ends once {n} command is done", "the server ends once {n} commands are done", n)
    return [words.format(n=n)]
