from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest

from factcheck.fetching.decompression import DamagedError, TooLargeError, UnknownCodingError, unpacked

TEXT = b"Le bac de Corvane repart lundi. " * 5000
MOST = 1_000_000


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[begin : begin + size] for begin in range(0, len(data), size)]


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT, mtime=0)),
        (" GZip , identity", gzip.compress(TEXT, mtime=0)),
        ("x-gzip", gzip.compress(TEXT[:999], mtime=0) + gzip.compress(TEXT[999:], mtime=0)),
        ("gzip, ", gzip.compress(TEXT, mtime=0) + b"\0\0"),
        ("deflate", zlib.compress(TEXT)),
        ("Deflate", bare(TEXT)),
    ],
    ids=["none", "identity", "gzip", "in capitals", "two members", "padded", "zlib", "bare"],
)
def test_what_was_packed_is_unpacked_however_it_comes(coding: str, packed: bytes, size: int) -> None:
    assert unpacked(pieces(packed, size), coding, MOST) == TEXT


@pytest.mark.parametrize("coding", ["", "gzip", "deflate"])
def test_nothing_is_nothing(coding: str) -> None:
    assert unpacked([], coding, MOST) == b""


@pytest.mark.parametrize(
    ("coding", "packed"), [("", TEXT), ("gzip", gzip.compress(TEXT, mtime=0)), ("deflate", bare(TEXT))]
)
def test_the_limit_is_the_last_byte_that_is_taken(coding: str, packed: bytes) -> None:
    assert len(unpacked([packed], coding, len(TEXT))) == len(TEXT)
    with pytest.raises(TooLargeError):
        unpacked([packed], coding, len(TEXT) - 1)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_takes_no_more_memory_than_the_limit(coding: str) -> None:
    zeros = bytes(100_000_000)
    bomb = gzip.compress(zeros, 1) if coding == "gzip" else zlib.compress(zeros, 1)
    del zeros

    tracemalloc.start()
    with pytest.raises(TooLargeError):
        unpacked([bomb], coding, MOST)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 5 * MOST


def test_members_without_end_are_cut_off() -> None:
    """A gzip member of nothing takes twenty bytes: those that come count, too."""

    def endless() -> Iterator[bytes]:
        while True:
            yield gzip.compress(b"")

    with pytest.raises(TooLargeError):
        unpacked(endless(), "gzip", 10_000)


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", TEXT),
        ("gzip", gzip.compress(TEXT, mtime=0)[:-1]),
        ("gzip", gzip.compress(TEXT, mtime=0) + gzip.compress(TEXT, mtime=0)[:20]),
        ("deflate", zlib.compress(TEXT)[:-1]),
        ("deflate", b"\x78"),
        ("deflate", TEXT),
    ],
    ids=["no gzip", "cut gzip", "cut second member", "cut deflate", "one byte", "no deflate"],
)
def test_damage_is_told(coding: str, packed: bytes) -> None:
    with pytest.raises(DamagedError):
        unpacked([packed], coding, MOST)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, deflate", "compress"])
def test_other_codings_are_named(coding: str) -> None:
    with pytest.raises(UnknownCodingError, match=coding):
        unpacked([TEXT], coding, MOST)
