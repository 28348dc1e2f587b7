"""Text made safe for CSV, Markdown and pages: no cell or line is read as a formula or as markup.

In: any text. Out: the text of a cell or of a line.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from factcheck.safe_text import escaped, one_line, printable

__all__ = [
    "csv_record",
    "inert",
    "json_for_pages",
    "json_text",
    "markdown_plain",
    "markdown_row",
    "page_text",
    "record_json",
    "records_to_csv",
    "table_to_markdown",
]


# Full-width forms too: spreadsheets of East Asian locales compute from them as from the narrow ones.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


def inert(value: str) -> str:
    """``value`` in a form that a spreadsheet shows and does not compute (OWASP, *CSV injection*)."""
    starts = _FORMULA.match(value)
    value = printable(value)
    return f"'{value}" if starts or _FORMULA.match(value) else value


def csv_record(cells: Iterable[str]) -> str:
    """One record of CSV (RFC 4180)."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def markdown_row(cells: Iterable[str]) -> str:
    """One line of a Markdown table; the cells are Markdown already."""
    return f"| {' | '.join(cells)} |"


# Every character that is markup in Markdown or in the HTML inside it, wherever it stands.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
# Markup only at the start of a line: bullets, and numbers of lists.
_BULLET = re.compile(r"^(\d*)([-+.)])")


def markdown_plain(text: str) -> str:
    """``text`` on one line, with all Markdown in it escaped."""
    return _BULLET.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", one_line(text)))


def page_text(text: str) -> str:
    """``text`` as text of a page or value of an attribute: neither markup nor anything that hides or reorders text."""
    return html.escape(printable(text))


def records_to_csv(records: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Records with the same keys as CSV with a header; no line at all without records."""
    if records:
        yield csv_record(records[0])
    for record in records:
        yield csv_record([inert("" if value is None else str(value)) for value in record.values()])


def table_to_markdown(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table; the cells are plain text and are escaped."""
    yield markdown_row(heads) + "\n" + markdown_row("---" for _head in heads) + "\n"
    yield from (markdown_row(map(markdown_plain, row)) + "\n" for row in rows)


def json_text(value: Any, indent: int | None = None) -> str:
    """JSON that neither a terminal nor a program that splits lines can take for more than it is."""
    written = escaped(json.dumps(value, ensure_ascii=False))
    return _indented(written, indent) if indent else written


def record_json(values: Mapping[str, Any], indent: int = 0) -> str:
    """The values of a record as ``json_text`` writes them, at a third of the time.

    Numbers that Python writes with an exponent, below 0.0001 or from 10 to the 16th on, have other digits here.
    """
    import msgspec

    try:
        written = escaped(msgspec.json.encode(values).decode())
    except UnicodeEncodeError:
        # Halves of surrogate pairs are no text for it.
        return json_text(values, indent or None)
    return msgspec.json.format(written, indent=indent)


def _indented(written: str, indent: int) -> str:
    """JSON as ``json.dumps`` indents it. That has no C code for it and takes four times as long for large reports."""
    import msgspec

    try:
        return msgspec.json.format(written, indent=indent)
    except msgspec.DecodeError:
        # NaN and infinities, which Python writes, are no JSON, and halves of surrogate pairs are not for it.
        return escaped(json.dumps(json.loads(written), ensure_ascii=False, indent=indent))


_MARKS_OF_A_PAGE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&"}


def json_for_pages(value: Any, indent: int | None = None) -> str:
    """JSON that can be put into a ``script`` element of a page: nothing in it ends the element or begins a comment."""
    return json_text(value, indent).translate(_MARKS_OF_A_PAGE)
