"""Parses of paragraphs as bytes, for whoever keeps them.

In: a ``RawParse``, or bytes that were made of one. Out: bytes, or the parse.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from collections.abc import Sequence
from sys import intern
from typing import Final

from claims.parsing.raw_parse import PER_ENTITY, PER_WORD, RawParse

__all__ = ["LAYOUT", "BrokenParseError", "packed", "unpacked"]

LAYOUT: Final = 2
"""Number of the layout of packed parses: raise it when the bytes mean something else."""
_HEADER: Final = struct.Struct("=5I16s16s")
"""Numbers of sentences, words, entities, repairs that fired, bytes of strings, and what the repairs of trees are told
by, zeros without them, and the key that the row is kept by; byte order and sizes are those of the machine."""
_NOT_MENDED: Final = bytes(16)
_BETWEEN: Final = "\0"
"""Between two strings; no copy for the parser holds it."""


class BrokenParseError(ValueError):
    """Raised for bytes that are no packed parse."""


def packed(parse: RawParse, key: bytes) -> bytes | None:
    """``parse`` as bytes for ``unpacked``; None where they could not be told apart again.

    ``key``, 16 bytes, is what the row will be found by: under another one it is none.
    """
    if any(_BETWEEN in string for string in parse.strings):
        return None
    strings = _BETWEEN.join(parse.strings).encode("utf-8", "surrogatepass")
    header = _HEADER.pack(
        len(parse.lengths),
        len(parse.words) // PER_WORD,
        len(parse.entities) // PER_ENTITY,
        len(parse.fired),
        len(strings),
        parse.mended_by or _NOT_MENDED,
        key,
    )
    parts = (parse.lengths, parse.words, parse.entities, parse.mended, parse.fired)
    return zlib.compress(b"".join((header, *(part.tobytes() for part in parts), strings)), 1)


def unpacked(row: bytes, key: bytes) -> RawParse:
    """The parse that ``packed`` made ``row`` of, for the same ``key``.

    Raises:
        BrokenParseError: it is not whole, what it says cannot be, or it is the row of another key.
    """
    try:
        content = zlib.decompress(row)
        sentences, words, entities, fired, size, mended_by, kept_by = _HEADER.unpack_from(content)
    except (zlib.error, struct.error) as error:
        raise BrokenParseError(str(error)) from error
    if kept_by != key:
        raise BrokenParseError("the row of another key")
    is_mended = mended_by != _NOT_MENDED
    counts = sentences, words * PER_WORD, entities * PER_ENTITY, words * PER_WORD * is_mended, fired
    width = array("i").itemsize
    if len(content) != _HEADER.size + width * sum(counts) + size:
        raise BrokenParseError("the sizes do not fit")
    parts = []
    at = _HEADER.size
    for count in counts:
        part = array("i")
        part.frombytes(content[at : at + width * count])
        parts.append(part)
        at += width * count
    try:
        strings = tuple(map(intern, content[at:].decode("utf-8", "surrogatepass").split(_BETWEEN)))
    except UnicodeDecodeError as error:
        raise BrokenParseError(str(error)) from error
    lengths, raw, named, mended, names = parts
    parse = RawParse(strings, lengths, raw, named, mended_by if is_mended else b"", mended, names)
    _check(parse)
    return parse


def _check(parse: RawParse) -> None:
    """Nothing, if every number of a parse stands for something."""
    known = len(parse.strings)
    fit = (
        sum(parse.lengths) * PER_WORD == len(parse.words)
        and min(parse.lengths, default=1) > 0
        and _words_fit(parse.words, known)
        and _words_fit(parse.mended, known)
        and _within(parse.fired, 0, known)
        and all(map(_ordered, parse.entities[2::PER_ENTITY], parse.entities[3::PER_ENTITY]))
        and _within(parse.entities[1::PER_ENTITY], 0, known)
        and _within(parse.entities[::PER_ENTITY], 0, len(parse.lengths))
    )
    if not fit:
        raise BrokenParseError("a number stands for nothing")


def _ordered(start: int, end: int) -> bool:
    return 0 <= start <= end


def _words_fit(words: array[int], known: int) -> bool:
    strings = all(_within(words[column::PER_WORD], 0, known) for column in range(5))
    return strings and all(map(_ordered, words[6::PER_WORD], words[7::PER_WORD]))


def _within(numbers: Sequence[int], least: int, bound: int) -> bool:
    return not numbers or (min(numbers) >= least and max(numbers) < bound)
