"""What the lines of an article tell of it: who wrote it, where, for whom, when.

In: the text, its blocks and the words of pages. Out: ``LineFacts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.articles.bylines import Credit, Role, credit_line, signed_and_dated
from factcheck.articles.datelines import place_name, read_dateline
from factcheck.articles.line_text import plain_form
from factcheck.articles.page_words import PageWords
from factcheck.articles.stamps import LineDates, fuller, line_dates
from factcheck.scan_results import Block, BlockKind

__all__ = ["LineFacts", "line_facts"]

_NAME = r"[A-ZÀ-Þ][\w'.-]*(?: (?:(?:de|du|des|la|le|van|von|der|ben|bin|el|al|da|di|dos|d')\s?)*[A-ZÀ-Þ][\w'.-]*){1,4}"
_PERSON = re.compile(rf"{_NAME}$")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.[ -]?){2,4}$")
_BY = re.compile(r"(?:^|[\s,;|])(?=[Pp](?:ar|AR) [A-ZÀ-Þ])")
_POSTED = re.compile(
    r"(?:^|[,(|–—-])\s*(?:(?:de )?(?:notre|nos|son|leur)s? )?(?P<role>[^,(|]{3,60}?)\s+(?:à|au|aux|en)\s+"
    r"(?P<place>[A-ZÀ-Þ][\w'-]*(?:[ /-](?:[A-ZÀ-Þ][\w'-]*|de|du|des|la|le|sur)){0,4})",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\b(?:à|au|aux|en|depuis|de)\s+$")
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """What lines tell, each where they do; dates are ISO 8601, with time and zone where they are told."""

    outlet: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    place: str | None = None
    published: str | None = None
    updated: str | None = None


def line_facts(text: str, blocks: Iterable[Block], words: PageWords) -> LineFacts:
    """The facts that bylines and datelines of an article tell; of each the first, of authors all."""
    marked = [b for b in blocks if b.kind in (BlockKind.BYLINE, BlockKind.DATELINE)]
    bylines = [plain_form(b.span.of(text)) for b in marked if b.kind is BlockKind.BYLINE]
    datelines = [plain_form(b.span.of(text)) for b in marked if b.kind is BlockKind.DATELINE]
    named: dict[Role, str] = {}
    for line in bylines:
        for credit in credit_line(line, words, partial=True):
            named.setdefault(credit.role, credit.name)
    read = [read_dateline(line, words) for line in datelines]
    places = [*(found.place for found in read), *(_posted(line, words) for line in bylines)]
    published, updated = _dates([(b.kind, plain_form(b.span.of(text))) for b in marked], words)
    return LineFacts(
        outlet=named.get(Role.OUTLET) or next((found.outlet for found in read if found.outlet), None),
        agency=named.get(Role.AGENCY) or next((found.agency for found in read if found.agency), None),
        authors=tuple(dict.fromkeys(name for line in bylines for name in _authors(line, words))),
        place=next((place for place in places if place), None),
        published=published,
        updated=updated,
    )


def _authors(line: str, words: PageWords) -> Iterator[str]:
    """The persons of a byline; a town behind *à* is none, nor is a newsroom."""
    if line[0] in "—–":
        return  # Who said what is quoted above.
    body = line.strip(" ()[]-")
    begun = _BY.search(body)
    credits: tuple[Credit, ...] = credit_line(body, words)
    if not credits and begun:
        rest = words.stamp.sub("|", words.timed.sub("|", body[begun.end() + 1 :]))
        credits = credit_line(f"P{rest}", words, partial=True)
    signed = None if credits else signed_and_dated(body, words)
    if signed:
        yield _spelt(signed)
    if not credits and (_PERSON.match(body) or _INITIALS.match(body)):
        yield _spelt(body)
    for credit in credits:
        at = body.find(credit.name)
        person = _PERSON.match(credit.name) or _INITIALS.match(credit.name)
        if credit.role is Role.PERSON and person and not _WHERE.search(body[:at]):
            yield _spelt(credit.name)


def _spelt(name: str) -> str:
    """A name as it is written in running text."""
    return _CAPITALS.sub(lambda word: word[0].capitalize(), name) if name.isupper() and "." not in name else name


def _posted(line: str, words: PageWords) -> str | None:
    """Where somebody of a byline writes: *notre correspondante à Dakar*, *envoyé spécial à Genève*."""
    for match in _POSTED.finditer(line):
        if words.role.match(match["role"].strip()) and match["place"][0].isupper():
            return place_name(match["place"])
    return None


def _dates(lines: Iterable[tuple[BlockKind, str]], words: PageWords) -> tuple[str | None, str | None]:
    """Publication and update: *publié le* counts first, then a dateline, then a date alone, then an update."""
    ranked: list[tuple[int, str]] = []
    updated: str | None = None
    for kind, line in lines:
        dates: LineDates = line_dates(line, words)
        updated = updated or dates.updated
        if dates.published:
            ranked.append((0, dates.published))
        if dates.dated:
            ranked.append((1 if kind is BlockKind.DATELINE else 2, dates.dated))
        if dates.updated:
            ranked.append((3, dates.updated))
    if not ranked:
        return None, None
    published: str | None = min(ranked, key=lambda pair: pair[0])[1]
    for rank, stamp in ranked:
        published = fuller(published, stamp) if rank < 3 else published
    return published, updated if updated != published else None
