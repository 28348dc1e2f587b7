"""How good a set of models is: end to end from raw text, with Universal Dependencies' own evaluation."""

from __future__ import annotations

import io
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from claims.modelling.corpora import Tree, conllu, plain
from claims.modelling.data import Corpora
from claims.modelling.entities import outermost, read_entities
from claims.parse import PROCESSORS, Parser, open_pipeline

__all__ = ["score", "sentence_f1", "table"]

PHRASES = Path(__file__).with_name("phrases.txt")
"""Invented running text with the traps of sentence splitting: one sentence per line, blank lines between paragraphs.

As in the treebanks, each sentence of a quotation stands for itself, and the last one keeps the words that report it.
"""
METRICS = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS", "CLAS")


def score(models: Path, corpora: Corpora) -> dict[str, dict[str, float]]:
    """The scores in percent of the models in ``models``: per test treebank, on sentence traps, on entities.

    Also seconds to load and words per second, on one core.
    """
    started = time.perf_counter()
    pipeline = open_pipeline(models)
    loaded = time.perf_counter() - started
    parser = Parser(pipeline, PROCESSORS)
    results: dict[str, dict[str, float]] = {}
    words = 0
    started = time.perf_counter()
    for name, trees in corpora.trees("test").items():
        results[name] = _treebank(pipeline, trees)
        words += sum(len(tree.words) for tree in trees)
    spent = time.perf_counter() - started
    results["sentences"] = {
        "Stanza": 100 * sentence_f1(_split_by(pipeline)),
        "product": 100 * sentence_f1(_read_by(parser)),
    }
    results["entities"] = {"F1": 100 * _entities(pipeline, corpora.articles("test"))}
    results["speed"] = {"seconds to load": loaded, "words per second": words / spent}
    return results


def _treebank(pipeline: Any, trees: Sequence[Tree]) -> dict[str, float]:
    from stanza.models.common.utils import ud_scores

    parsed = format(pipeline(" ".join(tree.text for tree in trees)), "C") + "\n\n"
    found = ud_scores(io.StringIO(conllu(trees)), io.StringIO(parsed))
    return {metric: 100 * found[metric].f1 for metric in METRICS}


def sentence_f1(split: Any) -> float:
    """F1 of sentence ends on the trap text; ``split`` turns a paragraph into the sentences found in it."""
    right = found = expected = 0
    for paragraph in PHRASES.read_text(encoding="utf-8").strip().split("\n\n"):
        gold = paragraph.split("\n")
        wanted, got = _ends(gold), _ends(split(" ".join(gold)))
        right += len(wanted & got)
        found += len(got)
        expected += len(wanted)
    return 2 * right / (found + expected)


def _ends(sentences: Iterable[str]) -> set[tuple[int, int]]:
    """Begin and end of each sentence, counted in characters that are not white space."""
    ends = set()
    at = 0
    for sentence in sentences:
        length = sum(not c.isspace() for c in sentence)
        ends.add((at, at + length))
        at += length
    return ends


def _split_by(pipeline: Any) -> Any:
    return lambda text: [text[s.tokens[0].start_char : s.tokens[-1].end_char] for s in pipeline(text).sentences]


def _read_by(parser: Parser) -> Any:
    return lambda text: [text[s.span.start : s.span.end] for s in parser.parse(text)[0].sentences]


def _entities(pipeline: Any, articles: Iterable[Path]) -> float:
    """F1 of entities with exact spans and types, from raw text; dates and hours do not count."""
    right = found = expected = 0
    for path in articles:
        document = pipeline.process(plain(path.read_text(encoding="utf-8")), processors="tokenize,mwt,ner")
        got = {(e.start_char, e.end_char, e.type) for e in document.ents}
        gold = {(e.start, e.end, e.type) for e in outermost(read_entities(path.with_suffix(".ann")))}
        right += len(got & gold)
        found += len(got)
        expected += len(gold)
    return 2 * right / max(1, found + expected)


def table(results: Mapping[str, Mapping[str, float]]) -> str:
    """The scores as lines of text, one per part."""
    lines = []
    for part, figures in results.items():
        lines.append(part)
        lines.append("  " + "  ".join(f"{name} {value:.2f}" for name, value in figures.items()))
    return "\n".join(lines)
