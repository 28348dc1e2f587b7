"""Thousands of articles are watched and the watch is killed again and again: each is taken once, in flat memory.

FACTCHECK_TORTURE says how many hundreds (``make torture``: a hundred); without it, a hundred are tried. Memory is
judged from three hundred on: the libraries that are loaded on the way weigh more than what fewer articles could.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import text

from factcheck.store.engine import open_store
from tests.support.watch_play import write_articles

HUNDREDS = int(os.environ.get("FACTCHECK_TORTURE", "0"))
MANY = 100 * max(HUNDREDS, 1)
KILLED_AFTER = (MANY // 2, MANY // 20)
"""Articles after which a watch is killed; the next one goes on."""

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such end here")


def resident(process: int) -> list[int]:
    """The memory of a process in kB; nothing where the system does not tell."""
    path = Path(f"/proc/{process}/status")
    lines = path.read_text().splitlines() if path.exists() else []
    return [int(line.split()[1]) for line in lines if line.startswith("VmRSS")]


def watch(folder: Path, db: Path, *, kill_after: int = 0) -> tuple[list[str], list[int]]:
    """Watch until so many articles are told, or all: their ids as they come, and the memory after every hundredth."""
    command = [sys.executable, "-m", "tests.support.watch_play", "watch", str(folder), "--db", str(db), "--quiet"]
    command += ["--format", "ndjson", *([] if kill_after else ["--once"])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told: list[str] = []
        memory: list[int] = []
        for line in process.stdout:
            name = json.loads(line)["article"]["id"]
            if name not in told[-1:]:
                told.append(name)
                if len(told) % (MANY // 100) == 0:
                    memory += resident(process.pid)
            if kill_after and len(told) == kill_after:
                process.kill()
                break
        # The last line of one that was killed may be half a line.
        rest = process.stdout.read().splitlines()[:-1]
        told += [json.loads(line)["article"]["id"] for line in rest]
    assert process.returncode == (-signal.SIGKILL if kill_after else 0)
    return list(dict.fromkeys(told)), memory


def test_each_article_is_taken_once_though_watches_are_killed_and_memory_is_flat(tmp_path: Path) -> None:
    folder, db = tmp_path / "depeches", tmp_path / "store.sqlite"
    write_articles(folder, range(MANY))

    told: Counter[str] = Counter()
    memory: list[int] = []
    for kill_after in (*KILLED_AFTER, 0):
        names, sizes = watch(folder, db, kill_after=kill_after)
        told.update(names)
        memory += sizes

    store = open_store(str(db))
    with store.reading() as connection:
        scans = connection.execute(text("SELECT source, count(*) AS n FROM scans GROUP BY source")).all()
        rows = connection.execute(text("SELECT outcome, count(*) AS n FROM watched GROUP BY outcome"))
        outcomes = {row.outcome: row.n for row in rows}
    store.close()
    assert len(scans) == MANY
    assert {row.n for row in scans} == {1}
    assert len(told) == MANY
    # Where a watch was killed it may have told of an article, or not: the next one tells of it again.
    assert sum(told.values()) <= MANY + len(KILLED_AFTER)
    assert outcomes["taken"] == outcomes["done"] == MANY
    if HUNDREDS >= 3 and memory:
        # After a tenth a process has loaded all that it uses.
        warm, end = memory[10], memory[-1]
        print(f"memory: {warm} kB after {MANY // 10} articles, {end} kB after {MANY}; {memory[::10]}")
        assert end <= warm * 1.1
