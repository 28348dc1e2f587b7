from __future__ import annotations

import zlib
from array import array
from dataclasses import replace
from types import SimpleNamespace

import pytest

from claims.document.typography import ParserCopy, parser_copy
from claims.parsing.packed_parse import BrokenParseError, packed, unpacked
from claims.parsing.raw_parse import raw_parse
from tests.claims.parsing.test_raw_parse import document

KEY = b"k" * 16


def test_a_packed_parse_is_the_same_when_it_is_unpacked() -> None:
    parse = raw_parse(document())
    words = [words for words, _entities in parse.sentences(ParserCopy(""), 0)]
    for one in (parse, parse.with_mended(b"m" * 16, words, ["une-reprise"])):
        row = packed(one, KEY)
        assert row is not None
        assert unpacked(row, KEY) == one


def test_a_paragraph_without_sentences_can_be_packed() -> None:
    row = packed(raw_parse(SimpleNamespace(sentences=[])), KEY)
    assert row is not None
    assert list(unpacked(row, KEY).sentences(parser_copy(""), 0)) == []


def test_strings_that_could_not_be_told_apart_are_not_packed() -> None:
    parse = raw_parse(document())
    assert packed(replace(parse, strings=("a\0b", *parse.strings[1:])), KEY) is None


def broken_rows() -> dict[str, bytes]:
    parse = raw_parse(document())
    whole = packed(parse, KEY) or b""
    content = zlib.decompress(whole)
    beyond = array("i", parse.words)
    beyond[0] = len(parse.strings)
    backwards = array("i", parse.words)
    backwards[6], backwards[7] = 5, 4
    return {
        "empty": b"",
        "no packed bytes": b"abc",
        "cut off": whole[:-5],
        "a bit turned": whole[:20] + bytes([whole[20] ^ 16]) + whole[21:],
        "no header": zlib.compress(b"abc"),
        "too short": zlib.compress(content[:-1]),
        "other counts": zlib.compress(content[:4] + b"\xff\xff\xff\xff" + content[8:]),
        "strings in another encoding": zlib.compress(content[:-1] + b"\xff"),
        "a string that is not there": packed(replace(parse, words=beyond), KEY) or b"",
        "a word that ends before it starts": packed(replace(parse, words=backwards), KEY) or b"",
        "a repair that is not there": packed(replace(parse, fired=array("i", [99])), KEY) or b"",
        "lengths that do not fit": packed(replace(parse, lengths=array("i", [4])), KEY) or b"",
        "the row of another key": packed(parse, b"x" * 16) or b"",
        "an empty sentence": packed(replace(parse, lengths=array("i", [5, 0])), KEY) or b"",
    }


@pytest.mark.parametrize("kind", list(broken_rows()))
def test_bytes_that_are_no_parse_are_told_as_broken(kind: str) -> None:
    with pytest.raises(BrokenParseError):
        unpacked(broken_rows()[kind], KEY)
