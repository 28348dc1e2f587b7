"""All commands of the program, gathered: importing this module registers each on the one command line."""

from factcheck.cli import (
    archive,
    compare,
    db,
    diff,
    eval,
    explain,
    export,
    history,
    import_,
    list,
    models,
    report,
    review,
    same,
    scan,
    schema,
    set,
    show,
    suggestions,
    train,
    undo,
    verdicts,
    watch,
)
from factcheck.cli.program import cli
from factcheck.cli.rules import check, new, stats, test
from factcheck.cli.rules import explain as explain_rule
from factcheck.cli.rules import list as list_rules
from factcheck.cli.rules import schema as rule_schema
from factcheck.cli.rules import show as show_rule

__all__ = [
    "archive",
    "check",
    "cli",
    "compare",
    "db",
    "diff",
    "eval",
    "explain",
    "explain_rule",
    "export",
    "history",
    "import_",
    "list",
    "list_rules",
    "models",
    "new",
    "report",
    "review",
    "rule_schema",
    "same",
    "scan",
    "schema",
    "set",
    "show",
    "show_rule",
    "stats",
    "suggestions",
    "test",
    "train",
    "undo",
    "verdicts",
    "watch",
]
