"""Several parsers on the same texts, in turns, so that what else the machine does falls on all of them alike.

In: names of contestants and texts. Out: for each the median of its rounds.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.rows import ROUNDS
from tests.benchmarks.texts import ROOT, TREE

__all__ = ["Result", "race", "spacy_python"]

_ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "FACTCHECK_THREADS": "1",
    "PYTHONPATH": f"{TREE}{os.pathsep}{ROOT}",
}


@dataclass(frozen=True, slots=True)
class Result:
    """Median seconds of processor time for all texts, and peak memory in megabytes."""

    seconds: float
    megabytes: float


def spacy_python() -> str | None:
    """The Python that has spaCy and its French model: BENCH_SPACY's, or that of ``.venv-bench``; None without one."""
    for path in (os.environ.get("BENCH_SPACY"), str(ROOT / ".venv-bench" / "bin" / "python")):
        if path and Path(path).exists():
            return path
    return None


def race(names: Sequence[str], texts: Sequence[str], rounds: int = ROUNDS) -> Mapping[str, Result]:
    """The results of the contestants; one that cannot be started is left out and said on stderr."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        file = folder / "texts.json"
        file.write_text(json.dumps(list(texts)), encoding="utf-8")
        running = {name: _started(name, file, stack) for name in names}
        ready = {name: process for name, process in running.items() if process is not None and _answer(process)}
        for name in set(names) - set(ready):
            print(f"{name}: cannot be started", file=sys.stderr)
        found: dict[str, list[Result]] = {name: [] for name in ready}
        for _round in range(rounds):
            for name, process in ready.items():
                assert process.stdin is not None
                process.stdin.write("go\n")
                process.stdin.flush()
                answer = _answer(process)
                found[name].append(Result(answer["seconds"], answer["megabytes"]))
    return {
        name: Result(statistics.median(one.seconds for one in some), max(one.megabytes for one in some))
        for name, some in found.items()
    }


def _started(name: str, file: Path, stack: ExitStack) -> subprocess.Popen[str] | None:
    python = spacy_python() if name == "spacy" else sys.executable
    if python is None:
        return None
    process = subprocess.Popen(
        [python, "-m", "tests.benchmarks.contestant", name, str(file)],
        cwd=TREE,
        env={**os.environ, **_ONE_THREAD},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    stack.callback(process.kill)
    return process


def _answer(process: subprocess.Popen[str]) -> dict[str, float]:
    """The next answer; empty when the process has ended."""
    assert process.stdout is not None
    line = process.stdout.readline()
    answer: dict[str, float] = json.loads(line) if line else {}
    return answer
