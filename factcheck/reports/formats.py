"""All formats of reports for programs and documents.

In: the name of a format. Out: the function that writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from factcheck.reports.csv import to_csv
from factcheck.reports.html import to_html
from factcheck.reports.json import to_json, to_ndjson
from factcheck.reports.markdown import to_markdown
from factcheck.scan_results import Checked

__all__ = ["EXPORTERS"]

EXPORTERS: Mapping[str, Callable[[Iterable[Checked]], Iterator[str]]] = {
    "json": to_json,
    "ndjson": to_ndjson,
    "csv": to_csv,
    "markdown": to_markdown,
    "html": to_html,
}
"""What writes each format: articles as they come to pieces of text as they are ready; a page needs all articles."""
