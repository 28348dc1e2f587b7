"""The parts of which long reports on the terminal are made: headings, notes, paragraphs, tables of short cells.

In: words. Out: text on a console.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from factcheck.reports.console import Paragraph, cell, table
from factcheck.reports.terminal import show

__all__ = ["print_heading", "print_note", "print_paragraphs", "print_table"]

_PLAIN = " "
"""The text of an empty right-aligned cell, which must hold one paragraph."""


def print_heading(words: str, console: Console) -> None:
    """An empty line and a heading."""
    show(Text(), console)
    print_paragraphs([Paragraph(words, "bold")], console)


def print_note(words: str, console: Console) -> None:
    """Words that explain what stands above them."""
    print_paragraphs([Paragraph(words, "dim")], console)


def print_paragraphs(lines: Sequence[Paragraph], console: Console, *, indent: int = 0) -> None:
    """Paragraphs broken to the width of the console, ``indent`` columns from its left."""
    show(cell(lines, console.width, indent=indent), console)


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]], console: Console) -> None:
    """A table whose figures, on the right, are as wide as needed; the words on the left get the rest."""
    made = table(
        heads,
        [[[Paragraph(value or _PLAIN)] for value in row] for row in rows],
        console.width,
        most=(None, *(18 for _head in heads[1:])),
        right=range(1, len(heads)),
    )
    made.leading = 0
    show(made, console)
