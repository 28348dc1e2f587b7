"""The ``rules list`` command: what rules there are, and what each finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factcheck.cli.program import PARTIAL
from factcheck.cli.rules.group import rules
from factcheck.cli.rules.options import article_table_options
from factcheck.cli.rules.support.rule_counts import count_rules, found_in
from factcheck.cli.rules.support.rule_set import load_rule_set, say_left_out, write_rows
from factcheck.cli.support.output import say
from factcheck.i18n import _

__all__ = ["list_rules"]


@rules.command(
    "list",
    examples=(
        "factcheck rules list",
        "factcheck rules list article.txt",
    ),
    exit_codes={PARTIAL: _("some article or rule could not be used, the rest was done")},
    short_help=_("List all rules."),
    help=_(
        "List all rules: id, status, priority, where from, examples, description; with PATHS (articles) also "
        "how many claims each finds there."
    ),
)
@article_table_options
@click.pass_context
def list_rules(
    ctx: click.Context,
    paths: tuple[str, ...],
    rule_dirs: tuple[Path, ...],
    model: Path | None,
    form: str,
) -> None:
    """From rules, and articles where some are given, to a table of the rules, or JSON; exit code 0 or PARTIAL."""
    from factcheck.user_files import user_rules_dir

    ruleset = load_rule_set(rule_dirs)
    failed = [say_left_out(ruleset)]
    counts = count_rules(ruleset, found_in(ruleset, model, paths, (), failed)) if paths else {}
    rows: list[dict[str, Any]] = [
        {
            "id": rule.id,
            "status": rule.status,
            "priority": rule.priority,
            "origin": ruleset.origins[rule.id],
            "match": len(rule.matches),
            "no_match": len(rule.mismatches),
            "modifier": rule.modifies is not None,
            "fires": counts[rule.id].fires if rule.id in counts else None,
            "description": rule.description,
            "file": rule.file,
        }
        for rule in ruleset.rules
    ]
    from factcheck.cli.views.rule_tables import print_list

    write_rows(rows, form, print_list)
    if form != "json":
        say(_("rules of your own: {folder}").format(folder=user_rules_dir()))
    ctx.exit(PARTIAL if any(failed) else 0)
