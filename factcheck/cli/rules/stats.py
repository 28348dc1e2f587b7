"""The ``rules stats`` command: what each rule does on articles, and how often it is right."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import click

from factcheck.cli.options import FOLDER, db_option
from factcheck.cli.program import PARTIAL
from factcheck.cli.rules.group import rules
from factcheck.cli.rules.options import article_table_options
from factcheck.cli.rules.support.rule_counts import Counts, count_rules, found_in
from factcheck.cli.rules.support.rule_set import load_rule_set, say_left_out, write_rows
from factcheck.cli.support.store_in_use import use_store
from factcheck.i18n import _

__all__ = ["rule_stats"]


@rules.command(
    "stats",
    examples=(
        "factcheck rules stats articles/",
        "factcheck rules stats --reviewed",
    ),
    exit_codes={PARTIAL: _("some article or rule could not be used, the rest was done")},
    short_help=_("Count what each rule does on articles."),
    help=_(
        "Count what each rule does on articles: claims it finds, shared with other rules (overlaps), shared "
        "with rules that suggest another label or polarity (conflicts); with --gold also the share that "
        "people marked too (precision). Then the repairs of tags and trees, with the sentences that each "
        "changed.\n\n"
        "With --reviewed, count instead what people said in the review: claims that they let stand or "
        "corrected (right), threw out (wrong) and added (missed), as precision and recall of each rule.\n\n"
        "PATHS are files or folders of .txt."
    ),
)
@article_table_options
@click.option(
    "--gold", type=FOLDER, multiple=True, metavar=_("DIR"), help=_("Annotated articles (*.json); may be repeated.")
)
@click.option("--reviewed", is_flag=True, help=_("Count what people said of the claims of the store."))
@db_option()
@click.option("--wrong", is_flag=True, help=_("List the claims that nobody marked, rule by rule."))
@click.pass_context
def rule_stats(
    ctx: click.Context,
    paths: tuple[str, ...],
    gold: tuple[Path, ...],
    reviewed: bool,
    db: str | None,
    wrong: bool,
    rule_dirs: tuple[Path, ...],
    model: Path | None,
    form: str,
) -> None:
    """From articles, annotated or not, to counts per rule, as a table or JSON; exit code 0, UNUSABLE or PARTIAL."""
    if reviewed:
        _tell_reviewed(db, form, wrong)
        return
    if not paths and not gold:
        raise click.UsageError(_("nothing to count on: give articles, --gold or --reviewed"))
    ruleset = load_rule_set(rule_dirs)
    failed = [say_left_out(ruleset)]
    firings: Counter[str] = Counter()
    counts = count_rules(ruleset, found_in(ruleset, model, paths, gold, failed, firings))
    rows = [_row(identity, count) for identity, count in sorted(counts.items(), key=lambda c: (-c[1].fires, c[0]))]
    rows += _repair_rows(firings)
    from factcheck.cli.views.rule_tables import print_stats

    write_rows(rows, form, partial(print_stats, wrong=wrong))
    ctx.exit(PARTIAL if any(failed) else 0)


def _tell_reviewed(db: str | None, form: str, wrong: bool) -> None:
    """Write what people said of each rule's claims, those with most to say first."""
    from factcheck.cli.views.rule_tables import print_judgements
    from factcheck.store.judged_claims import judge_rules

    with use_store(db).reading() as connection:
        judged = judge_rules(connection)
    ordered = sorted(judged.items(), key=lambda pair: (-pair[1].right - pair[1].wrong - pair[1].missed, pair[0]))
    rows = [
        {
            "id": name,
            "right": one.right,
            "wrong": one.wrong,
            "missed": one.missed,
            "precision": None if one.precision is None else round(one.precision, 4),
            "recall": None if one.recall is None else round(one.recall, 4),
            "misses": one.words,
        }
        for name, one in ordered
    ]
    write_rows(rows, form, partial(print_judgements, wrong=wrong))


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
