"""What 500 rules cost beside 50 on the same parsed text: ``make bench``."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.rules import RuleSet
    from claims.text import Document

__all__ = ["main", "measured", "synthetic"]

FEW, MANY, MOST = 50, 500, 2.0
_ROUNDS = 5
_WORDS_EACH = 3
_RULE = """description: synthetic {number}
status: stable
priority: {priority}
trigger: {{upos: VERB, lemma: [{words}]}}
args:
  speaker?: {{path: subject}}
  content: {{path: "> ccomp|xcomp|obj", after: trigger}}
without:
  - {{path: "> mark"}}
claim: {{label: reported_speech, content: content}}
"""


def synthetic(folder: Path, count: int) -> RuleSet:
    """``count`` rules like the built-in ones, their verbs drawn in turn from the built-in lists."""
    from claims.rules import load_rules

    lists = load_rules().lists
    verbs = sorted({w for n in lists.names if n.startswith("verbes-") for w in lists[n] if w.isalpha()})
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        words = [verbs[(number * _WORDS_EACH + i) % len(verbs)] for i in range(_WORDS_EACH)]
        text = _RULE.format(number=number, priority=number % 100, words=", ".join(f"'{w}'" for w in words))
        (folder / f"r{number}.yaml").write_text(text, encoding="utf-8")
    return load_rules([folder], builtin=False)


def measured(ruleset: RuleSet, documents: Sequence[Document]) -> float:
    """Seconds that the rules take on the documents: the best of several rounds, which other work disturbs least."""
    from claims.extract import Extractor

    extractor = Extractor(ruleset)
    times: list[float] = []
    for _round in range(_ROUNDS):
        start = time.perf_counter()
        for document in documents:
            extractor.extract(document)
        times.append(time.perf_counter() - start)
    return min(times)


def main(paths: Sequence[str]) -> int:
    """Parse the articles once, time both sets of rules; 1 when many cost too much."""
    from claims.parse import load_parser
    from claims.ruletests import documents

    files = sorted(p for path in paths for p in Path(path).rglob("*") if p.suffix in (".txt", ".json"))
    texts = [p.read_text(encoding="utf-8") for p in files]
    parsed = documents(
        load_parser(), [json.loads(t)["text"] if p.suffix == ".json" else t for p, t in zip(files, texts, strict=True)]
    )
    with tempfile.TemporaryDirectory() as folder:
        few, many = (measured(synthetic(Path(folder) / str(n), n), parsed) for n in (FEW, MANY))
    ratio = many / few
    sentences = sum(len(d.sentences) for d in parsed)
    print(f"{len(texts)} articles, {sentences} sentences")
    print(f"{FEW} rules {few * 1000:.0f} ms, {MANY} rules {many * 1000:.0f} ms: {ratio:.2f} times (at most {MOST})")
    return 0 if ratio < MOST else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
