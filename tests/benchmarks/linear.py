"""What a claim costs in texts of 50 kB to 10 MB, without the models: ``make bench``.

The texts are the paragraphs of the seeds, over and over, with their stored parses.
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING

from tests.benchmarks.rows import Row
from tests.support.stored_parses import PARSES, StoredBlock, joined, one_text, read_parses

if TYPE_CHECKING:
    from claims.document.tree import Document
    from claims.pipeline import Analyser

__all__ = ["analyser", "document_of", "first_blocks", "main", "repeated", "rows", "seed_blocks"]

SIZES = (50_000, 200_000, 1_000_000, 4_000_000, 10_000_000)
_BETWEEN = "\n\n"
MOST, MOST_MEMORY = 1.3, 1_000
"""Greatest cost of a claim beside that in the shortest text; megabytes."""


def seed_blocks() -> list[StoredBlock]:
    """The paragraphs of the seeds with their parses."""
    files = sorted((PARSES / "seeds").glob("*.conllu"))
    return [b for path in files for b in read_parses(path).values() if b.kept and b.sentences]


def first_blocks(blocks: Iterable[StoredBlock], size: int) -> list[StoredBlock]:
    """So many of the first paragraphs that they have ``size`` code points together."""
    chosen: list[StoredBlock] = []
    found = 0
    for block in blocks:
        if found >= size:
            break
        chosen.append(block)
        found += len(block.text) + len(_BETWEEN)
    return chosen


def document_of(blocks: Sequence[StoredBlock]) -> Document:
    """The document whose paragraphs these are."""
    text, spans = one_text([block.text for block in blocks])
    return joined(text, spans, blocks)[0]


def repeated(size: int) -> Document:
    """A document of at least ``size`` code points: the paragraphs of the seeds, parsed, over and over."""
    return document_of(first_blocks(cycle(seed_blocks()), size))


def analyser() -> Analyser:
    """All steps after the parser, with the built-in rules and weights."""
    from claims.attribution.extractor import Extractor
    from claims.checkworthiness.worth_weights import load_worth
    from claims.classification.labeller import load_labeller
    from claims.pipeline import Analyser
    from claims.rules.loader import load_rules
    from tests.support.stored_parser import StoredParser

    ruleset = load_rules()

    def no_parser() -> StoredParser:
        raise AssertionError("what is stored needs no parser")

    return Analyser(
        parser=StoredParser(lambda _text: "", no_parser),
        extractor=Extractor(ruleset),
        labeller=load_labeller(),
        worth=load_worth(ruleset.lists),
    )


@dataclass(frozen=True, slots=True)
class Cost:
    """What a text cost: claims, milliseconds of processor time a claim, megabytes at most so far."""

    claims: int
    milliseconds: float
    megabytes: int


def cost(own: Analyser, size: int) -> Cost:
    """The cost of the steps after the parser on a text of ``size``."""
    document = repeated(size)
    gc.collect()
    start = time.process_time()
    claims = own.analyse_document(document).claims
    spent = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Cost(len(claims), 1000 * spent / len(claims), memory)


def rows() -> list[Row]:
    """What a claim costs in each of the texts, and in the longest beside the shortest."""
    own = analyser()
    cost(own, SIZES[0])
    costs = {size: cost(own, size) for size in SIZES}
    made = [
        Row(
            name=f"a claim in a text of {size / 1000:,.0f} kB",
            value=one.milliseconds,
            unit="ms",
            note=f"{one.claims:,} claims",
        )
        for size, one in costs.items()
    ]
    times = costs[SIZES[-1]].milliseconds / costs[SIZES[0]].milliseconds
    memory = costs[SIZES[-1]].megabytes
    return [
        *made,
        Row(name="a claim in the longest beside the shortest", value=times, unit="times", goal=MOST, at_most=True),
        Row(name="memory for the longest", value=memory, unit="MB", goal=MOST_MEMORY, at_most=True),
    ]


def main(arguments: Sequence[str]) -> int:
    """Print the curve; 1 when a claim costs too much in a long text. ``arguments``: other sizes."""
    own = analyser()
    cost(own, SIZES[0])
    costs = {size: cost(own, size) for size in (tuple(map(int, arguments)) or SIZES)}
    first = next(iter(costs.values()))
    for size, one in costs.items():
        times = one.milliseconds / first.milliseconds
        per_claim = f"{one.milliseconds:.2f} ms a claim ({times:.2f} times)"
        print(f"{size:>10} characters, {one.claims:>6} claims: {per_claim}, {one.megabytes} MB")
    last = list(costs.values())[-1]
    return int(last.milliseconds > MOST * first.milliseconds or last.megabytes > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
