"""How long a command takes that a server with everything loaded runs, and how much of that alone.

In: nothing. Out: rows, each the median of five scans of one short article, which is kept in a store: seconds from start
to end and processor time, of the client and of the child that does the work, against a process that loads everything.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from factcheck.serving.control import start_in_background, status, stop
from tests.benchmarks.cold import SHORT
from tests.benchmarks.rows import Row, median

__all__ = ["Scan", "main", "rows", "scan", "serving"]

WALL, SHARE = 0.5, 0.2
_MOST_WAITED = 60.0


@dataclass(frozen=True, slots=True)
class Scan:
    """Seconds that a scan took on the clock, and of processor time."""

    wall: float
    processor: float


@contextmanager
def serving(folder: Path) -> Iterator[Mapping[str, str]]:
    """The environment of a server in ``folder``, while it runs.

    Raises:
        RuntimeError: it does not start.
    """
    folder.chmod(0o700)
    environ = {
        **os.environ,
        "XDG_RUNTIME_DIR": str(folder),
        "XDG_STATE_HOME": str(folder),
        "FACTCHECK_DB": str(folder / "store.sqlite"),
        "FACTCHECK_SERVER": "only",
    }
    started = start_in_background(environ)
    if not started.ready():
        raise RuntimeError(started.log.read_text(encoding="utf-8")[-500:])
    try:
        yield environ
    finally:
        stop(environ)


def scan(path: Path, environ: Mapping[str, str]) -> Scan:
    """What a scan of ``path`` takes; its output is thrown away.

    Raises:
        RuntimeError: it fails.
    """
    told = status(environ)
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "scan", "--no-cache", "--quiet", str(path)],
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _pid, ended, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(ended)
    if process.returncode:
        raise RuntimeError(f"the scan ended with {process.returncode}")
    own = usage.ru_utime + usage.ru_stime
    return Scan(wall, own + (_seconds_since(told, environ) if told else 0.0))


def _seconds_since(told: Mapping[str, float], environ: Mapping[str, str]) -> float:
    """Processor time of the commands that have ended since the server told how it is."""
    until = time.monotonic() + _MOST_WAITED
    while time.monotonic() < until:
        now = status(environ)
        if now is not None and now["done"] > told["done"]:
            return float(now["seconds"]) - float(told["seconds"])
    raise RuntimeError("the server does not tell of the scan")


def rows() -> list[Row]:
    """A scan by a server on the clock, in processor time, and as a share of a scan that loads everything."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        path = folder / "short.txt"
        path.write_text(SHORT, encoding="utf-8")
        with serving(folder) as environ:
            alone = {**environ, "FACTCHECK_SERVER": "off", "XDG_RUNTIME_DIR": str(folder / "none")}
            cold_wall = median(lambda: scan(path, alone).wall)
            cold = median(lambda: scan(path, alone).processor)
            wall = median(lambda: scan(path, environ).wall)
            warm = median(lambda: scan(path, environ).processor)
    return [
        Row(name="scan by a server", value=wall, unit="s", goal=WALL, at_most=True, note="on the clock, if it is idle"),
        Row(name="scan by a server, processor time", value=warm, unit="s", note="client and child"),
        Row(name="the same alone", value=cold_wall, unit="s", note="on the clock"),
        Row(name="the same alone, processor time", value=cold, unit="s"),
        Row(name="scan by a server, share of alone", value=warm / cold, unit="", goal=SHARE, at_most=True),
    ]


def main() -> int:
    """Print the rows; returns 1 if a goal is missed."""
    found = rows()
    for row in found:
        print(f"{row.name:40} {row.value:8.2f} {row.unit:3} {row.note}")
    return int(any(row.reached is False for row in found))


if __name__ == "__main__":
    sys.exit(main())
