"""The people that a text names, for labels that give a part of a name, and the ones announced for an interview.

In: lines and the words of dialogues. Out: ``Announced`` (who is asked, who asks), full names by surname and office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from claims.claim import Speaker
from claims.dialogue.labels import Label, LabelKind
from claims.dialogue.lines import Paragraph
from claims.dialogue.words import CAPITAL, NAME, DialogueWords, folded, proper
from claims.document.span import Span

__all__ = ["Announced", "KnownName", "Names", "announced", "has_initials", "names_in", "surname"]

_NAME: Final = re.compile(rf"(?<![\w'-]){NAME}")
_OPENS: Final = re.compile(
    rf"(?:(?:L[ea] |L')[a-zà-ÿ][a-zà-ÿ' -]{{2,60}} )?(?P<name>{NAME})"
    r"(?:,? \([^()]{1,60}\)|, (?P<office>[^:«»?]{2,120}?))?\s*:\s*(?P<quote>«)?\s*(?=\S)"
)
"""A headline that gives somebody's words: *Nadia Brel, ingénieure : « … »*, *L'ingénieure Nadia Brel : …*."""
_CLOSES: Final = re.compile(
    rf"»,?\s*(?:[:,-]\s*)?(?:[a-zà-ÿ][\w-]* ){{0,3}}(?P<name>{NAME})(?:, [^:«»?]{{2,100}})?\.?$"
)
"""A headline that ends with whose words it gives: *« … », prévient Nadia Brel*."""
_BY: Final = re.compile(rf"(?:^|\s)(?:par|Par|PAR|de|De)\s*:?\s+(?P<names>{NAME}(?:(?:, | et ){NAME})*)")
_AFTERWARDS: Final = re.compile(rf"[^{CAPITAL}.]{{0,80}}?(?P<name>(?![dlDL]'){NAME})")
_OFFICE: Final = re.compile(
    r"\s*(?:(?:avec|de|du|à|au)\s+|d')?(?:(?:le|la)\s+|l')?(?P<office>[a-zà-ÿ][^.,:;«»?!()]{2,80}[^.,:;«»?!()\s])"
)
_QUOTED: Final = re.compile(r"[«\"].*[»\"][.!?]?$")
_ELIDED: Final = re.compile(r"^[dl]['’](?=\w)")
_TWO_CAPITALS: Final = re.compile(
    rf"(?<=[,;(] |[a-zà-ÿ] )(?P<name>[{CAPITAL}][\w-]+(?: [{CAPITAL}][\w'-]+){{1,3}})(?![\w'-])"
)
_HEAD: Final = 8
_LONGEST_STANDFIRST: Final = 600
"""Paragraphs, and their characters, in which it is announced that people talk; set by hand."""
_NEAR: Final = 110
"""Characters after an announcement within which the person asked is named; set by hand."""
_SURE: Final = {"headline": 0.95, "announced": 0.9, "mentioned": 0.6, "beside": 0.75, "guessed": 0.5, "byline": 0.9}
"""Confidence in a name by where it stands; set by hand."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """A full name and where the text has it, with the folded words before and after that may tell an office."""

    span: Span
    name: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """The full names of a text: all in text order, and the first by its folded surname; the outlets among labels."""

    all: tuple[KnownName, ...] = ()
    by_surname: Mapping[str, KnownName] = field(default_factory=dict)
    outlets: tuple[KnownName, ...] = ()

    def full(self, name: str) -> KnownName | None:
        """The full name that ends with ``name``, or is it."""
        wanted = folded(name)
        known = self.by_surname.get(wanted.split(" ")[-1])
        if known is None:
            return None
        whole = folded(known.name)
        return known if whole == wanted or whole.endswith(" " + wanted) else None

    def with_initials(self, initials: str) -> KnownName | None:
        """The first full name, or outlet, with these initials, *J. M.* or *JM*."""
        return next((n for n in (*self.all, *self.outlets) if has_initials(n.name, initials)), None)

    def in_office(self, noun: str) -> KnownName | None:
        """Whoever is named beside an office."""
        office = re.escape(noun)
        after = re.compile(rf"(?:,|\() ?(?:(?:le|la|les) |l')?{office}(?!\w)|{office}(?!\w)")
        before = re.compile(rf"(?<!\w){office}(?: m\.| mme)?,?$")
        return next((n for n in self.all if after.match(n.after) or before.search(n.before)), None)


def has_initials(name: str, initials: str) -> bool:
    """Whether a name has these initials, written *J. M.*, *J.M.*, *JM* or *J.-M.*"""
    letters = re.sub(r"\W", "", folded(initials))
    return letters in (_initials(name), _initials(name, joined=True))


def _initials(name: str, *, joined: bool = False) -> str:
    """The first letters of a name's words with capitals; ``joined`` counts a double name as one word."""
    parts = (name if joined else name.replace("-", " ")).replace("'", " ").replace("’", " ").split()
    return "".join(folded(p)[:1] for p in parts if p[:1].isupper())


def surname(name: str) -> str:
    """The last word of a name, folded."""
    return folded(name).split(" ")[-1]


_AROUND: Final = 60


def names_in(paragraphs: Iterable[Paragraph], labels: Sequence[Label], words: DialogueWords) -> Names:
    """The full names in labels and in running text; there a known first name or a form of address opens them."""
    found: list[KnownName] = []
    for label in labels:
        if label.kind is LabelKind.PERSON and " " in label.name:
            found.append(KnownName(label.span, proper(label.name), after=folded(label.within)))
        elif label.kind is LabelKind.OFFICE and label.within:
            person = _name_at(label.within.partition(",")[0], words)
            if person:
                found.append(KnownName(label.span, proper(person), before=folded(label.name)))
    for paragraph in paragraphs:
        for match in _NAME.finditer(paragraph.text):
            name = _from_given_name(match.group(), words)
            if name:
                start = match.end() - len(name)
                text, at = paragraph.text, paragraph.span.start
                before = folded(text[max(0, start - _AROUND) : start])
                after = folded(text[match.end() : match.end() + _AROUND])
                found.append(KnownName(Span(at + start, at + match.end()), proper(name), before, after))
    found.sort(key=lambda n: n.span)
    by_surname: dict[str, KnownName] = {}
    for known in found:
        by_surname.setdefault(surname(known.name), known)
    outlets = (KnownName(label.span, label.name) for label in labels if label.kind is LabelKind.OUTLET)
    return Names(tuple(found), by_surname, tuple(outlets))


def _name_at(text: str, words: DialogueWords) -> str:
    """The name that ``text`` is, without a form of address; empty where it is none."""
    address = words.civility.match(text)
    bare = text[address.end() :] if address else text
    match = _NAME.match(bare)
    if match is None:
        return ""
    # "Untel Jean": minutes often have the surname first.
    given = any(folded(part) in words.given_names for part in bare.split())
    return match.group() if address or (given and " " in match.group()) else ""


def _from_given_name(name: str, words: DialogueWords) -> str:
    """The part of some words with capitals that begins with a first name and has a surname; empty without one."""
    parts = _ELIDED.sub("", name).split(" ")
    for at, part in enumerate(parts[:-1]):
        first = folded(part)
        if not words.given_names.isdisjoint((first, first.split("-")[0])):
            return " ".join(parts[at:])
    return ""


@dataclass(frozen=True, slots=True)
class Announced:
    """Who is asked and who asks, as headline, standfirst and byline tell.

    ``interview`` and ``debate``: the text says that it is one; ``words``: the headline gives the words of whoever is
    asked, with the name; ``headed``: the headline says that somebody it names is asked; ``quoted``: it is a quotation;
    ``signed``: a line tells who put the interview down.
    """

    asked: Speaker | None = None
    asker: Speaker | None = None
    interview: bool = False
    words: bool = False
    headed: bool = False
    debate: bool = False
    quoted: bool = False
    signed: bool = False


def announced(front: Sequence[Paragraph], back: Sequence[Paragraph], names: Names, words: DialogueWords) -> Announced:
    """What is announced in the paragraphs before the first turn (``front``) and the last of the page (``back``)."""
    asker = next((who for p in (*front, *back) if (who := _asker(p, words)) is not None), None)
    barred = surname(asker.name) if asker is not None else ""
    titled = next((who for p in front[:4] if (who := _titled(p, words)) is not None), None)
    head = [p for p in front[:_HEAD] if len(p.text) <= _LONGEST_STANDFIRST]
    told = [p for p in (*head, *back) if words.interview.search(p.text)]
    heard = [p for p in front[:2] if words.debate.search(p.text)]
    asked = titled or next((who for p in (*told, *heard) if (who := _named_beside(p, names, words, barred))), None)
    closed = next((who for p in front[:1] if (who := _closed(p)) is not None), None)
    asked = asked or closed or _first_mentioned(front, names, barred) or (_any_name(head, barred) if told else None)
    return Announced(
        asked=asked,
        asker=asker,
        interview=bool(told),
        words=(titled or closed) is not None,
        headed=any(p in front[:2] and words.interview.search(p.text) and p.span.covers(asked.span) for p in told)
        if asked is not None
        else False,
        debate=any(words.debate.search(p.text) for p in head),
        quoted=any(_QUOTED.match(p.text) for p in front[:2]),
        signed=any(_asker(p, words) is not None for p in told),
    )


def _speaker(paragraph: Paragraph, start: int, end: int, how: str) -> Speaker:
    at = paragraph.span.start
    name = proper(paragraph.text[start:end])
    return Speaker(span=Span(at + start, at + end), name=name, confidence=_SURE[how])


def _asker(paragraph: Paragraph, words: DialogueWords) -> Speaker | None:
    """Who signs: *Propos recueillis par X*, *Par X*."""
    if len(paragraph.text) > 2 * _NEAR:
        return None
    told = words.interview.search(paragraph.text)
    by = _BY.search(paragraph.text, told.end() if told else 0)
    opens = by is not None and by.start() == 0 and by.group().lower().startswith("par")
    if by is None or not (opens or (told and "par" in by.group().lower().split()[:1])):
        return None
    return _speaker(paragraph, by.start("names"), by.end("names"), "byline")


def _titled(paragraph: Paragraph, words: DialogueWords) -> Speaker | None:
    match = _OPENS.match(paragraph.text)
    if match is None:
        return None
    name = match["name"]
    known = bool(_from_given_name(name, words))
    office = match["office"] is not None and bool(match["quote"])
    if " " not in name or not (known or office or match["quote"]):
        return None
    return _speaker(paragraph, match.start("name"), match.end("name"), "headline")


def _closed(paragraph: Paragraph) -> Speaker | None:
    match = _CLOSES.search(paragraph.text)
    if match is None or " " not in match["name"]:
        return None
    return _speaker(paragraph, match.start("name"), match.end("name"), "announced")


def _named_beside(paragraph: Paragraph, names: Names, words: DialogueWords, barred: str) -> Speaker | None:
    """Who is named in a paragraph that announces an interview: after the announcement, or else before it."""
    told = words.interview.search(paragraph.text) or words.debate.search(paragraph.text)
    if told is None:
        return None
    at = paragraph.span.start
    inside = [n for n in names.all if paragraph.span.covers(n.span) and surname(n.name) != barred]
    after = [n for n in inside if 0 <= n.span.start - at - told.end() <= _NEAR]
    known = (after or inside)[:1]
    if known:
        return Speaker(span=known[0].span, name=known[0].name, confidence=_SURE["announced"])
    match = _AFTERWARDS.match(paragraph.text, told.end())
    if match is not None and " " in match["name"] and surname(match["name"]) != barred:
        return _speaker(paragraph, match.start("name"), match.end("name"), "announced")
    return _any_name([paragraph], barred, "beside") or _office_beside(paragraph, told.end(), words)


def _office_beside(paragraph: Paragraph, start: int, words: DialogueWords) -> Speaker | None:
    """The office of whoever is asked, where no name stands: *Questions à la ministre de la Santé*."""
    match = _OFFICE.match(paragraph.text, start)
    if match is None or folded(match["office"]).split(" ")[0] not in words.persons:
        return None
    return _speaker(paragraph, match.start("office"), match.end("office"), "beside")


def _any_name(front: Sequence[Paragraph], barred: str, how: str = "guessed") -> Speaker | None:
    """The first two words with capitals within a paragraph, where no name that can be one by its first name stands."""
    for paragraph in front:
        for match in _TWO_CAPITALS.finditer(paragraph.text, 1):
            if surname(match["name"]) != barred:
                return _speaker(paragraph, match.start("name"), match.end("name"), how)
    return None


def _first_mentioned(front: Sequence[Paragraph], names: Names, barred: str) -> Speaker | None:
    """The first person that the paragraphs before the questions name."""
    for known in names.all:
        inside = any(p.span.covers(known.span) for p in front)
        if inside and surname(known.name) != barred:
            return Speaker(span=known.span, name=known.name, confidence=_SURE["mentioned"])
    return None
