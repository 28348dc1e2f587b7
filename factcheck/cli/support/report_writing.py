"""Reports of articles, written in the form that a command asks for.

In: checked articles, a form, a file. Out: the report on a stream.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from factcheck.cli.support.display import display_environ

if TYPE_CHECKING:
    from factcheck.scan_results import Checked

__all__ = ["REPORT_FORMS", "write_report"]

REPORT_FORMS = ("table", "json", "ndjson", "csv", "markdown", "html")


def write_report(checked: Iterable[Checked], file: TextIO, form: str, *, color: bool | None) -> None:
    """Each article as soon as it is there; a page for the web is written once all are."""
    if form == "table":
        from factcheck.reports.console import make_console
        from factcheck.reports.terminal import print_report

        print_report(checked, make_console(file, display_environ(), color=color))
    else:
        from factcheck.reports.formats import EXPORTERS

        for text in EXPORTERS[form](checked):
            file.write(text)
