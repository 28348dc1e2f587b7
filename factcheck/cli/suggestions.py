"""The ``suggestions`` command: pairs of claims that may be the same."""

from __future__ import annotations

from factcheck.cli.options import db_option, form_option
from factcheck.cli.program import cli
from factcheck.cli.support.display import display_environ
from factcheck.cli.support.output import open_output, say, write_json
from factcheck.cli.support.store_in_use import use_store
from factcheck.i18n import _, format_percent

__all__ = ["list_suggestions"]


@cli.command(
    "suggestions",
    short_help=_("List claims that may be the same."),
    help=_("List claims that may be the same; factcheck same says which are."),
)
@form_option("text", "json")
@db_option()
def list_suggestions(form: str, db: str | None) -> None:
    """From the store to the pairs that nobody has judged, the likeliest first; exit code 0."""
    from factcheck.store.accusing_claims import accusations_of
    from factcheck.store.claim_lists import shown_pairs
    from factcheck.store.repeated_claims import open_suggestions

    with use_store(db).reading() as connection:
        pairs = open_suggestions(connection)
        pairs = pairs if form == "json" else shown_pairs(connection, pairs)
        accused = accusations_of(connection, {name for pair in pairs for name in (pair.claim_id, pair.known_id)})
    if form == "json":
        from factcheck.stored_records import json_value

        write_json(json_value(pairs))
        return
    if not pairs:
        say(_("no suggestions"))
        return
    from factcheck.reports.accusation_wording import accused_lines
    from factcheck.reports.console import Paragraph, cell, make_console
    from factcheck.reports.terminal import show
    from factcheck.safe_text import one_line

    with open_output(None, data=False) as file:
        console = make_console(file, display_environ())
        for pair in pairs:
            lines = [Paragraph(format_percent(pair.score / 100), "bold")]
            claims = (
                (pair.claim_id, pair.speaker, pair.content),
                (pair.known_id, pair.known_speaker, pair.known_content),
            )
            for name, speaker, content in claims:
                # No offence stands alone.
                words = " · ".join([one_line(speaker or "—"), one_line(content), *accused_lines(accused.get(name, ()))])
                lines.append(Paragraph(words, lead=name, lead_style="cyan"))
            show(cell([*lines, Paragraph("")], console.width), console)
