"""The whole bench: one table and plots, written into the README of this folder (``make bench``).

``python -m tests.benchmarks.bench [SECTION …]`` measures all sections or some; figures of the others stay as they were.
Each section runs in a process of its own: one that fails, or takes too long, says so, and the rest goes on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.machine import machine
from tests.benchmarks.page import Measured, write_page
from tests.benchmarks.rows import Row
from tests.benchmarks.texts import ROOT

__all__ = ["SECTIONS", "Section", "main", "measured"]

COMPILED = ROOT / "build" / "compiled" / "tree"
"""Where ``make compiled`` leaves the program."""
FIGURES = Path(__file__).with_name("figures.json")
"""What was measured last, section by section."""


@dataclass(frozen=True, slots=True)
class Section:
    """A module with ``rows()``, what it is called, and the seconds after which it is not waited for."""

    module: str
    title: str
    seconds: int = 240
    compiled: bool = False
    """Whether it measures what ``make compiled`` made instead of the checkout."""


SECTIONS: Mapping[str, Section] = {
    "parsers": Section("parsers", "Parsers", 600),
    "parity": Section("parity", "The same as Stanza", 600),
    "shares": Section("time_shares", "Where the time goes", 120),
    "nets": Section("nets", "What a parse computes", 120),
    "counts": Section("counts", "By number of articles", 1_200),
    "jobs": Section("workers", "Processes and workers", 600),
    "cold": Section("cold", "Cold start"),
    "warm": Section("warm", "Warm server"),
    "around": Section("around", "All but parse and analysis", 120),
    "cache": Section("cache", "Kept parses"),
    "room": Section("room", "Bytes", 120),
    "rules": Section("rules", "Number of rules"),
    "store": Section("store", "Store with 100,000 claims"),
    "parsers-compiled": Section("parsers", "Parsers, machine code after the parse", 600, compiled=True),
    "cache-compiled": Section("cache", "Kept parses, machine code after the parse", 600, compiled=True),
    "linear": Section("linear", "Length of a text, after the parse", 900),
}


def measured(section: Section) -> Measured:
    """The rows of a section, or why there are none."""
    start = time.perf_counter()
    tree = COMPILED if section.compiled else ROOT
    if not tree.is_dir():
        return Measured(title=section.title, failure="nothing compiled: make compiled")
    command = [sys.executable, "-m", "tests.benchmarks.section", section.module]
    own = {"BENCH_TREE": str(tree), "PYTHONPATH": f"{tree}{os.pathsep}{ROOT}"}
    try:
        done = subprocess.run(
            command,
            cwd=tree,
            env={**os.environ, **own},
            capture_output=True,
            text=True,
            timeout=section.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Measured(title=section.title, failure=f"not done after {section.seconds} s")
    took = time.perf_counter() - start
    try:
        rows = tuple(Row(**row) for row in json.loads(done.stdout.strip().rpartition("\n")[2]))
    except (ValueError, TypeError):
        return Measured(title=section.title, failure=_last_line(done.stderr) or f"exit code {done.returncode}")
    return Measured(title=section.title, rows=rows, day=datetime.now(UTC).date().isoformat(), seconds=round(took))


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1][:200] if lines else ""


def main(arguments: Sequence[str]) -> int:
    """Measure sections and write the page; 1 if a goal is missed or a section failed."""
    unknown = [name for name in arguments if name not in SECTIONS]
    if unknown:
        print(f"{', '.join(unknown)}: no section; expected {', '.join(SECTIONS)}", file=sys.stderr)
        return 2
    before = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.is_file() else {}
    known = {name: Measured.of(value) for name, value in before.get("sections", {}).items()}
    for name in arguments or SECTIONS:
        print(f"{name} …", file=sys.stderr, flush=True)
        known[name] = measured(SECTIONS[name])
        print(known[name].summary(), file=sys.stderr, flush=True)
    found = {name: known[name] for name in SECTIONS if name in known}
    told = machine()
    figures = {"machine": told, "sections": {name: asdict(one) for name, one in found.items()}}
    FIGURES.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    write_page(found, told)
    print(Path(__file__).with_name("README.md").relative_to(ROOT))
    missed = [row for name in arguments or SECTIONS for row in known[name].rows if row.reached is False]
    return int(bool(missed) or any(known[name].failure for name in arguments or SECTIONS))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
