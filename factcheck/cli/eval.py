"""The ``eval`` command: annotated articles in, figures, errors and experiments out."""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import FOLDER, NEW_FILE, form_option, model_option
from factcheck.cli.program import PARTIAL, cli
from factcheck.cli.support.checkers import folder_names, unlabelled_checker
from factcheck.cli.support.display import display_environ
from factcheck.cli.support.error_wording import error_for_cli
from factcheck.cli.support.evaluation_document import Measured, evaluation_document
from factcheck.cli.support.output import open_output, say, write_json
from factcheck.errors import TrainingError
from factcheck.i18n import _

if TYPE_CHECKING:
    from rich.console import Console

    from claims.document.span import Span
    from claims.resolution.referent import Referent
    from factcheck.evaluation.gold import GoldArticle
    from factcheck.labels.training import ExtractedArticle
    from factcheck.scan_results import Checked
    from factcheck.scanning.checker import Checker

__all__ = ["evaluate_articles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What is shown besides figures: how many of the worst errors, how many wrong names (None: all); or nothing."""

    blind: bool
    worst: int
    names: int | None


@cli.command(
    "eval",
    examples=("factcheck eval seeds/annotated",),
    short_help=_("Measure the program against annotated articles."),
    help=_(
        "Measure claims, attribution and labels against annotated articles (*.json).\n\n"
        "Labels are out of fold: the model that labels an article was fitted on the others, and on the "
        "folders of --with. Several folders are measured each and all together.\n\n"
        "Exit codes: 0 done; 2 nothing could be measured; 3 some article could not be used, the rest was "
        "done."
    ),
)
@click.argument("folders", nargs=-1, required=True, metavar=_("FOLDERS..."), type=FOLDER)
@click.option("--with", "extra", multiple=True, type=FOLDER, metavar=_("DIR"), help=_("More articles to fit on."))
@click.option(
    "--experiments",
    "tried",
    is_flag=True,
    help=_("Instead of the figures: the classifier against baselines, without some features, with fewer articles."),
)
@click.option(
    "--worst",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar=_("N"),
    help=_("How many of the worst errors to show, with their parses."),
)
@click.option(
    "--names",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    metavar=_("N"),
    help=_("How many wrong names to show, with who was weighed for each; JSON has all."),
)
@click.option("--all-names", is_flag=True, help=_("Show all wrong names."))
@click.option("--errors", is_flag=True, help=_("List missed and spurious claims."))
@click.option(
    "--predictions",
    type=NEW_FILE,
    metavar=_("FILE"),
    help=_("Also write the scans as one JSON document."),
)
@click.option(
    "--blind",
    is_flag=True,
    help=_("Figures alone, and no word of the articles: nobody has seen them, and nobody shall."),
)
@click.option(
    "--ledger",
    type=NEW_FILE,
    metavar=_("FILE"),
    help=_(
        "Add a dated line for each folder to this ledger, and tell whether its articles are measured at first sight."
    ),
)
@click.option(
    "--read-before",
    is_flag=True,
    help=_("For the ledger: people have read the articles, so that this is no first sight."),
)
@form_option("table", "json")
@model_option(_("Stanza resources to parse with."))
@click.option(
    "--without-repair",
    "left_out",
    multiple=True,
    metavar=_("ID"),
    help=_("Leave out this repair of tags or trees; may be repeated."),
)
@click.pass_context
def evaluate_articles(
    ctx: click.Context,
    folders: tuple[Path, ...],
    extra: tuple[Path, ...],
    tried: bool,
    worst: int,
    names: int,
    all_names: bool,
    errors: bool,
    predictions: Path | None,
    blind: bool,
    ledger: Path | None,
    read_before: bool,
    form: str,
    model: Path | None,
    left_out: tuple[str, ...],
) -> None:
    """From annotated articles to figures, errors or experiments (out of fold); exit code 0, UNUSABLE or PARTIAL."""
    from factcheck.cli.support.ledger_lines import check_ledger, record
    from factcheck.evaluation.gold import by_folder
    from factcheck.labels.training import extract, out_of_fold
    from factcheck.reports.console import make_console
    from factcheck.reports.json import to_json

    failed: list[Exception] = []

    def fail(error: Exception) -> None:
        failed.append(error)
        say(error)

    if ledger is not None:
        check_ledger(ledger, usual=not (tried or model or left_out))
    folders = tuple(dict.fromkeys(folder.resolve() for folder in folders))
    annotated = by_folder(dict.fromkeys((*folders, *(folder.resolve() for folder in extra))), fail)
    checker = unlabelled_checker(model, without_repairs=left_out)
    # In one order whatever the folders': a fit depends on it in its last digits, and a label in doubt on those.
    articles = sorted((article for ones in annotated.values() for article in ones), key=lambda a: a.id)
    extracted = extract(articles, checker, fail)
    used = {e.gold.id for e in extracted}
    own = {folder: {article.id for article in annotated.get(folder, ())} & used for folder in folders}
    scored = {name for ids in own.values() for name in ids}
    if not scored:
        raise TrainingError(_("nothing to measure: no annotated article could be used"))
    console = make_console(sys.stdout, display_environ())
    if tried:
        _experiments(extracted, scored, form, console)
        ctx.exit(PARTIAL if failed else 0)
    checked = [(e, c) for e, c in out_of_fold(extracted) if e.gold.id in scored]
    if predictions is not None:
        with open_output(predictions, data=True, option="--predictions") as file:
            file.write("".join(to_json([c for _e, c in checked])))
    most = None if all_names or form == "json" else names
    measured = _measured(checked, own, checker, _Shown(blind=blind, worst=worst, names=most))
    if ledger is not None:
        record(ledger, measured.tallies, annotated, own, read_before=read_before)
    if form == "json":
        write_json({**evaluation_document(measured), "failed": [error_for_cli(error) for error in failed]})
    else:
        _print(measured, errors, console)
    ctx.exit(PARTIAL if failed else 0)


def _experiments(extracted: Sequence[ExtractedArticle], scored: set[str], form: str, console: Console) -> None:
    from factcheck.cli.views import evaluation as eval_view
    from factcheck.labels.ablations import experiments

    results = experiments(extracted, scored)
    if form == "json":
        found = [{**asdict(experiment), "family": experiment.family.value} for experiment in results]
        write_json({"articles": len(extracted), "experiments": found})
    else:
        eval_view.print_experiments(results, len(extracted), console)


def _print(measured: Measured, errors: bool, console: Console) -> None:
    from factcheck.cli.views import evaluation as eval_view
    from factcheck.cli.views.wrong_names import print_wrong_names

    eval_view.print_tallies(measured.tallies, measured.intervals, console)
    if measured.blind:
        return
    eval_view.print_leaks(measured.leaks, measured.whole.counts["gold_attributed"], console)
    if errors:
        eval_view.print_errors(measured.every, console)
    print_wrong_names(measured.wrong_names, measured.names_in_all, console)
    eval_view.print_worst(measured.worst, console)


def _measured(
    checked: Sequence[tuple[ExtractedArticle, Checked]], own: Mapping[Path, set[str]], checker: Checker, shown: _Shown
) -> Measured:
    from factcheck.evaluation.comparison import compared
    from factcheck.evaluation.figures import evaluate
    from factcheck.evaluation.intervals import intervals
    from factcheck.evaluation.worst_errors import Fault, with_parses, worst
    from factcheck.evaluation.wrong_names import with_candidates, wrong_names

    pairs: list[tuple[GoldArticle, Checked]] = [(e.gold, c) for e, c in checked]
    names = folder_names(own)
    tallies = {names[folder]: evaluate([p for p in pairs if p[0].id in ids]) for folder, ids in own.items() if ids}
    if len(tallies) > 1:
        tallies[_("all")] = evaluate(pairs)
    figures = Measured(
        tallies=tallies,
        intervals=intervals(pairs),
        by_article={p[0].id: evaluate([p]) for p in pairs},
        blind=shown.blind,
    )
    if shown.blind:
        return figures
    articles = [compared(gold, found) for gold, found in pairs]
    every = worst(articles, sum(len(a.found) + len(a.gold.claims) for a in articles))
    wrong = wrong_names(articles)
    texts = {e.gold.id: e.article for e, _c in checked}
    people = functools.cache(lambda name: checker.referents(texts[name]))

    def referent(name: str, span: Span) -> Referent | None:
        document, found = people(name)
        return found.of_span(document, span)

    return replace(
        figures,
        leaks=[m for m in every if m.fault is Fault.SHOWN_AS_FACT],
        worst=with_parses(every[: shown.worst], lambda name: checker.parse(texts[name])),
        every=every,
        wrong_names=with_candidates(wrong[: shown.names], referent),
        names_in_all=len(wrong),
    )
