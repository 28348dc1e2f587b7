"""The ``rules`` group, which each command on rules joins."""

from __future__ import annotations

from factcheck.cli.program import cli
from factcheck.i18n import _

__all__ = ["rules"]


@cli.group(
    "rules",
    help=_(
        "Write, test and debug rules.\n\n"
        "Rules of your own lie in your configuration folder (see: factcheck rules list) or in the folders of --rules, "
        "and come on top of the built-in ones."
    ),
)
def rules() -> None:
    """Group of the commands on rules."""
