"""What records and front matter say of an article, under the names that they commonly use.

In: a mapping read from JSON or YAML. Out: ``Metadata``, and the running text where the mapping holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from factcheck.sources.source_text import Metadata

__all__ = ["iso_time", "metadata_of", "running_text"]

# Names are compared without case, hyphens and underscores: ``articleBody``, ``article_body`` and ``article-body``.
_TEXT = (
    "articlebody",
    "body",
    "bodytext",
    "text",
    "fulltext",
    "maintext",
    "content",
    "contenttext",
    "texte",
    "corps",
    "contenu",
    "story",
    "transcript",
    "bodyhtml",
    "contenthtml",
    "html",
    "paragraphs",
    "paragraphes",
)
_HEADLINE = ("headline", "title", "titre", "webtitle", "hl1")
_STANDFIRST = (
    "standfirst",
    "chapo",
    "chapeau",
    "subtitle",
    "soustitre",
    "dek",
    "lead",
    "description",
    "excerpt",
    "summary",
    "resume",
    "résumé",
    "trailtext",
)
_AUTHORS = ("authors", "author", "byline", "auteurs", "auteur", "creator", "by")
_AGENCY = ("agency", "agence", "newsagency")
_OUTLET = ("outlet", "source", "publisher", "publication", "media", "média", "sitename", "site", "journal")
_PLACE = ("place", "dateline", "location", "lieu")
_PUBLISHED = (
    "published",
    "publishedat",
    "datepublished",
    "publicationdate",
    "pubdate",
    "date",
    "firstpublished",
    "webpublicationdate",
    "dategmt",
    "created",
    "createdat",
    "datecreated",
    "parution",
    "datedepublication",
)
_UPDATED = ("updated", "updatedat", "datemodified", "modified", "modifiedgmt", "lastmod", "lastmodified", "misajour")
_URL = ("canonical", "canonicalurl", "url", "link", "permalink", "weburl", "lien")
_LANGUAGE = ("language", "lang", "inlanguage", "langue")

_NESTED = ("article", "fields", "attributes", "data", "document", "item", "metadata", "source")
"""Objects in which the fields of an article may stand one level down."""
_OF_OBJECTS = ("rendered", "name", "fullname", "nom", "title", "value", "text", "raw", "plain", "url", "id")
"""Under which names an object in place of a text holds it: *{"rendered": …}*, *{"name": …}*."""
_AND = re.compile(r"[,;&]|(?<=\s)(?:et|and)(?=\s)")
_BY = re.compile(r"^(?:par|by)\s+", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_TIME = re.compile(r"\d\s*(?:h|:)\s*\d|\d\s*(?:am|pm)\b", re.IGNORECASE)
_HOURS = re.compile(r"(\d{1,2})\s*h\s*(\d\d)\b")
"""*18 h 02*, which dateparser does not know."""
_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d|\b(?:UTC|GMT|CES?T|[A-Z]{2,4}T))\s*$")
_LONGEST_DATE = 60
_LONGEST_AUTHORS = 2_000
_MILLISECONDS = 100_000_000_000
"""Seconds since 1970 beyond this are milliseconds: otherwise the year would be 5138."""


def running_text(record: Mapping[str, object]) -> str | None:
    """The text of the article in a record, untouched; paragraphs of a list are parted by blank lines."""
    for fields in _levels(record):
        for name in _TEXT:
            text = _text_of(fields.get(name))
            if text and not text.isspace():
                return text
    return None


def metadata_of(record: Mapping[str, object]) -> Metadata:
    """What a record says of its article; each field from the first of its names that holds something."""
    headline = _line(record, _HEADLINE)
    standfirst = _line(record, _STANDFIRST)
    return Metadata(
        headline=headline,
        standfirst=standfirst if standfirst != headline else None,
        authors=_authors(record),
        agency=_line(record, _AGENCY),
        outlet=_line(record, _OUTLET),
        place=_line(record, _PLACE),
        published=_time(record, _PUBLISHED),
        updated=_time(record, _UPDATED),
        url=_url(record),
        language=_line(record, _LANGUAGE),
    )


def iso_time(value: object) -> str | None:
    """A date as ISO 8601, with time and zone where they are told; None for what is no date, or one like *yesterday*."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _of_seconds(value)
    words = _SPACE.sub(" ", value).strip() if isinstance(value, str) else ""
    if not words or len(words) > _LONGEST_DATE or not any(char.isdigit() for char in words):
        return None
    return _of_iso(words) or _of_mail(words) or _of_words(words)


def _of_seconds(value: float) -> str | None:
    try:
        moment = datetime.fromtimestamp(value / 1000 if abs(value) > _MILLISECONDS else value, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return moment.isoformat(timespec="seconds") if moment.year > 1970 else None


def _of_iso(words: str) -> str | None:
    try:
        if len(words) <= len("2026-10-14"):
            return date.fromisoformat(words).isoformat()
        return datetime.fromisoformat(words).replace(microsecond=0).isoformat()
    except ValueError:
        return None


def _of_mail(words: str) -> str | None:
    try:
        return parsedate_to_datetime(words).isoformat() if "," in words[:5] else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _of_words(words: str) -> str | None:
    from dateparser import parse

    settings = {"DATE_ORDER": "DMY", "PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}
    try:
        moment: datetime | None = parse(_HOURS.sub(r"\1:\2", words), languages=["fr", "en"], settings=settings)
    # What it raises on odd dates depends on what is odd.
    except Exception:
        return None
    if moment is None:
        return None
    if not _TIME.search(words):
        return moment.date().isoformat()
    moment = moment.replace(microsecond=0)
    return (moment if _ZONE.search(words) else moment.replace(tzinfo=None)).isoformat()


def _levels(record: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """The fields of a record by their plain names, then those of the objects in it that hold fields."""
    fields = _plain_names(record)
    yield fields
    for name in _NESTED:
        inner = fields.get(name)
        if isinstance(inner, Mapping):
            yield _plain_names(inner)


def _plain_names(record: Mapping[str, object]) -> dict[str, object]:
    return {str(name).lower().replace("_", "").replace("-", ""): value for name, value in record.items()}


def _text_of(value: object) -> str | None:
    """The text that a field holds: itself, that of an object, or the paragraphs of a list."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        inner = _plain_names(value)
        return next((found for name in _OF_OBJECTS if isinstance(found := inner.get(name), str)), None)
    if isinstance(value, list):
        texts = [text for item in value if not isinstance(item, list) and (text := _text_of(item))]
        return "\n\n".join(texts) or None
    return None


def _first(record: Mapping[str, object], names: tuple[str, ...]) -> Iterator[object]:
    for fields in _levels(record):
        yield from (fields[name] for name in names if fields.get(name) not in (None, "", [], {}))


def _line(record: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for value in _first(record, names):
        line = _SPACE.sub(" ", _text_of(value[0] if isinstance(value, list) and value else value) or "").strip()
        if line:
            return line
    return None


def _authors(record: Mapping[str, object]) -> tuple[str, ...]:
    for value in _first(record, _AUTHORS):
        items = value if isinstance(value, list) else [value]
        names = [
            name
            for item in items
            for name in _AND.split(_BY.sub("", (_text_of(item) or "").strip()[:_LONGEST_AUTHORS]))
        ]
        if found := tuple(dict.fromkeys(_SPACE.sub(" ", name).strip() for name in names if name.strip())):
            return found
    return ()


def _time(record: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    return next((found for value in _first(record, names) if (found := iso_time(value))), None)


def _url(record: Mapping[str, object]) -> str | None:
    lines = (_text_of(value) or "" for value in _first(record, _URL))
    return next((line.strip() for line in lines if line.strip().startswith(("http://", "https://"))), None)
