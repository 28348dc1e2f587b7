"""The outlet, the news agency and the persons of a byline.

In: a line of a page and the words of pages. Out: credits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from factcheck.articles.date_words import TIME
from factcheck.articles.page_words import PageWords

__all__ = ["Credit", "Role", "credit_line", "names_agency", "names_source", "signed_and_dated"]

_SEGMENTS = re.compile(
    r"\s*(?:[,/|•·;&()\[\]]|(?<=\s)\+|\+(?=\w)|"
    r"(?:^|\s)[–—-]+(?:\s|$)|\b(?:et|avec|ET|AVEC|pour)\b|(?<!\w)à\s)\s*"
)
_NAME = re.compile(
    r"(?:(?:[A-ZÀ-ÖØ-Þ][\w'.-]*|d'[A-ZÀ-Þ][\w-]+|de|du|des|la|le|van|von|der|den|ben|bin|el|al|da|di|dos|y|ibn)(?:\s+|$)){1,6}$"
)
_BESIDE = re.compile(r"(?:\||[,;•·/–—-](?=\s|\|)|(?<![\w'])(?:à|le|Le)(?![\w']))+")
"""What stands between a name and a date, once the date is a bar."""
_CLOCK = re.compile(TIME)
_WORD = re.compile(r"\w+")
_LONGEST_BYLINE = 160
"""Greatest length of a byline in characters; longer lines are paragraphs that begin like one. Set by hand."""
_MOST_AUTHORS = 3
"""Greatest number of persons in a byline without *par* beside its agency; more are a list. Set by hand."""


class Role(Enum):
    """The role of a name in a byline."""

    AGENCY = auto()
    OUTLET = auto()
    PERSON = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Credit:
    """One name of a byline, as written there."""

    role: Role
    name: str


def credit_line(line: str, words: PageWords, *, partial: bool = False) -> tuple[Credit, ...]:
    """The credits of a byline (as ``plain_form`` gives it), empty when the line is none.

    With ``partial`` the line is known to be a byline or dateline, and segments without a credit are skipped.
    """
    body = line.strip(" ()[]").removesuffix(".")
    if not body or len(body) > _LONGEST_BYLINE:
        return ()
    lead = words.lead_by.match(body)
    accompanied = None if lead else words.lead_with.match(body)
    opening = lead or accompanied
    if opening:
        body = body[opening.end() :]
    if not lead and not partial and words.byline_words.isdisjoint(_WORD.findall(body)):
        return ()
    credits = _credits(body, words, partial=partial)
    if lead and not partial:
        return credits
    if partial:
        named_alone = opening is None
        return tuple(
            c
            for c in credits
            if not named_alone or _is_listed(c, words) or (c.role is Role.OUTLET and len(credits) > 1)
        )
    known = any(_is_listed(c, words) or words.newsroom.match(c.name) for c in credits)
    return credits if known and sum(c.role is Role.PERSON for c in credits) <= _MOST_AUTHORS else ()


def _credits(body: str, words: PageWords, *, partial: bool) -> tuple[Credit, ...]:
    """The credits of a byline without its opening; empty, unless ``partial``, where a part of it is no credit."""
    whole = _credit(body, words)
    if whole is not None and (_is_listed(whole, words) or words.newsroom.match(body)):
        return (whole,)
    credits: list[Credit] = []
    for segment in _SEGMENTS.split(
        words.stamp.sub("|", words.timed.sub("|", body)) if words.datable.search(body) else body
    ):
        segment = segment.strip(" .:")
        credit = _credit(segment, words) if segment else None
        if credit is not None:
            credits.append(credit)
        elif segment and not partial:
            return ()
    return tuple(credits)


def signed_and_dated(line: str, words: PageWords) -> str | None:
    """The person who signs a line that holds but the name and a date: *Nadia Brel, 11 février 2026*.

    A first name tells the person from a town, or a time of day behind the date (*Milo Perrin — 2 mars 2031 à 15h12*):
    datelines have none. None where the line holds anything else, or no date.
    """
    if len(line) > _LONGEST_BYLINE or not words.datable.search(line) or not words.stamp.search(line):
        return None
    parts = [part for part in _BESIDE.split(words.stamp.sub("|", words.timed.sub("|", line))) if part.strip()]
    name = parts[0].strip() if len(parts) == 1 else ""
    if " " not in name or not name[0].isupper() or not _NAME.match(name):
        return None
    known = words.given_names & {name.split()[0], name.split("-")[0]}
    return name if known or (words.date.search(line) and _CLOCK.search(line)) else None


def names_source(text: str, words: PageWords) -> bool:
    """Whether ``text`` (as ``plain_form`` gives it) is made of names, a news agency or a known outlet among them."""
    return any(_is_listed(credit, words) for credit in credit_line(text, words))


def names_agency(text: str, words: PageWords) -> bool:
    """Whether ``text`` (as ``plain_form`` gives it) is made of names, a news agency among them."""
    return any(credit.role is Role.AGENCY for credit in credit_line(text, words))


def _is_listed(credit: Credit, words: PageWords) -> bool:
    if credit.role is not Role.OUTLET:
        return credit.role is Role.AGENCY
    # The site or newsroom of an outlet often adds a word to its name: RTS Info, France 3 web.
    return credit.name in words.outlets or (
        credit.name.rpartition(" ")[0] in words.outlets and bool(words.outlet_suffix.search(credit.name))
    )


def _credit(segment: str, words: PageWords) -> Credit | None:
    name = words.of_agency.sub("", segment, count=1) if words.of_agency.match(segment) else segment
    for written in (segment, name):
        if written in words.agencies:
            return Credit(Role.AGENCY, written)
        if written in words.outlets:
            return Credit(Role.OUTLET, written)
    if words.newsroom.match(segment) or words.role.match(segment):
        return Credit(Role.OTHER, segment)
    if words.outlet.match(segment):
        return Credit(Role.OUTLET, segment)
    return Credit(Role.PERSON, segment) if _NAME.match(segment) and segment[0].isupper() else None
