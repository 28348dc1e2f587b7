"""The ``train`` and ``eval`` commands: annotated articles in, a label model or a table of figures out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from factcheck.cli import Command, cli
from factcheck.i18n import _, ngettext
from factcheck.scan import say

__all__ = ["evaluate_articles", "train_labels"]

_FOLDERS = click.Path(exists=True, file_okay=False, path_type=Path)
_MODEL = click.option("--model", type=_FOLDERS, metavar=_("DIR"), help=_("Stanza resources to parse with."))


@cli.command("train", cls=Command, help=_("Train the label classifier on folders of annotated articles (*.json)."))
@click.argument("folders", nargs=-1, required=True, type=_FOLDERS)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=_("FILE"),
    help=_("Where the model goes; by default the one that comes with the package is replaced."),
)
@_MODEL
def train_labels(folders: tuple[Path, ...], output: Path | None, model: Path | None) -> None:
    """Fit on everything; what is printed and kept in the file was measured on articles left out of the fit."""
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
    }
    labeller = train(found, note)
    target = output or label_model_path()
    labeller.save(target)
    _print_table(tally)
    say(_("label model written to {path}").format(path=target))


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


def _checker(model: Path | None) -> Any:
    from claims.classify import Labeller
    from factcheck.check import Checker

    return Checker.load(model=model, labeller=Labeller.untrained())


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
