"""Claims of the store as ``list`` and ``export`` write them.

In: records of the view ``claim_list``. Out: a table for people, or text for files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from factcheck.cli.support.display import display_environ
from factcheck.cli.support.output import say
from factcheck.i18n import _
from factcheck.safe_text import one_line

if TYPE_CHECKING:
    from factcheck.stored_records import ClaimSummary

__all__ = ["claim_rows_text", "write_claim_table"]


def claim_rows_text(rows: list[ClaimSummary], form: str) -> Iterator[str]:
    """Claims in one of the forms ids, json, ndjson, csv and markdown, in parts to be written one after the other."""
    from factcheck.reports import escaping as cells
    from factcheck.reports.escaping import json_text
    from factcheck.stored_records import json_value

    match form:
        case "ids":
            yield from (f"{one_line(row.id)}\n" for row in rows)
        case "json":
            yield json_text({"claims": json_value(rows)}, indent=2) + "\n"
        case "ndjson":
            yield from (json_text(json_value(row)) + "\n" for row in rows)
        case "csv":
            yield from cells.records_to_csv(json_value(rows))
        case "markdown":
            from factcheck.dossiers.dossier_wording import claim_state_in_list
            from factcheck.verification.verdict_scale import load_scale

            scale = load_scale()
            heads = (_("ID"), _("Status"), _("Label"), _("Speaker"), _("Claim"))
            lines = ((row.id, claim_state_in_list(row, scale), *_facts(row)) for row in rows)
            yield from cells.table_to_markdown(heads, lines)


def _facts(row: ClaimSummary) -> tuple[str, str, str]:
    from factcheck.dossiers.dossier_wording import label_words
    from factcheck.reports.denial_wording import content_of

    return label_words(row), row.speaker or "—", content_of(row.speaker, row.content, row.polarity)


def write_claim_table(rows: list[ClaimSummary], file: TextIO, color: bool | None) -> None:
    """Claims as a table, one under the other where the terminal is narrow; ``color`` None leaves it to the terminal."""
    from factcheck.dossiers.dossier_wording import claim_state_in_list
    from factcheck.reports.console import Paragraph, cell, make_console, table
    from factcheck.reports.terminal import NARROW, show
    from factcheck.verification.verdict_scale import load_scale

    if not rows:
        say(_("no such claims in the store"))
        return
    scale, console = load_scale(), make_console(file, display_environ(), color=color)
    made = []
    for row in rows:
        label, speaker, content = map(one_line, _facts(row))
        made.append((row.id, claim_state_in_list(row, scale), label, speaker, content))
    if console.width < NARROW:
        for name, state, label, speaker, content in made:
            lines = [Paragraph(f"{state} · {label}", lead=name, lead_style="cyan")]
            show(cell([*lines, Paragraph(f"{speaker} · {content}"), Paragraph("")], console.width), console)
        return
    heads = [_("ID"), _("Status"), _("Label"), _("Speaker"), _("Claim")]
    cells = [[[Paragraph(words)] for words in line] for line in made]
    show(table(heads, cells, console.width, most=(12, 14, 14, console.width // 5, None), right=()), console)
