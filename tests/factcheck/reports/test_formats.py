"""The table of formats: all that the command line offers, written as articles come."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.cli.support.report_writing import REPORT_FORMS
from factcheck.reports.formats import EXPORTERS
from factcheck.scan_results import Checked
from tests.support.factories import port


def test_every_format_of_the_command_line_has_its_exporter() -> None:
    """The table aside, the command line offers what there is."""
    assert {*EXPORTERS, "table"} == set(REPORT_FORMS)


def test_lines_come_as_articles_do() -> None:
    """An article's claims are written before the next article is asked for."""
    asked: list[int] = []

    def articles() -> Iterator[Checked]:
        for number in range(2):
            asked.append(number)
            yield port()

    for name in ("ndjson", "csv", "markdown"):
        asked.clear()
        pieces = EXPORTERS[name](articles())
        next(pieces)
        if name == "csv":
            next(pieces)
        assert asked == [0], name
