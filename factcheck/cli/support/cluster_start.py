"""How a scan on many machines begins: what the command line asks for is checked, and what travels is packed.

In: options of ``scan``. Out: a scan that is run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from claims.foreign_errors import system_words
from factcheck.cli.support.output import say
from factcheck.cli.support.scan_run import ScanRun
from factcheck.cli.support.scan_saving import open_saver
from factcheck.errors import FactcheckError
from factcheck.i18n import _, language, ngettext
from factcheck.reports.error_wording import worded

__all__ = ["CLUSTER_FORMS", "ClusterOptions", "refuse_cluster_options", "scan_on_cluster"]

CLUSTER_FORMS = ("ndjson", "parquet")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterOptions:
    """What was asked for: the values of the options of ``scan``."""

    paths: tuple[str, ...]
    form: str
    output: Path | None
    any_language: bool
    model: Path | None
    rule_dirs: tuple[Path, ...]
    sort: str
    jobs: int
    scheduler: str | None
    db: str | None
    save: bool
    any_label: bool
    cached: bool


def scan_on_cluster(context: click.Context, run: ScanRun, asked: ClusterOptions) -> None:
    """Run a scan with dask into the folder that was asked for; what comes of it is told by ``run``.

    Raises:
        click.UsageError: options do not go together.
        FactcheckError: the extra is not installed, the folder cannot be made, or the run cannot go on.
        ClaimsError: rules cannot be used at all.
    """
    _refuse_what_does_not_fit(context, asked)
    assert asked.output is not None
    try:
        import factcheck.cli.support.cluster_scan as cluster
        from factcheck.cluster.run_settings import RunSettings, carried_rules, machine_digest
        from factcheck.cluster.worker import load_bundled
    except ModuleNotFoundError as error:
        problem = _("--engine dask needs more than is installed ({name}): pip install 'factcheck[cluster]'")
        raise FactcheckError(problem.format(name=error.name)) from None
    from factcheck.file_writing import private_folder
    from factcheck.scanning.models import label_model
    from factcheck.user_files import rule_folders, user_worth

    saver = open_saver(asked.db, quiet=run.quiet, failed=run.fail) if asked.save else None
    worth = user_worth()
    try:
        settings = RunSettings(
            results=str(private_folder(asked.output.absolute())),
            language=language(),
            load=load_bundled,
            machine=machine_digest(asked.model),
            any_language=asked.any_language,
            model=str(asked.model.absolute()) if asked.model else None,
            rules=carried_rules(rule_folders(asked.rule_dirs)),
            labels=label_model().read_bytes(),
            worth=worth.read_bytes() if worth else None,
            # Machines that share a network folder may not share a file in it as processes of one machine do.
            cached=asked.cached and asked.scheduler is None,
        )
    except OSError as error:
        problem = _("{path}: cannot be used ({error})")
        raise FactcheckError(problem.format(path=error.filename, error=worded(system_words(error)))) from error
    if saver is not None:
        context.call_on_close(saver.store.close)
    _say_rule_faults(run, asked.rule_dirs)
    scan = cluster.ClusterScan(
        run=run,
        settings=settings,
        output=asked.output,
        form=asked.form,
        sort=asked.sort,
        saver=saver,
        always=asked.any_label,
    )
    try:
        scan.scan(asked.paths, asked.scheduler, asked.jobs)
    except KeyboardInterrupt:
        run.interrupted = True
        if asked.scheduler is None:
            # Its own workers were stopped with it: no article is to blame for their end.
            scan.forget_tries()
        _say_stopped(run)


def _say_stopped(run: ScanRun) -> None:
    if not run.quiet:
        words = ngettext(
            "stopped: {n} article done; the same command goes on from there",
            "stopped: {n} articles done; the same command goes on from there",
            run.done,
        )
        say(words.format(n=run.done))


def refuse_cluster_options(context: click.Context, form: str, output: Path | None, scheduler: str | None) -> None:
    """Raise UsageError for what only goes with many machines, where they were not asked for."""
    if form == "parquet" or scheduler is not None:
        option = "--scheduler" if scheduler is not None else "--format parquet"
        raise click.UsageError(_("{option}: only with --engine dask").format(option=option), context)
    if output is not None and output.is_dir():
        problem = _("--output {path}: a folder; expected a file, or --engine dask")
        raise click.UsageError(problem.format(path=output), context)


def _refuse_what_does_not_fit(context: click.Context, asked: ClusterOptions) -> None:
    """Raise UsageError for options that mean nothing, or something else, with many machines."""
    if asked.output is None:
        raise click.UsageError(_("--engine dask wants the folder of its results: add --output FOLDER"), context)
    if asked.output.exists() and not asked.output.is_dir():
        problem = _("--output {path}: a file; --engine dask writes into a folder")
        raise click.UsageError(problem.format(path=asked.output), context)
    if asked.form not in CLUSTER_FORMS:
        problem = _("--format {form}: --engine dask writes {forms}; factcheck report makes the others of the store")
        raise click.UsageError(problem.format(form=asked.form, forms=", ".join(CLUSTER_FORMS)), context)


def _say_rule_faults(run: ScanRun, rule_dirs: Sequence[Path]) -> None:
    """Tell once, here, what is wrong with the rules that travel."""
    from factcheck.cli.support.rule_faults import fault_lines
    from factcheck.cli.support.rules_in_use import RulesInUse
    from factcheck.scanning.models import label_notices

    rules = RulesInUse(rule_dirs).on_top
    if rules:
        for line in fault_lines(rules.errors):
            run.fail(line)
    if not run.quiet:
        for notice in (*(rules.notices if rules else ()), *label_notices()):
            say(notice)
