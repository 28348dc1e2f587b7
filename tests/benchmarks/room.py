"""How many bytes an article takes: in the store, as NDJSON, as Parquet, in what workers write, in kept parses."""

from __future__ import annotations

import gzip
import tempfile
from contextlib import nullcontext
from pathlib import Path

from factcheck.articles.reader import read_text
from factcheck.cluster.claim_files import write_claims
from factcheck.cluster.shard_results import ShardHeader, ShardResults
from factcheck.scan_results import Checked
from factcheck.scanning.checker import Checker
from factcheck.scanning.engines import OneProcess
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import load_scale
from tests.benchmarks.rows import Row, processor_seconds
from tests.benchmarks.texts import articles

__all__ = ["rows"]

ARTICLES = 100


def rows() -> list[Row]:
    """Bytes an article, and what it takes to keep one."""
    given = [read_text(text, source=f"{number}.txt") for number, text in enumerate(articles(ARTICLES))]
    found = OneProcess(Checker.load()).outcomes(given, lambda _name: nullcontext())
    checked = [one for one in found if isinstance(one, Checked)]
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        claims = sum(len(one.claims) for one in checked)
        text = sum(len(one.article.text.encode()) for one in checked)
        sizes = {"text": (text, f"{claims / len(checked):.1f} claims an article")}
        for form in ("ndjson", "parquet"):
            write_claims(home / form, form, checked)
            packed = len(gzip.compress((home / form).read_bytes(), 6))
            sizes[form] = (home / form).stat().st_size, f"packed by gzip {packed / len(checked):,.0f}"
        results = ShardResults(home / "shards")
        results.write("key", ShardHeader(articles=len(checked)), checked)
        sizes["work file of dask"] = results.path("key").stat().st_size, ""
        store = open_store(str(home / "store.sqlite"))
        empty = (home / "store.sqlite").stat().st_size
        matching = load_scale().matching

        def keep() -> None:
            for one in checked:
                save_scan(store, one, machine="bench", matching=matching)

        spent = processor_seconds(keep)
        store.close()
        sizes["store"] = (home / "store.sqlite").stat().st_size - empty, "SQLite, with its indexes"
    made = [
        Row(name=f"{name}: bytes an article", value=size / len(checked), unit="bytes", note=note)
        for name, (size, note) in sizes.items()
    ]
    made.append(Row(name="to keep an article in the store", value=1000 * spent / len(checked), unit="ms"))
    return made
