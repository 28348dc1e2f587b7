"""The stretches a page is made of: its lines, split where a line holds two things, joined where a paragraph was cut.

In: the text of a page and the words of pages. Out: its ``Piece``s in text order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, pairwise

from factcheck.articles.bylines import names_agency, names_source
from factcheck.articles.date_words import DASH, PLACE
from factcheck.articles.line_kinds import line_kind
from factcheck.articles.line_text import line_key, plain_form
from factcheck.articles.page_words import PageWords
from factcheck.scan_results import BlockKind

__all__ = ["Piece", "cut"]

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BREAK_CHARACTER = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")
# These end a paragraph by themselves, without a blank line.
_PARAGRAPH_BREAKS = "\x0c\u2029"

_ENDED = re.compile(r"[.!?…][\s»\"”')\]]*(?:\[\d+\]\s*)*$")
# The look-behinds stand after the first mark, so that the search skips from mark to mark.
_SENTENCE = re.compile(
    r"[.!?…](?<![.!?…].)(?<!\bM.)(?<!\bMM.)(?<!\bMgr.)(?<!\bDr.)(?<!\b[A-Z].)[.!?…]*[\s»\"”')\]]*\s(?=[A-ZÀ-Þ«“\"0-9—–])"
)
_ITEM = re.compile(r"(?:[-–—•●▪◦*·‣>►▶+]|\d{1,2}[.)°])\s|[—–•●▪◦‣]")
_DATELINE_MARK = re.compile(r"[–—-](?:\s|$)|[(\d]")
_CAPITALS = re.compile(rf"[A-ZÀ-Þ][A-ZÀ-Þ'. -]{{3,30}}(?:,? \([\w .'-]{{2,30}}\))?{DASH}")
_TOWN = re.compile(
    rf"(?:\({PLACE}\)\s+|(?:(?:La|Le|Les) )?[A-ZÀ-Þ][\w'-]{{2,30}}(?: \([\w' -]{{2,30}}\))?\s—\s+)(?=[A-ZÀ-Þ«“\"])"
)
"""A town in small letters, before a long dash or in brackets: *Québec — Le gouvernement*, *(Dakar) Les pêcheurs*."""
_OF_AGENCY = re.compile(r"[A-ZÀ-Þ][\w&.'-]*(?: [A-ZÀ-Þ][\w&.'-]*){0,3}$")
_LIVE = re.compile(r"\d{1,2}\s?[h:]\s?\d{2}\s*[–—:|-]+\s+(?=\S)")
_SIGNED = re.compile(r"(?<=[.!?…»\"”])\s*\((?P<by>[^()]{2,40})\)$")

# Lengths are in characters. Lengths and shares are set by hand and checked on the pages of the tests; the widths
# include those at which mail programs and terminals wrap (72 to 80).
_WRAP_WIDTHS = range(45, 121)
_FULL_LINE = 0.95
"""The share of lines that are at most as long as the width; the rest holds addresses that could not be wrapped."""
_LEAST_FULL = 0.6
"""The share of lines that have no room for the first word of the next, in a text that was wrapped."""
_LEAST_RUNNING = 0.4
"""The share of lines that go on with a small letter, in a text that was wrapped."""
_NEARLY_FULL = 0.75
"""The share of the width from which a line that ends no sentence goes on in the next."""
_LONGEST_TITLE = 120
_LONGEST_QUOTED_TITLE = 60
_SHORTEST_PARAGRAPH = 80
_LONGEST_DATELINE = 160
_LONGEST_SIGNATURE = 60
_LAST_WORDS = 16
"""The end of a line in which its last mark, or the last of the short words that leave it open, stands."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph; ``text`` is its ``plain_form`` form, ``group`` counts the blank-line groups."""

    start: int
    text: str
    group: int
    kind: BlockKind | None = None

    @property
    def end(self) -> int:
        """The offset just after the piece."""
        return self.start + len(self.text)

    @property
    def ended(self) -> bool:
        """Whether the text closes a sentence."""
        return bool(_ENDED.search(self.text[-_LAST_WORDS:]))

    @property
    def prose(self) -> bool:
        """Whether this is running text, and so neither a heading nor the title of another article."""
        text = self.text
        quoted = len(text) > _LONGEST_QUOTED_TITLE and text[-1] in '»”"'
        return len(text) > _LONGEST_TITLE or quoted or self.ended or text[-1] in ":,;" or self.item

    @property
    def item(self) -> bool:
        """Whether the text opens with a bullet, a number or a dash, as list entries and lines of dialogue do."""
        return bool(_ITEM.match(self.text))

    @property
    def breaks(self) -> int:
        """How often a sentence ends inside the text and another begins, three times at most."""
        return sum(1 for _ in islice(_SENTENCE.finditer(self.text), 3))

    def part(self, start: int, end: int, kind: BlockKind | None) -> Piece:
        """The stretch ``text[start:end]`` without surrounding spaces, as a piece of its own."""
        text = self.text[start:end]
        return Piece(self.start + start + len(text) - len(text.lstrip()), text.strip(), self.group, kind)


def _lines(text: str) -> Iterator[Piece]:
    start = group = 0
    for match in chain(_BREAK.finditer(text), (None,)):
        end = match.start() if match else len(text)
        line = text[start:end]
        if line and not line.isspace():
            yield Piece(start, line, group).part(0, len(line), None)
        else:
            group += 1
        if match:
            if match.group() in _PARAGRAPH_BREAKS:
                group += 1
            start = match.end()


def cut(text: str, words: PageWords) -> list[Piece]:
    """The lines of ``text``, split where a line holds two things, joined where a paragraph was cut into lines."""
    even = plain_form(text)
    lines = list(_lines(even))
    width = _wrap_width(lines)
    closers = Counter({line.group: 0 for line in lines})
    for line in lines:
        closers[line.group] += line.text.count("»")
    runs: list[list[Piece]] = []
    before: Piece | None = None
    opened = 0
    lead = True
    # Where several lines open like a dateline, they name those who speak.
    town = sum(_TOWN.match(line.text) is not None for line in lines) == 1
    for line in lines:
        if before is None or before.group != line.group:
            before, opened = None, 0
        flows = before is not None and (
            _wraps(before, line, width) or (not before.ended and len(before.text) > _NEARLY_FULL * width > 0)
        )
        # Lines in the middle of a sentence are not classified: they may look like bylines.
        marked = [line] if flows and before and not before.ended else _split(line, words, lead=lead, town=town)
        lead = lead and not (line.ended and len(line.text) > _SHORTEST_PARAGRAPH)
        for piece in marked:
            last = runs[-1][-1] if runs else None
            plain_text = piece.kind is None and last is not None and last.kind is None and before is not None
            quoted = opened > 0 and closers[line.group] > 0
            if (
                plain_text
                and before
                and piece is marked[0]
                and (flows or _continues(before, piece, words, quoted=quoted))
            ):
                runs[-1].append(piece)
            else:
                runs.append([piece])
        closing = line.text.count("»")
        opened += line.text.count("«") - closing
        closers[line.group] -= closing
        before = line
    flat = _BREAK_CHARACTER.sub(" ", even)
    return [Piece(run[0].start, flat[run[0].start : run[-1].end], run[0].group, run[0].kind) for run in runs]


def _wrap_width(lines: list[Piece]) -> int:
    """The column at which the text was wrapped by hand or by a mail program; 0 where lines are paragraphs."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.group == b.group]
    lengths = sorted(len(a.text) for a, _ in pairs)
    if len(lengths) < 2:
        return 0
    width = lengths[int(len(lengths) * _FULL_LINE)]
    if width not in _WRAP_WIDTHS:
        return 0
    full = sum(_wraps(a, b, width) for a, b in pairs)
    running = sum(b.text[0].islower() for _, b in pairs)
    return width if full >= _LEAST_FULL * len(pairs) and running >= _LEAST_RUNNING * len(pairs) else 0


def _wraps(before: Piece, line: Piece, width: int) -> bool:
    """Whether ``before`` is full: the first word of ``line`` had no room left in it."""
    return 0 < width < len(before.text) + 1 + len(line.text[: width + 1].split(" ", 1)[0])


def _continues(before: Piece, piece: Piece, words: PageWords, *, quoted: bool) -> bool:
    text = piece.text
    if _ITEM.match(text):
        return False
    if quoted:
        # French reopens the quotation at each of its paragraphs; anywhere else the quotation was cut.
        return text[0] != "«"
    if before.ended:
        return False
    return text[0].islower() or before.text[-1] == ":" or bool(words.open_end.search(before.text[-_LAST_WORDS:]))


def _split(line: Piece, words: PageWords, *, lead: bool, town: bool) -> list[Piece]:
    """The parts of a line: a dateline or time stamp, the text, an agency in brackets; most lines are one part."""
    text = line.text
    live = _LIVE.match(text)
    if live:
        rest = line.part(live.end(), len(text), None)
        return [line.part(0, live.end(), BlockKind.FURNITURE), *_split(rest, words, lead=lead, town=town)]
    dateline = _dateline(text, words, lead=lead, town=town)
    if dateline and lead:
        # "(Agence Voxa) – Tarnes, 3 avril 2026 –": the agency first, then town and day.
        behind = text[dateline:].lstrip()
        again = _dateline(behind, words, lead=False, town=False)
        dateline = len(text) - len(behind) + again if again else dateline
    if dateline == len(text) and text[-1] not in "–—-" and line_kind(text, words):
        dateline = 0
    if dateline:
        rest = line.part(dateline, len(text), None)
        return [line.part(0, dateline, BlockKind.DATELINE), *(_split_end(rest, words) if rest.text else ())]
    kind = line_kind(text, words)
    return [line.part(0, len(text), kind)] if kind else _split_end(line, words)


def _split_end(line: Piece, words: PageWords) -> list[Piece]:
    tail = max(0, len(line.text) - _LONGEST_SIGNATURE)
    signed = _SIGNED.search(line.text[tail:])
    if signed and tail + signed.start() and names_source(signed["by"], words):
        at = tail + signed.start()
        return [line.part(0, at, None), line.part(at, len(line.text), BlockKind.BYLINE)]
    return [line]


def _dateline(text: str, words: PageWords, *, lead: bool, town: bool) -> int:
    """The length of the dateline ``text`` opens with, 0 for none; ``lead`` lets a town alone be one.

    In small letters it may be one only with ``town``.
    """
    start = text[:_LONGEST_DATELINE]
    match = words.dateline.match(start) if _DATELINE_MARK.search(start) else None
    if match and match["sole"] and names_source(match["sole"], words):
        # Before a dash, an outlet asks a question in an interview; only an agency signs a dispatch like this.
        return match.end() if names_agency(match["sole"], words) else 0
    if match and not match["sole"] and (match["by"] is None or _is_agency(match["by"], start, words, lead=lead)):
        return match.end()
    if not lead or not (len(text) > _LONGEST_TITLE or _ENDED.search(text[-_LAST_WORDS:])):
        return 0
    capitals = _CAPITALS.match(start)
    if capitals:
        return capitals.end()
    small = _TOWN.match(start) if town else None
    return small.end() if small and not _is_rubric(small.group(), words) else 0


def _is_agency(name: str, start: str, words: PageWords, *, lead: bool) -> bool:
    """Whether brackets name an agency.

    It is one that a list knows, in small letters or not; in the first paragraph also what is called one (*Agence
    Voxa*), and one in capitals behind a town in capitals or, before a dash, behind a town of one word. An agency may
    stand before its town, too: *APA-Dakar (Sénégal)*.
    """
    before, _, after = start.partition("(")
    before, after = before.strip(), after.partition(")")[2]
    if names_source(name, words) or (name.islower() and names_source(name.upper(), words)):
        return True
    if not lead or not _OF_AGENCY.match(name):
        return False
    if "-" in before and names_agency(before.partition("-")[0], words):
        return True
    if len(words.of_agency.sub("", name, count=1)) < len(name):
        return True
    town = len(before) > 2 and (before.isupper() or (" " not in before and re.match(DASH, after) is not None))
    return town and name.isupper()


def _is_rubric(town: str, words: PageWords) -> bool:
    """Whether what stands where a town may stand is the name of a section, or announces what follows."""
    key = line_key(town.strip(" ()—"))
    return key in words.rubrics - words.capitals or key in words.furniture or key in words.kickers
