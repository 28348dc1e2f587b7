"""What commands on rules ask for in the same way.

In: nothing. Out: argument types, and decorators that add options to a command.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from factcheck.cli.options import form_option, model_option, rules_option
from factcheck.i18n import _

__all__ = ["RULE_PATH", "article_table_options"]

RULE_PATH = click.Path(exists=True, path_type=Path)
"""A rule file, a word list or a folder of them."""


def article_table_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what commands share that look at articles and write a table.

    It fills ``paths`` (articles), ``rule_dirs``, ``model`` and ``form`` (table or json).
    """
    for option in (
        form_option("table", "json"),
        model_option(),
        rules_option(),
        click.argument("paths", nargs=-1, metavar=_("[PATHS]..."), type=click.Path(exists=True, path_type=str)),
    ):
        command = option(command)
    return command
