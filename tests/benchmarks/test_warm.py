"""What the bench of a warm server measures with: a scan that a server runs, and one that is run alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.benchmarks.warm import scan
from tests.support.bare_server import bare_server

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


@pytest.fixture
def article(short_folder: Path) -> Path:
    path = short_folder / "court.txt"
    path.write_text("Le pont est fermé, a dit la maire.\n", encoding="utf-8")
    return path


def test_the_time_of_the_child_counts(short_folder: Path, article: Path) -> None:
    with bare_server(short_folder) as server:
        before = server.status()["seconds"]
        found = scan(article, server.environ)
        used = server.status()["seconds"] - before

    assert used > 0
    assert found.processor > used
    assert found.wall > 0


def test_a_scan_that_fails_ends_the_bench(short_folder: Path) -> None:
    with bare_server(short_folder) as server, pytest.raises(RuntimeError, match="ended with 3"):
        scan(short_folder / "none.txt", server.environ)
