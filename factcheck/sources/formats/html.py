"""Pages of the web: what a reader reads of them, and what they say of themselves.

In: bytes. Out: one ``SourceText``.
"""

from __future__ import annotations

from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.scan_results import SourceKind
from factcheck.sources.encodings import UTF_8, decoded
from factcheck.sources.source_text import Notice, NoticeCode, SourceText
from factcheck.sources.web.page_encodings import codec_of, declared_encoding
from factcheck.sources.web.page_text import text_of_page

__all__ = ["read_html"]


def read_html(data: bytes, *, name: str, declared: str | None = None) -> list[SourceText | ArticleError]:
    """The one article of a page; ``declared`` is the encoding that its server names.

    Raises:
        ArticleError: binary data, no encoding that fits, or no running text.
    """
    said = declared_encoding(data, declared)
    page, encoding = decoded(data, name=name, declared=said)
    found = text_of_page(page)
    if found is None:
        raise ArticleError(
            _("a page without running text: expected an article; name the page of one, or save it as text"), source=name
        )
    notices = [Notice(NoticeCode.EXCERPT_ONLY)] if found.excerpt else []
    if encoding not in (UTF_8, codec_of(said)):
        notices.append(Notice(NoticeCode.ENCODING_GUESSED, {"encoding": encoding}))
    return [
        SourceText(
            name=name,
            kind=SourceKind.HTML,
            text=found.text,
            parts=found.parts,
            metadata=found.metadata,
            notices=tuple(notices),
            encoding=None if encoding == UTF_8 else encoding,
        )
    ]
