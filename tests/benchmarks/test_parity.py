"""The lean processors and Stanza's own give the same, over the project's texts and over treebanks where they are."""

from __future__ import annotations

import json
import re
from copy import copy as shallow_copy
from pathlib import Path

import pytest

from claims.parsing.lean.replacements import LEAN, with_lean_processors
from claims.parsing.model_files import PROCESSORS
from claims.parsing.parser import Parser
from tests.benchmarks.parity import GOALS, Parity, Sides, of_texts, of_treebank
from tests.support.word_classes import CLASSES

pytestmark = pytest.mark.model

ROOT = Path(__file__).resolve().parents[2]
TREEBANKS = ROOT.parent / "shared" / "data" / "ud"
SENTENCES = 100


@pytest.fixture(scope="module")
def sides() -> Sides:
    return Sides()


def reached(found: Parity) -> None:
    for of, goal in GOALS.items():
        assert found.share(of) >= goal, found


def test_every_model_of_the_package_has_its_counterpart(sides: Sides) -> None:
    assert [name for name in LEAN if sides.lean[name] is sides.stock.processors[name]] == []


def test_articles_are_parsed_as_stanza_parses_them(sides: Sides) -> None:
    files = sorted((ROOT / "seeds" / "annotated").glob("*.json"))[::13]
    texts = [json.loads(file.read_text(encoding="utf-8"))["text"] for file in files]

    reached(of_texts(sides, texts))


@pytest.mark.skipif(not TREEBANKS.is_dir(), reason="no treebanks beside the project")
def test_treebanks_are_parsed_as_stanza_parses_them(sides: Sides, tmp_path: Path) -> None:
    blocks = re.split(r"\n\n+", (TREEBANKS / "fr_sequoia-ud-test.conllu").read_text(encoding="utf-8").strip())
    sample = tmp_path / "sample.conllu"
    sample.write_text("\n\n".join(blocks[:: max(1, len(blocks) // SENTENCES)]) + "\n\n", encoding="utf-8")

    reached(of_treebank(sides, sample))


def test_a_sentence_is_parsed_alone_as_among_others(sides: Sides) -> None:
    text = (ROOT / "seeds" / "000_5c7a669ecd0ae71b.txt").read_text(encoding="utf-8")
    together = of_parses(sides, [text])
    alone = of_parses(sides, [text], one_by_one=True)

    assert sum(map(len, together)) > 100
    assert together == alone


def test_more_threads_parse_the_same(sides: Sides) -> None:
    import torch

    text = (ROOT / "seeds" / "000_5c7a669ecd0ae71b.txt").read_text(encoding="utf-8")
    one = of_parses(sides, [text])
    threads = torch.get_num_threads()
    torch.set_num_threads(threads + 1)
    try:
        assert of_parses(sides, [text]) == one
    finally:
        torch.set_num_threads(threads)


@pytest.mark.parametrize("own", [[], ["pos"], ["depparse"], ["ner"], ["tokenize"], ["mwt"], ["lemma"], ["pos", "ner"]])
def test_processors_of_stanza_stand_beside_lean_ones(sides: Sides, live_parser: Parser, own: list[str]) -> None:
    text = "Ovide Malo a dit aux élus du port que la digue ne cédera pas.\n\nElle tiendra !?"
    pipeline = shallow_copy(sides.stock)
    pipeline.processors = dict(sides.stock.processors)
    with_lean_processors(pipeline, {name: lean for name, lean in LEAN.items() if name not in own})

    mixed = Parser(pipeline, PROCESSORS, classes=CLASSES).parse(text)

    assert mixed == Parser(live_parser._pipeline, PROCESSORS, classes=CLASSES).parse(text)


def of_parses(sides: Sides, texts: list[str], *, one_by_one: bool = False) -> list[list[tuple[object, ...]]]:
    """What the lean processors find of each sentence, with all sentences at once or each in a document of its own."""
    from stanza import Document

    found = sides.stock.bulk_process([Document([], text=text) for text in texts], processors=["tokenize", "mwt"])
    documents = [Document([s.to_dict()], text=one.text) for one in found for s in one.sentences]
    for part in [[one] for one in documents] if one_by_one else [documents]:
        for name in ("pos", "lemma", "depparse", "ner"):
            sides.lean[name].bulk_process(part)
    return [
        [(w.text, w.upos, w.feats, w.head, w.deprel) for w in s.words] + [(e.text, e.type) for e in s.ents]
        for one in documents
        for s in one.sentences
    ]
