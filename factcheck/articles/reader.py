"""Articles read from files, folders and standard input: text, blocks, title, outlet, agency, date.

In: paths or a text, and the words of pages, by default those that come with the package. Out: ``Article``s.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from claims.foreign_errors import foreign, system_words
from factcheck.articles.bylines import Role, credit_line, find_date
from factcheck.articles.line_text import plain_form
from factcheck.articles.page_layout import lay_out
from factcheck.articles.page_words import PageWords, built_in_page_words
from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.reports.error_wording import worded
from factcheck.scan_results import Article, Block, BlockKind

__all__ = ["MAX_BYTES", "STDIN", "decode", "read_articles", "read_text"]

MAX_BYTES = 10_000_000
"""The largest article read, in bytes; a larger file is hardly an article."""

STDIN = "-"
"""The path, and the source, that stands for standard input."""

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Of the C0 codes only tab, line feed, vertical tab, form feed and carriage return can be text: they are white space.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def read_articles(
    paths: Iterable[str], *, stdin: BinaryIO | None = None, words: PageWords | None = None
) -> Iterator[Article | ArticleError]:
    """Each article of ``paths`` in turn: a file, every ``*.txt`` below a folder (sorted), or ``-`` for standard input.

    For an article that cannot be read its error is yielded, so that the others are still read.
    """
    for path in paths:
        for source in _sources(path):
            if isinstance(source, ArticleError):
                yield source
                continue
            try:
                text = decode(_bytes(source, stdin), source=_shown(source))
                yield read_text(text, source=_shown(source), words=words)
            except ArticleError as error:
                yield error


def read_text(text: str, *, source: str, words: PageWords | None = None) -> Article:
    """The article that ``text`` holds; ``source`` names it in reports and messages.

    ``words`` are the words that pages are read by; by default those of the lists that come with the package.

    Raises:
        ArticleError: the text is blank or holds control characters.
    """
    if not text or text.isspace():
        raise ArticleError(
            _("empty: expected the text of an article; check that the file was saved, or leave it out"), source=source
        )
    control = _CONTROL.search(text)
    if control:
        raise ArticleError(
            _(
                "control character U+{code} on line {line}: expected plain text; "
                "remove it, or save the article as plain text"
            ).format(code=f"{ord(control.group()):04X}", line=text.count("\n", 0, control.start()) + 1),
            source=source,
        )
    words = words or built_in_page_words()
    blocks = lay_out(text, words)
    outlet, agency = _credits(text, blocks, words)
    headline = next((b for b in blocks if b.kind is BlockKind.HEADLINE), None)
    return Article(
        # A lone surrogate cannot come from a file, but a caller may pass one.
        id=hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest(),
        source=source,
        text=text,
        blocks=blocks,
        title=" ".join(headline.span.of(text).split()) if headline else None,
        outlet=outlet,
        agency=agency,
        published=_published(text, blocks, words),
    )


def decode(data: bytes, *, source: str) -> str:
    """The text of ``data``, which must be UTF-8: a byte-order mark is dropped, nothing else altered.

    Raises:
        ArticleError: more than ``MAX_BYTES`` bytes, binary data, or another encoding.
    """
    if len(data) > MAX_BYTES:
        raise ArticleError(
            _(
                "larger than {limit} million bytes: expected one article; "
                "split the file, or check that it is the right one"
            ).format(limit=MAX_BYTES // 1_000_000),
            source=source,
        )
    if data.startswith(_UTF16):
        raise ArticleError(_not_utf8(0, 1, "UTF-16", source), source=source)
    binary = data.find(0)
    if binary >= 0:
        raise ArticleError(
            _("binary data (a NUL byte at byte {byte}): expected plain text; export the article as UTF-8 text").format(
                byte=binary
            ),
            source=source,
        )
    if data.startswith(_BOM):
        data, skipped = data[len(_BOM) :], len(_BOM)
    else:
        skipped = 0
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(_not_utf8(error.start + skipped, line, "WINDOWS-1252", source), source=source) from None


def _not_utf8(byte: int, line: int, guess: str, source: str) -> str:
    looks = guess if guess == "UTF-16" else _("latin-1 or Windows-1252")
    name = _("FILE") if source == STDIN else source
    return _(
        "not UTF-8 from byte {byte} (line {line}), looks like {looks}: expected UTF-8 text; "
        "convert it, for example: iconv -f {guess} -t UTF-8 {name}"
    ).format(byte=byte, line=line, looks=looks, guess=guess, name=name)


def _shown(path: str) -> str:
    # A file name that is not UTF-8 holds surrogates, which cannot be written into a report.
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _sources(path: str) -> Iterator[str | ArticleError]:
    # An empty path would stand for the current folder, and a NUL makes none.
    if path == STDIN or not path or "\0" in path or not Path(path).is_dir():
        yield path
        return
    unread: list[ArticleError] = []
    files: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=lambda error: unread.append(_failure(error.filename, error))):
        # Hidden entries belong to editors or file systems and are no articles.
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(folder, name) for name in names if name.lower().endswith(".txt") and not name.startswith(".")]
    yield from unread
    if not files and not unread:
        yield ArticleError(
            _("no *.txt file in this folder: expected at least one article; name another folder, or a file"),
            source=_shown(path),
        )
    for file in sorted(files):
        yield _waiting(file) or str(file)


def _waiting(file: Path) -> ArticleError | None:
    """The error for what lies in a folder and may never end: a pipe, a socket, a device. Named alone, it is read."""
    try:
        mode = file.stat().st_mode
    except OSError:
        # Reading tells what is wrong with it.
        return None
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    message = _("no regular file: expected a text file; a pipe or device is read where it is named by itself")
    return ArticleError(message, source=_shown(str(file)))


def _bytes(path: str, stdin: BinaryIO | None) -> bytes:
    # One byte more than allowed is read: it shows that a file is too large, without reading an endless one.
    if path == STDIN:
        stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise ArticleError(_("standard input is closed: expected an article; name a file"), source=STDIN)
        return bytes(stream.read(MAX_BYTES + 1))
    try:
        if not path:
            raise FileNotFoundError
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _failure(path, error) from None


def _failure(path: str, error: OSError | ValueError) -> ArticleError:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        message = _("no such file: expected an article in a text file; check the path")
    elif isinstance(error, PermissionError):
        message = _("permission denied: expected a file you may read; change its rights, or copy it elsewhere")
    else:
        reason = system_words(error) if isinstance(error, OSError) else foreign(error)
        message = _("cannot be read ({reason}): expected a text file; check the path").format(reason=worded(reason))
    return ArticleError(message, source=_shown(path))


def _credits(text: str, blocks: tuple[Block, ...], words: PageWords) -> tuple[str | None, str | None]:
    """The outlet and the news agency that bylines and datelines name, the first of each."""
    names: dict[Role, str] = {}
    for kind in (BlockKind.BYLINE, BlockKind.DATELINE):
        for block in blocks:
            if block.kind is kind:
                for credit in credit_line(plain_form(block.span.of(text)), words, partial=True):
                    names.setdefault(credit.role, credit.name)
    return names.get(Role.OUTLET), names.get(Role.AGENCY)


def _published(text: str, blocks: tuple[Block, ...], words: PageWords) -> str | None:
    """The ISO date of the first line of these kinds: *publié le*, a dateline, a date alone, an update."""
    best: tuple[int, str] | None = None
    for block in blocks:
        if block.kind not in (BlockKind.BYLINE, BlockKind.DATELINE):
            continue
        line = plain_form(block.span.of(text))
        issued = words.issued.search(line)
        date = (find_date(line[issued.end() :], words) if issued else None) or find_date(line, words)
        if date is None:
            continue
        if issued:
            rank = 0
        elif block.kind is BlockKind.DATELINE:
            rank = 1
        else:
            rank = 3 if words.updated.search(line) else 2
        if best is None or rank < best[0]:
            best = (rank, date)
    return best[1] if best else None
