"""How a command's output looks: the width and colours that the command line asks for, over those of the environment.

In: the values of ``--width`` and ``--color``. Out: an environment as ``factcheck.reports.console`` reads it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

import click

__all__ = ["asked_color", "asked_width", "display_environ"]

_KEY = "factcheck.display"
"""The place in the context of click that all commands of one command line share."""


def asked_width(context: click.Context, _param: click.Parameter, columns: int | None) -> None:
    """Keep what ``--width`` asks for."""
    if columns is not None:
        _asked(context)["COLUMNS"] = str(columns)


def asked_color(context: click.Context, _param: click.Parameter, wanted: bool | None) -> None:
    """Keep what ``--color`` or ``--no-color`` asks for."""
    if wanted is not None:
        _asked(context).update(NO_COLOR="" if wanted else "1", FORCE_COLOR="1" if wanted else "")


def display_environ() -> Mapping[str, str]:
    """The environment, with what the command line asks for in the place of what it says."""
    context = click.get_current_context(silent=True)
    return os.environ if context is None else {**os.environ, **_asked(context)}


def _asked(context: click.Context) -> dict[str, str]:
    asked: dict[str, str] = context.meta.setdefault(_KEY, {})
    return asked
