"""What the JSON-LD documents of a page say of its article.

In: the text of a page. Out: the ``Declared`` article, or None without one.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.sources.web.page_scripts import ld_json_scripts

__all__ = ["Declared", "declared_article"]

_TYPES = frozenset((
    "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "BlogPosting",
    "SocialMediaPosting", "Report", "TechArticle", "ScholarlyArticle", "AdvertiserContentArticle", "Interview",
))  # fmt: skip
_PAGES = frozenset(("WebPage", "ItemPage", "CreativeWork"))
_LARGEST = 5_000_000
_MOST_OBJECTS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """The article as its JSON-LD has it; None or empty where it has nothing. Dates are as they stand there."""

    headline: str | None = None
    description: str | None = None
    body: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    place: str | None = None
    language: str | None = None
    free: bool | None = None
    words: int | None = None


def declared_article(page: str) -> Declared | None:
    """The first article of the documents, an article before a page; what one lacks another may tell."""
    objects = [found for script in ld_json_scripts(page) for found in _objects(script)]
    by_id = {found["@id"]: found for found in reversed(objects) if isinstance(found.get("@id"), str) and len(found) > 1}
    articles = [found for found in objects if _types(found) & _TYPES]
    articles.sort(key=lambda found: not _text(found.get("headline") or found.get("name")))
    articles += [found for found in objects if _types(found) & _PAGES and "headline" in found]
    return _declared(articles[0], by_id) if articles else None


def _objects(script: str) -> Iterator[dict[str, Any]]:
    """Every object of a document: those of a list, of ``@graph`` and of what is the main entity of a page."""
    if len(script) > _LARGEST:
        return
    waiting = deque([_parsed(script)])
    given = 0
    while waiting and given < _MOST_OBJECTS:
        found = waiting.popleft()
        given += 1
        if isinstance(found, list):
            waiting.extendleft(reversed(found))
        elif isinstance(found, dict):
            yield found
            waiting += [found[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart") if key in found]


def _parsed(script: str) -> Any:
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    try:
        # Line feeds within strings are not allowed, and frequent.
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _types(found: Mapping[str, Any]) -> set[str]:
    types = found.get("@type")
    return {str(name).rpartition("/")[2] for name in (types if isinstance(types, list) else [types])}


def _declared(found: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> Declared:
    page = found.get("mainEntityOfPage")
    authors = _names(found.get("author") or found.get("creator"), by_id)
    publishers = _names(found.get("publisher") or found.get("sourceOrganization"), by_id)
    places = _names(found.get("dateline") or found.get("locationCreated"), by_id)
    words = found.get("wordCount")
    return Declared(
        headline=_text(found.get("headline")) or _text(found.get("name")),
        description=_text(found.get("description")) or _text(found.get("abstract")),
        body=_long_text(found.get("articleBody")) or _long_text(found.get("text")) or _updates(found),
        authors=authors,
        publisher=publishers[0] if publishers else None,
        published=_text(found.get("datePublished") or found.get("dateCreated")),
        updated=_text(found.get("dateModified")),
        url=_address(found.get("url")) or _address(page),
        place=places[0] if places else None,
        language=_text(found.get("inLanguage")),
        free=_free(found.get("isAccessibleForFree")),
        words=int(str(words)) if re.fullmatch("[0-9]{1,7}", str(words)) else None,
    )


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    text = " ".join(value.split()) if isinstance(value, str) else None
    return text or None


def _long_text(value: Any) -> str | None:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    return value if isinstance(value, str) and value.strip() else None


def _updates(found: Mapping[str, Any]) -> str | None:
    """The text of a live blog: its entries, each with its headline."""
    updates = found.get("liveBlogUpdate")
    parts: list[str] = []
    for update in updates if isinstance(updates, list) else []:
        if isinstance(update, dict):
            parts += [text for key in ("headline", "articleBody") if (text := _long_text(update.get(key)))]
    return "\n\n".join(parts) or None


def _names(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """The names of persons or organisations: strings, objects, or references to objects that stand elsewhere."""
    names: dict[str, None] = {}
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            known = by_id.get(str(each.get("@id")), {}) if "name" not in each else each
            each = known.get("name") or known.get("alternateName")
        for name in each if isinstance(each, list) else [each]:
            text = _text(name)
            if text:
                names[text] = None
    return tuple(names)


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    text = _text(value)
    return text if text and text.startswith(("http://", "https://")) else None


def _free(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).rpartition("/")[2].lower())
