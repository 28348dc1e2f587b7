"""Consoles and laid-out text: width, colour, wrapped paragraphs, tables.

In: a file to write to, the environment; texts. Out: a rich ``Console``; renderables. Unit: terminal columns.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from factcheck.kept_spaces import breakable_pieces
from factcheck.safe_text import printable

__all__ = ["Paragraph", "cell", "make_console", "report_width", "table"]
_LONGEST_WORD = 20
"""Columns of the longest word of a head that is never cut."""
_LONGEST_LINE = 100
_DEFAULT_WIDTH = 80
_LEAST_WIDTH = 20
_MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text that begins on a new line.

    ``lead`` is its first words, in a style of their own; lines break at ``at``, and within such a piece only where it
    is longer than a line.
    """

    text: str
    style: str = ""
    lead: str = ""
    lead_style: str = ""
    at: str = " "


def report_width(file: TextIO, environ: Mapping[str, str], width: int | None = None) -> int:
    """The width to write for, in columns: ``width``, else ``COLUMNS``, else the terminal's, else 80."""
    if width is not None:
        return max(width, _LEAST_WIDTH)
    columns = environ.get("COLUMNS", "")
    # More digits than that are no width of anything.
    if columns.isascii() and columns.isdigit() and len(columns) <= _MOST_DIGITS and int(columns) > 0:
        return max(int(columns), _LEAST_WIDTH)
    try:
        measured = os.get_terminal_size(file.fileno()).columns if file.isatty() else 0
    except (OSError, ValueError):
        measured = 0
    return max(measured, _LEAST_WIDTH) if measured else _DEFAULT_WIDTH


class _SafeConsole(Console):
    """A console on which nothing stands that a terminal would obey, whoever made it."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments of a renderable, their texts printable; the commands of rich itself stay."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=printable(segment.text))

    def on_broken_pipe(self) -> None:
        """Raise the error again: rich would end the program with an exit code of its own."""
        raise


def make_console(
    file: TextIO, environ: Mapping[str, str], *, width: int | None = None, color: bool | None = None
) -> Console:
    """A console on ``file`` whose colour and width are set here, not guessed by rich.

    ``color`` None asks the environment: NO_COLOR, then FORCE_COLOR, then whether ``file`` is a terminal that is not
    dumb.
    """
    if color is None:
        color = _wants_color(file, environ)
    # Rich would take FORCE_COLOR for a terminal, and a dumb terminal for 80 columns; it asks nothing when both
    # dimensions and the kind of terminal are given.
    return _SafeConsole(
        file=file,
        width=report_width(file, environ, width),
        height=25,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        emoji=False,
        markup=False,
        highlight=False,
    )


def _wants_color(file: TextIO, environ: Mapping[str, str]) -> bool:
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in ("", "0", "false"):
        return True
    return file.isatty() and environ.get("TERM", "") not in ("dumb", "unknown")


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[Sequence[Paragraph]]],
    width: int,
    *,
    most: Sequence[int | None],
    right: Sequence[int],
) -> Table:
    """A table of wrapped cells. Each column is as wide as needed, up to ``most``; one without limit gets the rest.

    No word of a head is cut, whatever the limit: languages differ in their length. Longer ones than any language has,
    such as names of folders, are.
    """
    words = [min(max(map(cell_len, head.split()), default=0), _LONGEST_WORD) for head in heads]
    most = [limit and max(limit, word) for limit, word in zip(most, words, strict=True)]
    needs = [max(_need(h, [row[i] for row in rows]), 1) for i, h in enumerate(heads)]
    sizes = [need if limit is None else min(need, limit) for need, limit in zip(needs, most, strict=True)]
    free = most.index(None)
    gaps = 2 * (len(heads) - 1)
    left = width - gaps - sum(size for i, size in enumerate(sizes) if i != free)
    sizes[free] = min(sizes[free], max(left, 1), _LONGEST_LINE)
    made = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), leading=1, border_style="dim")
    for i, (head, size) in enumerate(zip(heads, sizes, strict=True)):
        lines = [Paragraph(line) for line in head.split("\n")]
        # Cells are wrapped here: rich would break at the no-break spaces of French punctuation.
        made.add_column(cell(lines, size), width=size, no_wrap=True, justify="right" if i in right else "left")
    for row in rows:
        made.add_row(*(cell(paragraphs, size) for paragraphs, size in zip(row, sizes, strict=True)))
    return made


def _need(head: str, cells: Sequence[Sequence[Paragraph]]) -> int:
    lines = [*head.split("\n"), *(_whole(paragraph) for paragraphs in cells for paragraph in paragraphs)]
    return max(map(cell_len, lines))


def _whole(paragraph: Paragraph) -> str:
    """All of a paragraph, printable: what is laid out is measured as it is shown."""
    return printable(f"{paragraph.lead} {paragraph.text}" if paragraph.lead else paragraph.text)


def cell(paragraphs: Iterable[Paragraph], width: int, *, indent: int = 0) -> Text:
    """Paragraphs wrapped to ``width`` columns, one below the other; text is never read as markup."""
    text = Text(no_wrap=True, overflow="fold")
    for paragraph in paragraphs:
        if text:
            text.append("\n")
        lines = _wrap(_whole(paragraph), max(width - indent, 1), paragraph.at)
        start = len(text)
        text.append("\n".join(" " * indent + line for line in lines), paragraph.style or None)
        if paragraph.lead:
            text.stylize(paragraph.lead_style, start + indent, start + indent + len(printable(paragraph.lead)))
    return text


def _wrap(text: str, width: int, at: str = " ") -> list[str]:
    """``text`` in lines of at most ``width`` columns, broken at ``at``; too long a piece at spaces, then anywhere.

    No line ends between a word and a mark beside it, such as « », unless both together are longer than a line.
    """
    if at != " ":
        return _filled(text.split(at), width, at, _wrap)
    return _filled(breakable_pieces(text), width, at, _wrap_apart)


def _wrap_apart(piece: str, width: int) -> list[str]:
    return _filled(piece.split(" "), width, " ", _cut)


def _filled(pieces: Iterable[str], width: int, at: str, divide: Callable[[str, int], list[str]]) -> list[str]:
    """Lines of as many pieces as fit, with ``at`` between them; ``divide`` makes lines of a piece that is too long."""
    lines: list[str] = []
    line = ""
    for piece in pieces:
        longer = f"{line}{at}{piece}" if line else piece
        if cell_len(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = divide(piece, width)
        lines += full
    return [*lines, line]


def _cut(word: str, width: int) -> list[str]:
    """``word`` in pieces of at most ``width`` columns."""
    pieces: list[str] = []
    while cell_len(word) > width:
        fit = _fit(word, width)
        pieces.append(word[:fit])
        word = word[fit:]
    return [*pieces, word]


def _fit(word: str, width: int) -> int:
    """How many characters of ``word`` fit into ``width`` columns, at least one."""
    taken = 0
    for i, char in enumerate(word):
        taken += cell_len(char)
        if taken > width:
            return max(i, 1)
    return len(word)
