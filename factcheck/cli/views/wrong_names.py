"""The wrong names of an evaluation, laid out for a terminal.

In: ``WrongName``. Out: a table on a console.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from factcheck.cli.views.sections import print_heading, print_note
from factcheck.evaluation.wrong_names import WrongName
from factcheck.i18n import N_, _, ngettext
from factcheck.reports.console import Paragraph, table
from factcheck.reports.terminal import show
from factcheck.safe_text import one_line

__all__ = ["print_wrong_names"]

_WAYS = {
    "name": N_("named there"),
    "role": N_("by the office"),
    "noun": N_("by the noun"),
    "pronoun": N_("by the pronoun"),
    "new": N_("somebody new"),
}
_MOST = (16, 20, 20, 20, None)
"""Widths of the columns; the candidates get the rest."""


def print_wrong_names(names: Sequence[WrongName], in_all: int, console: Console) -> None:
    """A row for each wrong name; ``in_all`` is how many there are with those that are not shown."""
    print_heading(ngettext("A wrong name", "{n} wrong names", in_all).format(n=in_all), console)
    if not names:
        return
    heads = [_("Article"), _("Words"), _("Found"), _("Expected"), _("Weighed")]
    made = table(heads, [_row(name) for name in names], console.width, most=_MOST, right=())
    show(made, console)
    if len(names) < in_all:
        print_note(_("The first {n}, the surest first; --all-names shows all").format(n=len(names)), console)
    print_note(_("Weighed: salience of those who could be meant. Words marked ✗ are not those of the speaker"), console)


def _row(name: WrongName) -> list[list[Paragraph]]:
    words = one_line(name.speaker.of(name.text))
    weighed = [Paragraph(f"{candidate.score:.2f} {one_line(candidate.name)}") for candidate in name.candidates]
    way = [Paragraph(_(_WAYS[name.how]), "dim")] if name.how in _WAYS else []
    return [
        [Paragraph(one_line(name.article))],
        [Paragraph(words if name.words_right else f"✗ {words}")],
        [Paragraph(one_line(name.found) if name.found else _("nobody"))],
        [Paragraph(one_line(name.expected))],
        [*way, *weighed] or [Paragraph("")],
    ]
