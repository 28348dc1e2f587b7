"""The ``scan`` command: articles in, a report of their claims out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.claim import LABELS
from factcheck.cli.options import (
    db_option,
    form_option,
    model_option,
    no_color_option,
    output_option,
    rules_option,
    sort_option,
    width_option,
)
from factcheck.cli.program import FOUND, PARTIAL, UNUSABLE, cli
from factcheck.cli.support.checkers import load_checker
from factcheck.cli.support.output import open_output, tell
from factcheck.cli.support.rules_in_use import RulesInUse
from factcheck.cli.support.scan_run import ScanRun
from factcheck.cli.support.scan_saving import open_saver
from factcheck.i18n import _
from factcheck.reports.ranking import ranked

if TYPE_CHECKING:
    from factcheck.scan_results import Checked

__all__ = ["FORMATS", "scan_articles"]

FORMATS = ("table", "json", "ndjson", "csv", "markdown")


@cli.command(
    "scan",
    help=_(
        "Read articles and report their claims.\n\n"
        "PATHS are files, folders (every .txt below them) or - for standard input, which is also read when no path is "
        "given and something is piped in.\n\n"
        "Exit codes: 0 done; 1 a claim of --fail-on found; 2 usage or configuration; 3 some article or rule could not "
        "be used, the rest was done."
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=str))
@form_option(*FORMATS)
@output_option()
@model_option()
@rules_option()
@sort_option()
@width_option()
@no_color_option()
@click.option("--quiet", is_flag=True, help=_("No progress and no notices; errors only."))
@click.option(
    "--fail-on",
    type=click.Choice([label.value for label in LABELS]),
    multiple=True,
    metavar=_("LABEL"),
    help=_(
        "End with exit code 1 if a claim is labelled reported_speech, allegation or established_fact; may be repeated."
    ),
)
@click.option("--debug", is_flag=True, help=_("Show the traceback of unexpected errors."))
@db_option(_("Where scans are kept: a file or postgresql://…; the user's by default."))
@click.option("--no-save", is_flag=True, help=_("Keep nothing, and look nothing up."))
@click.pass_context
def scan_articles(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    model: Path | None,
    rule_dirs: tuple[Path, ...],
    sort: str,
    width: int | None,
    no_color: bool,
    quiet: bool,
    fail_on: tuple[str, ...],
    debug: bool,
    db: str | None,
    no_save: bool,
) -> None:
    """From articles to a report of their claims, which the store keeps; exit code 0, FOUND, UNUSABLE or PARTIAL."""
    if not paths and _stdin_is_terminal():
        tell(ctx.get_help(), on_stderr=True)
        ctx.exit(UNUSABLE)
    from factcheck.articles.reader import read_articles

    run = ScanRun(quiet=quiet, debug=debug, several=len(paths) > 1 or any(Path(p).is_dir() for p in paths))
    rules = RulesInUse(rule_dirs)
    articles = run.readable(read_articles(paths or ("-",), words=rules.page_words))
    first = next(articles, None)
    with open_output(output, data=form != "table") as file:
        # A mistyped path is told at once: the models, slow to load, are fetched for an article that is there.
        checked: Iterator[Checked] = iter(())
        if first is not None:
            saver = None if no_save else open_saver(db, quiet=quiet, failed=run.fail)
            checked = run.checked(load_checker(model, rules), chain([first], articles))
            if saver:
                ctx.call_on_close(saver.store.close)
                checked = saver.saved(checked)
            checked = (ranked(article, sort) for article in checked)
        if form == "table":
            from factcheck.reports.console import make_console
            from factcheck.reports.terminal import print_report

            color = False if no_color or output else None
            print_report(checked, make_console(file, os.environ, width=width, color=color))
        else:
            from factcheck.reports.formats import EXPORTERS

            for text in EXPORTERS[form](checked):
                file.write(text)
    ctx.exit(FOUND if run.labels & set(fail_on) else PARTIAL if run.failed else 0)


def _stdin_is_terminal() -> bool:
    return sys.stdin is None or sys.stdin.isatty()
