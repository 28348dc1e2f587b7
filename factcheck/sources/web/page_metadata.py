"""What a page says of its article outside the text: JSON-LD first, then OpenGraph, ``meta``, microdata, trafilatura.

In: the tree of a page and what its JSON-LD declares. Out: ``Metadata``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.built_in_lists import entries_of
from factcheck.sources.source_text import Metadata
from factcheck.sources.web.dates import iso_date, written_date
from factcheck.sources.web.json_ld import Declared
from factcheck.sources.web.page_tree import Element
from factcheck.sources.web.text_keys import text_key
from factcheck.web_addresses import is_web_address

__all__ = ["outlet_of_title", "page_metadata", "people_and_agency"]

_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title")
_DESCRIPTION = ("og:description", "description", "twitter:description", "dc.description")
_AUTHOR = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "article:author_name", "cxenseparse:author",
)  # fmt: skip
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "copyright")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "parsely-pub-date", "sailthru.date",
    "publish-date", "pubdate", "cxenseparse:recs:publishtime", "date.created", "last-published",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "article:modified", "datemodified", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod", "revised", "og:article:modified_time",
)  # fmt: skip
_PLACE = ("geo.placename", "dc.coverage", "article:location")
_BY = re.compile(r"(?:par|by|auteur\s*:|propos recueillis par)\s+", re.IGNORECASE)
_SPLIT_NAMES = re.compile(r"\s*(?:;|,|&|\bet\b|\band\b|\bavec\b|\bwith\b|/)\s*")
_WORD_OF_NAME = re.compile(r"[^\W\d_]")
_LONGEST_NAME = 60
_NOBODY = frozenset(
    ("admin", "administrateur", "administrator", "super utilisateur", "super user", "webmaster", "root")
)
"""Names that content systems give to whoever set them up."""
_SECTIONS = ("intitules-opinion", "rubriques")
_TITLE_JOIN = re.compile(r"\s+[|–—·•»-](?=\s)")


def page_metadata(root: Element, declared: Declared | None) -> Metadata:
    """What a page says of its article; authors that are news agencies are the agency."""
    told = declared or Declared()
    named = _meta(root)
    outlet = told.publisher or _first(named, _OUTLET[:1]) or _property(root, "publisher") or _first(named, _OUTLET[1:])
    authors = told.authors or _split(named, _AUTHOR) or tuple(_visible_authors(root))
    people, agency = people_and_agency(authors, outlet)
    published = written_date(told.published) or _date(named, _PUBLISHED) or _dated(root, "datePublished")
    updated = written_date(told.updated) or _date(named, _UPDATED) or _dated(root, "dateModified")
    return Metadata(
        headline=told.headline or _first(named, _TITLE) or _title(root, outlet),
        standfirst=told.description or _first(named, _DESCRIPTION),
        authors=people,
        agency=agency,
        outlet=outlet,
        place=told.place or _first(named, _PLACE),
        published=published,
        updated=updated if updated != published else None,
        url=_canonical(root) or told.url or _web(_first(named, ("og:url",))),
        language=told.language or root.get("lang") or _first(named, ("og:locale", "language")),
    )


def _meta(root: Element) -> dict[str, list[str]]:
    """The contents of the ``meta`` elements by name, in small letters."""
    named: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = " ".join(element.get("content", "").split())
        for name in {element.get(key, "").lower() for key in ("name", "property", "itemprop")} - {""}:
            if content:
                named.setdefault(name, []).append(content)
    return named


def _first(named: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((named[name][0] for name in names if name in named), None)


def _date(named: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((date for name in names for content in named.get(name, ()) if (date := written_date(content))), None)


def _split(named: dict[str, list[str]], names: Iterable[str]) -> tuple[str, ...]:
    """The names of the first of these that holds any; addresses of profiles are none."""
    for name in names:
        found = [person for content in named.get(name, ()) for person in _names_in(content)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _names_in(text: str) -> Iterator[str]:
    for name in _SPLIT_NAMES.split(_BY.sub("", text)):
        name = name.strip(" .:-–—")
        if name.casefold() in _NOBODY:
            continue
        if 2 < len(name) <= _LONGEST_NAME and _WORD_OF_NAME.search(name) and not name.startswith(("http", "www.", "@")):
            yield name


def _visible_authors(root: Element) -> list[str]:
    """The names that microdata or ``rel=author`` give to the author."""
    for path in (".//*[@itemprop='author']", ".//a[@rel='author']"):
        found: list[str] = []
        for element in root.iterfind(path):
            named = next((below for below in element.iterfind(".//*[@itemprop='name']")), element)
            found += _names_in(" ".join((named.get("content") or named.text_content()).split()))
        if found:
            return list(dict.fromkeys(found))
    return []


def people_and_agency(authors: Iterable[str], outlet: str | None) -> tuple[tuple[str, ...], str | None]:
    """The persons and newsrooms of these names, and the first of them that is a news agency."""
    agencies = {entry.casefold() for entry in entries_of("agences")}
    agency = next((name for name in authors if name.casefold() in agencies), None)
    return tuple(name for name in authors if name.casefold() not in agencies and name != outlet), agency


def _property(root: Element, name: str) -> str | None:
    for element in root.iterfind(f".//*[@itemprop='{name}']"):
        named = next(iter(element.iterfind(".//*[@itemprop='name']")), element)
        text = " ".join((named.get("content") or named.text_content()).split())
        if text and len(text) <= _LONGEST_NAME:
            return text
    return None


def _dated(root: Element, name: str) -> str | None:
    for element in root.iterfind(f".//*[@itemprop='{name}']"):
        date = iso_date(element.get("datetime") or element.get("content") or element.text_content())
        if date:
            return date
    return None


def _title(root: Element, outlet: str | None) -> str | None:
    """The title of the window without the name of the outlet."""
    title, headline, name = _window_title(root)
    return (headline if name and (outlet is None or outlet.casefold() in name.casefold()) else title) or None


def outlet_of_title(root: Element, headline: str) -> str | None:
    """What the title of the window adds behind the headline that the page shows; the name of a section is none."""
    _, before, name = _window_title(root)
    if not name or len(name) > _LONGEST_NAME or text_key(before) != text_key(headline):
        return None
    sections = {text_key(entry) for words in _SECTIONS for entry in entries_of(words)}
    return None if text_key(name) in sections else name


def _window_title(root: Element) -> tuple[str, str, str]:
    """The title of the window, and what stands before and behind its last dash, bar or arrow.

    The mark that closes a quotation is no arrow: *« La digue cède » - Le Phare*.
    """
    title = " ".join((root.findtext(".//title") or "").split())
    for join in reversed(list(_TITLE_JOIN.finditer(title))):
        before = title[: join.start()]
        if not (join[0].endswith("»") and before.count("«") > before.count("»")):
            return title, before, title[join.end() :].strip()
    return title, title, ""


def _canonical(root: Element) -> str | None:
    links = [link for link in root.iter("link") if "canonical" in link.get("rel", "").lower().split()]
    return next((address for link in links if (address := _web(link.get("href")))), None)


def _web(address: str | None) -> str | None:
    return address if address and is_web_address(address) else None
