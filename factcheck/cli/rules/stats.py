"""The ``rules stats`` command: what each rule does on articles, and how often it is right."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import click

from factcheck.cli.options import FOLDER
from factcheck.cli.program import PARTIAL
from factcheck.cli.rules.group import rules
from factcheck.cli.rules.options import article_table_options
from factcheck.cli.rules.support.rule_counts import Counts, count_rules, found_in
from factcheck.cli.rules.support.rule_set import load_rule_set, say_left_out, write_rows
from factcheck.i18n import _

__all__ = ["rule_stats"]


@rules.command(
    "stats",
    help=_(
        "Count what each rule does on articles: claims it finds, shared with other rules (overlaps), shared with rules "
        "that suggest another label or polarity (conflicts); with --gold also the share that people marked too "
        "(precision). Then the repairs of tags and trees, with the sentences that each changed.\n\n"
        "PATHS are files or folders of .txt."
    ),
)
@article_table_options
@click.option(
    "--gold", type=FOLDER, multiple=True, metavar=_("DIR"), help=_("Annotated articles (*.json); may be repeated.")
)
@click.option("--wrong", is_flag=True, help=_("List the claims that nobody marked, rule by rule."))
@click.pass_context
def rule_stats(
    ctx: click.Context,
    paths: tuple[str, ...],
    gold: tuple[Path, ...],
    wrong: bool,
    rule_dirs: tuple[Path, ...],
    model: Path | None,
    form: str,
) -> None:
    """From articles, annotated or not, to counts per rule, as a table or JSON; exit code 0, UNUSABLE or PARTIAL."""
    if not paths and not gold:
        raise click.UsageError(_("nothing to count on: give articles, or --gold"))
    ruleset = load_rule_set(rule_dirs)
    failed = [say_left_out(ruleset)]
    firings: Counter[str] = Counter()
    counts = count_rules(ruleset, found_in(ruleset, model, paths, gold, failed, firings))
    rows = [_row(identity, count) for identity, count in sorted(counts.items(), key=lambda c: (-c[1].fires, c[0]))]
    rows += _repair_rows(firings)
    from factcheck.cli.views.rule_tables import print_stats

    write_rows(rows, form, partial(print_stats, wrong=wrong))
    ctx.exit(PARTIAL if any(failed) else 0)


def _repair_rows(firings: Counter[str]) -> list[dict[str, Any]]:
    """One row a repair that changed any sentence, the busiest first."""
    busiest = sorted(firings.items(), key=lambda firing: (-firing[1], firing[0]))
    return [{"id": name, "repair": True, "sentences": count} for name, count in busiest]


def _row(identity: str, counts: Counts) -> dict[str, Any]:
    precision = counts.precision
    return {
        "id": identity,
        "fires": counts.fires,
        "overlaps": counts.overlaps,
        "conflicts": counts.conflicts,
        "right": counts.right,
        "wrong": counts.wrong,
        "precision": None if precision is None else round(precision, 4),
        "misses": counts.misses,
    }
