from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from claims.document.span import Span
from claims.document.tree import Entity
from claims.document.typography import parser_copy
from claims.parsing.raw_parse import features_of, raw_parse, written_features


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


def test_words_are_those_after_the_repairs_of_trees_where_these_were_made() -> None:
    parse = raw_parse(document())
    raw = [words for words, _entities in parse.sentences(COPY, 0)]
    better = [
        (*raw[0][:2], replace(raw[0][2], deprel="obj", feats={"Number": "Sing", "Gender": "Masc"}), raw[0][3]),
        raw[1],
    ]

    mended = parse.with_mended(b"m" * 16, better, ["une-reprise", "une-reprise"])

    assert [words for words, _entities in mended.sentences(COPY, 0)] == better
    assert mended.fired_names() == ["une-reprise", "une-reprise"]
    assert mended.words == parse.words


def test_features_are_written_in_the_order_of_their_names() -> None:
    assert written_features({"Number": "Sing", "Gender": "Masc"}) == "Gender=Masc|Number=Sing"
    assert dict(features_of("Gender=Masc|Number=Sing")) == {"Gender": "Masc", "Number": "Sing"}
    assert (written_features({}), dict(features_of(""))) == ("", {})
