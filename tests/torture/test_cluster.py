"""Workers, the scheduler and the client of a run are killed at random moments: nothing is lost, nothing doubled.

FACTCHECK_TORTURE says how often: a round for each five (``make torture``: twenty); without it, one round.
"""

from __future__ import annotations

import json
import os
import random
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select

from factcheck.articles.reader import read_articles
from factcheck.reports.json import to_ndjson
from factcheck.scan_results import Article
from factcheck.store import tables as t
from factcheck.store.engine import open_store
from tests.support.cluster_play import PlayChecker

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = max(1, int(os.environ.get("FACTCHECK_TORTURE", "0")) // 5)
RECORDS, FILES = 150, 30
KILLS = 3
PATIENCE = 300

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


class Machines:
    """A scheduler, two workers and a client, each a process that can be killed and comes again."""

    def __init__(self, folder: Path, archive: Path) -> None:
        self._folder, self._archive = folder, archive
        self._port = free_port()
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        for name in ("scheduler", "worker-1", "worker-2", "client"):
            self.start(name)

    def start(self, name: str) -> None:
        """Start a process of this name."""
        address = f"tcp://127.0.0.1:{self._port}"
        dask = [sys.executable, "-m", "dask"]
        options = ["--no-dashboard", "--host", "127.0.0.1"]
        commands = {
            "scheduler": [*dask, "scheduler", "--port", str(self._port), *options],
            "client": [
                *(sys.executable, "-m", "tests.support.cluster_play"),
                *(str(self._archive), str(self._folder / "out"), str(self._folder / "store.sqlite"), address),
            ],
        }
        worker = [*dask, "worker", address, "--nthreads", "1", "--no-nanny", "--death-timeout", "60", *options]
        with (self._folder / f"{name}.log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                commands.get(name, [*worker, "--local-directory", str(self._folder / name)]),
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=log,
            )

    def kill(self, name: str) -> None:
        """Kill a process as the system does, and start what has to be there again."""
        self._end(name)
        if name == "scheduler":
            # The client says so and ends by itself, unless it had done all before.
            assert self.client_ends(PATIENCE) in (2, 3), self.told()
            for other in ("worker-1", "worker-2"):
                self._end(other)
                self.start(other)
            self.start("client")
        self.start(name)

    def _end(self, name: str) -> None:
        process = self._processes[name]
        process.kill()
        process.wait()

    def client_ends(self, seconds: float) -> int | None:
        """The exit code of the client if it ends in that time."""
        try:
            return self._processes["client"].wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def close(self) -> None:
        """End all."""
        for name in self._processes:
            self._end(name)

    def told(self) -> str:
        """What the processes said."""
        return "\n".join(f"{path.name}: {path.read_text()[-2000:]}" for path in self._folder.glob("*.log"))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Records and single files, one of which fails."""
    folder = tmp_path / "archive"
    (folder / "papers").mkdir(parents=True)
    records = [{"text": f"Mot{number} SLOW du maire de Vaugris.", "title": f"T{number}"} for number in range(RECORDS)]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (folder / "records.ndjson").write_text(lines, encoding="utf-8")
    for number in range(FILES):
        (folder / "papers" / f"{number:03}.txt").write_text(f"Feuille{number} SLOW du préfet.\n", encoding="utf-8")
    (folder / "papers" / "010.txt").write_text("BOOM du préfet.\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_whatever_is_killed_nothing_is_lost_or_doubled(archive: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    machines = Machines(tmp_path, archive)
    try:
        for _kill in range(KILLS):
            if machines.client_ends(chance.uniform(0.3, 3)) is not None:
                break
            machines.kill(chance.choice(("worker-1", "worker-2", "client", "scheduler")))
        deadline = time.monotonic() + PATIENCE
        while (code := machines.client_ends(5)) != 3:
            assert time.monotonic() < deadline, machines.told()
            if code is not None:
                machines.start("client")
    finally:
        machines.close()

    check_all_is_there(archive, tmp_path)


def check_all_is_there(archive: Path, folder: Path) -> None:
    """What one process finds in the archive is what lies in the folder and in the store."""
    articles = [article for article in read_articles([str(archive)]) if isinstance(article, Article)]
    checker = PlayChecker()
    checked = [checker.check(article) for article in articles if "BOOM" not in article.text]
    written = "".join(p.read_text(encoding="utf-8") for p in sorted((folder / "out" / "ndjson").iterdir()))
    assert written == "".join(to_ndjson(checked))
    failed = [json.loads(line) for line in (folder / "out" / "failed.ndjson").read_text().splitlines()]
    assert [(one["source"], one["error"]) for one in failed] == [
        (str(archive / "papers" / "010.txt"), "ZeroDivisionError: a fault of ours")
    ]
    store = open_store(str(folder / "store.sqlite"))
    with store.reading() as connection:
        scans = Counter(connection.scalars(select(t.scans.c.source)))
        counts = [connection.scalar(select(func.count()).select_from(table)) for table in (t.claims, t.readings)]
    store.close()
    assert scans == Counter(one.article.source for one in checked)
    assert counts == [len(checked), len(checked)]
