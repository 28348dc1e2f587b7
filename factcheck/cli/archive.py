"""The ``archive`` command: an article's page as it came from the web, for the programs of web archives."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factcheck.cli.options import NEW_FILE, db_option
from factcheck.cli.program import cli
from factcheck.cli.support.output import write_bytes
from factcheck.cli.support.store_in_use import use_store
from factcheck.errors import Fault, VerificationError
from factcheck.i18n import _

__all__ = ["write_archive"]

_STDOUT = Path("-")
_UNPACKED = ".warc"


@cli.command(
    "archive",
    examples=("factcheck archive 9c01d2 -o page.warc.gz",),
    short_help=_("Write the page of an article, as it was fetched."),
    help=_(
        "Write the page that an article was read from, as it was fetched, into a web archive (WARC).\n\n"
        "ARTICLE is an id, the first digits of one, an address, a path or headline words."
    ),
)
@click.argument("name", metavar=_("ARTICLE"))
@click.option(
    "--output",
    "-o",
    type=NEW_FILE,
    metavar=_("FILE"),
    help=_("Write to FILE (page.warc.gz; page.warc is not compressed); - is standard output, also the default."),
)
@db_option()
def write_archive(name: str, output: Path | None, db: str | None) -> None:
    """From an article of the store to a WARC file with the answer, the request and the way to the page; exit code 0."""
    from factcheck.fetching.exchange import program_name
    from factcheck.fetching.web_archive import web_archive
    from factcheck.store.originals import find_fetched_article, read_originals

    target = None if output in (None, _STDOUT) else output
    if target is None and sys.stdout.isatty():
        raise click.UsageError(_("an archive is nothing to read on a terminal; name a file with --output"))
    with use_store(db).reading() as connection:
        article = find_fetched_article(connection, name)
        pages = read_originals(connection, article)
    if not pages:
        raise VerificationError(Fault.NO_ORIGINAL, article=article)
    packed = target is None or target.suffix != _UNPACKED
    write_bytes(target, web_archive(pages, software=program_name(), packed=packed))
