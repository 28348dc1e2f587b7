"""The machine that measures: processors, what one does a second, versions."""

from __future__ import annotations

import os
import platform
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

__all__ = ["machine"]

_SIDE = 1_500


def machine() -> str:
    """One line for people."""
    names = ("torch", "stanza", "numpy", "distributed")
    versions = ", ".join(f"{name} {_version(name)}" for name in names)
    return (
        f"{_processor()}, {os.cpu_count()} processors, {_gigaflops():.0f} GFLOP/s on one (float32), "
        f"{_gigabytes():.0f} GB; Python {platform.python_version()}, {versions}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _gigabytes() -> float:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    except (ValueError, OSError, AttributeError):
        return 0.0


def _gigaflops() -> float:
    """Billions of operations in a second of processor time, by products of matrices; the best of several."""
    one = np.random.default_rng(0).random((_SIDE, _SIDE), dtype=np.float32)
    best = float("inf")
    for _round in range(5):
        start = time.process_time()
        one @ one
        best = min(best, time.process_time() - start)
    return 2 * _SIDE**3 / best / 1e9


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "–"
