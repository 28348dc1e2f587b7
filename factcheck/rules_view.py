"""Rules and parses as people read them in a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from factcheck.console import Paragraph, cell, table
from factcheck.i18n import _

__all__ = ["print_list"]

_ROOMY = 90


def print_list(rows: Sequence[Mapping[str, Any]], console: Console) -> None:
    """All rules: a table where there is room, else one under the other."""
    width = console.width
    if width < _ROOMY:
        for row in rows:
            rest = f"· {row['status']} · {row['priority']} · {row['origin']}"
            lines = [Paragraph(rest, "dim", lead=str(row["id"]), lead_style="bold"), Paragraph(str(row["description"]))]
            console.print(cell(lines[:1], width))
            console.print(cell(lines[1:], width, indent=2))
        return
    heads = [_("Rule"), _("Status"), _("Priority"), _("Origin"), _("Examples"), _("Description")]
    made = table(
        heads,
        [
            (
                [Paragraph(str(row["id"]), "bold")],
                [Paragraph(str(row["status"]))],
                [Paragraph(str(row["priority"]))],
                [Paragraph(str(row["origin"]), "dim")],
                [Paragraph(f"{row['match']} + {row['no_match']}")],
                [Paragraph(str(row["description"]))],
            )
            for row in rows
        ],
        width,
        most=(26, 12, 8, 20, 9, None),
        right=(2,),
    )
    made.leading = 0
    console.print(made)
    console.print(Text())
