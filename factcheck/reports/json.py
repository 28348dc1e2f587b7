"""Reports as JSON: one public document, or one claim a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.records import Checked
from factcheck.reports.claim_record import claim_records, document_record

__all__ = ["dumps", "to_document", "to_json", "to_ndjson"]

# JSON escapes these if asked to escape everything; alone they would reach a terminal as commands, or split a line
# for programs that take more than the line feed for the end of one.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON that neither a terminal nor a program that splits lines can take for more than it is."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def to_document(checked_list: Iterable[Checked]) -> dict[str, Any]:
    """The public JSON document, as ``factcheck.reports.json_schema`` describes it."""
    return document_record(checked_list).model_dump(by_alias=True)


def to_json(checked_list: Iterable[Checked]) -> Iterator[str]:
    """The public JSON document as text."""
    yield dumps(to_document(checked_list), indent=2) + "\n"


def to_ndjson(checked_list: Iterable[Checked]) -> Iterator[str]:
    """Each claim as a JSON object on a line of its own, with its article's id, source and title under ``article``."""
    for checked in checked_list:
        article = checked.article
        head = {"id": article.id, "source": article.source, "title": article.title}
        for claim in claim_records(checked):
            yield dumps({"article": head, **claim.model_dump()}) + "\n"
