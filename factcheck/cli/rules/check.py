"""The ``rules check`` command: every fault of rule files and word lists."""

from __future__ import annotations

from collections.abc import Sequence
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
from factcheck.cli.support.rule_faults import consequences, own_faults
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
        "github shows them beside changed files in GitHub's runs. What only follows from a file that cannot be used "
        "is counted in a line; json has all of it.\n\n"
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
    errors = _asked_for(ruleset.errors, paths)
    own = own_faults(errors)
    match form:
        case "json":
            write_json([_fault_record(e) for e in errors])
        case "sarif":
            write_json(sarif_document(own, program_version()))
        case "github":
            for line in github_lines(own):
                tell(line)
        case _:
            for error in own:
                tell(one_line(f"{relative_path(error.file)}:{error.line}:{error.column}: {fault_words(error)}"))
            for file, words in consequences(errors).items():
                tell(one_line(f"{relative_path(file)}: {words}"))
    if form in ("text", "github"):
        say(_faults_counted(own))
    ctx.exit(FOUND if errors else 0)


def _asked_for(errors: Sequence[RuleError], paths: tuple[Path, ...]) -> list[RuleError]:
    """The faults in files that were asked for, and those of other files that they follow from."""
    if not paths:
        return list(errors)
    inside = [e for e in errors if lies_within(e.file, paths)]
    causes = {e.follows for e in inside}
    return [e for e in errors if e in inside or (e.file in causes and not e.follows)]


def _faults_counted(own: list[RuleError]) -> str:
    if not own:
        return _("no fault found")
    files = len({e.file for e in own})
    faults = ngettext("{n} fault", "{n} faults", len(own)).format(n=len(own))
    return ngettext("{faults} in {n} file", "{faults} in {n} files", files).format(faults=faults, n=files)


def _fault_record(error: RuleError) -> dict[str, Any]:
    return {
        "file": error.file,
        "line": error.line,
        "column": error.column,
        "path": error.path,
        "follows_from": error.follows or None,
        "message": worded(error.said),
    }
