"""How often the lean processors give what Stanza's own give, with the same models, in the same process.

``python -m tests.benchmarks.parity FOLDER`` reads the treebanks (``*.conllu``) and annotated articles (``*.json``) of a
folder and prints, for each file, of how many words heads and relations, parts of speech, features and lemmas are the
same, and of how many entities. Each side runs through on its own: what the tagger does otherwise, the parser is given.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.parsing.lean.replacements import LEAN
from claims.parsing.plans import paragraphs
from claims.parsing.stanza_pipeline import open_pipeline, quiet
from claims.resources import models_dir
from tests.benchmarks.rows import Row
from tests.benchmarks.texts import texts

__all__ = ["GOALS", "Parity", "Sides", "of_texts", "of_treebank", "rows"]

GOALS = {"arc": 0.999, "upos": 0.9995, "feats": 0.9995, "lemma": 0.9995, "entity": 0.999}
"""The least share of words, of entities in the last case, that may be the same."""


@dataclass(frozen=True, slots=True)
class Parity:
    """How many there are of each thing of ``GOALS``, how many are the same, and the processor time of both sides."""

    all: Counter[str]
    same: Counter[str]
    stock_seconds: float = 0.0
    lean_seconds: float = 0.0

    def share(self, of: str) -> float:
        """The share that is the same, 1 of nothing."""
        return self.same[of] / self.all[of] if self.all[of] else 1.0

    def __add__(self, other: Parity) -> Parity:
        return Parity(
            self.all + other.all,
            self.same + other.same,
            self.stock_seconds + other.stock_seconds,
            self.lean_seconds + other.lean_seconds,
        )

    def __str__(self) -> str:
        shares = "  ".join(f"{of} {100 * self.share(of):.3f} %" for of in GOALS)
        times = f"{self.stock_seconds:.1f} s → {self.lean_seconds:.1f} s"
        return f"{self.all['arc']:7,} words  {shares}  {self.all['entity']:,} entities  {times}"


NOTHING = Parity(Counter(), Counter())


class Sides:
    """Stanza's processors over the bundled models, and their counterparts beside them."""

    def __init__(self) -> None:
        self.stock = open_pipeline(models_dir(), lean=False)
        counterparts = {name: lean(self.stock.processors[name]) for name, lean in LEAN.items()}
        self.lean = {**self.stock.processors, **{n: found for n, found in counterparts.items() if found is not None}}

    def compared(self, stock: Sequence[Any], lean: Sequence[Any]) -> Parity:
        """Two lists of the same documents, with their words, run through one side each, article by article in the first
        and all together in the second.
        """
        names = ("pos", "lemma", "depparse", "ner")
        with quiet():
            start = time.process_time()
            for name in names:
                for document in stock:
                    self.stock.processors[name].process(document)
            between = time.process_time()
            for name in names:
                self.lean[name].bulk_process(lean)
            end = time.process_time()
        found = sum((_same(a, b) for a, b in zip(stock, lean, strict=True)), NOTHING)
        return found + Parity(Counter(), Counter(), between - start, end - between)


def of_treebank(sides: Sides, file: Path) -> Parity:
    """The parity over the sentences of a treebank, with its words."""
    from stanza.utils.conll import CoNLL

    return sides.compared([CoNLL.conll2doc(str(file))], [CoNLL.conll2doc(str(file))])


def of_texts(sides: Sides, articles: Sequence[str]) -> Parity:
    """The parity over texts, with the words that Stanza finds in their paragraphs."""
    from stanza import Document

    split: list[list[Any]] = []
    for _side in range(2):
        documents = [Document([], text=span.of(text)) for text in articles for span in paragraphs(text)]
        with quiet():
            split.append(list(sides.stock.bulk_process(documents, processors=["tokenize", "mwt"])))
    return sides.compared(*split)


def _same(stock: Any, lean: Any) -> Parity:
    every: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for theirs, ours in zip(stock.iter_words(), lean.iter_words(), strict=True):
        for of, fields in (
            ("arc", ("head", "deprel")),
            ("upos", ("upos",)),
            ("feats", ("feats",)),
            ("lemma", ("lemma",)),
        ):
            every[of] += 1
            same[of] += all(getattr(theirs, field) == getattr(ours, field) for field in fields)
    for a, b in zip(stock.sentences, lean.sentences, strict=True):
        named = [{(one.tokens[0].id, one.tokens[-1].id, one.type) for one in side.ents} for side in (a, b)]
        every["entity"] += len(named[0] | named[1])
        same["entity"] += len(named[0] & named[1])
    return Parity(every, same)


_NAMED = {
    "arc": "head and relation",
    "upos": "part of speech",
    "feats": "features",
    "lemma": "lemma",
    "entity": "entity",
}


def rows() -> list[Row]:
    """What shares of the words and entities of the bench's articles are as Stanza's own processors give them."""
    found = of_texts(Sides(), texts())
    return [
        Row(
            name=f"same {_NAMED[of]}",
            value=100 * found.share(of),
            unit="%",
            goal=100 * goal,
            note=f"{found.all[of] - found.same[of]} of {found.all[of]:,} differ",
        )
        for of, goal in GOALS.items()
    ]


def main(folder: Path) -> int:
    """Print a line for each file and one for all; returns 1 if a goal is missed."""
    sides = Sides()
    total = NOTHING
    for file in sorted(folder.glob("*.conllu")):
        found = of_treebank(sides, file)
        print(f"{file.name:32} {found}", flush=True)
        total += found
    articles = [json.loads(file.read_text(encoding="utf-8"))["text"] for file in sorted(folder.glob("*.json"))]
    if articles:
        found = of_texts(sides, articles)
        print(f"{len(articles)} articles".ljust(32), found, flush=True)
        total += found
    print(f"{'all':32} {total}")
    return int(any(total.share(of) < goal for of, goal in GOALS.items()))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
