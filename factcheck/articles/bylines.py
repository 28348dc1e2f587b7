"""What a byline says: the dates in it, the outlet, the news agency, the authors."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

import yaml

from claims.resources import list_path

__all__ = [
    "DATABLE",
    "DAY",
    "MONTH",
    "STAMP",
    "TIME",
    "Credit",
    "Role",
    "credit_line",
    "entries",
    "find_date",
    "has_date",
    "names_agency",
    "names_source",
    "plain",
]

# One character for one, so that offsets hold: no-break and thin spaces, tabs, typographic apostrophes.
_PLAIN = (*((space, " ") for space in "\u00a0\u202f\u2007\u2009\t"), *((mark, "'") for mark in "\u2019\u2018\u02bc"))

_MONTH_NAMES = {
    "janv": 1, "févr": 2, "fév": 2, "fevr": 2, "mars": 3, "avr": 4, "mai": 5, "juin": 6, "juil": 7,
    "août": 8, "aout": 8, "sept": 9, "oct": 10, "nov": 11, "déc": 12, "dec": 12,
}  # fmt: skip
MONTH = (
    r"(?:janv(?:ier)?|f[ée]v(?:rier|r)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[ûu]t"
    r"|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|d[ée]c(?:embre)?)\b\.?"
)
DAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),?\s+)?(?:le\s+)?\d{1,2}(?:\s?er)?"
_DATE = re.compile(
    rf"(?<!\d)(?:{DAY}\s+{MONTH}\s+\d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_DATE_PARTS = re.compile(
    r"(?P<d>\d{1,2})(?:\s?er)?\s+(?P<m>[^\W\d]+)\.?\s+(?P<y>\d{4})$"
    r"|(?P<d2>\d{1,2})[/.](?P<m2>\d{1,2})[/.](?P<y2>\d{2,4})$|(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d)$"
)
TIME = r"\d{1,2}\s?(?:h|H|:)(?:\s?\d{2})?(?![\w%])(?:\s?min\b)?"
STAMP = re.compile(
    rf"{_DATE.pattern}|\b{TIME}|\bil y a \d+ \w+|\b{DAY}\s+{MONTH}(?!\w)|"
    r"\b(?:hier|aujourd'hui(?! en france))\b",
    re.IGNORECASE,
)
_LEAD_BY = re.compile(
    r"(?:(?:[Aa]rticle|[Tt]exte|[Rr]eportage|[Aa]nalyse|[Rr]écit|[Pp]ropos (?:recueillis|traduits)|[Tt]raduction|"
    r"[Tt]raduit|[Éé]crit|[Rr]édigé|[Ss]igné|[Uu]n article|[Uu]ne enquête|[Ee]nquête)\s+)?"
    r"(?:(?<![\w ])P(?:ar|AR)|(?<=[\w] )(?:par|de))\s*:?\s+|(?:De|DE) (?=(?:notre|nos)\b)"
    r"|(?:Auteurs?|Autrices?|Auteure?s?|Rédaction|Journalistes?|Texte)\s*:\s*"
)
_LEAD_WITH = re.compile(r"(?:Avec|AVEC|avec|Sources?\s*:|SOURCES?\s*:)\s*")
_SEGMENTS = re.compile(
    r"\s*(?:[,/|•·;&()\[\]]|(?<=\s)\+|\+(?=\w)|"
    r"(?:^|\s)[–—-]+(?:\s|$)|\b(?:et|avec|ET|AVEC|pour)\b|(?<!\w)à\s)\s*"
)
_OF_AGENCY = re.compile(
    r"(?:l'agence(?: de presse)?|agence|l'|les agences|nos confrères d[eu]|notre partenaire)\s*", re.IGNORECASE
)
_NEWSROOM = re.compile(
    r"(?i:(?:la |notre |l')?(?:rédaction|équipe))"
    r"(?: (?:de la |de l'|de |du |des |d')?(?:[A-ZÀ-Þ0-9][\w'.-]*|(?i:infos?|web|numérique|sports?|internationale)))*$"
    r"|(?i:(?:les )?agences?(?: de presse)?)$"
)
_ROLE = re.compile(
    r"(?:envoyée?s?|correspondante?s?|journalistes?|rédact\w+|cheffe?|grande? reporter|reporter|photograph\w+|service"
    r"|stagiaire|au|aux|en|depuis|dans|notre|nos|collabora\w+|éditorialiste|chroniqueu\w+|professeure?|maître|direct\w+"
    r"|politologue|histor\w+|économiste|sociologue|mise? à jour|publiée?|spéciale?|texte|photos?)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:[A-ZÀ-ÖØ-Þ][\w'.-]*|d'[A-ZÀ-Þ][\w-]+|de|du|des|la|le|van|von|der|den|ben|bin|el|al|da|di|dos|y|ibn)(?:\s+|$)){1,6}$"
)
_OUTLET = re.compile(
    r"(?:(?:L'|Les? |La )[A-ZÀ-Þ].*|.*\.(?:fr|be|ch|com|ca|net|org|info)|[A-Z][A-Z0-9]{1,5}"
    r"|[A-ZÀ-Þ0-9][\w'.-]*(?:\s+(?i:infos?|news|sports?|actu|radio|télévision|tv|presse|magazine|web|numérique))+)$",
)
_OUTLET_WORD = re.compile(r"\s(?:infos?|news|sports?|actu|radio|télévision|tv|presse|magazine|web|numérique)$", re.I)
DATABLE = re.compile(r"\d|\bhier\b|\baujourd'hui\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


class Role(Enum):
    """What a name in a byline is."""

    AGENCY = auto()
    OUTLET = auto()
    PERSON = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Credit:
    """One name of a byline, as written there."""

    role: Role
    name: str


def plain(text: str) -> str:
    """``text`` with ordinary spaces and apostrophes, character for character."""
    # Several times as fast as str.translate on a long text.
    for odd, even in _PLAIN:
        text = text.replace(odd, even)
    return text


@cache
def entries(name: str) -> frozenset[str]:
    """The entries of a built-in word list, as ``plain`` gives them. Raises ListError when it cannot be read."""
    return frozenset(plain(entry) for entry in yaml.safe_load(list_path(name).read_text(encoding="utf-8"))["entries"])


@cache
def _names(name: str) -> frozenset[str]:
    # The case counts (Le Temps, le temps), but a byline may be set in capitals.
    return entries(name) | {entry.upper() for entry in entries(name) if len(entry) > 4}


@cache
def _names_words() -> frozenset[str]:
    # One word of each name that a byline without "par" must hold: most lines are told by this alone.
    longest = {max(reversed(_WORD.findall(name)), key=len) for kind in ("agences", "medias") for name in _names(kind)}
    return frozenset(longest | {"rédaction", "Rédaction", "RÉDACTION", "équipe", "agence", "agences", "Agences"})


def has_date(text: str) -> bool:
    """Whether a full date stands in ``text`` (as ``plain`` gives it)."""
    return bool(_DATE.search(text))


def find_date(text: str) -> str | None:
    """The first full date in ``text`` (as ``plain`` gives it) as an ISO date, day first; None without a valid one."""
    for match in _DATE.finditer(text):
        parts = _DATE_PARTS.search(match.group())
        if parts is None:
            continue
        day, month, year = (parts[k] or parts[k + "2"] or parts[k + "3"] for k in "dmy")
        number = int(month) if month.isdigit() else _month(month)
        try:
            return datetime.date(int(year) + (2000 if len(year) == 2 else 0), number, int(day)).isoformat()
        except ValueError:
            continue
    return None


def _month(name: str) -> int:
    low = name.lower()
    return next((number for start, number in _MONTH_NAMES.items() if low.startswith(start)), 0)


def credit_line(line: str, *, partial: bool = False) -> tuple[Credit, ...]:
    """The credits of a byline (as ``plain`` gives it), empty when the line is none.

    With ``partial`` the line is known to be a byline or dateline, and segments that say nothing are passed over.
    """
    body = line.strip(" ()[]").removesuffix(".")
    if not body or len(body) > 160:
        return ()
    lead = _LEAD_BY.match(body)
    accompanied = None if lead else _LEAD_WITH.match(body)
    if lead or accompanied:
        body = body[(lead or accompanied).end() :]  # type: ignore[union-attr]
    bare = not lead and not accompanied
    if not lead and not partial and _names_words().isdisjoint(_WORD.findall(body)):
        return ()
    credits: list[Credit] = []
    whole = _credit(body)
    if whole is not None and (_listed(whole) or _NEWSROOM.match(body)):
        credits.append(whole)
    else:
        for segment in _SEGMENTS.split(STAMP.sub("|", body) if DATABLE.search(body) else body):
            segment = segment.strip(" .:")
            if segment:
                credit = _credit(segment)
                if credit is not None:
                    credits.append(credit)
                elif not partial:
                    return ()
    if partial:
        return tuple(c for c in credits if not bare or _listed(c) or (c.role is Role.OUTLET and len(credits) > 1))
    if lead:
        return tuple(credits)
    known = any(_listed(c) for c in credits) or any(_NEWSROOM.match(c.name) for c in credits)
    return tuple(credits) if known and sum(c.role is Role.PERSON for c in credits) <= 3 else ()


def names_source(text: str) -> bool:
    """Whether ``text`` (as ``plain`` gives it) is made of names, a news agency or a known outlet among them."""
    return any(_listed(credit) for credit in credit_line(text))


def names_agency(text: str) -> bool:
    """Whether ``text`` (as ``plain`` gives it) is made of names, a news agency among them."""
    return any(credit.role is Role.AGENCY for credit in credit_line(text))


def _listed(credit: Credit) -> bool:
    if credit.role is not Role.OUTLET:
        return credit.role is Role.AGENCY
    # An outlet's site or newsroom often adds a word to its name: RTS Info, France 3 web.
    return credit.name in _names("medias") or (
        credit.name.rpartition(" ")[0] in _names("medias") and bool(_OUTLET_WORD.search(credit.name))
    )


def _credit(segment: str) -> Credit | None:
    name = _OF_AGENCY.sub("", segment, count=1) if _OF_AGENCY.match(segment) else segment
    for written in (segment, name):
        if written in _names("agences"):
            return Credit(Role.AGENCY, written)
        if written in _names("medias"):
            return Credit(Role.OUTLET, written)
    if _NEWSROOM.match(segment) or _ROLE.match(segment):
        return Credit(Role.OTHER, segment)
    if _OUTLET.match(segment):
        return Credit(Role.OUTLET, segment)
    return Credit(Role.PERSON, segment) if _NAME.match(segment) and segment[0].isupper() else None
