"""The ``train`` command: annotated articles or reviewed claims in, a label model out."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.options import FOLDER, db_option, model_option, output_option
from factcheck.cli.program import cli
from factcheck.cli.support.checkers import folder_names, unlabelled_checker
from factcheck.cli.support.output import say, tell
from factcheck.cli.support.rules_in_use import RulesInUse
from factcheck.errors import TrainingError
from factcheck.i18n import _, ngettext

if TYPE_CHECKING:
    from factcheck.labels.retraining import Comparison

__all__ = ["train_labels"]

_REFUSED = 1
"""Exit code: the new model is worse than the one in use, and nothing was written."""


@cli.command(
    "train",
    examples=(
        "factcheck train annotated/",
        "factcheck train --from-store annotated/",
    ),
    exit_codes={1: _("the new model is worse and was not written")},
    short_help=_("Train the label classifier on annotated articles."),
    help=_(
        "Train the label classifier on folders of annotated articles (*.json).\n\n"
        "With --from-store, learn from what people reviewed: labels they gave, and labels they let stand on "
        "claims they verified; folders are optional then. The new model and the one in use are compared on "
        "reviewed articles that neither was fitted on. A worse one is not written, and the exit code is 1; a "
        "better one is used by scans from then on."
    ),
)
@click.argument("folders", nargs=-1, metavar=_("[FOLDERS]..."), type=FOLDER)
@click.option("--from-store", is_flag=True, help=_("Learn from reviewed claims of the store."))
@db_option()
@click.option("--force", is_flag=True, help=_("Write the model of --from-store even if it is worse."))
@output_option(
    _("Where the model goes; by default it becomes your own in the data folder, which scans use from then on.")
)
@model_option(_("Stanza resources to parse with."))
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
    """From annotated articles or reviewed claims to a label model; exit code 0, UNUSABLE or 1 where the model is worse.

    It is fitted on everything; what is printed and kept in its file was measured on articles left out of the fit.
    """
    if from_store:
        ctx.exit(_retrain(folders, db, force, output, model))
    if db is not None or force:
        raise click.UsageError(_("--db and --force go with --from-store"), ctx)
    if not folders:
        raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0])
    from factcheck.evaluation.figures import evaluate
    from factcheck.evaluation.gold import read_gold
    from factcheck.evaluation.intervals import intervals
    from factcheck.labels.retraining import save_labeller
    from factcheck.labels.training import examples, extract_folders, out_of_fold, train
    from factcheck.scanning.models import user_label_model

    checker = unlabelled_checker(model)
    extracted = extract_folders(folders, checker)
    labelled = examples(extracted)
    measured = [(e.gold, checked) for e, checked in out_of_fold(extracted)]
    figures = evaluate(measured).figures()
    spans = intervals(measured)
    ids = {name: {article.id for article in read_gold([folder])} for folder, name in folder_names(folders).items()}
    parts = {name: evaluate([pair for pair in measured if pair[0].id in own]) for name, own in ids.items()}
    note: dict[str, Any] = {
        "articles": len(extracted),
        "examples": {label: sum(e.label == label for e in labelled) for label in sorted({e.label for e in labelled})},
        "out_of_fold": figures,
        "intervals": {name: list(span) for name, span in spans.items()},
        "by_folder": {name: {"articles": t.articles, "out_of_fold": t.figures()} for name, t in parts.items()},
        "fitted_on": sorted({e.article.id for e in extracted}),
    }
    labeller = train(labelled, note)
    target = output or user_label_model()
    save_labeller(labeller, target)
    for name, value in figures.items():
        low_high = " [{:.3f}, {:.3f}]".format(*spans[name]) if name in spans else ""
        tell(f"{name:28} {value:8.3f}{low_high}")
    say(_("label model written to {path}").format(path=target))


def _retrain(folders: tuple[Path, ...], db: str | None, force: bool, output: Path | None, model: Path | None) -> int:
    from factcheck.labels.retraining import (
        compare,
        joined_material,
        material_from_gold,
        material_from_store,
        model_in_use,
        retrained,
        save_labeller,
    )
    from factcheck.labels.training import extract_folders
    from factcheck.scanning.models import user_label_model
    from factcheck.store.claim_lists import reviewed_labels
    from factcheck.store.engine import open_store
    from factcheck.store.groups import known_as

    with closing(open_store(db, create=False)) as store, store.reading() as connection:
        kept, same = reviewed_labels(connection), known_as(connection)
    if not kept:
        problem = _("{url}: no reviewed label in the store; correct labels or verify claims first, see factcheck set")
        raise TrainingError(problem.format(url=store.url))
    # Claims are found again only with the rules that scans use.
    rules = RulesInUse()
    checker = unlabelled_checker(model, rules.on_top)
    reviewed = material_from_store(kept, checker, rules.page_words)
    everything = joined_material(reviewed, material_from_gold(extract_folders(folders, checker) if folders else ()))
    words = ngettext("{n} reviewed label", "{n} reviewed labels", len(reviewed.labels))
    tell(words.format(n=len(reviewed.labels)))
    if reviewed.lost:
        words = ngettext(
            "{n} reviewed claim is not found any more and left out",
            "{n} reviewed claims are not found any more and left out",
            reviewed.lost,
        )
        say(words.format(n=reviewed.lost))
    try:
        comparison = compare(model_in_use(), reviewed, everything, same)
    except TrainingError:
        # Labels that are too few to hold some out may suffice to fit on.
        if not force:
            raise
        comparison = None
    if comparison:
        words = ngettext("held out: {n} article", "held out: {n} articles", comparison.articles)
        tell(words.format(n=comparison.articles))
        columns = (_("in use"), _("new"))
        tell(f"{'':28} {columns[0]:>8} {columns[1]:>8}")
        new = comparison.new.figures()
        for name, value in comparison.old.figures().items():
            tell(f"{name:28} {value:8.3f} {new[name]:8.3f}")
    if not force and (comparison is None or comparison.worse):
        say(_refusal(comparison))
        return _REFUSED
    target = output or user_label_model()
    save_labeller(retrained(everything, comparison), target)
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
