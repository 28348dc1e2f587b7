"""Tables of rules, laid out for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from factcheck.i18n import _, format_percent
from factcheck.reports.console import Paragraph, cell, table
from factcheck.safe_text import one_line

__all__ = ["print_judgements", "print_list", "print_stats"]

_ROOMY = 90
_STATS_ROOM = 70


def print_list(rows: Sequence[Mapping[str, Any]], console: Console) -> None:
    """All rules: a table where there is room, else one under the other."""
    width = console.width
    counted = any(row["fires"] is not None for row in rows)
    if width < _ROOMY:
        for row in rows:
            rest = f"· {row['status']} · {row['priority']} · {row['origin']}"
            if counted:
                rest += f" · {_('Claims')} {row['fires']}"
            lines = [Paragraph(rest, "dim", lead=str(row["id"]), lead_style="bold"), Paragraph(str(row["description"]))]
            console.print(cell(lines[:1], width))
            console.print(cell(lines[1:], width, indent=2))
        return
    heads = [_("Rule"), _("Status"), _("Priority"), _("Origin"), _("Examples"), _("Description")]
    if counted:
        heads.insert(5, _("Claims"))
    made = table(
        heads,
        [
            (
                [Paragraph(str(row["id"]), "bold")],
                [Paragraph(str(row["status"]))],
                [Paragraph(str(row["priority"]))],
                [Paragraph(str(row["origin"]), "dim")],
                [Paragraph(f"{row['match']} + {row['no_match']}")],
                *([[Paragraph(str(row["fires"]))]] if counted else []),
                [Paragraph(str(row["description"]))],
            )
            for row in rows
        ],
        width,
        most=(26, 12, 8, 20, 9, *([12] if counted else []), None),
        right=(2, 5) if counted else (2,),
    )
    made.leading = 0
    console.print(made)
    console.print(Text())


def print_stats(rows: Sequence[Mapping[str, Any]], console: Console, wrong: bool) -> None:
    """What each rule does; idle rules in one line at the end, wrong hits below where they are asked for.

    Rows of repairs tell what each did to tags and trees.
    """
    repairs = [row for row in rows if row.get("repair")]
    rows = [row for row in rows if not row.get("repair")]
    busy = [row for row in rows if row["fires"]]
    idle = [str(row["id"]) for row in rows if not row["fires"]]
    heads = [_("Rule"), _("Claims"), _("Overlaps"), _("Conflicts"), _("Precision")]
    if console.width < _STATS_ROOM:
        for row in busy:
            figures = " · ".join(f"{head} {value}" for head, value in zip(heads[1:], _figures(row), strict=True))
            console.print(cell([Paragraph(str(row["id"]), "bold")], console.width))
            console.print(cell([Paragraph(figures, at=" · ")], console.width, indent=2))
    elif busy:
        cells = [([Paragraph(str(row["id"]), "bold")], *([Paragraph(f)] for f in _figures(row))) for row in busy]
        made = table(heads, cells, console.width, most=(None, 12, 12, 12, 16), right=(1, 2, 3, 4))
        made.leading = 0
        console.print(made)
    if idle:
        console.print(cell([Paragraph(", ".join(idle), lead=_("Found nothing:"), lead_style="dim")], console.width))
    if repairs:
        _print_repairs(repairs, console)
    for row in busy if wrong else ():
        if row["misses"]:
            console.print(cell([Paragraph(str(row["id"]), "bold")], console.width))
            console.print(cell([Paragraph(one_line(str(words))) for words in row["misses"]], console.width, indent=2))


def print_judgements(rows: Sequence[Mapping[str, Any]], console: Console, wrong: bool) -> None:
    """What people said of each rule's claims: right, wrong, missed; wrong ones below where they are asked for."""
    if not rows:
        console.print(cell([Paragraph(_("Nobody has judged any claim yet."))], console.width))
        return
    heads = [_("Rule"), _("Right"), _("Wrong"), _("Missed"), _("Precision"), _("Recall")]
    cells = []
    for row in rows:
        shares = [format_percent(row[name]) if row[name] is not None else "—" for name in ("precision", "recall")]
        figures = [str(row["right"]), str(row["wrong"]), str(row["missed"]), *shares]
        cells.append(([Paragraph(_rule_name(row["id"]), "bold")], *([Paragraph(figure)] for figure in figures)))
    made = table(heads, cells, console.width, most=(None, 10, 10, 10, 11, 10), right=(1, 2, 3, 4, 5))
    made.leading = 0
    console.print(made)
    for row in rows if wrong else ():
        if row["misses"]:
            console.print(cell([Paragraph(_rule_name(row["id"]), "bold")], console.width))
            console.print(cell([Paragraph(one_line(str(words))) for words in row["misses"]], console.width, indent=2))


def _rule_name(name: str) -> str:
    """The id of a rule, or what stands for none in words."""
    return {"own-voice": _("(the article’s own)"), "no-rule": _("(no rule)")}.get(name, name)


def _print_repairs(rows: Sequence[Mapping[str, Any]], console: Console) -> None:
    """How many sentences each repair changed."""
    cells = [([Paragraph(str(row["id"]), "bold")], [Paragraph(str(row["sentences"]))]) for row in rows]
    made = table([_("Repair"), _("Sentences")], cells, console.width, most=(None, 12), right=(1,))
    made.leading = 0
    console.print(made)


def _figures(row: Mapping[str, Any]) -> list[str]:
    share = row["precision"]
    judged = f"{format_percent(share)} ({row['right']}/{row['right'] + row['wrong']})" if share is not None else "—"
    return [str(row["fires"]), str(row["overlaps"]), str(row["conflicts"]), judged]
