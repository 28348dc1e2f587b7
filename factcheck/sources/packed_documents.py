"""Documents that are ZIP files inside: what is unpacked of them stays within bounds.

In: the bytes of a DOCX or ODT document. Out: nothing, or why it is not opened.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from factcheck.errors import ArticleError
from factcheck.i18n import _

__all__ = ["broken_document", "refuse_oversized"]

_MOST_BYTES = 100_000_000
"""What all parts of a document may hold together; a statement of a hundred pages holds two million."""
_MOST_MARKUP = 10_000_000
"""What those parts may hold that become trees, which take ten times the room."""
_MARKUP = (".xml", ".rels")
_MOST_PARTS = 5_000


def broken_document(name: str) -> ArticleError:
    """The error for a document that is no whole one."""
    return ArticleError(_("a document that is cut off or broken: expected a whole one; get it anew"), source=name)


def refuse_oversized(data: bytes, *, name: str) -> None:
    """Raise ArticleError where the parts of a packed document are broken, encrypted or too large, as they declare."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise broken_document(name) from error
    if any(part.flag_bits & 1 for part in parts):
        raise ArticleError(
            _("a document locked by a password: expected an open one; save it without password"), source=name
        )
    whole = sum(part.file_size for part in parts)
    marked_up = sum(part.file_size for part in parts if part.filename.lower().endswith(_MARKUP))
    for size, limit in ((whole, _MOST_BYTES), (marked_up, _MOST_MARKUP)):
        if size > limit:
            message = _(
                "a document of more than {limit} million bytes unpacked: expected an article; save its text alone"
            )
            raise ArticleError(message.format(limit=limit // 1_000_000), source=name)
    if len(parts) > _MOST_PARTS:
        raise broken_document(name)
