"""How large an input of each kind may be.

In: bytes and a name. Out: nothing, or why it is not read.
"""

from __future__ import annotations

from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.scan_results import SourceKind
from factcheck.sources.kinds import kind_of

__all__ = ["MAX_BYTES", "MAX_DOCUMENT_BYTES", "refuse_large"]

MAX_BYTES = 10_000_000
"""The largest text read, in bytes; a larger file is hardly an article."""
MAX_DOCUMENT_BYTES = 100_000_000
"""The largest input of any other kind: pictures make pages and documents large, and archives hold many."""

_MAX_MARKDOWN_BYTES = 2_000_000
"""Reading it takes some hundred times its room where it is full of signs."""
_LIMITS = {
    SourceKind.TEXT: MAX_BYTES,
    SourceKind.SUBTITLES: MAX_BYTES,
    SourceKind.MARKDOWN: _MAX_MARKDOWN_BYTES,
}


def refuse_large(data: bytes, *, name: str) -> None:
    """Raise ArticleError where the input is larger than one of its kind may be, on its own or within another."""
    if len(data) <= min(_LIMITS.values()):
        return
    kind = kind_of(data, name)
    limit = _LIMITS.get(kind, MAX_DOCUMENT_BYTES) if isinstance(kind, SourceKind) else MAX_DOCUMENT_BYTES
    if len(data) > limit:
        message = _(
            "larger than {limit} million bytes: expected one article; split the file, or check that it is the right one"
        )
        raise ArticleError(message.format(limit=limit // 1_000_000), source=name)
