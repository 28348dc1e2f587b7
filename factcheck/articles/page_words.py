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

from factcheck.articles.date_words import date_words
from factcheck.articles.entry_patterns import either
from factcheck.articles.line_text import line_key, plain_form
from factcheck.built_in_lists import entries_of

__all__ = ["LISTS", "PageWords", "built_in_page_words"]

LISTS = (
    "agences", "agences-generiques", "agences-photo", "amorces-signature", "annonces-commentaires",
    "appels-page", "avant-date",
    "compteurs-page", "debuts-mention", "fin-article", "fuseaux", "intitules-signature", "intitules-source", "jours",
    "lieux-pouvoir", "medias",
    "metiers-signature", "mobilier-page", "mois", "moments-parution", "mots-credit-photo", "mots-en-suspens",
    "mots-legende", "mots-mise-a-jour", "mots-parution", "mots-partage", "noms-redaction", "ouvertures-legende",
    "ouvertures-renvoi", "prenoms-feminins", "prenoms-masculins", "presentations-agence", "renvois", "rubriques",
    "signatures", "suites-media",
)  # fmt: skip
"""The names of the word lists that are used."""

_BEFORE = "… "
"""Prefix of an entry that ends a line."""
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
    kickers: frozenset[str]
    """Keys of words that say what kind of text follows: *Reportage*."""
    capitals: frozenset[str]
    """Keys of names of capitals, some of which are section names, too: *Québec*."""
    rubric_openings: frozenset[str]
    """The first words of section names."""
    furniture: frozenset[str]
    """Keys of lines that belong to the page."""
    furniture_openings: tuple[str, ...]
    closings: frozenset[str]
    """Keys of lines below which nothing belongs to the article."""
    closing_openings: tuple[str, ...]
    comments: frozenset[str]
    """Keys of lines below which readers comment."""
    links: frozenset[str]
    """Keys of lines that introduce titles of other articles."""
    link_openings: tuple[str, ...]
    months: Mapping[str, int]
    """The number of a month by each of its spellings, in small letters."""
    given_names: frozenset[str]
    """First names, as written."""
    byline_words: frozenset[str]
    """One word of each name that a byline without *par* must hold; most lines hold none, which decides fast."""

    zones: Mapping[str, str]
    """The offset or the town of a time zone by each of its names, in small letters."""

    date: re.Pattern[str]
    """A full date."""
    zone: re.Pattern[str]
    """The time zone behind a time: *CEST*, *(heure de Paris)*, *UTC+2*, *+02:00*."""
    timed: re.Pattern[str]
    """A time with its zone."""
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
    credit_lead: re.Pattern[str]
    """What stands before the name of whoever took the photograph."""
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
        media = either(entries["suites-media"])
        return cls(
            agencies=names["agences"],
            outlets=names["medias"],
            photo_agencies=frozenset(entries["agences-photo"]),
            rubrics=keys["rubriques"],
            kickers=keys["amorces-signature"],
            capitals=keys["lieux-pouvoir"],
            rubric_openings=frozenset(key.split()[0] for key in keys["rubriques"]),
            furniture=keys["mobilier-page"] | keys["fin-article"] | keys["renvois"],
            furniture_openings=_openings(keys["mobilier-page"] | keys["fin-article"]),
            closings=keys["fin-article"],
            closing_openings=_openings(keys["fin-article"]),
            comments=keys["annonces-commentaires"],
            links=keys["renvois"],
            link_openings=_openings(keys["renvois"]),
            given_names=frozenset(entries["prenoms-feminins"]) | frozenset(entries["prenoms-masculins"]),
            byline_words=_byline_words(names, entries),
            newsroom=re.compile(
                rf"(?i:(?:la |notre |l')?(?:{either(entries['noms-redaction'])}))"
                rf"(?: (?:de la |de l'|de |du |des |d')?(?:[A-ZÀ-Þ0-9][\w'.-]*|(?i:{media})))*$"
                rf"|(?i:{either(entries['agences-generiques'])})$"
            ),
            outlet=re.compile(
                r"(?:(?:L'|Les? |La )[A-ZÀ-Þ].*|.*\.(?:fr|be|ch|com|ca|net|org|info)|[A-Z][A-Z0-9]{1,5}"
                rf"|[A-ZÀ-Þ0-9][\w'.-]*(?:\s+(?i:{media}))+)$"
            ),
            outlet_suffix=re.compile(rf"\s(?:{media})$", re.IGNORECASE),
            of_agency=re.compile(rf"(?:{either(entries['presentations-agence'])})\s*", re.IGNORECASE),
            role=re.compile(rf"(?:{either(entries['debuts-mention'])})\b", re.IGNORECASE),
            lead_by=re.compile(
                rf"(?:(?i:{either(entries['amorces-signature'])})\s+)?"
                r"(?:(?<![\w ])P(?:ar|AR)|(?<=[\w] )(?:par|de))\s*:?\s+|(?:De|DE) (?=(?:notre|nos)\b)"
                rf"|(?:{either(entries['intitules-signature'])})\s*:\s*"
            ),
            lead_with=re.compile(rf"(?:Avec|AVEC|avec|(?:{either(entries['intitules-source'])})\s*:)\s*"),
            **_line_patterns(entries),
            **date_words(entries),
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
    suspended = either(entry.removeprefix(_BEFORE) for entry in entries["mots-en-suspens"])
    credit, counter = either(entries["mots-credit-photo"]), either(entries["compteurs-page"], space=r"\s*")
    return {
        "counter": re.compile(rf"(?:{counter})\.?$", re.IGNORECASE),
        "appeal": re.compile(rf"(?:{either(entries['appels-page'])})", re.IGNORECASE),
        "link_lead": re.compile(rf"(?:{either(entries['ouvertures-renvoi'])})\b", re.IGNORECASE),
        "share": re.compile(rf"(?:(?:{either(entries['mots-partage'])})(?:[\s,|•·/]+|$)){{1,12}}$", re.IGNORECASE),
        "caption": re.compile(
            rf"\(?(?:{either(entries['mots-legende'])})\s*(?:[:©/|]|\()"
            rf"|©|\([cC]\)\s|\[?\(?(?:{either(entries['ouvertures-legende'])})\b"
            rf"|[(\[](?:{credit})\b[^()]*[)\]]\.?$",
            re.IGNORECASE,
        ),
        "credited": re.compile(
            rf"(?:©\s?[^.©]{{1,60}}|[(\[](?:(?:{credit})\b|©)[^()]{{1,80}}[)\]])\.?$", re.IGNORECASE
        ),
        "credit_lead": re.compile(
            rf"(?:(?:{credit}|{either(entries['mots-legende'])})(?: photos?)?)\b\s*(?::|par\b|-|/|©)?\s*", re.IGNORECASE
        ),
        "signature": re.compile(
            rf"(?:{either(entries['signatures'])})\b[^.!?:;]{{0,60}}$"
            rf"|(?:{either(entries['metiers-signature'])})(?: [^.!?:;,]{{0,40}})?$",
            re.IGNORECASE,
        ),
        "open_end": re.compile(rf"(?:[,;–«(]|[\w]-|(?:^|\s)(?:{suspended}))$"),
    }


# --- Entries ---------------------------------------------------------------------------------------------------------


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
