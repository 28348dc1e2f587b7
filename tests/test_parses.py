"""The stored parses: what is written is what is read, what is absent is told, and the parser still gives the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.claim import Skipped
from claims.document.span import Span
from claims.document.tree import Document, Entity, Sentence, Word
from claims.parsing.parser import Parser
from tests.support.stored_parser import RECORD, StoredParser
from tests.support.stored_parses import PARSES, StoredBlock, blocks_of, joined, one_text, read_parses, write_parses

TEXT = "Zoé dit\u00a0:\n« du \u00adpain »\n\nRien."
BATCH = 200


def word(index: int, at: tuple[int, int], form: str, head: int = 0, **feats: str) -> Word:
    return Word(
        index=index, span=Span(*at), form=form, lemma=form.lower(), upos="X", head=head, deprel="dep", feats=feats
    )


def sentence(index: int, *words: Word, entities: tuple[Entity, ...] = (), block: int = 0) -> Sentence:
    span = Span(words[0].span.start, words[-1].span.end)
    return Sentence(index=index, span=span, words=words, entities=entities, block=block)


def document() -> Document:
    """A contraction, a word with an invisible character in it, an entity, two sentences in a paragraph."""
    first = sentence(
        0,
        word(0, (0, 3), "Zoé", 1, Gender="Fem", Number="Sing"),
        word(1, (4, 7), "dit", -1),
        word(2, (8, 9), ":"),
        entities=(Entity(Span(0, 3), "PER"),),
    )
    second = sentence(
        1,
        word(0, (10, 11), "«", 3),
        word(1, (12, 14), "de", 3),
        word(2, (12, 14), "le", 3),
        word(3, (15, 20), "pain", -1),
        word(4, (21, 22), "»", 3),
    )
    third = sentence(2, word(0, (24, 28), "Rien", -1), word(1, (28, 29), "."), block=1)
    return Document(text=TEXT, sentences=(first, second, third), blocks=(Span(0, 22), Span(24, 29)))


class Known(Parser):
    """Gives the one document."""

    def __init__(self) -> None:
        self.calls = 0

    def parse(self, text: str, blocks: object = None) -> tuple[Document, tuple[Skipped, ...]]:
        self.calls += 1
        return document(), ()


def no_parser() -> Parser:
    raise AssertionError("the parser is loaded")


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "un.conllu"
    stored = blocks_of(document(), [Skipped(Span(24, 29), "too_long")], [Span(0, 22), Span(24, 29)])

    write_parses(path, stored)

    assert list(read_parses(path).values()) == sorted(stored, key=lambda block: block.text)
    back, skipped = joined(TEXT, [Span(0, 22), Span(24, 29)], [read_parses(path)[b.text] for b in stored])
    assert (back, skipped) == (document(), (Skipped(Span(24, 29), "too_long"),))


def test_a_paragraph_that_was_not_tried_stays_out_of_the_document(tmp_path: Path) -> None:
    path = tmp_path / "un.conllu"
    left_out = StoredBlock(text="mot mot", skipped=(Skipped(Span(0, 7), "too_long"),), kept=False)

    write_parses(path, [left_out])

    assert joined("mot mot", [Span(0, 7)], [read_parses(path)["mot mot"]]) == (
        Document(text="mot mot", sentences=(), blocks=()),
        left_out.skipped,
    )


def test_the_file_is_conllu_of_ten_columns(tmp_path: Path) -> None:
    write_parses(tmp_path / "un.conllu", blocks_of(document(), (), [Span(0, 22)]))

    lines = (tmp_path / "un.conllu").read_text(encoding="utf-8").splitlines()

    assert "# entity = PER 0 3" in lines
    assert "1\tZoé\tzoé\tX\t_\tGender=Fem|Number=Sing\t2\tdep\t_\t_" in lines
    assert "2-3\tdu\t_\t_\t_\t_\t_\t_\t_\t_" in lines
    # A word with an invisible character is longer in the text than its form: both ends are told.
    assert "4\tpain\tpain\tX\t_\t_\t0\tdep\t_\tstart_char=15|end_char=20" in lines


def test_what_was_recorded_is_found_without_the_parser(tmp_path: Path) -> None:
    live = Known()
    recording = StoredParser(lambda _text: "un", lambda: live, RECORD, tmp_path)
    recording.parse(TEXT)
    recording.save()

    found = StoredParser(lambda _text: "un", no_parser, folder=tmp_path).parse(TEXT)

    assert found == (document(), ())
    assert live.calls == 1


def test_a_text_without_a_parse_fails_and_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"un\.conllu holds no parse of « Rien\. »: run `make parses`"):
        StoredParser(lambda _text: "un", no_parser, folder=tmp_path).parse("Rien.")


@pytest.mark.model
def test_the_parser_still_gives_what_is_stored(live_parser: Parser) -> None:
    stored = {path: read_parses(path) for path in sorted(PARSES.rglob("*.conllu"))}
    texts = sorted({text for blocks in stored.values() for text in blocks})
    parsed: dict[str, StoredBlock] = {}
    for start in range(0, len(texts), BATCH):
        batch = texts[start : start + BATCH]
        whole, spans = one_text(batch)
        parsed |= {block.text: block for block in blocks_of(*live_parser.parse(whole, spans), spans)}

    drifted = [
        f"{path.relative_to(PARSES)}: {text}"
        for path, blocks in stored.items()
        for text, block in blocks.items()
        if parsed[text] != block
    ]

    assert drifted == [], "run `make parses`, look at the diff"
