"""Compressed answers unpacked within a limit: a few bytes that would become gigabytes never do.

In: the header Content-Encoding and the bytes as they come. Out: the bytes as they were meant, up to a size.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

__all__ = ["ACCEPTED", "DamagedError", "TooLargeError", "UnknownCodingError", "unpacked"]

ACCEPTED = "gzip, deflate"
"""What we say that we can unpack: what Python brings."""
_STEP = 1 << 20
_GZIP = 16 + zlib.MAX_WBITS
_ZLIB = zlib.MAX_WBITS
_BARE = -zlib.MAX_WBITS


class TooLargeError(Exception):
    """Raised where there is more than the limit allows."""


class DamagedError(Exception):
    """Raised where compressed bytes are no such, or end too early."""


class UnknownCodingError(Exception):
    """Raised for a coding that we did not ask for; the message is its name."""


def unpacked(chunks: Iterable[bytes], coding: str, most_bytes: int) -> bytes:
    """What the ``chunks`` of an answer hold; ``coding`` is the header Content-Encoding, empty where there is none.

    Both what comes and what it becomes are held to ``most_bytes``.

    Raises:
        TooLargeError: there is more.
        DamagedError: the bytes are not what the coding says.
        UnknownCodingError: another coding than gzip or deflate, or several.
    """
    names = [name.strip().lower() for name in coding.split(",") if name.strip().lower() not in ("", "identity")]
    held = _held(chunks, most_bytes)
    if not names:
        return b"".join(held)
    if len(names) > 1 or names[0] not in ("gzip", "x-gzip", "deflate"):
        raise UnknownCodingError(", ".join(names))
    pieces = _members(held) if names[0].endswith("gzip") else _deflated(held)
    try:
        return b"".join(_held(pieces, most_bytes))
    except zlib.error as error:
        raise DamagedError(str(error)) from error


def _held(chunks: Iterable[bytes], most_bytes: int) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > most_bytes:
            raise TooLargeError
        yield chunk


def _pieces(unpacker: zlib._Decompress, chunk: bytes) -> Iterator[bytes]:
    """What one chunk becomes, a megabyte at most at a time."""
    rest = chunk
    while rest and not unpacker.eof:
        piece = unpacker.decompress(rest, _STEP)
        rest = unpacker.unconsumed_tail
        yield piece


def _members(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """A gzip file may be several, one after the other; what stands behind them and is none is left out."""
    unpacker = zlib.decompressobj(_GZIP)
    begun = False
    for chunk in chunks:
        rest = chunk
        while rest:
            if unpacker.eof:
                if not rest.startswith(b"\x1f"):
                    return
                unpacker = zlib.decompressobj(_GZIP)
            begun = True
            yield from _pieces(unpacker, rest)
            rest = unpacker.unused_data
    if begun and not unpacker.eof:
        raise DamagedError("unexpected end of data")


def _deflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Deflate is meant to come in a zlib frame; some servers send it bare, which its first two bytes tell."""
    start, rest = b"", iter(chunks)
    for chunk in rest:
        start += chunk
        if len(start) > 1:
            break
    if not start:
        return
    framed = len(start) > 1 and start[0] & 15 == 8 and int.from_bytes(start[:2], "big") % 31 == 0
    unpacker = zlib.decompressobj(_ZLIB if framed else _BARE)
    yield from _pieces(unpacker, start)
    for chunk in rest:
        yield from _pieces(unpacker, chunk)
    if not unpacker.eof:
        raise DamagedError("unexpected end of data")
