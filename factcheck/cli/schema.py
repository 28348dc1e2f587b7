"""The ``schema`` command: the JSON Schema of ``scan --format json``."""

from __future__ import annotations

from factcheck.cli.program import cli
from factcheck.cli.support.output import write_json
from factcheck.i18n import _

__all__ = ["print_schema"]


@cli.command(
    "schema",
    short_help=_("Print the JSON Schema of scan --format json."),
    help=_("Print the JSON Schema of the output of scan --format json."),
)
def print_schema() -> None:
    """From nothing to the public document's schema on standard output; exit code 0."""
    from factcheck.reports.json_schema import json_schema

    write_json(json_schema())
