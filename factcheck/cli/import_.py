"""The ``import`` command: exports of other stores and published checks in, rows of the store out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

import click

from factcheck.cli.options import db_option
from factcheck.cli.program import PARTIAL, cli
from factcheck.cli.support.output import say, tell
from factcheck.cli.support.store_in_use import use_store
from factcheck.errors import RefusedImportError, StoreError
from factcheck.i18n import _, ngettext
from factcheck.safe_text import one_line

if TYPE_CHECKING:
    from factcheck.store.engine import Store

__all__ = ["import_file"]

_LONGEST = 64_000_000
"""Bytes of one line of an export, or of a page: articles have at most a sixth of that."""


@cli.command(
    "import",
    examples=(
        "factcheck import claims.ndjson",
        "factcheck import - < checks.jsonld",
    ),
    exit_codes={PARTIAL: _("some record could not be used, the rest was done")},
    short_help=_("Read an export, or checks of others, into the store."),
    help=_(
        "Read into the store what factcheck export wrote, or checks that others published as ClaimReview "
        "(JSON-LD, data feeds, pages); - is standard input. Checks of others are suggestions, never verdicts "
        "of ours."
    ),
)
@click.argument("file", metavar=_("FILE"), type=click.File("rb"))
@click.option(
    "--skip-bad",
    is_flag=True,
    help=_("Leave out the records of an export that are not sound, and what depends on them, and import the rest."),
)
@db_option()
def import_file(file: BinaryIO, skip_bad: bool, db: str | None) -> None:
    """From a file to new rows of the store; rows it has already are passed by.

    Exit code 0, PARTIAL if records were left out, or UNUSABLE and the store unchanged.
    """
    from factcheck.store.transfer import FORMAT

    source = one_line(str(getattr(file, "name", "-")))
    # What Python calls it.
    source = _("standard input") if source == "<stdin>" else source
    lines = _lines(file, source)
    head = next(lines, b"")
    if (other := _OTHER.search(head)) and other[0] != FORMAT.encode():
        problem = _("{source}: made by another version of factcheck ({found}); expected {wanted}: update factcheck")
        raise StoreError(problem.format(source=source, found=other[0].decode(), wanted=FORMAT))
    if FORMAT.encode() in head or not head.strip():
        _import_export(use_store(db, create=True), chain([head] if head else [], lines), source, skip_bad)
        return
    from factcheck.store.published_reviews import save_reviews
    from factcheck.verification.published_reviews import read_reviews

    count = save_reviews(
        use_store(db, create=True), read_reviews(_text(_whole(head, file, source), source), source), source
    )
    tell(ngettext("published checks: {n} new one", "published checks: {n} new ones", count).format(n=count))


_OTHER = re.compile(rb"factcheck store [0-9]{1,9}(?=\")")
"""What the first line of an export says."""


def _lines(file: BinaryIO, source: str) -> Iterator[bytes]:
    """The lines of a file.

    Raises:
        StoreError: a line is longer than any that an export has: a device, or something else that never ends.
    """
    while line := file.readline(_LONGEST + 1):
        yield _bounded(line, source)


def _whole(head: bytes, file: BinaryIO, source: str) -> bytes:
    return _bounded(head + file.read(_LONGEST + 1), source)


def _bounded(data: bytes, source: str) -> bytes:
    if len(data) > _LONGEST:
        problem = _("{source}: {n} million bytes and no end; expected an export, or a page with published checks")
        raise StoreError(problem.format(source=source, n=_LONGEST // 1_000_000))
    return data


def _text(data: bytes, source: str) -> str:
    """The text of a file.

    Raises:
        StoreError: it is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = _("{source}: not UTF-8 from byte {byte} of the file; expected UTF-8 text")
        raise StoreError(problem.format(source=source, byte=error.start)) from error


def _import_export(store: Store, lines: Iterable[bytes], source: str, skip_bad: bool) -> None:
    from factcheck.store.imports import import_rows
    from factcheck.verification.verdict_scale import load_scale

    try:
        done = import_rows(store, lines, source, load_scale(), skip_bad=skip_bad)
    except RefusedImportError as refused:
        for fault in refused.faults:
            say(fault)
        raise
    for fault in done.faults:
        say(fault)
    words = _("new rows: {rows} (claims: {claims}, decisions: {decisions}, evidence: {evidence})")
    some = {name: done.added[name] for name in ("claims", "decisions", "evidence")}
    tell(words.format(rows=sum(done.added.values()), **some))
    if done.skipped:
        tell(_("records left out: {n}").format(n=done.skipped))
        click.get_current_context().exit(PARTIAL)
