"""The ``list``, ``export``, ``import``, ``verdicts`` and ``db`` commands: what is in the store, in and out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from claims.claim import LABELS
from factcheck.cli.program import Command, cli
from factcheck.cli.scan_run import opened, say
from factcheck.cli.set import DB, use_store
from factcheck.i18n import N_, _
from factcheck.records import Status

if TYPE_CHECKING:
    from factcheck.store.engine import Store
    from factcheck.store.queries import Filter
    from factcheck.stored_records import ClaimSummary

__all__ = ["export_claims", "filters", "import_file", "list_stored", "make_filter", "show_verdicts", "store_group"]

_LISTS = ("table", "json", "ndjson", "csv", "markdown", "ids")
_EXPORTS = ("store", "json", "ndjson", "csv", "claimreview")
_ORDER = N_("Order; priority puts first what the machine is least sure of and what is most worth a check.")
_ORDERS = ("recent", "oldest", "priority", "uncertain", "worth", "speaker")
_OUTPUT = click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=_("FILE"),
    help=_("Write to FILE, which changes only once all is done, instead of standard output."),
)


def filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose claims."""
    statuses, labels = [s.value for s in Status], [label.value for label in LABELS]
    for option in (
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help=_("At most N claims.")),
        click.option("--order", type=click.Choice(_ORDERS), default="recent", show_default=True, help=_(_ORDER)),
        click.option("--until", metavar=_("DATE"), help=_("Seen or decided on that day (UTC) or before.")),
        click.option("--since", metavar=_("DATE"), help=_("Seen or decided on that day (UTC) or later.")),
        click.option("--words", metavar=_("TEXT"), help=_("Words of the claim.")),
        click.option("--speaker", metavar=_("NAME"), help=_("Speaker, or a part of the name.")),
        click.option("--article", "articles", multiple=True, metavar=_("ID"), help=_("Article; may be repeated.")),
        click.option("--flag", "flags", multiple=True, metavar=_("KEY"), help=_("Flag; may be repeated.")),
        click.option("--verdict", "verdicts", multiple=True, metavar=_("KEY"), help=_("Verdict; may be repeated.")),
        click.option("--label", "labels", multiple=True, type=click.Choice(labels), help=_("Label; may be repeated.")),
        click.option(
            "--status", "statuses", multiple=True, type=click.Choice(statuses), help=_("Status; may be repeated.")
        ),
    ):
        command = option(command)
    return command


def make_filter(asked: dict[str, Any], ids: tuple[str, ...] = ()) -> Filter:
    """The filter that the options of ``filters`` ask for.

    Raises:
        VerificationError: when a date is none.
    """
    from factcheck.store.queries import Filter
    from factcheck.verification.decisions import check_date

    for name in ("since", "until"):
        check_date(asked[name])
    return Filter(ids=ids, **asked)


@cli.command("list", cls=Command, help=_("List the claims of the store."))
@filters
@click.option("--format", "form", type=click.Choice(_LISTS), default="table", show_default=True, help=_("Output form."))
@_OUTPUT
@DB
def list_stored(form: str, output: Path | None, db: str | None, **asked: Any) -> None:
    """Claims as a table, or as the lines of ``claim_list``."""
    from factcheck.store.queries import list_claims

    with use_store(db).reading() as connection:
        rows = list_claims(connection, make_filter(asked))
    with opened(output, data=form != "table") as file:
        if form == "table":
            _table(rows, file, color=False if output else None)
        else:
            file.writelines(_written(rows, form))


def _written(rows: list[ClaimSummary], form: str) -> Iterator[str]:
    from factcheck.reports import escaping as cells
    from factcheck.reports import exports
    from factcheck.stored_records import plain

    match form:
        case "ids":
            yield from (f"{row.id}\n" for row in rows)
        case "json":
            yield exports.dumps({"claims": plain(rows)}, indent=2) + "\n"
        case "ndjson":
            yield from (exports.dumps(plain(row)) + "\n" for row in rows)
        case "csv":
            yield from cells.records_to_csv(plain(rows))
        case "markdown":
            from factcheck.dossiers.lines import claim_state
            from factcheck.verification.verdict_scale import load_scale

            scale = load_scale()
            heads = (_("ID"), _("Status"), _("Label"), _("Speaker"), _("Claim"))
            lines = ((row.id, claim_state(row.status, row.verdict, scale), *_facts(row)) for row in rows)
            yield from cells.table_to_markdown(heads, lines)


def _facts(row: ClaimSummary) -> tuple[str, str, str]:
    from factcheck.dossiers.lines import label_words

    return label_words(row), row.speaker or "—", row.content


def _table(rows: list[ClaimSummary], file: TextIO, color: bool | None) -> None:
    from factcheck.dossiers.lines import claim_state
    from factcheck.reports.console import Paragraph, cell, make_console, table
    from factcheck.reports.terminal import NARROW, show
    from factcheck.reports.wording import one_line
    from factcheck.verification.verdict_scale import load_scale

    if not rows:
        say(_("no such claims in the store"))
        return
    scale, console = load_scale(), make_console(file, os.environ, color=color)
    made = []
    for row in rows:
        label, speaker, content = map(one_line, _facts(row))
        made.append((row.id, claim_state(row.status, row.verdict, scale), label, speaker, content))
    if console.width < NARROW:
        for name, state, label, speaker, content in made:
            lines = [Paragraph(f"{state} · {label}", lead=name, lead_style="cyan")]
            show(cell([*lines, Paragraph(f"{speaker} · {content}"), Paragraph("")], console.width), console)
        return
    heads = [_("ID"), _("Status"), _("Label"), _("Speaker"), _("Claim")]
    cells = [[[Paragraph(words)] for words in line] for line in made]
    show(table(heads, cells, console.width, most=(12, 14, 14, console.width // 5, None), right=()), console)


@cli.command(
    "export",
    cls=Command,
    help=_(
        "Write claims out. The store form holds everything on them, one JSON object a line, and factcheck import reads "
        "it into another store; claimreview is JSON-LD of the claims that are verified, published or corrected; the "
        "other forms hold one record a claim."
    ),
)
@filters
@click.option(
    "--format", "form", type=click.Choice(_EXPORTS), default="store", show_default=True, help=_("Output form.")
)
@click.option("--publisher", metavar=_("NAME"), help=_("Who signs, for claimreview."))
@click.option("--base", metavar=_("URL"), help=_("Below which address the checks are published, for claimreview."))
@_OUTPUT
@DB
def export_claims(
    form: str, output: Path | None, db: str | None, publisher: str | None, base: str | None, **asked: Any
) -> None:
    """A part of the store, or all of it."""
    from factcheck.reports.exports import dumps
    from factcheck.store.queries import list_claims
    from factcheck.store.transfer import export_rows

    wanted, store = make_filter(asked), use_store(db)
    if form == "claimreview":
        document = _claimreview(store, wanted, publisher, base)
        with opened(output, data=True) as file:
            file.write(document)
        return
    with store.reading() as connection, opened(output, data=True) as file:
        if form != "store":
            file.writelines(_written(list_claims(connection, wanted), form))
            return
        ids = None
        if wanted != make_filter({**asked, **_NOTHING}):
            ids = [row.id for row in list_claims(connection, wanted)]
        for row in export_rows(connection, ids):
            file.write(dumps(row) + "\n")


def _claimreview(store: Store, wanted: Filter, publisher: str | None, base: str | None) -> str:
    from factcheck.errors import VerificationError
    from factcheck.reports.exports import dumps
    from factcheck.store.finished_checks import read_checks
    from factcheck.verification.claimreview import Publisher, to_claimreview
    from factcheck.verification.verdict_scale import load_scale

    if not publisher:
        raise VerificationError(_("a published check is signed; say by whom with --publisher NAME"))
    checks = read_checks(store, wanted)
    return dumps(to_claimreview(checks, Publisher(publisher, base), load_scale()), indent=2) + "\n"


_NOTHING: dict[str, Any] = {
    **dict.fromkeys(("statuses", "labels", "verdicts", "flags", "articles"), ()),
    **dict.fromkeys(("speaker", "words", "since", "until", "limit")),
}


@cli.command(
    "import",
    cls=Command,
    help=_(
        "Read into the store what factcheck export wrote, or checks that others published as ClaimReview (JSON-LD, "
        "data feeds, pages); - is standard input. Checks of others are suggestions, never verdicts of ours."
    ),
)
@click.argument("file", type=click.File(encoding="utf-8", errors="replace"))
@DB
def import_file(file: TextIO, db: str | None) -> None:
    """Rows the store has already are passed by, so importing twice changes nothing."""

    from factcheck.store.transfer import FORMAT

    source = getattr(file, "name", "-")
    head = file.readline()
    if FORMAT in head or not head.strip():
        click.echo(_import_export(use_store(db), chain([head] if head else [], file), source))
        return
    from factcheck.store.published_reviews import save_reviews
    from factcheck.verification.claimreview import read_reviews

    count = save_reviews(use_store(db), read_reviews(head + file.read(), source), source)
    click.echo(_("published checks: {n} new").format(n=count))


def _import_export(store: Store, lines: Iterable[str], source: str) -> str:
    from factcheck.store.transfer import import_rows

    counts = import_rows(store, lines, source)
    words = _("new rows: {rows} (claims: {claims}, decisions: {decisions}, evidence: {evidence})")
    some = {name: counts[name] for name in ("claims", "decisions", "evidence")}
    return words.format(rows=sum(counts.values()), **some)


@cli.command("verdicts", cls=Command, help=_("Show the scale of verdicts and the flags, with their keys."))
@click.option("--path", is_flag=True, help=_("Show where your own scale would be looked for, and the file in force."))
def show_verdicts(path: bool) -> None:
    """The scale in force."""
    from factcheck.reports.wording import verdict_words
    from factcheck.verification.verdict_scale import load_scale, scale_path, user_path

    if path:
        click.echo(_("own: {path}").format(path=user_path()))
        click.echo(_("in force: {path}").format(path=scale_path()))
        return
    scale = load_scale()
    for entry in scale.verdicts.values():
        click.echo(f"{entry.key:20} {entry.rating or '—'}  {verdict_words(entry)}")
    click.echo("")
    for entry in scale.flags.values():
        click.echo(f"{entry.key:20}    {verdict_words(entry)}")


@cli.group("db", help=_("The store itself."))
def store_group() -> None:
    """Commands on the store."""


@store_group.command("path", help=_("Print where the store lies."))
@DB
def store_path(db: str | None) -> None:
    """The file or address, without password."""

    click.echo(use_store(db).url)


@store_group.command("tables", help=_("Describe the tables and views, for other programs that read the store."))
def store_tables() -> None:
    """The document that comes with the package."""
    click.echo((Path(__file__).parents[1] / "store" / "TABLES.md").read_text(encoding="utf-8"), nl=False)
