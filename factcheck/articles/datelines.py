"""Datelines read: the place, the news agency and the outlet of *PARIS, 14 oct 2026 (AFP) –*.

In: a dateline and the words of pages. Out: what its parts name. A place shows by where it stands and by its form:
no list knows all towns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.articles.bylines import Role, credit_line
from factcheck.articles.date_words import PLACE
from factcheck.articles.page_words import PageWords

__all__ = ["Dateline", "place_name", "read_dateline"]

_BRACKETS = re.compile(r"\(([^()]*)\)")
_EDGES = " ,.;:–—-()"
_PLACE = re.compile(rf"{PLACE}(?:, {PLACE})?$")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ']*[A-ZÀ-Þ]")
_INSIDE = re.compile(r"(?<=[ -])(?:De|Du|Des|La|Le|Les|Sur|En|Et|Sous|Lès|Lez|Au|Aux|D'|L')(?=[ -]|(?<='))")
_VOWEL = re.compile(r"[AEIOUYÀ-Þ]")
_BY_ITS_FORM = re.compile(r"[A-ZÀ-Þ][\w&.'-]*(?: [A-ZÀ-Þ][\w&.'-]*){0,3}$")
_OPEN = re.compile(r" (?:de|du|des|d'|la|le|les|sur|en|et|à|au|aux)$")
_LONGEST_PLACE = 60


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline names, each where it does."""

    place: str | None = None
    agency: str | None = None
    outlet: str | None = None


def read_dateline(line: str, words: PageWords) -> Dateline:
    """The parts of a dateline (as ``plain_form`` gives it).

    A name in brackets is the agency where a list knows it, the word *agence* or a date or a town in capitals stands
    before it; else it belongs to the place: *Saint-Louis (Sénégal)*.
    """
    found: dict[Role, str] = {}
    rest = line
    for brackets in reversed(list(_BRACKETS.finditer(line))):
        role, name = _in_brackets(brackets[1], line[: brackets.start()], words)
        if role is not None:
            found.setdefault(role, name)
        if role is not None or words.stamp.fullmatch(brackets[1].strip()):
            rest = rest[: brackets.start()] + " – " + rest[brackets.end() :]
    place = None
    for part in re.split(r"\s[–—-]+(?:\s|$)|[–—]", words.stamp.sub(" – ", words.timed.sub(" – ", rest))):
        inside = "(" in part.strip(_EDGES)
        name = part.strip(" ,.;:–—-") if inside else part.strip(_EDGES)
        name = re.sub(r"[, ]+(?:le|ce)$", "", name)
        listed = _listed(name, words)
        if listed is not None:
            found.setdefault(*listed)
        elif place is None and len(name) <= _LONGEST_PLACE and _PLACE.match(name) and not _OPEN.search(name):
            place = place_name(name)
    return Dateline(place, found.get(Role.AGENCY), found.get(Role.OUTLET))


def _in_brackets(inside: str, before: str, words: PageWords) -> tuple[Role | None, str]:
    """The role of the name in brackets; None where it is part of the place, or the place itself."""
    name = inside.strip()
    listed = _listed(name.upper() if name.islower() else name, words)
    if listed is not None:
        return listed
    if len(words.of_agency.sub("", name, count=1)) < len(name) and _BY_ITS_FORM.match(name):
        return Role.AGENCY, name
    town = words.stamp.sub("", before).strip(_EDGES)
    dated = town != before.strip(_EDGES)
    if town and _BY_ITS_FORM.match(name) and (dated or (town.isupper() and name.isupper())):
        return Role.AGENCY, name
    return None, name


def _listed(name: str, words: PageWords) -> tuple[Role, str] | None:
    """The first agency or outlet that a list knows in a name or in names with *avec* and *et* between them."""
    for credit in credit_line(name, words, partial=True) if name else ():
        if credit.role is Role.AGENCY or (credit.role is Role.OUTLET and credit.name in words.outlets):
            return credit.role, credit.name
    return None


def place_name(written: str) -> str:
    """A place as it is written in running text: *GENÈVE/ZURICH* is *Genève/Zurich*; *Washington DC* stays."""
    if not written.isupper():
        return written
    small = _CAPITALS.sub(lambda word: word[0].capitalize() if _VOWEL.search(word[0]) else word[0], written)
    small = re.sub(r"(?<=[DL]')\w", lambda letter: letter[0].upper(), small)
    return _INSIDE.sub(lambda word: word[0].lower(), small)
