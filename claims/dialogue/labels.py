"""The labels before turns: *Martin Leroux :*, *M. LEROUX. –*, *Q.*, *J. M. –*, *Le président :*, *LE SOIR :*.

In: a line. Out: a ``Label``, by typography alone; whether it is one in earnest shows in the company of the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from claims.dialogue.lines import Line
from claims.dialogue.words import CAPITAL, NAME, DialogueWords, folded
from claims.document.span import Span

__all__ = ["ALONE", "Label", "LabelKind", "label_of"]

_LONGEST: Final = 110
"""Characters of a line in which its label ends, office and party included; set by hand."""
_LONGEST_ALONE: Final = 50
_MOST_WORDS_OF_OFFICE: Final = 10
ALONE: Final = "line"
"""The mark of a label that has a line of its own."""
_NUMBERED: Final = re.compile(
    rf"(?:\[?\(?\d{{1,2}}[:h]\d{{2}}(?::\d{{2}}(?:[.,]\d+)?)?\)?\]?\s*-?\s*|\d{{1,3}}\.\d{{1,3}}\s+|>>+\s*|[-•]\s*(?=[{CAPITAL}]))+"
)
"""What stands before labels: a time, the number of a turn, the marks of subtitles, a dash."""
_MARK: Final = re.compile(r"\s*:(?=\s|$|«)|\.?\s*-(?=\s)|\s*/(?=\s)|\.(?=\s)")
_BRACKETS: Final = re.compile(r"(?P<name>.*?)\s*[(\[](?P<inside>[^()\[\]]{1,70})[)\]]\.?$")
_NAME: Final = re.compile(rf"{NAME}$")
_INITIALS: Final = re.compile(rf"[{CAPITAL}](?:(?:\.-?|-)?\s?[{CAPITAL}]){{0,3}}\.?$")
_ONE_WORD: Final = re.compile(rf"(?:[dlDL]')?[{CAPITAL}][\w'-]{{2,}}$")
_ARTICLE: Final = re.compile(r"(?:(?:le|la|un|une|des|les|plusieurs|mme|monsieur|madame)\s+|m\.\s*|l')+", re.IGNORECASE)
_DETERMINED: Final = re.compile(r"(?:le|la|l'|les|un|une)(?=\s|\w)", re.IGNORECASE)
_LETTER: Final = re.compile(r"[^\W\d_]")


class LabelKind(Enum):
    """What a label is: a name, a surname alone, initials, an office, an outlet, or a word for question or answer."""

    ASKER = auto()
    ANSWERER = auto()
    PERSON = auto()
    SURNAME = auto()
    INITIALS = auto()
    OFFICE = auto()
    OUTLET = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label: ``span`` is the name in it, ``end`` where the words of the turn begin, ``mark`` what parts them.

    ``start`` is where the line begins, ``line`` its number. ``name`` is as written, less a form of address; ``within``
    what stands in brackets or behind a comma. ``sure`` tells that it can hardly be anything but a person.
    """

    line: int
    start: int
    span: Span
    end: int
    kind: LabelKind
    name: str
    mark: str
    within: str = ""
    sure: bool = False

    @property
    def key(self) -> str:
        """What the labels of one speaker have in common."""
        return folded(self.name).rstrip(".")


def label_of(line: Line, number: int, words: DialogueWords) -> Label | None:
    """The label that opens a line, the ``number``-th, or None."""
    numbered = _NUMBERED.match(line.text)
    start = numbered.end() if numbered else 0
    for found in _MARK.finditer(line.text, start, min(len(line.text), start + _LONGEST)):
        head, mark = line.text[start : found.start()], found.group().strip()
        read = _read(head, words) if _LETTER.search(head) else None
        if read is None:
            continue
        kind, name, within, sure = read
        if not _fits(kind, name, mark, head):
            continue
        end = found.end()
        while end < len(line.text) and line.text[end] in " -":
            end += 1
        at = line.span.start + start
        shown = head.partition("(")[0].partition("[")[0].partition(", ")[0].rstrip()
        return Label(
            line=number,
            start=line.span.start,
            span=Span(at, at + len(shown)),
            end=line.span.start + end,
            kind=kind,
            name=name,
            mark=mark,
            within=within,
            sure=sure,
        )
    return _alone(line, number, start, words)


def _alone(line: Line, number: int, start: int, words: DialogueWords) -> Label | None:
    """The label that a line is as a whole, in capitals or a full name, with the words of the turn below it."""
    head = line.text[start:]
    if len(head) > _LONGEST_ALONE or not (head.isupper() or _NAME.match(head)):
        return None
    read = _read(head, words)
    if read is None or (not head.isupper() and not read[3]):
        return None
    kind, name, within, _sure = read
    span = Span(line.span.start + start, line.span.end)
    return Label(
        line=number, start=line.span.start, span=span, end=span.end, kind=kind, name=name, mark=ALONE, within=within
    )


def _fits(kind: LabelKind, name: str, mark: str, head: str) -> bool:
    """Whether a mark may stand after such a label: a full stop ends sentences, a dash parts many other things."""
    if mark == "/":
        return kind in (LabelKind.ASKER, LabelKind.ANSWERER) and len(name) == 1
    if mark == ".":
        if kind in (LabelKind.ASKER, LabelKind.ANSWERER):
            return len(name) == 1
        formal = re.match(r"(?:M|MM|Mme|Mmes|Mlle|Monsieur|Madame)\b", head) is not None
        return formal and kind in (LabelKind.PERSON, LabelKind.OFFICE)
    return True


Reading = tuple[LabelKind, str, str, bool]
"""The kind of a label, its name, what stands beside it, and whether it is surely somebody."""


def _read(head: str, words: DialogueWords) -> Reading | None:
    """What the words before a mark are, if they may label a turn."""
    brackets = _BRACKETS.match(head)
    bare, within = (brackets["name"], brackets["inside"]) if brackets else (head, "")
    bare, comma, office = bare.partition(", ")
    if comma and (not office or office[0].isdigit()):
        return None
    within = within or office
    address = words.civility.match(bare)
    # "M. K." is the initials of Maud Kervan as well; a title before one letter would tell nobody's name.
    if address is not None and _NAME.match(bare[address.end() :]) and not _INITIALS.match(bare):
        return LabelKind.PERSON, bare[address.end() :], within, True
    return _named(bare, within, words)


def _named(bare: str, within: str, words: DialogueWords) -> Reading | None:
    article = _ARTICLE.match(bare)
    noun = folded(bare[article.end() :] if article else bare).rstrip(".")
    if noun in words.askers and (len(noun) > 1 or bare.rstrip(".").isupper()):
        return LabelKind.ASKER, bare.rstrip("."), within, True
    if noun in words.answerers and (len(noun) > 1 or bare.rstrip(".").isupper()):
        return LabelKind.ANSWERER, bare.rstrip("."), within, True
    if folded(bare) in words.outlets:
        return LabelKind.OUTLET, words.outlets[folded(bare)], within, False
    if _INITIALS.match(bare):
        return LabelKind.INITIALS, bare, within, False
    if _is_office(bare, noun, words):
        # "Voix 1", "Témoin 2": numbers tell speakers apart who have no names.
        return LabelKind.OFFICE, bare, within, bool(article) or bare[-1].isdigit()
    article = _DETERMINED.match(bare)
    if article and " " in bare:
        # "Le Courrier des Haies": outlets are in no list as a rule. "Le pont de Tarnes" has a small letter.
        name = _NAME.match(bare) is not None and bare[article.end() :].strip()[:1].isupper()
        return (LabelKind.OUTLET, bare, within, False) if name else None
    if _ONE_WORD.match(bare):
        given = folded(bare) in words.given_names
        return LabelKind.SURNAME, bare, within, given and bool(within)
    if _NAME.match(bare):
        first = folded(bare.split(" ", 1)[0])
        known = not words.given_names.isdisjoint((first, first.split("-")[0]))
        return LabelKind.PERSON, bare, within, known
    return None


def _is_office(bare: str, noun: str, words: DialogueWords) -> bool:
    parts = noun.split()
    if not parts or len(parts) > _MOST_WORDS_OF_OFFICE or not bare[0].isupper():
        return False
    # "Le vice-président", "La procureure générale", "Une voix à droite".
    return parts[0] in words.persons or parts[0].removeprefix("vice-") in words.persons
