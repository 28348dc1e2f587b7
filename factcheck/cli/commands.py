"""All commands of the program, gathered: importing this module registers each on the one command line."""

from factcheck.cli import browse, eval, explain, report, review, same, set, train
from factcheck.cli.program import cli
from factcheck.cli.rules import explain as explain_rule
from factcheck.cli.rules import group, list, new, stats, test

__all__ = [
    "browse",
    "cli",
    "eval",
    "explain",
    "explain_rule",
    "group",
    "list",
    "new",
    "report",
    "review",
    "same",
    "set",
    "stats",
    "test",
    "train",
]
