"""An archive in shards: some files, or some lines of a large file of records.

In: files and folders. Out: ``Shard``s, named by the digest of what they hold and of how it is to be checked. They are
made as they are asked for: an archive may have millions of files.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.scan_results import SourceKind
from factcheck.sources.inputs import STDIN, files_below, is_regular, shown_name
from factcheck.sources.kinds import kind_of
from factcheck.sources.left_out import LeftOut
from factcheck.web_addresses import is_web_address

__all__ = ["BYTES", "Piece", "Shard", "content_digest", "shards_of"]

BYTES = 400_000
"""About how much a shard holds: some hundred articles, half a minute of work, which is what a killed worker loses."""
_FILES = 200
_BLOCK = 1_000_000
_LONGEST_HEAD = 64_000_000
"""Bytes of a first line that are looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A file, or the bytes ``[start, end)`` of one whose lines are records, the first of them number ``line``.

    ``name`` is what messages and reports call it, ``digest`` that of its content when it was listed, empty where it
    could not be read then. ``listed``: it was found in a folder, of which not all files are articles.
    """

    path: str
    name: str
    digest: str
    start: int = 0
    end: int | None = None
    line: int = 1
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """What is checked in one go. ``key`` is the same wherever the same content is checked in the same way."""

    key: str
    pieces: tuple[Piece, ...]


def content_digest(data: bytes) -> str:
    """The digest of a piece with these bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def shards_of(
    paths: Iterable[str], way: str, left_out: Counter[LeftOut], size: int = BYTES
) -> Iterator[Shard | ArticleError]:
    """The shards of files and folders in the order in which one process reads them, and errors for what is neither.

    ``way`` is the digest of how they are checked; ``left_out`` counts files that no article is expected in, by name.
    ``size`` is about how many bytes a shard holds.
    """
    held: list[Piece] = []
    amount = 0
    for found in _pieces(paths, left_out, size):
        if isinstance(found, ArticleError):
            yield found
            continue
        piece, length = found
        if piece.end is not None:
            # A range of a large file is a shard by itself.
            if held:
                yield _shard(held, way)
                held, amount = [], 0
            yield _shard([piece], way)
            continue
        held.append(piece)
        amount += length
        if amount >= size or len(held) >= _FILES or (amount >= size // 4 and _ends_here(piece)):
            yield _shard(held, way)
            held, amount = [], 0
    if held:
        yield _shard(held, way)


def _ends_here(piece: Piece) -> bool:
    """Whether a shard ends after a piece of this name: where it does is then the same when files come or go before."""
    return blake2b(piece.name.encode(), digest_size=1).digest()[0] % 8 == 0


def _shard(pieces: list[Piece], way: str) -> Shard:
    told = [(p.name, p.digest, p.start, p.end, p.line, p.listed) for p in pieces]
    key = blake2b(json.dumps([way, told]).encode(), digest_size=16).hexdigest()
    return Shard(key=key, pieces=tuple(pieces))


def _pieces(paths: Iterable[str], left_out: Counter[LeftOut], size: int) -> Iterator[tuple[Piece, int] | ArticleError]:
    for path in paths:
        if path == STDIN or is_web_address(path) or not path or "\0" in path:
            message = _("neither file nor folder: expected what all workers find under its path; save it in a file")
            yield ArticleError(message, source=shown_name(path))
            continue
        if not Path(path).is_dir():
            yield from _of_file(Path(path), size, listed=False)
            continue
        unread: list[ArticleError] = []
        files = files_below(path, left_out, unread)
        yield from unread
        for file in files:
            yield from _of_file(file, size, listed=True)


def _of_file(file: Path, size: int, *, listed: bool) -> Iterator[tuple[Piece, int]]:
    """The pieces of a file with their lengths; what is wrong with it is told by who reads it."""
    path, name = str(file.absolute()), shown_name(str(file))
    try:
        # Nothing is read here that may never end.
        if not is_regular(file):
            raise OSError
        with file.open("rb") as opened:
            length = file.stat().st_size
            if length > size and _has_records(opened, name):
                yield from _ranges(opened, path, name, size)
                return
            digest = blake2b(digest_size=16)
            while block := opened.read(_BLOCK):
                digest.update(block)
    except OSError:
        yield Piece(path=path, name=name, digest="", listed=listed), 0
        return
    yield Piece(path=path, name=name, digest=digest.hexdigest(), listed=listed), length


def _has_records(file: BinaryIO, name: str) -> bool:
    """Whether each line of a file is an article, told by the first one; it is at its beginning before and after."""
    try:
        first = file.readline(_LONGEST_HEAD)
        return (
            bool(file.read(1))
            and first.lstrip().startswith(b"{")
            and isinstance(json.loads(first), dict)
            and kind_of(first, name) is SourceKind.NDJSON
        )
    except (ValueError, RecursionError):
        return False
    finally:
        file.seek(0)


def _ranges(file: BinaryIO, path: str, name: str, size: int) -> Iterator[tuple[Piece, int]]:
    """The lines of a file in ranges of at least ``size`` bytes."""
    start, line = 0, 1
    held: list[bytes] = []
    amount = 0

    def piece() -> tuple[Piece, int]:
        digest = content_digest(b"".join(held))
        return Piece(path=path, name=name, digest=digest, start=start, end=start + amount, line=line), amount

    for one in file:
        held.append(one)
        amount += len(one)
        if amount >= size:
            yield piece()
            start, line, held, amount = start + amount, line + len(held), [], 0
    if held:
        yield piece()
