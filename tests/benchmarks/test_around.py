"""What the bench of all but parse and analysis measures: each step of the articles of a folder, and the store."""

from __future__ import annotations

from pathlib import Path

from factcheck.scanning.checker import Checker
from factcheck.store.engine import open_store
from tests.benchmarks.around import around, kept
from tests.support.factories import port


def test_each_step_takes_some_time(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_text(port().article.text, encoding="utf-8")

    assert set(around(checker, tmp_path, [port()])) == {
        "reading files, finding articles",
        "whose turn it is",
        "records and JSON",
    }


def test_the_store_has_the_article_afterwards(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "scans.sqlite"))
    first, second = kept(store, [port()])
    with store.reading() as connection:
        scans = connection.exec_driver_sql("SELECT count(*) FROM scans").scalar()
    store.close()

    assert scans == 2
    assert min(first, second) >= 0
