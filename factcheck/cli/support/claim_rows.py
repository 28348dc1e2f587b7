"""Claims of the store as ``list`` and ``export`` write them.

In: records of the view ``claim_list``. Out: a table for people, or text for files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from factcheck.cli.support.display import display_environ
from factcheck.cli.support.output import say
from factcheck.i18n import _
from factcheck.safe_text import one_line

if TYPE_CHECKING:
    from factcheck.reports.accusation_record import AccusationRecord
    from factcheck.stored_records import ClaimSummary

__all__ = ["Accused", "claim_rows_text", "write_claim_table"]

Accused = Mapping[str, Sequence["AccusationRecord"]]
"""The accusations of claims, by their ids: no offence stands alone where people read."""
_NOBODY: Accused = {}


def claim_rows_text(rows: list[ClaimSummary], form: str, accused: Accused = _NOBODY) -> Iterator[str]:
    """Claims in one of the forms ids, json, ndjson, csv and markdown, in parts to be written one after the other.

    All but ids have the accusations of the claims, too; CSV has them in the columns that it has for a scan.
    """
    from factcheck.reports import escaping as cells
    from factcheck.reports.escaping import json_text
    from factcheck.stored_records import json_value

    match form:
        case "ids":
            yield from (f"{one_line(row.id)}\n" for row in rows)
        case "json":
            records = [_record(row, accused) for row in rows]
            yield json_text({"claims": records}, indent=2) + "\n"
        case "ndjson":
            yield from (json_text(_record(row, accused)) + "\n" for row in rows)
        case "csv":
            from factcheck.reports.csv import accusation_cells

            told = ({**json_value(row), **accusation_cells(accused.get(row.id, ()))} for row in rows)
            yield from cells.records_to_csv(list(told))
        case "markdown":
            from factcheck.dossiers.dossier_wording import claim_state_in_list
            from factcheck.verification.verdict_scale import load_scale

            scale = load_scale()
            heads = (_("ID"), _("Status"), _("Label"), _("Speaker"), _("Claim"))
            lines = ((row.id, claim_state_in_list(row, scale), *_facts_with(row, accused)) for row in rows)
            yield from cells.table_to_markdown(heads, lines)


def _record(row: ClaimSummary, accused: Accused) -> dict[str, Any]:
    from factcheck.stored_records import json_value

    return {**json_value(row), "accusations": json_value(accused.get(row.id, ()))}


def _facts(row: ClaimSummary) -> tuple[str, str, str]:
    from factcheck.dossiers.dossier_wording import label_words
    from factcheck.reports.denial_wording import content_of

    return label_words(row), row.speaker or "—", content_of(row.speaker, row.shown, row.polarity)


def _facts_with(row: ClaimSummary, accused: Accused) -> tuple[str, str, str]:
    """The same, the content followed by the accusations."""
    label, speaker, content = _facts(row)
    return label, speaker, " · ".join((content, *_told(row, accused)))


def _told(row: ClaimSummary, accused: Accused) -> list[str]:
    from factcheck.reports.accusation_wording import recorded_accusation_lines

    return [f"{_('Accusation:')} {words}" for words in recorded_accusation_lines(accused.get(row.id, ()))]


def write_claim_table(rows: list[ClaimSummary], file: TextIO, color: bool | None, accused: Accused = _NOBODY) -> None:
    """Claims as a table, one under the other where the terminal is narrow; ``color`` None leaves it to the terminal.

    Below a claim stand its accusations.
    """
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
        made.append((row.id, claim_state_in_list(row, scale), label, speaker, content, _told(row, accused)))
    if console.width < NARROW:
        for name, state, label, speaker, content, told in made:
            lines = [Paragraph(f"{state} · {label}", lead=name, lead_style="cyan"), Paragraph(f"{speaker} · {content}")]
            lines += [Paragraph(words, "dim") for words in told]
            show(cell([*lines, Paragraph("")], console.width), console)
        return
    heads = [_("ID"), _("Status"), _("Label"), _("Speaker"), _("Claim")]
    cells = [
        [*([Paragraph(words)] for words in line), [Paragraph(content), *(Paragraph(words, "dim") for words in told)]]
        for *line, content, told in made
    ]
    show(table(heads, cells, console.width, most=(12, 14, 14, console.width // 5, None), right=()), console)
