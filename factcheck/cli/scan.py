"""The ``scan`` command: articles in, a report of their claims out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from click.core import ParameterSource

from factcheck.cli.options import (
    DASK,
    cluster_options,
    db_option,
    form_option,
    jobs_option,
    model_option,
    output_option,
    reading_options,
    rules_option,
    sort_option,
    warm_option,
)
from factcheck.cli.program import FOUND, INTERRUPTED, PARTIAL, UNUSABLE, cli
from factcheck.cli.support.checkers import engine_of, load_checker
from factcheck.cli.support.cluster_start import ClusterOptions, refuse_cluster_options, scan_on_cluster
from factcheck.cli.support.output import open_output, refuse_inputs, say, tell
from factcheck.cli.support.page_fetching import PageFetching
from factcheck.cli.support.report_writing import REPORT_FORMS, write_report
from factcheck.cli.support.rules_in_use import RulesInUse
from factcheck.cli.support.scan_run import ScanRun
from factcheck.cli.support.scan_saving import open_saver
from factcheck.cli.support.vocabulary import LABEL_WORDS
from factcheck.i18n import _, ngettext
from factcheck.reports.ranking import ranked

if TYPE_CHECKING:
    from factcheck.cli.support.scan_saving import ScanSaver
    from factcheck.fetching.fetched import Fetched
    from factcheck.scan_results import Checked

__all__ = ["scan_articles"]


@cli.command(
    "scan",
    examples=(
        "factcheck scan article.txt",
        "factcheck scan https://example.org/article.html",
        "factcheck scan --sort worth received/",
        "factcheck scan --format html -o page.html article.txt",
        "factcheck scan --no-save - < article.txt",
    ),
    help=_(
        "Read articles and report their claims.\n\n"
        "PATHS are files, folders (all that is read below them), addresses (http, https) or - for standard input, "
        "which is also read when no path is given and something is piped in. What they hold is told by its content: "
        "text, Markdown, HTML, RSS, Atom, PDF, Word, OpenDocument, mail, subtitles, JSON, and archives of these.\n\n"
        "Claims that people added to an article with factcheck add stay, and are reported with those found.\n\n"
        "Exit codes: 0 done; 1 a claim of --fail-on found; 2 usage or configuration; 3 some article or rule could not "
        "be used, the rest was done; 130 stopped, what was done is kept."
    ),
)
@click.argument("paths", nargs=-1, metavar=_("[PATHS]..."), type=click.Path(path_type=str))
@reading_options
@form_option(*REPORT_FORMS, "parquet")
@output_option(
    _("Write to FILE, which changes only once all is done, instead of standard output; with --engine dask a folder."),
    folder=True,
)
@model_option()
@rules_option()
@sort_option()
@click.option("--quiet", "-q", is_flag=True, help=_("No progress and no notices; errors only."))
@click.option(
    "--fail-on",
    type=LABEL_WORDS,
    multiple=True,
    metavar=_("LABEL"),
    help=_("End with exit code 1 if a claim has this label; may be repeated."),
)
@jobs_option()
@warm_option()
@cluster_options
@click.option("--debug", is_flag=True, help=_("Show the traceback of unexpected errors."))
@db_option(
    _("Where scans are kept: a file or postgresql://…; by default FACTCHECK_DB, the settings, then the user's own.")
)
@click.option("--no-cache", is_flag=True, help=_("Parse and analyse everything anew, and keep nothing of it."))
@click.option("--no-save", is_flag=True, help=_("Keep nothing, and look nothing up."))
@click.pass_context
def scan_articles(
    ctx: click.Context,
    paths: tuple[str, ...],
    any_language: bool,
    allow_private: bool,
    form: str,
    output: Path | None,
    model: Path | None,
    rule_dirs: tuple[Path, ...],
    sort: str,
    quiet: bool,
    fail_on: tuple[str, ...],
    jobs: int,
    engine: str,
    scheduler: str | None,
    debug: bool,
    db: str | None,
    no_cache: bool,
    no_save: bool,
) -> None:
    """From articles to a report of their claims, which the store keeps; exit code 0, FOUND, UNUSABLE or PARTIAL."""
    if not paths and _stdin_is_terminal():
        tell(ctx.get_help(), on_stderr=True)
        ctx.exit(UNUSABLE)
    refuse_inputs(output if engine != DASK else None, paths)
    if engine == DASK:
        asked = ClusterOptions(
            paths=paths,
            form=form if ctx.get_parameter_source("form") is ParameterSource.COMMANDLINE else "ndjson",
            output=output,
            any_language=any_language,
            model=model,
            rule_dirs=rule_dirs,
            sort=sort,
            jobs=jobs,
            scheduler=scheduler,
            db=db,
            save=not no_save,
            any_label=bool(fail_on),
            cached=not no_cache,
        )
        run = ScanRun(quiet=quiet, debug=debug)
        scan_on_cluster(ctx, run, asked)
        # What was stopped has been told.
        ctx.exit(INTERRUPTED if run.interrupted else _code(run, fail_on))
    refuse_cluster_options(ctx, form, output, scheduler)
    from factcheck.articles.reader import read_articles
    from factcheck.sources.inputs import input_count

    run = ScanRun(quiet=quiet, debug=debug, total=input_count(paths) or 1)
    rules = RulesInUse(rule_dirs)
    originals: dict[str, Fetched] = {}
    found = read_articles(
        paths or ("-",),
        words=rules.page_words,
        any_language=any_language,
        fetch=ctx.with_resource(PageFetching(allow_private=allow_private)).fetch,
        told=run.told,
        originals=originals,
        begun=run.progress.begin_input,
    )
    articles = run.readable(found)
    first = next(articles, None)
    saver: ScanSaver | None = None
    try:
        with open_output(output, data=form != "table") as file:
            # A mistyped path is told at once: the models, slow to load, are fetched for an article that is there.
            checked: Iterator[Checked] = iter(())
            if first is not None:
                saver = None if no_save else open_saver(db, quiet=quiet, failed=run.fail)
                with run.progress.working_on(_("loading the models")):
                    checker = load_checker(model, rules, cached=not no_cache, at_once=jobs != 1)
                checked = run.checked(checker, chain([first], articles), engine_of(checker, jobs, model, rule_dirs))
                if saver:
                    saver.originals = originals
                    ctx.call_on_close(saver.store.close)
                    checked = saver.saved(checked)
                checked = (ranked(article, sort) for article in checked)
            write_report(checked, file, form, color=False if output else None)
    except KeyboardInterrupt:
        run.interrupted = True
    _end(ctx, run, saver, fail_on)


def _end(ctx: click.Context, run: ScanRun, saver: ScanSaver | None, fail_on: tuple[str, ...]) -> NoReturn:
    if run.interrupted:
        _say_stopped(run, saver)
        ctx.exit(INTERRUPTED)
    ctx.exit(_code(run, fail_on))


def _code(run: ScanRun, fail_on: tuple[str, ...]) -> int:
    return FOUND if run.labels & set(fail_on) else PARTIAL if run.failed else 0


def _say_stopped(run: ScanRun, saver: ScanSaver | None) -> None:
    if run.quiet:
        return
    done = ngettext("stopped: {n} article done", "stopped: {n} articles done", run.done).format(n=run.done)
    kept = _("{n} of them kept").format(n=saver.count) if saver else _("none of them kept")
    say(f"{done}, {kept}")


def _stdin_is_terminal() -> bool:
    return sys.stdin is None or sys.stdin.isatty()
