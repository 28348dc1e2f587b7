"""Scans of the same archive by one process, by two, and by workers of dask: the clock, the processors, the claims.

Two processes need two processors that are free: the sum of processor time tells what they cost in any case.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.rows import Row
from tests.benchmarks.texts import ROOT, articles

__all__ = ["rows"]

ARTICLES, ROUNDS = 150, 3
_TIMES, _MOST_MORE = 1.85, 8.0


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock and of all processors."""

    clock: float
    processor: float


def _took(arguments: Sequence[str]) -> Took:
    """One scan by the command, in processes that begin and end with it."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "factcheck", "scan", "--no-save", "--no-cache", "--quiet", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FACTCHECK_SERVER": "off", "OMP_NUM_THREADS": "1"}
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(time.perf_counter() - start, spent)


def _median(run: Callable[[], Took]) -> Took:
    found = [run() for _round in range(ROUNDS)]
    return Took(statistics.median(one.clock for one in found), statistics.median(one.processor for one in found))


def rows() -> list[Row]:
    """How much faster two are, what they cost, and in how many bytes what they find differs."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        archive, few = home / "archive", home / "few"
        for folder, number in ((archive, ARTICLES), (few, 1)):
            folder.mkdir()
            for at, text in enumerate(articles(number)):
                (folder / f"{at:04}.txt").write_text(text, encoding="utf-8")
        outputs = {name: home / f"{name}.ndjson" for name in ("1", "2")}

        def local(jobs: str, folder: Path) -> Took:
            return _took(["--jobs", jobs, "--format", "ndjson", "-o", str(outputs[jobs]), str(folder)])

        def dask(jobs: str) -> Took:
            folder = home / f"dask-{jobs}-{time.monotonic_ns()}"
            taken = _took(["--engine", "dask", "--jobs", jobs, "-o", str(folder), str(archive)])
            outputs[f"dask {jobs}"] = folder / "ndjson"
            return taken

        # What every scan pays once: two processes cannot halve it.
        start = _median(lambda: local("1", few))
        one = _median(lambda: local("1", archive))
        two = _median(lambda: local("2", archive))
        shared = {jobs: _median(lambda jobs=jobs: dask(jobs)) for jobs in ("1", "2")}  # type: ignore[misc]
        contents = {name: _content(path) for name, path in outputs.items()}
    clock = (one.clock - start.clock) / max(two.clock - start.clock, 1e-9)
    more = 100 * (two.processor / one.processor - 1)
    note = f"{ARTICLES} articles: {one.clock:.1f} s, {two.clock:.1f} s; less the start, {start.clock:.1f} s"
    made = [
        Row(name="two processes beside one", value=clock, unit="times", goal=_TIMES, note=note),
        Row(
            name="processor time of two processes beside one",
            value=more,
            unit="% more",
            goal=_MOST_MORE,
            at_most=True,
            note=f"{one.processor:.1f} s, {two.processor:.1f} s",
        ),
    ]
    for jobs, taken in shared.items():
        words = "one worker" if jobs == "1" else "two workers"
        made.append(
            Row(
                name=f"dask, {words}: articles/s, start and all",
                value=ARTICLES / taken.clock,
                unit="articles/s",
                note=f"{taken.clock:.1f} s, {taken.processor:.1f} s of processor",
            )
        )
    different = sum(content != contents["1"] for content in contents.values())
    note = "claims of one process, two, one worker and two, byte for byte: so is every figure of accuracy"
    made.append(Row(name="ways whose claims differ", value=different, unit="of 4", goal=0, at_most=True, note=note))
    return made


def _content(path: Path) -> str:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return "".join(file.read_text(encoding="utf-8") for file in files)
