"""The ``rules check`` command: every fault of rule files and word lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from claims.errors import RuleError
from factcheck.cli.options import form_option, rules_option
from factcheck.cli.program import FOUND, program_version
from factcheck.cli.rules.group import rules
from factcheck.cli.rules.options import RULE_PATH
from factcheck.cli.rules.support.fault_forms import fault_words, github_lines, sarif_document
from factcheck.cli.rules.support.rule_set import lies_within, load_rule_set, relative_path
from factcheck.cli.support.output import say, tell, write_json
from factcheck.i18n import _, ngettext
from factcheck.reports.error_wording import worded
from factcheck.safe_text import one_line

__all__ = ["check_rules"]


@rules.command(
    "check",
    examples=(
        "factcheck rules check",
        "factcheck rules check my-rules/ --format github",
    ),
    short_help=_("Check rule files and word lists."),
    help=_(
        "Check rule files and word lists; every fault of every file in one run.\n\n"
        "PATHS are files or folders; without any, all rules that a scan would use are checked. Each fault is "
        "one line, file:line:column: key: what is wrong; sarif is for programs that collect faults (SARIF 2.1.0), "
        "github shows them beside changed files in GitHub's runs.\n\n"
        "Exit codes: 0 no fault; 1 faults found; 2 usage."
    ),
)
@click.argument("paths", nargs=-1, metavar=_("[PATHS]..."), type=RULE_PATH)
@rules_option()
@form_option("text", "json", "sarif", "github")
@click.pass_context
def check_rules(ctx: click.Context, paths: tuple[Path, ...], rule_dirs: tuple[Path, ...], form: str) -> None:
    """From rule files and word lists to all their faults, in one of the forms; exit code 0 or FOUND."""
    ruleset = load_rule_set(rule_dirs, paths)
    errors = [e for e in ruleset.errors if not paths or lies_within(e.file, paths)]
    match form:
        case "json":
            write_json([_fault_record(e) for e in errors])
        case "sarif":
            write_json(sarif_document(errors, program_version()))
        case "github":
            for line in github_lines(errors):
                tell(line)
        case _:
            for error in errors:
                tell(one_line(f"{relative_path(error.file)}:{error.line}:{error.column}: {fault_words(error)}"))
    if form in ("text", "github"):
        say(_faults_counted(errors))
    ctx.exit(FOUND if errors else 0)


def _faults_counted(errors: list[RuleError]) -> str:
    if not errors:
        return _("no fault found")
    files = len({e.file for e in errors})
    faults = ngettext("{n} fault", "{n} faults", len(errors)).format(n=len(errors))
    return ngettext("{faults} in {n} file", "{faults} in {n} files", files).format(faults=faults, n=files)


def _fault_record(error: RuleError) -> dict[str, Any]:
    return {
        "file": error.file,
        "line": error.line,
        "column": error.column,
        "path": error.path,
        "message": worded(error.said),
    }
