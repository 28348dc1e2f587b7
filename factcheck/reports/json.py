"""Reports as JSON: one public document, or one claim a line (NDJSON).

In: articles checked. Out: pieces of text, one an article or a claim; ``to_document`` gives the document itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.reports.escaping import json_text, record_json
from factcheck.reports.record_filling import article_record, claim_records, document_record
from factcheck.scan_results import Checked

__all__ = ["to_document", "to_json", "to_ndjson"]

_INDENT = 2
_LINE = "\n" + 2 * _INDENT * " "
"""The end of a line and the beginning of the next one, where an article of the document is written."""


def to_document(checked_list: Iterable[Checked]) -> dict[str, Any]:
    """The public JSON document, as ``factcheck.reports.json_schema`` describes it."""
    return document_record(checked_list).model_dump(by_alias=True)


def to_json(checked_list: Iterable[Checked]) -> Iterator[str]:
    """The public JSON document as text, written article by article so that an archive needs no memory for all of it."""
    head, mark, tail = json_text(to_document(()), indent=_INDENT).rpartition("]")
    # The head goes with the first article: where none can be had, nothing is written.
    before, end = f"{head}{_LINE}", ""
    for checked in checked_list:
        article = record_json(article_record(checked).model_dump(by_alias=True), _INDENT)
        yield before + article.replace("\n", _LINE)
        before, end = f",{_LINE}", "\n" + " " * _INDENT
    yield f"{end}{mark}{tail}\n" if end else f"{head}{mark}{tail}\n"


def to_ndjson(checked_list: Iterable[Checked]) -> Iterator[str]:
    """Each claim as a JSON object on a line of its own; ``article`` holds its article's id, source, title and url."""
    for checked in checked_list:
        article = checked.article
        head = {"id": article.id, "source": article.source, "title": article.title, "url": article.url}
        for claim in claim_records(checked):
            yield record_json({"article": head, **claim.model_dump()}) + "\n"
