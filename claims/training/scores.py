"""The quality of a set of models, measured from raw text with the evaluation of Universal Dependencies.

In: a folder of models, the corpora, sentences with grafts. Out: scores in percent, by part of the data.
"""

from __future__ import annotations

import io
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from claims.document.tree import Sentence
from claims.lexicon.word_classes import WordClasses
from claims.parsing.parser import Parser
from claims.parsing.repair.registry import repairs_of
from claims.parsing.stanza_pipeline import PROCESSORS, open_pipeline
from claims.rules.loader import load_rules
from claims.training.corpora import Row, Tree, conllu
from claims.training.entities import outermost, read_entities
from claims.training.preparation import Corpora
from claims.training.raw_text import with_straight_marks

__all__ = ["graft_scores", "score", "sentence_f1", "table"]

PHRASES = Path(__file__).with_name("phrases.txt")
"""Invented running text that is hard to split into sentences: one sentence a line, blank lines between paragraphs.

As in the treebanks, each sentence of a quotation stands for itself, and the last one keeps the words that report it.
"""
METRICS = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS", "CLAS")


def score(models: Path, corpora: Corpora, grafts: Sequence[Tree]) -> dict[str, dict[str, float]]:
    """The scores in percent of the models in ``models``: per test treebank, on grafts, sentence traps and entities.

    ``grafts`` have hosts that were not trained on. Also seconds to load and words per second, on one core.
    """
    started = time.perf_counter()
    pipeline = open_pipeline(models, lean=False)
    loaded = time.perf_counter() - started
    ruleset = load_rules()
    classes = ruleset.lists.classes
    parser = Parser(pipeline, PROCESSORS, repairs_of(ruleset), classes=classes)
    results: dict[str, dict[str, float]] = {}
    words = 0
    started = time.perf_counter()
    for name, trees in corpora.trees("test").items():
        results[name] = _treebank(pipeline, trees)
        words += sum(len(tree.words) for tree in trees)
    spent = time.perf_counter() - started
    unmended = Parser(pipeline, PROCESSORS, classes=classes)
    results["grafts"] = graft_scores(unmended, grafts, classes)
    results["grafts, mended"] = graft_scores(parser, grafts, classes)
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
    measures = ud_scores(io.StringIO(conllu(trees)), io.StringIO(parsed))
    return {metric: 100 * measures[metric].f1 for metric in METRICS}


def graft_scores(parser: Parser, trees: Sequence[Tree], classes: WordClasses) -> dict[str, float]:
    """How many reporting clauses of ``trees`` are attached as they should be, from raw text, in percent.

    Counted are head and relation of the reporting verb, of its subject and of the reported verb, and sentences where
    all three are right. A sentence that is cut or split into other words counts as wrong. For clauses inside or behind
    the reported words (``inserted``) and for those in front of *que* (``que``); ``words`` is LAS without punctuation,
    ``whole`` the share of sentences with the right words. Reporting verbs are the speech verbs of ``classes``.
    """
    found: dict[int, list[Sentence]] = {}
    for sentence in parser.parse("\n\n".join(tree.text for tree in trees))[0].sentences:
        found.setdefault(sentence.block, []).append(sentence)
    counts: Counter[str] = Counter()
    for number, tree in enumerate(trees):
        words = [w for sentence in found.get(number, []) for w in sentence.words]
        whole = len(found.get(number, [])) == 1 and [w.form for w in words] == [w.form for w in tree.words]
        got = [(str(w.head + 1), w.deprel) for w in words] if whole else [("", "")] * len(tree.words)
        right = [pair == (w.head, w.deprel) for pair, w in zip(got, tree.words, strict=True)]
        scored = [r for r, w in zip(right, tree.words, strict=True) if w.upos != "PUNCT"]
        counts.update({"words": sum(scored), "of words": len(scored), "whole": whole, "of whole": 1})
        for kind, three in _reporting(tree, classes.speech_verbs).items():
            hits = [right[int(word.id) - 1] for word in three]
            names = ("verb", "subject", "reported verb")
            counts.update({f"{kind}: {name}": hit for name, hit in zip(names, hits, strict=True)})
            counts.update({f"{kind}: all three": all(hits), f"of {kind}": 1})
    totals = {name: counts[f"of {name.split(':')[0]}"] for name in counts if not name.startswith("of ")}
    return {name: 100 * counts[name] / total for name, total in sorted(totals.items()) if total}


def _reporting(tree: Tree, speech_verbs: frozenset[str]) -> dict[str, tuple[Row, Row, Row]]:
    """The reporting verb of a tree, its subject and the reported verb, by kind of clause.

    An inserted verb has its subject behind it; other parataxes (what follows a colon) are no clauses of this kind.
    """
    found = {}
    for word in tree.words:
        below = [w for w in tree.words if w.head == word.id]
        subject = next((w for w in below if w.deprel == "nsubj"), None)
        if subject is None or word.upos != "VERB":
            continue
        if word.deprel == "parataxis" and word.lemma in speech_verbs and _inverted(word, subject):
            found["inserted"] = (word, subject, tree.words[int(word.head) - 1])
        elif word.head == "0":
            marked = {w.head for w in tree.words if w.deprel == "mark" and w.lemma == "que"}
            clause = next((w for w in below if w.deprel == "ccomp" and w.id in marked), None)
            if clause is not None and word.lemma in speech_verbs:
                found["que"] = (word, subject, clause)
    return found


def _inverted(verb: Row, subject: Row) -> bool:
    """Whether a subject stands behind its verb or is the pronoun between auxiliary and participle (*a-t-il dit*)."""
    return int(subject.id) > int(verb.id) or subject.form.startswith("-")


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
        document = pipeline.process(
            with_straight_marks(path.read_text(encoding="utf-8")), processors="tokenize,mwt,ner"
        )
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
