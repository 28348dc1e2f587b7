"""The ``rules show`` command: the file of a rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import rules_option
from factcheck.cli.rules.group import rules
from factcheck.cli.rules.support.rule_set import load_rule_set, relative_path, rule_called, say_left_out
from factcheck.cli.support.output import tell
from factcheck.i18n import _

if TYPE_CHECKING:
    from claims.rules.compiled_rule import Rule

__all__ = ["show_rule"]


@rules.command(
    "show",
    examples=("factcheck rules show conditionnel",),
    short_help=_("Print the file of a rule."),
    help=_("Print the file of a rule, and of those it extends."),
)
@click.argument("id")
@rules_option()
def show_rule(id: str, rule_dirs: tuple[Path, ...]) -> None:
    """From the id of a rule to its file and those it extends; exit code 0, or UNUSABLE without such a rule."""
    from claims.config.strict_yaml import read_yaml

    ruleset = load_rule_set(rule_dirs)
    say_left_out(ruleset)
    seen: set[str] = set()
    rule: Rule | None = rule_called(ruleset, id)
    while rule is not None and rule.file not in seen:
        seen.add(rule.file)
        tell(f"# {relative_path(rule.file)}")
        tell(Path(rule.file).read_text(encoding="utf-8-sig").rstrip("\n"))
        extends = read_yaml(Path(rule.file)).value.get("extends")
        rule = next((r for r in ruleset.rules if r.id == extends), None)
