"""Texts of the review on the screen: no line ends between « and its word, nor between other such marks and theirs.

In: content, widths in columns. Out: widgets, rows. Textual ends a line at any space, a no-break space, too.
"""

from __future__ import annotations

from textual.content import Content
from textual.selection import Selection
from textual.visual import VisualType
from textual.widgets import Static

from factcheck.kept_spaces import unbroken

__all__ = ["TextPane", "first_rows", "kept_words", "restored", "rows_of"]

_STAND_INS = {" ": "\uf8f0", "\u00a0": "\uf8f1", "\u202f": "\uf8f2"}
"""What stands for a space at which no line ends, until the line is drawn: characters for private use, as wide as it."""
_SPACES = str.maketrans({character: space for space, character in _STAND_INS.items()})


def kept_words(words: str) -> str:
    """Words with stand-ins for the spaces at which no line may end; offsets stay."""
    return unbroken(words, _STAND_INS)


def restored(words: str) -> str:
    """Words with their spaces again."""
    return words.translate(_SPACES)


def _kept(content: Content) -> Content:
    return Content(kept_words(content.plain), list(content.spans))


def rows_of(content: Content, width: int) -> int:
    """How many rows a content takes in a pane of ``width`` columns; nothing takes none."""
    return len(_kept(content).wrap(max(width, 1))) if content else 0


def first_rows(content: Content, width: int, most: int) -> Content:
    """As much of a content as ``most`` rows of ``width`` columns hold, at least one; what was cut ends with …"""
    rows = _kept(content).wrap(max(width, 1))
    most = max(most, 1)
    if len(rows) <= most:
        return content
    last = rows[most - 1].rstrip()
    if last.cell_length > width - 2:
        end = last.plain[: max(width - 1, 1)].rfind(" ")
        last = last[:end] if end > 0 else last.truncate(max(width - 2, 1))
    shown = Content("\n").join([*rows[: most - 1], last + Content(" …")])
    return Content(restored(shown.plain), list(shown.spans))


class TextPane(Static):
    """A text that is never read as markup, whose lines end as they should."""

    def __init__(self, content: VisualType = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(content, id=id, classes=classes, markup=False)

    def render(self) -> Content:
        """The text as it is laid out."""
        shown = self.visual
        return _kept(shown if isinstance(shown, Content) else Content(str(shown)))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that somebody selects to copy it."""
        found = super().get_selection(selection)
        return found and (restored(found[0]), found[1])
