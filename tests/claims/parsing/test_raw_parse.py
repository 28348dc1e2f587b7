from __future__ import annotations

import zlib
from array import array
from types import SimpleNamespace
from typing import Any

import pytest

from claims.document.span import Span
from claims.document.tree import Entity
from claims.document.typography import parser_copy
from claims.parsing.raw_parse import BrokenParseError, RawParse, packed, raw_parse, unpacked


def word(text: str, head: int, **properties: Any) -> SimpleNamespace:
    fields = {"lemma": None, "upos": None, "feats": None, "deprel": None, "start_char": None, "end_char": None}
    return SimpleNamespace(text=text, head=head, **{**fields, **properties})


def document() -> SimpleNamespace:
    """*Du Val dort. Oui.* as Stanza has it, with a contraction and an entity."""
    contraction = SimpleNamespace(start_char=0, end_char=2, words=[word("de", 3, upos="ADP"), word("le", 3)])
    val = SimpleNamespace(start_char=3, end_char=6, words=[word("Val", 4, upos="PROPN", lemma="Val", deprel="nsubj")])
    dort = SimpleNamespace(
        start_char=7, end_char=11, words=[word("dort", 0, lemma="dormir", feats="Mood=Ind|Tense=Pres", deprel="root")]
    )
    oui = SimpleNamespace(start_char=13, end_char=16, words=[word("Oui", 0)])
    first = SimpleNamespace(
        tokens=[contraction, val, dort], ents=[SimpleNamespace(type="LOC", start_char=0, end_char=6)]
    )
    return SimpleNamespace(sentences=[first, SimpleNamespace(tokens=[oui], ents=[])])


COPY = parser_copy("Du Val dort. Oui.")


def test_a_packed_parse_is_the_same_when_it_is_unpacked() -> None:
    parse = raw_parse(document())
    row = packed(parse)
    assert row is not None
    assert unpacked(row) == parse


def test_words_stand_where_the_paragraph_stands_in_the_text() -> None:
    (first, entities), (second, _none) = raw_parse(document()).sentences(COPY, 100)
    assert [w.form for w in first] == ["de", "le", "Val", "dort"]
    assert [w.span for w in first] == [Span(100, 102), Span(100, 102), Span(103, 106), Span(107, 111)]
    assert entities == (Entity(Span(100, 106), "LOC"),)
    assert (second[0].index, second[0].span) == (0, Span(113, 116))


def test_properties_that_a_word_does_not_have_are_empty() -> None:
    _first, ((oui,), _none) = raw_parse(document()).sentences(COPY, 0)
    assert (oui.lemma, oui.upos, oui.deprel, oui.head, oui.feats) == ("oui", "X", "dep", -1, {})


def test_offsets_count_in_the_original_where_the_copy_is_shorter() -> None:
    copy = parser_copy("\u00adDu Val dort. Oui.")
    words, _entities = next(raw_parse(document()).sentences(copy, 0))
    assert words[-1].span == Span(8, 12)


def test_a_paragraph_without_sentences_can_be_packed() -> None:
    row = packed(raw_parse(SimpleNamespace(sentences=[])))
    assert row is not None
    assert list(unpacked(row).sentences(COPY, 0)) == []


def test_strings_that_could_not_be_told_apart_are_not_packed() -> None:
    parse = raw_parse(document())
    assert packed(RawParse(("a\0b", *parse.strings[1:]), parse.lengths, parse.words, parse.entities)) is None


def broken_rows() -> dict[str, bytes]:
    parse = raw_parse(document())
    whole = packed(parse) or b""
    content = zlib.decompress(whole)
    beyond = array("i", parse.words)
    beyond[0] = len(parse.strings)
    return {
        "empty": b"",
        "no packed bytes": b"abc",
        "cut off": whole[:-5],
        "a bit turned": whole[:20] + bytes([whole[20] ^ 16]) + whole[21:],
        "no header": zlib.compress(b"abc"),
        "too short": zlib.compress(content[:-1]),
        "other counts": zlib.compress(content[:4] + b"\xff\xff\xff\xff" + content[8:]),
        "strings in another encoding": zlib.compress(content[:-1] + b"\xff"),
        "a string that is not there": packed(RawParse(parse.strings, parse.lengths, beyond, parse.entities)) or b"",
        "lengths that do not fit": packed(RawParse(parse.strings, array("i", [4]), parse.words, parse.entities)) or b"",
        "an empty sentence": packed(RawParse(parse.strings, array("i", [5, 0]), parse.words, parse.entities)) or b"",
    }


@pytest.mark.parametrize("kind", list(broken_rows()))
def test_bytes_that_are_no_parse_are_told_as_broken(kind: str) -> None:
    with pytest.raises(BrokenParseError):
        unpacked(broken_rows()[kind])
