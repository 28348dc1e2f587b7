"""What 500 and 2,000 rules cost beside 50 on the same parsed text: ``make bench``."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.rows import Row

if TYPE_CHECKING:
    from claims.document.tree import Document
    from claims.rules.loader import RuleSet

__all__ = ["frequent_verbs", "main", "measured", "rows", "synthetic"]

FEW = 50
GOALS = {500: 2.0, 2_000: 2.5}
"""Numbers of rules, and what they may cost at most beside few."""
_ROUNDS = 7
_RULE = """description: synthetic {number}
status: stable
priority: {priority}
trigger: {{upos: VERB, lemma: [{verb}]}}
args:
  speaker?: {{path: subject}}
  content: {{path: "> ccomp|xcomp|obj", after: trigger}}
without:
  - {{path: "> mark"}}
claim: {{label: reported_speech, content: content}}
"""


def synthetic(folder: Path, count: int, verbs: Sequence[str]) -> RuleSet:
    """``count`` rules like the built-in ones, one verb each; where there are more rules than verbs, made-up ones."""
    from claims.rules.loader import load_rules

    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        verb = verbs[number] if number < len(verbs) else f"verbe{number}er"
        text = _RULE.format(number=number, priority=number % 100, verb=f"'{verb}'")
        (folder / f"r{number}.yaml").write_text(text, encoding="utf-8")
    return load_rules([folder], builtin=False)


def frequent_verbs(documents: Sequence[Document]) -> list[str]:
    """The verbs of the documents, the most frequent first: the order in which people write rules."""
    counts = Counter(w.lemma for d in documents for s in d.sentences for w in s.words if w.upos == "VERB")
    return [lemma for lemma, _n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def measured(rulesets: Sequence[RuleSet], documents: Sequence[Document]) -> list[float]:
    """Seconds of processor time that each set of rules takes on the documents, the best of several rounds.

    The sets take turns, so that what else the machine does falls on all of them alike.
    """
    from claims.attribution.extractor import Extractor

    extractors = [Extractor(ruleset) for ruleset in rulesets]
    best = [float("inf")] * len(extractors)
    for _round in range(_ROUNDS):
        for number, extractor in enumerate(extractors):
            start = time.process_time()
            for document in documents:
                extractor.extract(document)
            best[number] = min(best[number], time.process_time() - start)
    return best


def compared(paths: Sequence[str]) -> tuple[list[float], str]:
    """Seconds that few rules and many take on the articles of some folders, and what these are."""
    from claims.authoring.rule_examples import documents
    from claims.parsing.parser import load_parser

    files = sorted(p for path in paths for p in Path(path).rglob("*") if p.suffix in (".txt", ".json"))
    texts = [p.read_text(encoding="utf-8") for p in files]
    articles = [json.loads(t)["text"] if p.suffix == ".json" else t for p, t in zip(files, texts, strict=True)]
    parsed = documents(load_parser(), articles)
    with tempfile.TemporaryDirectory() as folder:
        verbs = frequent_verbs(parsed)
        times = measured([synthetic(Path(folder) / str(n), n, verbs) for n in (FEW, *GOALS)], parsed)
    sentences = sum(len(d.sentences) for d in parsed)
    return times, f"{len(texts)} articles, {sentences} sentences"


def rows() -> list[Row]:
    """What many rules cost beside few."""
    (few, *more), what = compared(["seeds/annotated"])
    return [
        Row(
            name=f"{count} rules beside {FEW}",
            value=took / few,
            unit="times",
            goal=goal,
            at_most=True,
            note=f"{1000 * few:.0f} ms, {1000 * took:.0f} ms; {what}",
        )
        for (count, goal), took in zip(GOALS.items(), more, strict=True)
    ]


def main(paths: Sequence[str]) -> int:
    """Parse the articles once, time all sets of rules; 1 when many cost too much."""
    (few, *more), what = compared(paths)
    print(f"{what}; {FEW} rules {few * 1000:.0f} ms")
    for (count, goal), took in zip(GOALS.items(), more, strict=True):
        print(f"{count} rules {took * 1000:.0f} ms: {took / few:.2f} times (at most {goal})")
    return int(any(took >= goal * few for goal, took in zip(GOALS.values(), more, strict=True)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
