"""The ``train`` and ``eval`` commands: annotated articles in, a label model or a table of figures out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli import Command, cli
from factcheck.errors import TrainingError
from factcheck.i18n import _, ngettext
from factcheck.scan import say

if TYPE_CHECKING:
    from factcheck.relearn import Comparison

__all__ = ["evaluate_articles", "train_labels"]

_REFUSED = 1
"""Exit code: the new model is worse than the one in use, and nothing was written."""
_FOLDERS = click.Path(exists=True, file_okay=False, path_type=Path)
_MODEL = click.option("--model", type=_FOLDERS, metavar=_("DIR"), help=_("Stanza resources to parse with."))


@cli.command(
    "train",
    cls=Command,
    help=_(
        "Train the label classifier on folders of annotated articles (*.json).\n\n"
        "With --from-store, learn from what people reviewed: labels they gave, and labels they let stand on claims "
        "they verified; folders are optional then. The new model and the one in use are compared on reviewed articles "
        "that neither was fitted on. A worse one is not written, and the exit code is 1; a better one is used by "
        "scans from then on."
    ),
)
@click.argument("folders", nargs=-1, type=_FOLDERS)
@click.option("--from-store", is_flag=True, help=_("Learn from reviewed claims of the store."))
@click.option("--db", metavar=_("URL"), help=_("The store: a file or postgresql://…; the user's by default."))
@click.option("--force", is_flag=True, help=_("Write the model of --from-store even if it is worse."))
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=_("FILE"),
    help=_(
        "Where the model goes; by default the one that comes with the package is replaced, or with "
        "--from-store your own in the data folder."
    ),
)
@_MODEL
@click.pass_context
def train_labels(
    ctx: click.Context,
    folders: tuple[Path, ...],
    from_store: bool,
    db: str | None,
    force: bool,
    output: Path | None,
    model: Path | None,
) -> None:
    """Fit on everything; what is printed and kept in the file was measured on articles left out of the fit."""
    if from_store:
        ctx.exit(_retrain(folders, db, force, output, model))
    if db is not None or force:
        raise click.UsageError(_("--db and --force go with --from-store"), ctx)
    if not folders:
        raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0])
    from claims.resources import label_model_path
    from factcheck.evaluation import evaluate
    from factcheck.training import examples, extract_all, out_of_fold, train

    checker = _checker(model)
    extracted = extract_all(folders, checker)
    found = examples(extracted)
    tally = evaluate([(e.gold, checked) for e, checked in out_of_fold(extracted)])
    note: dict[str, Any] = {
        "articles": len(extracted),
        "examples": {label: sum(e.label == label for e in found) for label in sorted({e.label for e in found})},
        "out_of_fold": _figures(tally),
        "fitted_on": sorted({e.article.id for e in extracted}),
    }
    labeller = train(found, note)
    target = output or label_model_path()
    labeller.save(target)
    _print_table(tally)
    say(_("label model written to {path}").format(path=target))


def _retrain(folders: tuple[Path, ...], db: str | None, force: bool, output: Path | None, model: Path | None) -> int:
    from factcheck.models import user_label_model
    from factcheck.relearn import compare, from_gold, from_store, join, model_in_use, retrained, write
    from factcheck.store.engine import open_store
    from factcheck.store.queries import reviewed_labels
    from factcheck.training import extract_all
    from factcheck.userrules import rule_folders

    with closing(open_store(db)) as store, store.reading() as connection:
        kept = reviewed_labels(connection)
    if not kept:
        problem = _("{url}: no reviewed label in the store; correct labels or verify claims first, see factcheck set")
        raise TrainingError(problem.format(url=store.url))
    # Claims are found again only by the rules that scans use.
    checker = _checker(model, rule_folders())
    reviewed = from_store(kept, checker)
    everything = join(reviewed, from_gold(extract_all(folders, checker) if folders else ()))
    words = ngettext("{n} reviewed label", "{n} reviewed labels", len(reviewed.labels))
    click.echo(words.format(n=len(reviewed.labels)))
    if reviewed.lost:
        words = ngettext(
            "{n} reviewed claim is not found any more and left out",
            "{n} reviewed claims are not found any more and left out",
            reviewed.lost,
        )
        say(words.format(n=reviewed.lost))
    try:
        comparison = compare(model_in_use(), reviewed, everything)
    except TrainingError:
        # Too few labels to hold some out may still be enough to fit on.
        if not force:
            raise
        comparison = None
    if comparison:
        words = ngettext("held out: {n} article", "held out: {n} articles", comparison.articles)
        click.echo(words.format(n=comparison.articles))
        columns = (_("in use"), _("new"))
        click.echo(f"{'':28} {columns[0]:>8} {columns[1]:>8}")
        new = comparison.new.figures()
        for name, value in comparison.old.figures().items():
            click.echo(f"{name:28} {value:8.3f} {new[name]:8.3f}")
    if not force and (comparison is None or comparison.worse):
        say(_refusal(comparison))
        return _REFUSED
    target = output or user_label_model()
    write(retrained(everything, comparison), target)
    say(_("label model written to {path}").format(path=target))
    return 0


def _refusal(comparison: Comparison | None) -> str:
    if comparison is None:
        return _(
            "nothing written: the model in use was fitted on all reviewed articles, so nothing is left to compare on; "
            "review claims of other articles, or use --force"
        )
    old, new = comparison.old, comparison.new
    return _(
        "nothing written: the new model is worse than the one in use (label_macro_f1 {new} against {old}, "
        "shown_as_fact {new_fact} against {old_fact}); review more claims, add folders of annotated articles, "
        "or use --force"
    ).format(
        new=f"{new.macro_f1:.3f}",
        old=f"{old.macro_f1:.3f}",
        new_fact=f"{new.shown_as_fact:.3f}",
        old_fact=f"{old.shown_as_fact:.3f}",
    )


@cli.command(
    "eval",
    cls=Command,
    help=_(
        "Measure claims, attribution and labels against annotated articles (*.json).\n\n"
        "Labels are out of fold: the model that labels an article was fitted on the others, and on the folders of "
        "--with."
    ),
)
@click.argument("folders", nargs=-1, required=True, type=_FOLDERS)
@click.option("--with", "extra", multiple=True, type=_FOLDERS, metavar=_("DIR"), help=_("More articles to fit on."))
@click.option(
    "--predictions",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=_("FILE"),
    help=_("Also write the scans as one JSON document."),
)
@click.option("--errors", is_flag=True, help=_("List missed and spurious claims."))
@_MODEL
def evaluate_articles(
    folders: tuple[Path, ...], extra: tuple[Path, ...], predictions: Path | None, errors: bool, model: Path | None
) -> None:
    """Scan, label out of fold, compare."""
    from factcheck.evaluation import evaluate
    from factcheck.exports import to_json
    from factcheck.gold import read_gold
    from factcheck.training import extract_all, out_of_fold

    checker = _checker(model)
    extracted = extract_all((*folders, *(f for f in extra if f not in folders)), checker)
    own = {article.id for article in read_gold(folders)}
    checked = [(e, c) for e, c in out_of_fold(extracted) if e.gold.id in own]
    tally = evaluate([(e.gold, c) for e, c in checked])
    if predictions is not None:
        predictions.write_text("".join(to_json([c for _e, c in checked])), encoding="utf-8")
    _print_table(tally)
    if errors:
        _print_errors(tally)


def _checker(model: Path | None, rules: Sequence[Path] = ()) -> Any:
    from claims.classify import Labeller
    from factcheck.check import Checker

    return Checker.load(model=model, rules=rules, labeller=Labeller.untrained())


def _figures(tally: Any) -> dict[str, float]:
    figures = {f"attributed_f1@{name}": f.f1 for name, f in tally.attributed.items()}
    figures |= {
        "facts_f1": tally.facts.f1,
        "speaker": tally.share("speaker_right", "speakers"),
        "name": tally.share("name_right", "names"),
        "cue": tally.share("cue_right", "cues"),
        "medium_f1": tally.medium.f1,
        "style": tally.share("style_right", "styles"),
        "denials": tally.share("denial_right", "denials"),
        "label_macro_f1": tally.label_macro_f1,
        **{f"label_f1 {label}": f.f1 for label, f in tally.label_f1.items()},
        "shown_as_fact": tally.leak,
        "calibration_error": tally.calibration_error,
    }
    return {name: round(value, 4) for name, value in figures.items()}


def _print_table(tally: Any) -> None:
    click.echo(ngettext("{n} article", "{n} articles", tally.articles).format(n=tally.articles))
    for name, figures in {
        **{f"attributed @ {k}": v for k, v in tally.attributed.items()},
        "facts": tally.facts,
    }.items():
        click.echo(f"{name:24} P {figures.precision:.3f}  R {figures.recall:.3f}  F1 {figures.f1:.3f}")
    for name, value in _figures(tally).items():
        if not name.startswith(("attributed", "facts")):
            click.echo(f"{name:24} {value:.3f}")
    click.echo(_("claims per rule: right / found"))
    rules = sorted({rule for rule, _ok in tally.rules}, key=lambda r: -(tally.rules[r, True] + tally.rules[r, False]))
    for rule in rules:
        right, wrong = tally.rules[rule, True], tally.rules[rule, False]
        click.echo(f"  {rule:28} {right:4} / {right + wrong}")


def _print_errors(tally: Any) -> None:
    def lines(title: str, rows: Sequence[tuple[str, str, str]]) -> None:
        click.echo(title)
        for article, words, why in rows:
            click.echo(f"  {article} | {why} | {' '.join(words.split())}")

    lines(_("missed"), tally.missed)
    lines(_("spurious"), tally.spurious)
    sys.stdout.flush()
