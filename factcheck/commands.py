"""All commands of the program, gathered: importing this module registers each on the one command line."""

from factcheck import (
    browse,
    explaining,
    learn,
    measure,
    reporting,
    reviewing,
    rulebook,
    rules_explain,
    rules_list,
    rules_new,
    rules_stats,
    rules_test,
    same,
    verify,
)
from factcheck.cli import cli

__all__ = [
    "browse",
    "cli",
    "explaining",
    "learn",
    "measure",
    "reporting",
    "reviewing",
    "rulebook",
    "rules_explain",
    "rules_list",
    "rules_new",
    "rules_stats",
    "rules_test",
    "same",
    "verify",
]
