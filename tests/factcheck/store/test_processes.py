"""Several processes at one store, and processes that are killed: nothing acknowledged is lost.

FACTCHECK_TORTURE says how often the killing and the writing at once are repeated (``make torture``: a hundred times).
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import text

from factcheck.store.engine import Store, open_store

ROOT = Path(__file__).resolve().parents[3]
ROUNDS = int(os.environ.get("FACTCHECK_TORTURE", "1"))
WRITERS = 3
EACH = 12


def writer(url: str, who: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.support.writers", url, who, str(count)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def kept(store: Store) -> Counter[str]:
    """How many rows each act has."""
    with store.reading() as connection:
        return Counter(connection.scalars(text("SELECT act FROM history WHERE act IS NOT NULL")))


def check_whole(store: Store) -> None:
    if store.engine.dialect.name != "sqlite":
        return
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_writers_at_once_lose_nothing(url: str, round_number: int) -> None:
    """They even make the store at once."""
    processes = [writer(url, f"w{number}", EACH) for number in range(WRITERS)]
    acknowledged: list[str] = []
    for process in processes:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        acknowledged += out.split()[1:]

    store = open_store(url)
    rows = kept(store)
    assert len(acknowledged) == WRITERS * EACH
    assert set(rows) == set(acknowledged)
    with store.reading() as connection:
        values = connection.execute(
            text("SELECT from_value, to_value FROM decisions WHERE axis = 'status' ORDER BY at")
        ).all()
        moments = list(connection.scalars(text("SELECT at FROM decisions WHERE axis = 'verdict' ORDER BY id")))
    # One verified the claim; every other saw that it was.
    assert [tuple(pair) for pair in values] == [("unverified", "verified")]
    assert moments == sorted(moments)
    assert len(set(moments)) == len(moments)
    check_whole(store)
    store.close()


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize("round_number", range(ROUNDS))
def test_a_kill_loses_nothing_acknowledged(url: str, round_number: int) -> None:
    """Two writers, both killed in the middle of their work; what was half done is not there at all."""
    chance = random.Random(round_number)
    processes = [writer(url, f"w{number}", 0) for number in range(2)]
    outputs = []
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", process.communicate()[1]
    time.sleep(chance.uniform(0, 0.4))
    for process in processes:
        process.kill()
    for process in processes:
        assert process.stdout is not None
        # From the same file as the first line: what that read ahead would else be lost here, though not in the store.
        lines = process.stdout.read().splitlines(keepends=True)
        process.communicate()
        # A line cut short was never acknowledged.
        outputs += [line.strip() for line in lines if line.endswith("\n")]

    store = open_store(url)
    rows = kept(store)
    assert set(outputs) <= set(rows)
    # Verdict and evidence, and with the first of all the status.
    assert sorted(rows.values())[:-1] == [2] * (len(rows) - 1)
    assert sum(rows.values()) in (0, 2 * len(rows) + 1)
    check_whole(store)
    # And it goes on as if nothing had been.
    after = writer(url, "after", 2)
    out, err = after.communicate(timeout=60)
    assert after.returncode == 0, err
    assert set(out.split()[1:]) <= set(kept(store))
    store.close()
