"""Feeds: RSS, Atom and JSON Feed.

In: bytes. Out: a ``SourceText`` for each entry with words, an error for each without, which costs only itself.
"""

from __future__ import annotations

from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.scan_results import SourceKind
from factcheck.sources.encodings import UTF_8, decoded
from factcheck.sources.source_text import Notice, NoticeCode, SourceText
from factcheck.sources.web.entry_text import outlet_of, text_of_entry
from factcheck.sources.web.feed_entries import FeedEntry, feed_of
from factcheck.sources.web.page_encodings import codec_of, declared_encoding

__all__ = ["read_feed"]


def read_feed(data: bytes, *, name: str, declared: str | None = None) -> list[SourceText | ArticleError]:
    """The articles of a feed, named *name:number*; ``declared`` is the encoding that its server names.

    An entry with an excerpt only is its headline and summary, with a notice; its address is in its metadata. The title
    of the feed is the outlet.

    Raises:
        ArticleError: binary data, no encoding that fits, or a feed without entries.
    """
    said = declared_encoding(data, declared)
    text, encoding = decoded(data, name=name, declared=said)
    feed = feed_of(text, name=name)
    if not feed.entries:
        raise ArticleError(
            _("a feed without entries: expected articles; look whether it is the right one, or try again later"),
            source=name,
        )
    guessed = encoding not in (UTF_8, codec_of(said))
    notices = (Notice(NoticeCode.ENCODING_GUESSED, {"encoding": encoding}),) if guessed else ()
    outlet = outlet_of(feed)
    return [
        entry
        if isinstance(entry, ArticleError)
        else _article(entry, f"{name}:{number}", outlet, notices, None if encoding == UTF_8 else encoding)
        for number, entry in enumerate(feed.entries, 1)
    ]


def _article(
    entry: FeedEntry, name: str, outlet: str, notices: tuple[Notice, ...], encoding: str | None
) -> SourceText | ArticleError:
    found = text_of_entry(entry, outlet=outlet)
    if found is None:
        return ArticleError(_("an entry without words: expected an article; leave it out"), source=name)
    return SourceText(
        name=name,
        kind=SourceKind.FEED,
        text=found.text,
        parts=found.parts,
        metadata=found.metadata,
        notices=(*notices, Notice(NoticeCode.EXCERPT_ONLY)) if found.excerpt else notices,
        encoding=encoding,
    )
