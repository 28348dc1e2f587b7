"""What an article takes beside its parse and its analysis: reading, blocks, metadata, whose turn it is, records, JSON.

In: nothing. Out: rows, in milliseconds of processor time an article. That of the store is in the section of bytes, too;
here are also scans of articles that it has.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from factcheck.articles.reader import read_articles
from factcheck.cli.support.scan_saving import ScanSaver
from factcheck.reports.json import to_json
from factcheck.scan_results import Article, Checked
from factcheck.scanning.checker import Checker, parsed_blocks, title_blocks
from factcheck.scanning.engines import OneProcess
from factcheck.store.engine import Store, open_store
from factcheck.verification.verdict_scale import load_scale
from tests.benchmarks.cold import SEEDS
from tests.benchmarks.rows import Row, median, processor_seconds

__all__ = ["MOST_MS", "around", "kept", "rows"]

MOST_MS = 3.0
"""Milliseconds an article."""


def rows() -> list[Row]:
    """All but parse and analysis, step by step, and what the store takes beside it."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "articles")
        folder.mkdir()
        for file in sorted(SEEDS.glob("*.json")):
            text = json.loads(file.read_text(encoding="utf-8"))["text"]
            (folder / f"{file.stem}.txt").write_text(text, encoding="utf-8")
        checker = Checker.load()
        found = OneProcess(checker).outcomes(_read(folder), lambda _name: nullcontext())
        checked = [one for one in found if isinstance(one, Checked)]
        steps = around(checker, folder, checked)
        # The first round also pays for what a process prepares once.
        for name in ("first", "second"):
            store = open_store(str(Path(made, f"{name}.sqlite")))
            new, again = kept(store, checked)
            store.close()
    unit = "ms an article"
    whole = sum(steps.values())
    return [
        Row(name="everything but parse and analysis", value=whole, unit=unit, goal=MOST_MS, at_most=True),
        *(Row(name=f"of that {name}", value=value, unit=unit) for name, value in steps.items()),
        Row(name="store, articles that are new", value=new, unit=unit),
        Row(name="store, articles that it has", value=again, unit=unit),
    ]


def around(checker: Checker, folder: Path, checked: Sequence[Checked]) -> dict[str, float]:
    """Milliseconds an article by step: for the articles of a folder, of which ``checked`` is what a scan found."""
    articles = [one.article for one in checked]
    measured = {
        "reading files, finding articles": lambda: _read(folder),
        "whose turn it is": lambda: [
            checker.analyser.dialogue(one.text, parsed_blocks(one), title_blocks(one)) for one in articles
        ],
        "records and JSON": lambda: sum(map(len, to_json(checked))),
    }
    spent = {name: median(partial(processor_seconds, work)) for name, work in measured.items()}
    return {name: 1000 * seconds / len(checked) for name, seconds in spent.items()}


def kept(store: Store, checked: Sequence[Checked]) -> tuple[float, float]:
    """Milliseconds an article that a store takes to keep it and to tell what is known of it: the first time, then."""
    saver = ScanSaver(store, load_scale(), "bench", print, quiet=True)
    first, second = (1000 * processor_seconds(lambda: list(saver.saved(checked))) / len(checked) for _time in range(2))
    return first, second


def _read(folder: Path) -> list[Article]:
    return [article for article in read_articles([str(folder)]) if isinstance(article, Article)]
