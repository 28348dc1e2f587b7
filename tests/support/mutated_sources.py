"""Files of every kind that is read, mutated by chance that repeats: bytes changed, cut, repeated, spliced."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

__all__ = ["kinds", "mutated_source", "originals"]

_FILES = Path(__file__).parents[1] / "sources" / "files"
_LONGEST = 400_000
_NAMES = (
    "a.txt", "a.md", "a.html", "a.xml", "a.pdf", "a.docx", "a.odt", "a.eml", "a.srt", "a.vtt", "a.json", "a.ndjson",
    "a.zip", "a.tar.gz", "a", "a.doc", "..", "a\u202etxt.exe", "a\x1b]0;x\x07.txt", "\udcff.txt", "é\n.html",
)  # fmt: skip
_PIECES = (
    b"", b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n\n", b"\x1b[2J",
    "\u202e".encode(), b"<", b"<!--", b"]]>", b"<![CDATA[", b"</", b"<p", b"<script", b"<!DOCTYPE x [", b"&#0;",
    b"&#xD800;", b"&#99999999;", b"<?xml version='1.0' encoding='utf-16'?>", b"<meta charset=punycode>",
    b"<meta charset=utf-7>", b"<svg>", b"<table>", b"[" * 3_000, b'{"a":' * 3_000, b"(" * 300, b"> " * 300,
    b"- " * 300, b"*" * 300, b"`" * 300, b" " * 5_000, b"-" * 300, b"\t" * 300, b"9" * 5_000, b"1e999", b"NaN",
    b"null", b"---\r\n", b"+++\n", b"a: &a [*a]\n", b"<<: *a\n", b"00:00:01,000 --> 00:00:02,000\n",
    b"99999999:99:99,999 --> 00:00:00,000\n", b"-->", b"<v ", b"WEBVTT\n\n", b"NOTE ",
    b"Content-Type: multipart/mixed; boundary=x\n", b"Content-Type: text/html; charset=punycode\n", b"--x\n",
    b"=?utf-8?b?", b"Content-Transfer-Encoding: base64\n",
    b"Content-Disposition: attachment; filename*=utf-8''%1b%5d\n", b"From: <@,;:\n", b"endobj", b"stream\n",
    b"/Length 99999999", b"/Kids [1 0 R]", b"/Filter /LZWDecode", b"<<", b">>", b"0 R", b"xref", b"PK\x03\x04",
    b"PK\x01\x02", b"PK\x05\x06", b"ustar", b"\x1f\x8b\x08", b"BZh9", b"%PDF-1.7\n", b"<rss><channel><item>",
)  # fmt: skip

Mutation = Callable[[random.Random, bytes], bytes]


@cache
def kinds() -> tuple[str, ...]:
    """The names of the folders, each of which holds files of one kind."""
    return tuple(sorted(path.name for path in _FILES.iterdir() if path.is_dir()))


@cache
def originals(kind: str = "") -> tuple[tuple[str, bytes], ...]:
    """The name and the bytes of each file of a kind, or of all kinds, sorted."""
    files = sorted((_FILES / kind).rglob("*"))
    return tuple((path.name, path.read_bytes()) for path in files if path.is_file() and path.suffix != ".yaml")


def _place(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1) if chance.random() < 0.7 else chance.randrange(min(len(data), 600) + 1)
    return start, min(len(data), start + chance.choice((0, 1, 2, 5, 20, 200, 2_000)))


def _flip(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _time in range(chance.choice((1, 3, 20, 200))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.choice(
                (0, 9, 10, 32, 34, 60, 62, 128, 255, chance.randrange(256))
            )
    return bytes(changed)


def _cut(chance: random.Random, data: bytes) -> bytes:
    start, end = _place(chance, data)
    return data[:start] + data[end:]


def _truncate(chance: random.Random, data: bytes) -> bytes:
    return data[: _place(chance, data)[0]]


def _repeat(chance: random.Random, data: bytes) -> bytes:
    start, end = _place(chance, data)
    return data[:start] + data[start:end] * chance.choice((2, 10, 1_000)) + data[end:]


def _insert(chance: random.Random, data: bytes) -> bytes:
    start, end = _place(chance, data)
    return data[:start] + chance.choice(_PIECES) * chance.choice((1, 1, 2, 50)) + data[end:]


def _splice(chance: random.Random, data: bytes) -> bytes:
    """The beginning of one file before the end of another, or a piece of it in the middle."""
    _name, other = chance.choice(originals())
    start, end = _place(chance, data)
    from_, to = _place(chance, other)
    return data[:start] + (other[from_:] if chance.random() < 0.5 else other[from_:to] + data[end:])


def _head(chance: random.Random, data: bytes) -> bytes:
    _name, other = chance.choice(originals())
    size = chance.choice((2, 4, 8, 64, 512))
    return other[:size] + data[size:]


_MUTATIONS: tuple[Mutation, ...] = (_flip, _flip, _cut, _truncate, _repeat, _insert, _insert, _splice, _head)


def mutated_source(kind: str, number: int) -> tuple[str, bytes]:
    """The name and the bytes of one mutated file of a kind; each number has its own."""
    chance = random.Random(f"{kind} {number}")
    name, data = chance.choice(originals(kind))
    for _time in range(chance.choice((1, 1, 2, 5))):
        data = chance.choice(_MUTATIONS)(chance, data)[:_LONGEST]
    return (chance.choice(_NAMES) if chance.random() < 0.2 else name), data
