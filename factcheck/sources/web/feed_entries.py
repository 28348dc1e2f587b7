"""The entries of a feed: RSS and Atom by feedparser, JSON Feed as it is.

In: the text of a feed, however broken. Out: a ``FeedEntry`` for each entry, an ``ArticleError`` for what is none.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.errors import ArticleError
from factcheck.i18n import _

__all__ = ["Feed", "FeedEntry", "feed_of"]

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_REFERENCE = re.compile(r"&#([0-9]{1,20}|[xX][0-9a-fA-F]{1,20});?")
_ENTRY = re.compile(r"(?=<(?:item|entry)[\s>])")
_LONGEST_HEAD = 20_000
_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_MOST_ENTRIES = 5_000
"""Feeds have some dozens; archives of sites have thousands."""
_AS_MARKUP = ("text/html", "application/xhtml+xml", "text/xml", "application/xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry as the feed has it: ``content`` and ``summary`` are markup, dates as they stand there."""

    title: str = ""
    content: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """The title of a feed, as markup, and its entries in order."""

    title: str
    entries: tuple[FeedEntry | ArticleError, ...]


def feed_of(text: str, *, name: str) -> Feed:
    """The feed that ``text`` is. Nothing is fetched, and addresses are left as they are.

    Raises:
        ArticleError: no feed, or JSON that cannot be read.
    """
    feed = _json_feed(text, name) if text.lstrip().startswith("{") else _xml_feed(text, name)
    if len(feed.entries) <= _MOST_ENTRIES:
        return feed
    message = _("more than {limit} entries: expected a feed of some articles; the rest is left out")
    error = ArticleError(message.format(limit=_MOST_ENTRIES), source=name)
    return Feed(feed.title, (*feed.entries[:_MOST_ENTRIES], error))


def _xml_feed(text: str, name: str) -> Feed:
    text = _REFERENCE.sub(_of_character, _DECLARATION.sub("", text, count=1))
    try:
        found = _parsed(text)
    except Exception:  # whatever broken feeds do to feedparser
        return _entry_by_entry(text, name)
    return Feed(_markup(found.feed.get("title_detail") or {}), tuple(_xml_entries(found)))


def _parsed(text: str) -> Any:
    import feedparser

    # Given a string, feedparser would open the file or the address of this name. What the text declared of its
    # encoding is done with.
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    return feedparser.parse(stream, response_headers=dict(_HEADERS), resolve_relative_uris=False, sanitize_html=False)


def _entry_by_entry(text: str, name: str) -> Feed:
    """Each entry by itself below the head of the feed, so that what feedparser fails at costs its entry only."""
    head, *pieces = _ENTRY.split(text)
    title = ""
    entries: list[FeedEntry | ArticleError] = []
    for number, piece in enumerate(pieces[: _MOST_ENTRIES + 1], 1):
        try:
            found = _parsed(head[:_LONGEST_HEAD] + piece)
        except Exception:  # as above
            message = _("a feed that cannot be read: expected RSS or Atom; get it anew, or check it")
            entries.append(ArticleError(message, source=f"{name}:{number}"))
            continue
        title = title or _markup(found.feed.get("title_detail") or {})
        entries += _xml_entries(found)
    return Feed(title, tuple(entries))


def _xml_entries(found: Any) -> Iterator[FeedEntry]:
    language = _text(found.feed, "language")
    return (_xml_entry(entry, language) for entry in found.entries)


def _of_character(reference: re.Match[str]) -> str:
    """A reference as it is; nothing for one that stands for no character, at which feedparser fails."""
    number = reference[1].lower()
    value = int(number[1:], 16) if number.startswith("x") else int(number)
    return reference[0] if 0 < value <= 0x10FFFF and not 0xD800 <= value <= 0xDFFF else ""


def _xml_entry(entry: Mapping[str, Any], language: str) -> FeedEntry:
    contents = [each for each in entry.get("content", []) if isinstance(each, dict)]
    longest = max((_markup(each) for each in contents), key=len, default="")
    summary = _markup(entry.get("summary_detail") or {"value": _text(entry, "summary")})
    if entry.get("summary_detail") is not None and summary == longest:
        summary = ""
    people = [each.get("name") or each.get("email") for each in entry.get("authors", []) if isinstance(each, dict)]
    return FeedEntry(
        title=_markup(entry.get("title_detail") or {"value": _text(entry, "title")}),
        content=longest,
        summary=summary,
        authors=tuple(person for person in people if person) or tuple(filter(None, (_text(entry, "author"),))),
        published=_text(entry, "published") or _text(entry, "created") or None,
        updated=_text(entry, "updated") or None,
        url=_text(entry, "link") or None,
        language=language or None,
    )


def _text(found: Mapping[str, Any], key: str) -> str:
    # feedparser gives other fields for those that are missing, with a warning.
    value = dict.get(found, key) if isinstance(found, dict) else None
    return value if isinstance(value, str) else ""


def _markup(detail: Mapping[str, Any]) -> str:
    """The markup of a text of a feed; a plain text has its signs escaped."""
    value = detail.get("value")
    if not isinstance(value, str):
        return ""
    told = detail.get("type", _AS_MARKUP[0])
    return value if told in _AS_MARKUP or _has_tags(value) else _escaped(value)


def _has_tags(text: str) -> bool:
    return bool(re.search(r"<(?:p|br|div|a|em|strong|b|i|img|ul|span|h\d)\b[^<>]*>", text))


def _escaped(text: str) -> str:
    """A plain text as markup: a paragraph for each of its lines."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(f"<p>{line}</p>" for line in plain.splitlines() if line.strip())


def _json_feed(text: str, name: str) -> Feed:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise ArticleError(
            _("a JSON feed that cannot be read: expected a list of items; get it anew, or check it"), source=name
        )
    language = _text(found, "language")
    whole = _people(found)
    return Feed(_escaped(_text(found, "title")), tuple(_json_entries(items, name, whole, language)))


def _json_entries(
    items: list[Any], name: str, authors: tuple[str, ...], language: str
) -> Iterator[FeedEntry | ArticleError]:
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            message = _("no object: expected an article with a field text; mend or remove it")
            yield ArticleError(message, source=f"{name}:{number}")
            continue
        yield FeedEntry(
            title=_escaped(_text(item, "title")),
            content=_text(item, "content_html") or _escaped(_text(item, "content_text")),
            summary=_escaped(_text(item, "summary")),
            authors=_people(item) or authors,
            published=_text(item, "date_published") or None,
            updated=_text(item, "date_modified") or None,
            url=_text(item, "url") or _text(item, "external_url") or None,
            language=_text(item, "language") or language or None,
        )


def _people(found: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of authors: a list since version 1.1, one before."""
    several = found.get("authors")
    people = several if isinstance(several, list) else [found.get("author")]
    return tuple(name for each in people if isinstance(each, dict) and (name := _text(each, "name")))
