"""The French words of pages: entries of word lists, made into the patterns that the reader of articles uses.

In: word lists by name. Out: ``PageWords``, which every function of this package takes.
A list is used as its description says: a line of these words alone, a line that they open, a word within a byline.
What stays in the code is no matter of vocabulary: punctuation, addresses, capitals, and the few prepositions and
particles that bylines and names are built with (*par*, *de*, *et*, *avec*, *à*), which nobody adds to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from factcheck.articles.line_text import line_key, plain_form
from factcheck.built_in_lists import entries_of, pairs_of

__all__ = ["DASH", "LISTS", "TIME", "PageWords", "built_in_page_words"]

LISTS = (
    "agences", "agences-generiques", "agences-photo", "amorces-signature", "appels-page", "avant-date",
    "compteurs-page", "debuts-mention", "fin-article", "intitules-signature", "intitules-source", "jours", "medias",
    "metiers-signature", "mobilier-page", "mois", "moments-parution", "mots-credit-photo", "mots-en-suspens",
    "mots-legende", "mots-mise-a-jour", "mots-parution", "mots-partage", "noms-redaction", "ouvertures-legende",
    "ouvertures-renvoi", "presentations-agence", "renvois", "rubriques", "signatures", "suites-media",
)  # fmt: skip
"""The names of the word lists that are used."""

_BEFORE = "… "
"""Prefix of an entry that ends a line."""
_GAP = re.compile(r"\s*…\s*|\d+| ")
_WORD = re.compile(r"\w+")
_LEAST_OPENING = 4
"""Words that an entry needs to open a longer line: shorter ones also open headlines (*à la une du …*)."""
_LEAST_CAPITALS = 5
"""Letters that the name of an outlet needs to be recognised in capitals; shorter ones may be words (*LE 1*)."""


class _Lists(Protocol):
    def __getitem__(self, name: str, /) -> Iterable[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """Sets of entries and compiled patterns; patterns are made for text as ``plain_form`` gives it."""

    agencies: frozenset[str]
    """Names of news agencies, as written and in capitals."""
    outlets: frozenset[str]
    """Names of outlets, as written and in capitals."""
    photo_agencies: frozenset[str]
    rubrics: frozenset[str]
    """Keys of section names."""
    rubric_openings: frozenset[str]
    """The first words of section names."""
    furniture: frozenset[str]
    """Keys of lines that belong to the page."""
    furniture_openings: tuple[str, ...]
    closings: frozenset[str]
    """Keys of lines below which nothing belongs to the article."""
    closing_openings: tuple[str, ...]
    links: frozenset[str]
    """Keys of lines that introduce titles of other articles."""
    link_openings: tuple[str, ...]
    months: Mapping[str, int]
    """The number of a month by each of its spellings, in small letters."""
    byline_words: frozenset[str]
    """One word of each name that a byline without *par* must hold; most lines hold none, which decides fast."""

    date: re.Pattern[str]
    """A full date."""
    stamp: re.Pattern[str]
    """A date, with or without its year, a time, or a word like *hier*."""
    datable: re.Pattern[str]
    """A digit or a word like *hier*: every date and time holds one."""
    dated: re.Pattern[str]
    """The opening of a line that says when an article was published or changed."""
    issued: re.Pattern[str]
    updated: re.Pattern[str]
    counter: re.Pattern[str]
    """A line that counts comments, or minutes of reading."""
    appeal: re.Pattern[str]
    """The opening of a line that asks for a subscription, or for consent."""
    link_lead: re.Pattern[str]
    """The opening of the key of a line that is itself a link to another article."""
    share: re.Pattern[str]
    """A line made of names of networks and the like."""
    caption: re.Pattern[str]
    """The opening of a caption."""
    credited: re.Pattern[str]
    """The end of a caption: who took the photograph."""
    signature: re.Pattern[str]
    """A line that says in which office somebody writes."""
    lead_by: re.Pattern[str]
    """The opening of a byline: *Par*, *Propos recueillis par*, *Auteur :*."""
    lead_with: re.Pattern[str]
    """The opening of a line of sources: *avec*, *Source :*."""
    of_agency: re.Pattern[str]
    """What stands before the name of an agency: *l'agence de presse*."""
    newsroom: re.Pattern[str]
    role: re.Pattern[str]
    """The opening of a part of a byline that is no name: an office, a place, a date."""
    outlet: re.Pattern[str]
    """What looks like the name of an outlet that no list knows."""
    outlet_suffix: re.Pattern[str]
    """What a site or newsroom adds to the name of its outlet: *RTS Info*."""
    dateline: re.Pattern[str]
    """The dateline that opens a paragraph."""
    open_end: re.Pattern[str]
    """The end of a line that breaks off within a sentence."""

    @classmethod
    def of(cls, lists: _Lists) -> PageWords:
        """The words of pages as these lists have them."""
        entries = {name: tuple(sorted(plain_form(entry) for entry in lists[name])) for name in LISTS}
        keys = {name: frozenset(map(line_key, entries[name])) - {""} for name in LISTS}
        names = {name: _with_capitals(entries[name]) for name in ("agences", "medias")}
        media = _either(entries["suites-media"])
        return cls(
            agencies=names["agences"],
            outlets=names["medias"],
            photo_agencies=frozenset(entries["agences-photo"]),
            rubrics=keys["rubriques"],
            rubric_openings=frozenset(key.split()[0] for key in keys["rubriques"]),
            furniture=keys["mobilier-page"] | keys["fin-article"] | keys["renvois"],
            furniture_openings=_openings(keys["mobilier-page"] | keys["fin-article"]),
            closings=keys["fin-article"],
            closing_openings=_openings(keys["fin-article"]),
            links=keys["renvois"],
            link_openings=_openings(keys["renvois"]),
            byline_words=_byline_words(names, entries),
            newsroom=re.compile(
                rf"(?i:(?:la |notre |l')?(?:{_either(entries['noms-redaction'])}))"
                rf"(?: (?:de la |de l'|de |du |des |d')?(?:[A-ZÀ-Þ0-9][\w'.-]*|(?i:{media})))*$"
                rf"|(?i:{_either(entries['agences-generiques'])})$"
            ),
            outlet=re.compile(
                r"(?:(?:L'|Les? |La )[A-ZÀ-Þ].*|.*\.(?:fr|be|ch|com|ca|net|org|info)|[A-Z][A-Z0-9]{1,5}"
                rf"|[A-ZÀ-Þ0-9][\w'.-]*(?:\s+(?i:{media}))+)$"
            ),
            outlet_suffix=re.compile(rf"\s(?:{media})$", re.IGNORECASE),
            of_agency=re.compile(rf"(?:{_either(entries['presentations-agence'])})\s*", re.IGNORECASE),
            role=re.compile(rf"(?:{_either(entries['debuts-mention'])})\b", re.IGNORECASE),
            lead_by=re.compile(
                rf"(?:(?i:{_either(entries['amorces-signature'])})\s+)?"
                r"(?:(?<![\w ])P(?:ar|AR)|(?<=[\w] )(?:par|de))\s*:?\s+|(?:De|DE) (?=(?:notre|nos)\b)"
                rf"|(?:{_either(entries['intitules-signature'])})\s*:\s*"
            ),
            lead_with=re.compile(rf"(?:Avec|AVEC|avec|(?:{_either(entries['intitules-source'])})\s*:)\s*"),
            **_line_patterns(entries),
            **_date_words(entries),
        )


@cache
def built_in_page_words() -> PageWords:
    """The words of pages as the lists that come with the package have them.

    Raises:
        ListError: such a list cannot be read.
    """
    return PageWords.of({name: entries_of(name) for name in LISTS})


# --- Lines -----------------------------------------------------------------------------------------------------------


def _line_patterns(entries: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """The patterns of lines that are recognised alone: counters, appeals, captions, signatures."""
    suspended = _either(entry.removeprefix(_BEFORE) for entry in entries["mots-en-suspens"])
    credit, counter = _either(entries["mots-credit-photo"]), _either(entries["compteurs-page"], space=r"\s*")
    return {
        "counter": re.compile(rf"(?:{counter})\.?$", re.IGNORECASE),
        "appeal": re.compile(rf"(?:{_either(entries['appels-page'])})", re.IGNORECASE),
        "link_lead": re.compile(rf"(?:{_either(entries['ouvertures-renvoi'])})\b", re.IGNORECASE),
        "share": re.compile(rf"(?:(?:{_either(entries['mots-partage'])})(?:[\s,|•·/]+|$)){{1,12}}$", re.IGNORECASE),
        "caption": re.compile(
            rf"\(?(?:{_either(entries['mots-legende'])})\s*(?:[:©/|]|\()"
            rf"|©|\([cC]\)\s|\[?\(?(?:{_either(entries['ouvertures-legende'])})\b"
            rf"|[(\[](?:{credit})\b[^()]*[)\]]\.?$",
            re.IGNORECASE,
        ),
        "credited": re.compile(
            rf"(?:©\s?[^.©]{{1,60}}|[(\[](?:(?:{credit})\b|©)[^()]{{1,80}}[)\]])\.?$", re.IGNORECASE
        ),
        "signature": re.compile(
            rf"(?:{_either(entries['signatures'])})\b[^.!?:;]{{0,60}}$"
            rf"|(?:{_either(entries['metiers-signature'])})(?: [^.!?:;,]{{0,40}})?$",
            re.IGNORECASE,
        ),
        "open_end": re.compile(rf"(?:[,;–«(]|[\w]-|(?:^|\s)(?:{suspended}))$"),
    }


# --- Dates -----------------------------------------------------------------------------------------------------------

TIME = r"\d{1,2}\s?(?:h|H|:)(?:\s?\d{2})?(?![\w%])(?:\s?min\b)?"
"""A time of day, as a pattern: *14h30*, *9:05*, *14 h 30 min*."""
_PLACE = (
    r"[A-ZÀ-Þ][\w'.-]*(?:[ /](?:[A-ZÀ-Þ][\w'.-]*|de|du|des|la|le|les|sur|en|et)){0,4}"
    r"(?: \([A-ZÀ-Þ][\w' -]{1,25}\))?"
)
DASH = r"\s*[.:,]?\s*[–—-]+(?=\s|$)"
"""The dash after a dateline, as a pattern."""


def _date_words(entries: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """The patterns of dates and of lines that hold one."""
    # A month of a list of one's own may have anything behind its arrow.
    numbers = {name: number for name, number in pairs_of(entries["mois"]).items() if re.fullmatch("[0-9]{1,2}", number)}
    month = rf"(?:{_either(numbers)})\b\.?"
    day = rf"(?:(?:{_either(entries['jours'])}),?\s+)?(?:le\s+)?\d{{1,2}}(?:\s?er)?"
    in_digits = r"\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    date = rf"(?<!\d)(?:{day}\s+{month}\s+\d{{4}}|{in_digits})(?!\d)"
    moments = "|".join(_moment(word, entries["medias"]) for word in entries["moments-parution"])
    issued, updated = _either(entries["mots-parution"]), _either(entries["mots-mise-a-jour"])
    dateline_day = rf"(?i:{day}\s+{month})(?:\s+\d{{4}})?"
    return {
        "months": {name.casefold(): int(number) for name, number in numbers.items()},
        "date": re.compile(date, re.IGNORECASE),
        "stamp": re.compile(
            rf"{date}|\b{TIME}|\bil y a \d+ \w+|\b{day}\s+{month}(?!\w)|\b(?:{moments})\b", re.IGNORECASE
        ),
        "datable": re.compile(rf"\d|\b(?:{_either(entries['moments-parution'])})\b", re.IGNORECASE),
        "dated": re.compile(
            rf"\W*(?:(?:{_either(entries['avant-date'])})\s+)?(?:{issued}|{updated})(?!\w)", re.IGNORECASE
        ),
        "issued": re.compile(rf"\b(?:{issued})\b", re.IGNORECASE),
        "updated": re.compile(rf"\b(?:{updated})\b", re.IGNORECASE),
        "dateline": re.compile(
            rf"(?:(?i:{day}\s+{month})\s+\d{{4}}(?:,\s*{_PLACE})?{DASH}"
            rf"|{_PLACE}(?:, {_PLACE})?,?\s+{dateline_day}(?:\s*\([^()]{{2,40}}\))?(?:{DASH}|$)"
            rf"|(?:{_PLACE}(?:, {_PLACE})?(?:,\s*{dateline_day})?\s*)?\((?P<by>[^()]{{2,40}})\)(?:,?\s*{dateline_day})?"
            rf"(?:{DASH}|\s+(?=[A-ZÀ-Þ«“\"])|$)"
            rf"|(?P<sole>[A-Z][\w/-]{{1,20}}){DASH})"
        ),
    }


def _moment(word: str, outlets: Iterable[str]) -> str:
    """A pattern for the word of a day, except where it begins the name of an outlet: *Aujourd'hui en France*."""
    rests = [name[len(word) :] for name in outlets if name.casefold().startswith(word.casefold() + " ")]
    return re.escape(word) + (rf"(?!{_either(rests)})" if rests else "")


# --- Entries ---------------------------------------------------------------------------------------------------------


def _either(entries: Iterable[str], *, space: str = " ") -> str:
    """A pattern for one of the entries, the longest first.

    A number in an entry stands for any number, … for up to 60 characters of one sentence.
    """
    whole = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "|".join(_pattern(entry, space) for entry in whole) or r"(?!)"


def _pattern(entry: str, space: str) -> str:
    made, at = "", 0
    for gap in _GAP.finditer(entry):
        made += re.escape(entry[at : gap.start()])
        if gap.group() == " ":
            made += space
        else:
            made += r"[^.]{0,60}\b" if "…" in gap.group() else r"\d[\d ]*"
        at = gap.end()
    return made + re.escape(entry[at:])


def _openings(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(f"{key} " for key in keys if key.count(" ") >= _LEAST_OPENING - 1))


def _with_capitals(entries: Iterable[str]) -> frozenset[str]:
    # The case counts (Le Temps, le temps), but a byline may be set in capitals.
    whole = frozenset(entries)
    return whole | {entry.upper() for entry in whole if len(entry) >= _LEAST_CAPITALS}


def _byline_words(names: Mapping[str, frozenset[str]], entries: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    longest = {max(reversed(_WORD.findall(name)), key=len) for kind in names.values() for name in kind}
    # Names of newsrooms count as they are written: a heading may begin with a team (Équipe de France).
    newsroom = {_WORD.findall(name)[0] for name in entries["noms-redaction"]}
    unnamed = {max(_WORD.findall(name), key=len) for name in entries["agences-generiques"]}
    return frozenset(longest | newsroom | unnamed | {word.lower() for word in unnamed})
