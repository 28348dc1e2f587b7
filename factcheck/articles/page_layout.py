"""What each paragraph of a page is for: headline, byline, standfirst, heading, body, furniture.

In: the text of a page and the words of pages. Out: its blocks in text order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import takewhile

from claims.document.span import Span
from factcheck.articles.furniture_kinds import with_furniture_named
from factcheck.articles.line_kinds import closes_article, opens_links
from factcheck.articles.page_words import PageWords
from factcheck.articles.paragraphs import Piece, cut
from factcheck.articles.posts import with_whole_posts
from factcheck.scan_results import Block, BlockKind
from factcheck.sources.source_text import Part

__all__ = ["lay_out"]

_FULL_STOP = re.compile(r"(?<!\.)\.[\s»\"”')\]]*$")
_QUESTION = re.compile(r"[?!][\s»\"”')\]]*$")
_ASKED = re.compile(r"\?[\s»\"”')\]]*$")
_LETTER = re.compile(r"[^\W_]")
_PERSON = re.compile(r"[A-ZÀ-Þ][\w'-]+(?: (?:de|du|van|el|al|[A-ZÀ-Þ][\w'.-]*)){1,3}$")
_MARKS = (BlockKind.BYLINE, BlockKind.DATELINE)

# Lengths are in characters; they separate what papers print as one line from what they print as a paragraph. They are
# set by hand and checked on the pages of the tests.
_LONGEST_HEADLINE = 220
_LONGEST_HEADING = 80
_LONGEST_STANDFIRST = 900
_LONGEST_STANDFIRST_ABOVE_TEXT = 450
_LEAST_STANDFIRST_WORDS = 8
"""Words of a standfirst that ends without a full stop; shorter ones are headings."""
_LONGEST_KICKER = 40
"""A line in capitals above the headline: *ENQUÊTE*."""
_LONGEST_NAME = 40
_LONGEST_QUESTION = 80
"""A heading that is a question."""
_LONGEST_OF_TWO_SENTENCES = 120
"""A headline that is made of two sentences."""
_SHORTEST_FULL_PARAGRAPH = 150


def lay_out(text: str, words: PageWords, parts: Sequence[Part] = ()) -> tuple[Block, ...]:
    """The blocks of ``text`` in text order: every character but white space lies in exactly one.

    ``parts`` are paragraphs of the text whose kinds are known; the others are judged by their lines and neighbours.
    """
    pieces = cut(text, words)
    known = _known_kinds(pieces, parts)
    kinds = _Page(pieces, words, known).kinds
    blocks = [
        Block(known.get(number) or kind or BlockKind.BODY, Span(piece.start, piece.end))
        for number, (piece, kind) in enumerate(zip(pieces, kinds, strict=True))
    ]
    return with_whole_posts(with_furniture_named(blocks, pieces, words, known), pieces, parts)


def _known_kinds(pieces: Sequence[Piece], parts: Sequence[Part]) -> dict[int, BlockKind]:
    """The kinds of the pieces that lie in one of ``parts``, by number."""
    starts = [part.span.start for part in parts]
    known: dict[int, BlockKind] = {}
    for number, piece in enumerate(pieces):
        at = bisect_right(starts, piece.start) - 1
        if at >= 0 and piece.start < parts[at].span.end:
            known[number] = parts[at].kind
    return known


class _Page:
    """The pieces of one page and their kinds; None for body text and, at first, for what is not decided yet."""

    def __init__(self, pieces: list[Piece], words: PageWords, known: Mapping[int, BlockKind]) -> None:
        self.words = words
        self.pieces = pieces
        kinds = [known.get(number, piece.kind) for number, piece in enumerate(pieces)]
        self.kinds = [None if kind is BlockKind.BODY else kind for kind in kinds]
        self.prose = [piece.prose for piece in pieces]
        headline = next((number for number, kind in known.items() if kind is BlockKind.HEADLINE), None)
        self.headline = self._find_headline() if headline is None else headline
        self._mark_above_headline()
        self._close_article()
        self._mark_links()
        self._mark_names()
        self._mark_standfirst()
        self._mark_headings()

    def _texts(self, start: int = 0) -> list[int]:
        """The numbers of the pieces from ``start`` on that are text as far as is known."""
        return [i for i in range(start, len(self.pieces)) if self.kinds[i] is None]

    def _last_prose(self) -> int:
        return next((i for i in reversed(range(len(self.kinds))) if self.kinds[i] is None and self.prose[i]), -1)

    def _find_headline(self) -> int:
        """The number of the headline, -1 without one."""
        texts = self._texts()
        if len(texts) < 2 or not self._may_head(texts[0]):
            return -1
        prose_to = self._last_prose()
        if prose_to < texts[1] and self.pieces[texts[0]].group == self.pieces[texts[-1]].group:
            return -1
        headline = self._headline_among(self._lines_above_text(texts[0]) or texts[:1], prose_to)
        self.kinds[headline] = BlockKind.HEADLINE
        return headline

    def _mark_above_headline(self) -> None:
        """What stands above the headline and is nothing else belongs to the page."""
        for i in self._texts():
            if i < self.headline:
                self.kinds[i] = BlockKind.FURNITURE

    def _lines_above_text(self, first: int) -> list[int]:
        """The numbers of the lines from ``first`` on that may be the headline, before text or a reference begins."""
        above: list[int] = []
        for i in range(first, len(self.pieces)):
            named = bool(above) and bool(_PERSON.match(self.pieces[i].text))
            if self.kinds[i] is None and not self.prose[i] and not named and self._may_head(i):
                above.append(i)
            elif self.kinds[i] in (None, *_MARKS) or opens_links(self.pieces[i].text, self.words):
                break
        return above

    def _headline_among(self, above: list[int], prose_to: int) -> int:
        """Which of the lines above the text is the headline; the first may always be one."""
        if len(above) > 2 and prose_to > above[-1]:
            # Above there may be menu entries that are in no list: the headline is the longest line before the text.
            return max(above, key=lambda i: len(self.pieces[i].text))
        if len(above) > 1:
            first, second = (self.pieces[i].text for i in above[:2])
            if first.isupper() and len(first) <= _LONGEST_KICKER and not second.isupper():
                return above[1]
        return above[0]

    def _may_head(self, number: int) -> bool:
        piece = self.pieces[number]
        text = piece.text
        if not _LETTER.search(text):
            return False
        # Two letters are looked at: a headline may begin with a name like iPhone.
        if len(text) > _LONGEST_HEADLINE or text[-1] in ":,;" or piece.item or (text[0] + text[1:2]).islower():
            return False
        if _FULL_STOP.search(text):
            # A byline below shows that a line with a full stop is a headline and no first paragraph.
            below = self.kinds[number + 1] if number + 1 < len(self.pieces) else None
            return below in _MARKS and not piece.breaks
        return not piece.breaks or len(text) <= _LONGEST_OF_TWO_SENTENCES

    def _close_article(self) -> None:
        """Everything from the line on that announces what a site prints below its articles is furniture."""
        full = [
            i for i in self._texts() if len(self.pieces[i].text) >= _SHORTEST_FULL_PARAGRAPH and self.pieces[i].breaks
        ]
        resumes = full[-2] if len(full) > 1 else -1
        before = 0
        for number in range(self.headline + 1, len(self.pieces)):
            piece = self.pieces[number]
            if self.kinds[number] is None:
                before += self.prose[number]
            elif self.kinds[number] is BlockKind.FURNITURE and before and closes_article(piece.text, self.words):
                # A box in the middle of the text has the same title; then whole paragraphs follow.
                if (before == 1 or opens_links(piece.text, self.words)) and number < resumes:
                    continue
                self.kinds[number:] = [BlockKind.FURNITURE] * (len(self.pieces) - number)
                return

    def _mark_links(self) -> None:
        """The titles of other articles below *lire aussi* are furniture, in its paragraph and the next."""
        for number in range(self.headline + 1, len(self.pieces)):
            piece = self.pieces[number]
            if self.kinds[number] is not BlockKind.FURNITURE or not opens_links(piece.text, self.words):
                continue
            if piece.text.partition(":")[2].strip():
                continue  # The link stands in the line itself.
            groups = [piece.group]
            for i in range(number + 1, len(self.pieces)):
                link = self.pieces[i]
                if link.group not in groups:
                    groups.append(link.group)
                asks = link.group == piece.group and _QUESTION.search(link.text) and not link.breaks
                if len(groups) > 2 or self.kinds[i] is not None or (self.prose[i] and not asks):
                    break
                self.kinds[i] = BlockKind.FURNITURE

    def _mark_names(self) -> None:
        """A person's name alone above the text, or at its end, is a byline."""
        texts = self._texts(self.headline + 1)
        if not texts or self._last_prose() < texts[0]:
            return
        head = list(takewhile(lambda i: not self.prose[i], texts)) if self.headline >= 0 else []
        for i in (*head, texts[-1]):
            if len(self.pieces[i].text) <= _LONGEST_NAME and _PERSON.match(self.pieces[i].text):
                self.kinds[i] = BlockKind.BYLINE

    def _mark_standfirst(self) -> None:
        """A paragraph between headline and byline or date, or just below these, is the standfirst."""
        if self.headline < 0:
            return
        prose_to = self._last_prose()
        seen: list[int] = []
        for number in range(self.headline + 1, len(self.pieces)):
            if self.kinds[number] is None:
                seen.append(number)
                if len(seen) > 2 or len(self.pieces[number].text) > _LONGEST_STANDFIRST:
                    break
            elif self.kinds[number] in _MARKS and prose_to > number:
                for i in seen:
                    self.kinds[i] = BlockKind.STANDFIRST
        texts = self._texts(self.headline + 1)
        if len(texts) < 2 or prose_to < texts[1]:
            return
        number = texts[0]
        piece, above, below = self.pieces[number], self.pieces[number - 1], self.pieces[number + 1]
        if self.kinds[number - 1] not in (BlockKind.HEADLINE, BlockKind.BYLINE):
            return
        close = (
            above.group == piece.group != below.group
            and piece.breaks <= 1
            and len(piece.text) <= _LONGEST_STANDFIRST_ABOVE_TEXT
        )
        if close if self.prose[number] else len(piece.text.split()) >= _LEAST_STANDFIRST_WORDS:
            self.kinds[number] = BlockKind.STANDFIRST

    def _mark_headings(self) -> None:
        """One or two short lines are headings, several below the text links and furniture.

        A heading may be the last line, too: whether a paragraph follows it must not decide what becomes of its claims.
        """
        texts = self._texts(self.headline + 1)
        if not any(self.prose[i] for i in texts):
            return
        at = 0
        while at < len(texts):
            end = at
            while end < len(texts) and self._may_be_heading(texts[end]):
                end += 1
            listed = at > 0 and self.pieces[texts[at - 1]].text[-1] == ":"
            last = end == len(texts)
            if last and end - at > 2 and at and not listed:
                for i in texts[at:]:
                    self.kinds[i] = BlockKind.FURNITURE
            elif 0 < end - at <= 2 and not listed and (at or not last):
                signed = not last and self.pieces[texts[end]].text[0] in "—–"
                for i in texts[at:end]:
                    # A quotation above the name of its author is no heading.
                    if not (signed and self.pieces[i].text[0] in '«“"'):
                        self.kinds[i] = BlockKind.HEADING
            at = end + 1

    def _may_be_heading(self, number: int) -> bool:
        piece = self.pieces[number]
        text = piece.text
        if len(text) > _LONGEST_HEADING or text[0].islower() or piece.item or not _LETTER.search(text):
            return False
        # An exclamation states something: it is text. So is a line that holds the end of a sentence.
        return (not self.prose[number] and not piece.breaks) or (
            bool(_ASKED.search(text)) and len(text) <= _LONGEST_QUESTION and not piece.breaks and text[0] not in '«“"'
        )
