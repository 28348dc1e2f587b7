"""The ``cache`` commands: the parses and findings that are kept from one scan to the next."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import form_option
from factcheck.cli.program import UNUSABLE, cli
from factcheck.cli.support.output import say, tell, write_json
from factcheck.i18n import _, ngettext

if TYPE_CHECKING:
    from factcheck.parse_cache.cache_file import CacheState, ParseCache

__all__ = ["cache", "clear_cache", "print_cache_path", "show_cache"]


@cli.group(
    "cache",
    help=_(
        "Look after the parses that scans keep.\n\n"
        "To parse takes most of the time of a scan. So parses are kept, paragraph by paragraph, and found again as "
        "long as models, sentence boundaries and repairs of tags are the same; other rules and other label models "
        "need no new parse. What was found in an article is kept as well: while its text stays the same "
        "and no rule that can touch it changes, only its labels are made anew. FACTCHECK_CACHE=off keeps nothing."
    ),
)
def cache() -> None:
    """Group of the commands on kept parses."""


@cache.command(
    "show",
    short_help=_("Show how many parses are kept."),
    help=_("Show how many paragraphs and articles are kept, their size, and how many were found again so far."),
)
@form_option("text", "json")
def show_cache(form: str) -> None:
    """From the file of kept parses to what it holds, in words or as a record; exit code 0."""
    held = _cache()
    state = held.state() if held is not None else None
    if form == "json":
        write_json(_record(held, state))
        return
    if held is None:
        say(_("no parses are kept: FACTCHECK_CACHE or the setting cache is off"))
        return
    tell(str(held.path))
    if state is None:
        tell(_("nothing is kept yet"))
        return
    rows = _rows_words(state.rows, state.articles)
    size, most, file = map(_size_words, (state.row_bytes, held.limit, state.file_bytes))
    tell(_("{rows}, {size} of at most {most} (the file: {file})").format(rows=rows, size=size, most=most, file=file))
    asked = state.found + state.missed
    found = ngettext("found again: {found} of {n} paragraph", "found again: {found} of {n} paragraphs", asked)
    tell(found.format(found=state.found, n=asked))
    asked = state.articles_found + state.articles_missed
    found = ngettext("found again: {found} of {n} article", "found again: {found} of {n} articles", asked)
    tell(found.format(found=state.articles_found, n=asked))


@cache.command(
    "clear",
    short_help=_("Remove all kept parses."),
    help=_("Remove all kept parses. They are made anew as needed.\n\nExit codes: 0 done; 2 they could not be removed."),
)
def clear_cache() -> None:
    """From the file of what is kept to an empty one; how many there were is told; exit code 0.

    Exit code UNUSABLE where they could not be removed.
    """
    held = _cache()
    removed = held.clear() if held is not None and os.path.lexists(held.path) else (0, 0)
    # A file that was no file of parses is put aside, which is told already: nothing is left in its place.
    if held is not None and removed is None and os.path.lexists(held.path):
        words = _("{path}: expected a file of kept parses; move what is there away, or name another folder")
        if held.path.is_file():
            words = _(
                "{path}: the kept parses could not be removed: another program is writing to the file, or it may not "
                "be written to; try again later, or remove it yourself"
            )
        say(words.format(path=held.path))
        click.get_current_context().exit(UNUSABLE)
    say(_("{rows} removed").format(rows=_rows_words(*(removed or (0, 0)))))


@cache.command("path", help=_("Print where parses are kept."))
def print_cache_path() -> None:
    """From the environment and the settings to the file of kept parses, on standard output; exit code 0.

    Nothing is printed where none are kept.
    """
    from factcheck.parse_cache.in_use import cache_path

    path = cache_path()
    if path is None:
        say(_("no parses are kept: FACTCHECK_CACHE or the setting cache is off"))
        return
    tell(str(path))


def _cache() -> ParseCache | None:
    from factcheck.cli.support.checkers import tell_put_aside
    from factcheck.parse_cache.in_use import cache_in_use

    held = cache_in_use(tell_put_aside)
    if held is not None:
        click.get_current_context().call_on_close(held.close)
    return held


def _record(held: ParseCache | None, state: CacheState | None) -> dict[str, str | int | None]:
    path: Path | None = held.path if held is not None else None
    return {
        "path": str(path) if path is not None else None,
        "limit": held.limit if held is not None else None,
        "rows": state.rows if state is not None else 0,
        "row_bytes": state.row_bytes if state is not None else 0,
        "file_bytes": state.file_bytes if state is not None else 0,
        "found": state.found if state is not None else 0,
        "missed": state.missed if state is not None else 0,
        "articles": state.articles if state is not None else 0,
        "articles_found": state.articles_found if state is not None else 0,
        "articles_missed": state.articles_missed if state is not None else 0,
    }


def _rows_words(paragraphs: int, articles: int) -> str:
    """How many paragraphs and articles there are."""
    of_both = (
        ngettext("{n} paragraph", "{n} paragraphs", paragraphs).format(n=paragraphs),
        ngettext("{n} article", "{n} articles", articles).format(n=articles),
    )
    return ", ".join(of_both)


def _size_words(size: int) -> str:
    if size >= 10_000_000:
        return _("{n} MB").format(n=round(size / 1_000_000))
    return _("{n} kB").format(n=-(-size // 1000))
