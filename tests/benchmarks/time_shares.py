"""Where the time of a scan goes, by step: the code at work is looked at every few milliseconds.

Nets run without Python's lock, all else with it, and whoever looks waits for the lock: looks are rarer where Python is
at work. So each counts for the time since the one before; otherwise the parse would seem to take more than it does.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from types import FrameType

from tests.benchmarks.contestant import CONTESTANTS
from tests.benchmarks.rows import Row
from tests.benchmarks.texts import ROOT, articles

__all__ = ["rows", "step_of"]

_EVERY = 0.002
_LEAST = 1.0
"""Shares of less percent are told together."""


def step_of(frame: FrameType | None) -> str:
    """The step that a frame belongs to: the package, below ``parsing`` the module, of the innermost code of ours."""
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith((f"{ROOT}/claims/", f"{ROOT}/factcheck/")):
            parts = file.removeprefix(f"{ROOT}/").removesuffix(".py").split("/")
            return ".".join(parts if parts[:2] == ["claims", "parsing"] else parts[:2])
        frame = frame.f_back
    return "other"


def rows() -> list[Row]:
    """The share of each step of a whole scan, the largest first."""
    run = CONTESTANTS["scan"]()
    chosen = articles(40)
    run(chosen)
    looked_at: Counter[str] = Counter()
    over = threading.Event()
    worker = threading.get_ident()

    def look() -> None:
        before = time.perf_counter_ns()
        while not over.wait(_EVERY):
            now = time.perf_counter_ns()
            looked_at[step_of(sys._current_frames().get(worker))] += now - before
            before = now

    watcher = threading.Thread(target=look, daemon=True)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(_EVERY / 4)
    watcher.start()
    start = time.process_time()
    for _round in range(3):
        run(chosen)
    spent = time.process_time() - start
    over.set()
    watcher.join()
    sys.setswitchinterval(interval)
    total = looked_at.total()
    shares = {step: 100 * count / total for step, count in looked_at.most_common()}
    made = [Row(name=step, value=share, unit="%") for step, share in shares.items() if share >= _LEAST]
    rest = sum(share for share in shares.values() if share < _LEAST)
    made.append(Row(name="all others", value=rest, unit="%", note=f"{spent / 3:.2f} s for {len(chosen)} articles"))
    return made
