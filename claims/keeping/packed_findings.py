"""Findings as bytes, for whoever keeps them.

In: findings with what tells whether they still hold. Out: a row of bytes; or, of such a row, the same again. What the
claims were derived from, the parsed words of their sentences, is left out: nothing after the labels asks for it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

import msgspec

from claims.digests import hashed
from claims.keeping.findings import Findings
from claims.keeping.occurrences import Occurrences

__all__ = ["LAYOUT", "BrokenRowError", "KeptRow", "packed", "packed_rules", "unpacked", "unpacked_rules"]

LAYOUT = 1
"""Number of the layout of rows: raise it when the bytes mean something else."""
_SEAL = 16
"""Bytes before each row that tell whether it is whole and stands under its own key."""


class BrokenRowError(ValueError):
    """Raised for bytes that are no row of findings."""


class KeptRow(msgspec.Struct, array_like=True, frozen=True):
    """What is kept of the findings in a text: the findings, and what tells whether they still hold.

    ``rules`` stands for the rules that they were made with, of which those ``matched`` did. ``parses`` are the keys of
    the parses that they were made of.
    """

    rules: bytes
    matched: tuple[str, ...]
    parses: tuple[bytes, ...]
    packed_occurrences: bytes
    packed_findings: bytes

    def occurrences(self) -> Occurrences:
        """What the sentences of the text have.

        Raises:
            BrokenRowError: the bytes are something else.
        """
        found: Occurrences = _read(self.packed_occurrences, Occurrences)
        return found

    def findings(self) -> Findings:
        """What was found in the text.

        Raises:
            BrokenRowError: the bytes are something else.
        """
        found: Findings = _read(self.packed_findings, Findings)
        return found


def packed(
    findings: Findings,
    key: bytes,
    *,
    rules: bytes,
    matched: Iterable[str],
    occurrences: Occurrences,
    parses: Iterable[bytes],
) -> bytes | None:
    """The row of findings as bytes for ``unpacked``, to be kept under ``key``; see ``KeptRow``.

    The derivations of claims are left out. None where some words cannot be written: half of a pair of code units.
    """
    lasting = replace(findings, claims=tuple(replace(claim, derivation=None) for claim in findings.claims))
    encode = msgspec.msgpack.encode
    try:
        row = KeptRow(rules, tuple(sorted(matched)), tuple(parses), encode(occurrences), encode(lasting))
    except UnicodeEncodeError:
        return None
    return _sealed(zlib.compress(encode(row), 1), key)


def unpacked(row: bytes, key: bytes) -> KeptRow:
    """What ``packed`` made ``row`` of, for the same ``key``.

    Raises:
        BrokenRowError: it is not whole, or it is the row of another key.
    """
    try:
        content = zlib.decompress(_unsealed(row, key))
    except zlib.error as error:
        raise BrokenRowError(str(error)) from error
    read: KeptRow = _read(content, KeptRow)
    return read


def packed_rules(digests: dict[str, bytes], key: bytes) -> bytes:
    """The digests of a set of rules as bytes for ``unpacked_rules``."""
    return _sealed(msgspec.msgpack.encode(digests), key)


def unpacked_rules(row: bytes, key: bytes) -> dict[str, bytes]:
    """The digests that ``packed_rules`` made ``row`` of, for the same ``key``.

    Raises:
        BrokenRowError: it is not whole, or it is the row of another key.
    """
    digests: dict[str, bytes] = _read(_unsealed(row, key), dict[str, bytes])
    return digests


def _sealed(content: bytes, key: bytes) -> bytes:
    return hashed(key, content) + content


def _unsealed(row: bytes, key: bytes) -> bytes:
    content = row[_SEAL:]
    if hashed(key, content) != row[:_SEAL]:
        raise BrokenRowError("not whole, or the row of another key")
    return content


def _read(content: bytes, kind: Any) -> Any:
    try:
        return _decoder(kind).decode(content)
    except msgspec.DecodeError as error:
        raise BrokenRowError(str(error)) from error


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
