"""Text to trees: offsets, and what the parser cannot take."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from claims.claim import Skipped
from claims.document.span import Span
from claims.document.tree import Document
from claims.errors import ParseError
from claims.parsing.parser import MAX_SENTENCE_WORDS, Parser
from claims.parsing.plans import MAX_UNBROKEN
from tests.support.trees import span
from tests.support.word_classes import CLASSES

# --- A stand-in for Stanza -------------------------------------------------------------------------------------------


class FakePipeline:
    """One token per word, every word a root; fails on paragraphs that hold *panne*."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def bulk_process(self, documents: list[Any], processors: list[str]) -> list[Any]:
        from stanza import Document as StanzaDocument

        self.seen |= {d.text for d in documents}
        if any("panne" in d.text for d in documents):
            raise RuntimeError("out of memory")
        if processors != ["tokenize", "mwt"]:
            return documents
        return [StanzaDocument([_tokens(d.text)], text=d.text) for d in documents]


def _tokens(text: str) -> list[dict[str, Any]]:
    tokens, at = [], 0
    for number, word in enumerate(text.split(), start=1):
        at = text.index(word, at)
        tokens.append({"id": number, "text": word, "start_char": at, "end_char": at + len(word), "head": 0})
        at += len(word)
    return tokens


def parse(text: str) -> tuple[Document, tuple[Skipped, ...]]:
    return Parser(FakePipeline(), ("tokenize", "mwt", "pos", "lemma", "depparse", "ner"), classes=CLASSES).parse(text)


@pytest.mark.model
def test_a_paragraph_the_parser_cannot_take_costs_that_paragraph_only() -> None:
    text = "Un deux.\n\nUne panne.\n\nTrois quatre."

    document, skipped = parse(text)

    assert [s.span.of(text) for s in document.sentences] == ["Un deux.", "Trois quatre."]
    assert [s.block for s in document.sentences] == [0, 2]
    assert [(s.span.of(text), s.reason) for s in skipped] == [("Une panne.", "unparsed")]


@pytest.mark.model
def test_a_parser_that_takes_nothing_at_all_is_an_error() -> None:
    with pytest.raises(ParseError, match="failed on all 2 paragraphs"):
        parse("Une panne.\n\nDeux pannes.")


@pytest.mark.model
def test_a_long_text_is_parsed_in_batches_and_a_failed_one_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.parsing.batches.BATCH", 20)
    text = "Un deux.\n\nTrois quatre cinq.\n\nUne panne de plus."

    document, skipped = parse(text)

    assert [s.span.of(text) for s in document.sentences] == ["Un deux.", "Trois quatre cinq."]
    assert [s.block for s in document.sentences] == [0, 1]
    assert [(s.span.of(text), s.reason) for s in skipped] == [("Une panne de plus.", "unparsed")]


@pytest.mark.model
def test_of_many_articles_a_failing_one_costs_itself_only() -> None:
    parser = Parser(FakePipeline(), ("tokenize", "mwt", "pos"), classes=CLASSES)
    texts = ["Un deux.\n\nTrois.", "Une panne.", "", "Quatre.\n\nUne panne."]

    found = parser.parse_many([(text, None) for text in texts])

    assert isinstance(found[1], ParseError)
    assert "failed on all 1 paragraphs" in str(found[1])
    assert [found[0], found[2], found[3]] == [parser.parse(text) for text in (texts[0], texts[2], texts[3])]


@pytest.mark.model
def test_articles_in_one_batch_are_parsed_as_each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Un deux.\n\nTrois quatre.", "", "Cinq six sept.\n\nUne panne.", "Un deux.", "Huit.\n\nNeuf."]

    for size in (5, 20, 1000):
        monkeypatch.setattr("claims.parsing.batches.BATCH", size)
        parser = Parser(FakePipeline(), ("tokenize", "mwt", "pos"), classes=CLASSES)
        assert parser.parse_many([(text, None) for text in texts]) == [parser.parse(text) for text in texts]


@pytest.mark.model
def test_a_monstrous_sentence_is_left_out_and_the_rest_is_parsed() -> None:
    text = "Court.\n\n" + "mot " * (MAX_SENTENCE_WORDS + 1) + "fin"

    document, skipped = parse(text)

    assert [s.span.of(text) for s in document.sentences] == ["Court."]
    assert [(s.span.start, s.reason) for s in skipped] == [(8, "too_long")]


@pytest.mark.model
def test_a_paragraph_without_any_full_stop_never_reaches_the_parser() -> None:
    text = "Court.\n\n" + "mot " * (MAX_UNBROKEN // 4 + 1) + "fin\n\nBref."
    pipeline = FakePipeline()

    document, skipped = Parser(pipeline, ("tokenize", "mwt", "pos"), classes=CLASSES).parse(text)

    assert [s.span.of(text) for s in document.sentences] == ["Court.", "Bref."]
    assert [s.reason for s in skipped] == ["too_long"]
    assert pipeline.seen == {"Court.", "Bref."}


@pytest.mark.model
def test_only_the_blocks_asked_for_are_parsed_at_their_places() -> None:
    text = "Titre\nCorps ici.\nPied"
    blocks = [span(text, "Corps ici.")]

    document, _ = Parser(FakePipeline(), ("tokenize", "mwt", "pos"), classes=CLASSES).parse(text, blocks)

    assert [w.span.of(text) for s in document.sentences for w in s.words] == ["Corps", "ici."]
    assert document.blocks == tuple(blocks)


# --- The real parser: every word where it stands ----------------------------------------------------------------------


def words(parser: Parser, text: str) -> list[str]:
    document, skipped = parser.parse(text)
    assert skipped == ()
    return [w.span.of(text) for s in document.sentences for w in s.words]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le maire dort.", "Le maire dort ."),
        ("L’été, qu’il aime aujourd’hui.", "L’ été , qu’ il aime aujourd’hui ."),
        ("L'été, qu'il aime aujourd'hui.", "L' été , qu' il aime aujourd'hui ."),
        ("Il parle du pont aux élus.", "Il parle du du pont aux aux élus ."),
        ("Pourquoi a-t-elle dit non ?", "Pourquoi a -t-elle dit non ?"),
        ("Le maire\u00a0dit\u202f: «\u00a0Oui\u202f!\u00a0»", "Le maire dit : « Oui ! »"),
        ("Le maire 🎉 dort en 𝒜 demain.", "Le maire dort en 𝒜 demain ."),
        ("Le maire dort au refuge.".replace("refu", "reﬀu"), "Le maire dort au au reﬀuge ."),
        ("\u200bLe maire\u200b dort.", "Le maire dort ."),
        ("Le mai\u00adre dort.", "Le mai\u00adre dort ."),
        ("Un\r\nmaire\tdort.", "Un maire dort ."),
    ],
)
def test_each_word_slices_to_what_a_person_reads(live_parser: Parser, text: str, wanted: str) -> None:
    assert words(live_parser, text) == wanted.split(" ")


@pytest.mark.model
def test_decomposed_accents_change_nothing_but_the_offsets(live_parser: Parser) -> None:
    text = "Le préfet d’Évreux a déclaré que l’école était fermée."
    loose = unicodedata.normalize("NFD", text)

    (composed,) = live_parser.parse(text)[0].sentences
    (decomposed,) = live_parser.parse(loose)[0].sentences

    assert [w.lemma for w in decomposed.words] == [w.lemma for w in composed.words]
    assert [w.head for w in decomposed.words] == [w.head for w in composed.words]
    assert [unicodedata.normalize("NFC", w.span.of(loose)) for w in decomposed.words] == [
        w.span.of(text) for w in composed.words
    ]
    assert [unicodedata.normalize("NFC", e.span.of(loose)) for e in decomposed.entities] == [
        e.span.of(text) for e in composed.entities
    ]


@pytest.mark.model
@pytest.mark.parametrize("text", ["\u200b", "\u200b\n\n\ufeff", "", "«", "…", "🎉", ". . .", "\u0301", "-\n\n-"])
def test_hardly_anything_to_parse_is_no_error(live_parser: Parser, text: str) -> None:
    document, _ = live_parser.parse(text)

    assert all(len(s.words) for s in document.sentences)


@pytest.mark.model
def test_spans_of_later_paragraphs_count_from_the_start_of_the_text(live_parser: Parser) -> None:
    text = "🎉 Un titre\r\n\r\nNadia Ferrol a nié.\r\n\r\nElle part."

    document, _ = live_parser.parse(text)

    assert [s.span.of(text) for s in document.sentences][1:] == ["Nadia Ferrol a nié.", "Elle part."]
    assert [e.span.of(text) for e in document.sentences[1].entities] == ["Nadia Ferrol"]
    assert document.blocks == (Span(0, 10), span(text, "Nadia Ferrol a nié."), span(text, "Elle part."))
