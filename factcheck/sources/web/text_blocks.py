"""The blocks of text that a reader sees on a page: paragraphs, headings, entries, rows.

In: the root element of a page, or any part of it. Out: its ``TextBlock``s in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.sources.web.page_tree import UNSEEN, Element, words_of_class

__all__ = ["TextBlock", "text_blocks"]

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_STRONG = frozenset(("b", "strong", "em", "i"))
_HEAD = "head"
_CREDIT = re.compile(r"(?<![a-z])(?:credits?|copyright|photograph(?:er|e))(?![a-z])")
_SPACES = re.compile("[ \t\n\r\f]+")
_ROUND_BREAK = re.compile(" ?\n ?")
_NOT_SHOWN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u200c\u200d\u2060\ufeff]")
"""Control characters, and marks where a word may break."""
_BREAK = "\n"
_CELLS = " | "
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


_Piece = tuple[str, bool, bool]
"""Text, whether it is bold or italic, whether it is a link."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One block of text; ``element`` is the innermost block element that it stands in.

    White space is as a page shows it; a line feed stands where the page breaks the line. ``strong`` says whether all of
    it is bold or italic; ``linked`` is the share of its characters that are links, in [0, 1].
    """

    element: Element
    text: str
    strong: bool = False
    linked: float = 0.0


def text_blocks(root: Element) -> list[TextBlock]:
    """The blocks of text below an element, in order; those without a letter or digit are left out."""
    walk = _Walk()
    walk.enter(root, strong=False, linked=False)
    walk.close(root)
    return walk.blocks


class _Walk:
    """Goes through a tree; ``bounded_markup`` sees to it that it is not deep."""

    def __init__(self) -> None:
        self.blocks: list[TextBlock] = []
        self.pieces: list[_Piece] = []

    def enter(self, element: Element, *, strong: bool, linked: bool) -> None:
        """Takes the text of an element and of all below it; a block that is open at its end stays open."""
        name = element.tag
        if not isinstance(name, str) or name in (_HEAD, UNSEEN):
            return
        if name == "tr" and _is_row(element):
            self._row(element)
            return
        strong = strong or name in _STRONG
        linked = linked or name == "a"
        preserved = name == "pre"
        self._add(element.text, strong, linked, preserved)
        for child in element:
            self._child(child, element, strong=strong, linked=linked)
            self._add(child.tail, strong, linked, preserved)

    def _child(self, child: Element, parent: Element, *, strong: bool, linked: bool) -> None:
        name = child.tag
        if name == "br":
            self.pieces.append((_BREAK, strong, linked))
        elif name in _BLOCKS or _stands_apart(child):
            self.close(_block_of(parent))
            self.enter(child, strong=strong, linked=linked)
            self.close(child)
        elif name == "q":
            self._add("«\u00a0", strong, linked)
            self.enter(child, strong=strong, linked=linked)
            self._add("\u00a0»", strong, linked)
        else:
            self.enter(child, strong=strong, linked=linked)

    def _add(self, text: str | None, strong: bool, linked: bool, preserved: bool = False) -> None:
        if text:
            self.pieces.append((text if preserved else _SPACES.sub(" ", text), strong, linked))

    def _row(self, row: Element) -> None:
        cells = [shown for cell in row if (shown := _shown(cell.text_content()))]
        if cells:
            self.blocks.append(TextBlock(row, _CELLS.join(cells)))

    def close(self, element: Element) -> None:
        """Makes blocks of the text that was gathered: one, or several where two breaks follow one another."""
        pieces, self.pieces = self.pieces, []
        for paragraph in _paragraphs(pieces):
            self._block(element, paragraph)

    def _block(self, element: Element, pieces: list[_Piece]) -> None:
        strong = linked = whole = 0
        for text, is_strong, is_linked in pieces:
            size = sum(map(str.isalnum, text))
            whole += size
            strong += size * is_strong
            linked += size * is_linked
        if not whole:
            return
        shown = _shown("".join(text for text, _strong, _linked in pieces))
        for text in _BLANK_LINES.split(shown):
            if any(map(str.isalnum, text)):
                self.blocks.append(TextBlock(element, text, strong == whole, linked / whole))


def _paragraphs(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces between two breaks with nothing but space between them."""
    made: list[_Piece] = []
    broken = False
    for piece in pieces:
        if piece[0] == _BREAK and broken:
            yield made
            made = []
        else:
            made.append(piece)
        broken = piece[0] == _BREAK or (broken and piece[0].isspace())
    yield made


def _stands_apart(element: Element) -> bool:
    """Whether an element that browsers set within the line is a block: one of a script, a credit within a caption."""
    return isinstance(element.tag, str) and ("-" in element.tag or bool(_CREDIT.search(words_of_class(element))))


def _block_of(element: Element) -> Element:
    while element.tag not in _BLOCKS and element.getparent() is not None:
        element = element.getparent()
    return element


def _shown(text: str) -> str:
    """Text as a page shows it, without what is not seen."""
    lines = _ROUND_BREAK.sub("\n", re.sub("[ \t\r\f]+", " ", _NOT_SHOWN.sub("", text)))
    return lines.strip(" \n")


def _is_row(row: Element) -> bool:
    """Whether a row of a table holds several short cells, as rows of figures do; others lay out a page."""
    cells = list(row)
    return len(cells) > 1 and all(cell.tag in ("td", "th") and _is_plain(cell) for cell in cells)


def _is_plain(cell: Element) -> bool:
    return not any(below.tag in _BLOCKS for below in cell.iterdescendants("*"))
