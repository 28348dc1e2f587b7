"""The ``eval`` command: annotated articles in, figures, errors and experiments out."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.options import FOLDER, NEW_FILE, form_option, model_option, no_color_option, width_option
from factcheck.cli.program import PARTIAL, cli
from factcheck.cli.support.checkers import folder_names, unlabelled_checker
from factcheck.cli.support.error_wording import error_for_cli
from factcheck.cli.support.output import open_output, say, write_json
from factcheck.errors import TrainingError
from factcheck.i18n import _

if TYPE_CHECKING:
    from claims.document.tree import Sentence
    from factcheck.evaluation.figures import Group, Tally
    from factcheck.evaluation.gold import GoldArticle, GoldClaim
    from factcheck.evaluation.worst_errors import Mistake
    from factcheck.labels.ablations import Experiment
    from factcheck.labels.training import ExtractedArticle
    from factcheck.scan_results import Checked

__all__ = ["evaluate_articles"]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measured:
    """What is measured: one tally a folder and the last for all, intervals of the last, errors with their parses."""

    tallies: Mapping[str, Tally]
    intervals: Mapping[str, tuple[float, float]]
    leaks: Sequence[Mistake]
    worst: Sequence[Mistake]
    every: Sequence[Mistake]
    by_article: Mapping[str, Tally]

    @property
    def whole(self) -> Tally:
        """All articles together."""
        return list(self.tallies.values())[-1]


@cli.command(
    "eval",
    help=_(
        "Measure claims, attribution and labels against annotated articles (*.json).\n\n"
        "Labels are out of fold: the model that labels an article was fitted on the others, and on the folders of "
        "--with. Several folders are measured each and all together.\n\n"
        "Exit codes: 0 done; 2 nothing could be measured; 3 some article could not be used, the rest was done."
    ),
)
@click.argument("folders", nargs=-1, required=True, type=FOLDER)
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
@click.option("--errors", is_flag=True, help=_("List missed and spurious claims."))
@click.option(
    "--predictions",
    type=NEW_FILE,
    metavar=_("FILE"),
    help=_("Also write the scans as one JSON document."),
)
@form_option("table", "json")
@width_option()
@no_color_option()
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
    errors: bool,
    predictions: Path | None,
    form: str,
    width: int | None,
    no_color: bool,
    model: Path | None,
    left_out: tuple[str, ...],
) -> None:
    """From annotated articles to figures, errors or experiments (out of fold); exit code 0, UNUSABLE or PARTIAL."""
    from factcheck.cli.views import evaluation as eval_view
    from factcheck.evaluation.gold import by_folder
    from factcheck.labels.training import extract, out_of_fold
    from factcheck.reports.console import make_console
    from factcheck.reports.json import to_json

    failed: list[Exception] = []

    def fail(error: Exception) -> None:
        failed.append(error)
        say(error)

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
    console = make_console(sys.stdout, os.environ, width=width, color=False if no_color else None)
    if tried:
        from factcheck.labels.ablations import experiments

        results = experiments(extracted, scored)
        if form == "json":
            write_json({"articles": len(extracted), "experiments": [_experiment(experiment) for experiment in results]})
        else:
            eval_view.print_experiments(results, len(extracted), console)
        ctx.exit(PARTIAL if failed else 0)
    checked = [(e, c) for e, c in out_of_fold(extracted) if e.gold.id in scored]
    if predictions is not None:
        with open_output(predictions, data=True, option="--predictions") as file:
            file.write("".join(to_json([c for _e, c in checked])))
    measured = _measured(checked, own, checker, worst)
    if form == "json":
        write_json({**_document(measured), "failed": [error_for_cli(error) for error in failed]})
    else:
        eval_view.print_tallies(measured.tallies, measured.intervals, console)
        eval_view.print_leaks(measured.leaks, measured.whole.counts["gold_attributed"], console)
        if errors:
            eval_view.print_errors(measured.every, console)
        eval_view.print_worst(measured.worst, console)
    ctx.exit(PARTIAL if failed else 0)


def _measured(
    checked: Sequence[tuple[ExtractedArticle, Checked]], own: Mapping[Path, set[str]], checker: Any, most: int
) -> _Measured:
    from factcheck.evaluation.comparison import compared
    from factcheck.evaluation.figures import evaluate
    from factcheck.evaluation.intervals import intervals
    from factcheck.evaluation.worst_errors import Fault, with_parses, worst

    pairs: list[tuple[GoldArticle, Checked]] = [(e.gold, c) for e, c in checked]
    names = folder_names(own)
    tallies = {names[folder]: evaluate([p for p in pairs if p[0].id in ids]) for folder, ids in own.items() if ids}
    if len(tallies) > 1:
        tallies[_("all")] = evaluate(pairs)
    articles = [compared(gold, found) for gold, found in pairs]
    every = worst(articles, sum(len(a.found) + len(a.gold.claims) for a in articles))
    parses = {e.gold.id: e.article for e, _c in checked}
    return _Measured(
        tallies=tallies,
        intervals=intervals(pairs),
        leaks=[m for m in every if m.fault is Fault.SHOWN_AS_FACT],
        worst=with_parses(every[:most], lambda name: checker.parse(parses[name])),
        every=every,
        by_article={p[0].id: evaluate([p]) for p in pairs},
    )


# --- For programs ----------------------------------------------------------------------------------------------------


def _document(measured: _Measured) -> Json:
    """Everything the tables show; shares in [0, 1], spans as code points of the article's text."""
    from factcheck.evaluation.calibration import reliability
    from factcheck.evaluation.figures import GOALS, reached

    whole = measured.whole
    figures = {
        name: {"value": value}
        | ({"goal": GOALS[name], "reached": reached(name, value)} if name in GOALS else {})
        | ({"interval": list(measured.intervals[name])} if name in measured.intervals else {})
        for name, value in whole.figures().items()
    }
    return {
        "articles": whole.articles,
        "figures": figures,
        "by_folder": {
            name: {"articles": tally.articles, "figures": tally.figures()} for name, tally in measured.tallies.items()
        },
        "by_article": {name: tally.figures() for name, tally in measured.by_article.items()},
        "by_rule": {name: _group(group) for name, group in sorted(whole.rules.items())},
        "by_style": {style.value: _group(group) for style, group in sorted(whole.styles.items())},
        "confusion": [
            {"marked": gold and gold.value, "shown": shown and shown.value, "claims": count}
            for (gold, shown), count in whole.confusion.items()
            if count
        ],
        "calibration": [asdict(one) for one in reliability(whole.forecasts)],
        "shown_as_fact": [_mistake(one) for one in measured.leaks],
        "worst": [_mistake(one) for one in measured.worst],
    }


def _group(group: Group) -> Json:
    return {**asdict(group), "precision": round(group.precision, 4), "recall": round(group.recall, 4)}


def _experiment(experiment: Experiment) -> Json:
    return {**asdict(experiment), "family": experiment.family.value}


def _mistake(mistake: Mistake) -> Json:
    found = mistake.found
    return {
        "fault": mistake.fault.value,
        "article": mistake.article,
        "weight": round(mistake.weight, 4),
        "sentence": mistake.sentence.span.of(mistake.text) if mistake.sentence else None,
        "expected": _expected(mistake.gold) if mistake.gold else None,
        "found": {
            "label": found.label.value,
            "score": round(found.score, 4),
            "content": [[s.start, s.end] for s in found.claim.content],
            "speaker": _span(found.claim.speaker and found.claim.speaker.span),
            "speaker_name": found.claim.speaker.name if found.claim.speaker else None,
            "cue": _span(found.claim.cue),
            "rules": list(found.claim.rules),
            "construction": found.claim.construction,
        }
        if found
        else None,
        "parse": _parse(mistake.sentence) if mistake.sentence else None,
    }


def _expected(gold: GoldClaim) -> Json:
    return {
        "label": gold.label.value,
        "content": [[s.start, s.end] for s in gold.content],
        "speaker": _span(gold.speaker),
        "speaker_name": gold.speaker_name,
        "cue": _span(gold.cue),
    }


def _span(span: Any) -> list[int] | None:
    return [span.start, span.end] if span else None


def _parse(sentence: Sentence) -> list[Json]:
    """The words in order; heads count from 1, the root's is 0, as in CoNLL-U."""
    return [{"form": w.form, "upos": w.upos, "deprel": w.deprel, "head": w.head + 1} for w in sentence.words]
