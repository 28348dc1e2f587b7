"""Plain text as it is: its characters are the text that is judged.

In: bytes. Out: one ``SourceText``.
"""

from __future__ import annotations

from factcheck.errors import ArticleError
from factcheck.scan_results import SourceKind
from factcheck.sources.encodings import UTF_8, decoded
from factcheck.sources.source_text import Notice, NoticeCode, SourceText

__all__ = ["read_plain_text"]


def read_plain_text(data: bytes, *, name: str, declared: str | None = None) -> list[SourceText | ArticleError]:
    """The one article that a text file is; ``declared`` is the encoding that its server names.

    Raises:
        ArticleError: binary data, or no encoding that fits.
    """
    text, encoding = decoded(data, name=name, declared=declared)
    guessed = encoding != UTF_8
    notices = (Notice(NoticeCode.ENCODING_GUESSED, {"encoding": encoding}),) if guessed else ()
    return [
        SourceText(name=name, kind=SourceKind.TEXT, text=text, encoding=encoding if guessed else None, notices=notices)
    ]
