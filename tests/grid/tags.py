"""Tags that mark spans of a text while it is put together, such as ``<s>…</s>`` for a speaker."""

from __future__ import annotations

import re

from claims.document.span import Span

__all__ = ["without_tags"]


def without_tags(text: str) -> tuple[str, dict[str, list[Span]]]:
    """The text without its tags, and the spans that each tag marked."""
    plain: list[str] = []
    length = 0
    begun: dict[str, int] = {}
    spans: dict[str, list[Span]] = {}
    for part in re.split(r"(</?[a-z]\d?>)", text):
        if re.fullmatch(r"<[a-z]\d?>", part):
            begun[part[1:-1]] = length
        elif re.fullmatch(r"</[a-z]\d?>", part):
            name = part[2:-1]
            spans.setdefault(name, []).append(Span(begun.pop(name), length))
        else:
            plain.append(part)
            length += len(part)
    return "".join(plain), spans
