"""Reports of articles, written in the form that a command asks for.

In: checked articles, a form, a file. Out: the report on a stream.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
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

        if form == "html":
            checked = _with_reasons(map(_with_blocks, checked))
        for text in EXPORTERS[form](checked):
            file.write(text)


def _with_blocks(checked: Checked) -> Checked:
    """The article with what the page shows of its layout, also where it comes from the store."""
    from factcheck.articles.restored_blocks import with_blocks

    return replace(checked, article=with_blocks(checked.article))


def _with_reasons(checked: Iterable[Checked]) -> Iterator[Checked]:
    """The articles with what decided their labels; without, and a message, where the label model cannot be read."""
    from claims.classification.labeller import load_labeller
    from claims.errors import ClaimsError
    from factcheck.cli.support.output import say
    from factcheck.labels.label_reasons import with_reasons
    from factcheck.reports.error_wording import error_words
    from factcheck.scanning.models import label_model

    labeller = None
    for number, article in enumerate(checked):
        # Not before the first article: whatever is wrong with that is told first.
        if not number:
            try:
                labeller = load_labeller(label_model())
            except ClaimsError as error:
                say(error_words(error))
        yield with_reasons(article, labeller) if labeller else article
