"""The ``rules list`` command: what rules there are, and what each finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factcheck.cli.program import PARTIAL
from factcheck.cli.rules.group import ON_ARTICLES, load, rules, tell, write_rows
from factcheck.cli.rules.stats import count_rules, found_in
from factcheck.cli.scan_run import say
from factcheck.i18n import _

__all__ = ["list_rules"]


@rules.command(
    "list",
    help=_(
        "List all rules: id, status, priority, where from, examples, description; with PATHS (articles) also how many "
        "claims each finds there."
    ),
)
@ON_ARTICLES
@click.pass_context
def list_rules(
    ctx: click.Context,
    paths: tuple[str, ...],
    folders: tuple[Path, ...],
    model: Path | None,
    form: str,
    width: int | None,
    no_color: bool,
) -> None:
    """All rules."""
    from factcheck.user_files import user_rules_dir

    ruleset = load(folders)
    failed = [tell(ruleset)]
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

    write_rows(rows, form, print_list, width=width, no_color=no_color)
    if form != "json":
        say(_("rules of your own: {folder}").format(folder=user_rules_dir()))
    ctx.exit(PARTIAL if any(failed) else 0)
