"""How long a process that was just started takes to show the first claim, and how much memory a scan takes.

In: nothing. Out: rows, each the median of five processes: processor time until a short article is reported, the same
as it was with Stanza's own loading and scikit-learn, and the greatest memory of a scan of fifty articles. Run by
itself, it also prints where the time goes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.rows import Row, median
from tests.benchmarks.texts import ROOT

__all__ = ["Spent", "fifty", "main", "rows", "spent"]

SHORT = (
    "La passerelle rouvrira lundi\n\nLa maire d’Ostrelle a déclaré aux députés que « la passerelle rouvrira ». "
    "Le chantier aurait coûté trop cher, selon l’agence Voxa.\n"
)
ARTICLES = 50
SEEDS = ROOT / "seeds" / "annotated"
COLD_SHARE, PEAK_MEGABYTES = 0.5, 900
_SCAN = ["scan", "--no-save", "--no-cache", "--quiet", "--no-color"]
_BY_STANZA = """
import functools, gc, sys
from unittest import mock
gc.disable = gc.freeze = lambda: None
import sklearn.feature_extraction, sklearn.linear_model
import claims.parsing.parser
from claims.parsing.stanza_pipeline import open_pipeline
from factcheck.__main__ import main
sys.argv = ["factcheck", *sys.argv[1:]]
with mock.patch.object(claims.parsing.parser, "open_pipeline", functools.partial(open_pipeline, lean=False)):
    main()
"""
"""The program as it used to start: Stanza's own pipeline, scikit-learn imported, garbage looked for all the time."""
_STEPS = """
import time
begun = time.process_time()
print("Python", begun)
def step(name):
    global begun
    now = time.process_time()
    print(name, now - begun)
    begun = time.process_time()
import numpy, torch; step("torch and numpy")
import factcheck.cli.commands, factcheck.articles.reader; step("commands and sources")
import claims.pipeline; step("claims")
from claims.rules.loader import load_rules
rules = load_rules(); step("rules and lists")
from claims.pipeline import load_analyser
analyser = load_analyser(rules=rules); step("models")
import sys
text = sys.stdin.read()
analyser.analyse(text); step("first article")
analyser.analyse(text); step("the same again")
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a process took: seconds of processor time, and the megabytes that it had at most."""

    seconds: float
    megabytes: float


def spent(arguments: list[str]) -> Spent:
    """What ``python`` with ``arguments`` takes; its output is thrown away.

    Raises:
        RuntimeError: it fails.
    """
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    told = process.stderr.read().decode()
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments[:4])} ended with {process.returncode}: {told[-500:]}")
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def fifty(folder: Path, count: int = ARTICLES) -> Path:
    """The annotated articles as files of ``folder``, again under other names until there are ``count``."""
    texts = [json.loads(file.read_text(encoding="utf-8"))["text"] for file in sorted(SEEDS.glob("*.json"))]
    for number in range(count):
        (folder / f"{number:03}.txt").write_text(texts[number % len(texts)], encoding="utf-8")
    return folder


def rows() -> list[Row]:
    """Cold start, its share of that with Stanza's pipeline, and the greatest memory of a scan."""
    with tempfile.TemporaryDirectory() as made:
        short, many = Path(made, "short.txt"), Path(made, "many")
        short.write_text(SHORT, encoding="utf-8")
        many.mkdir()
        own = median(lambda: spent(["-m", "factcheck", *_SCAN, str(short)]).seconds)
        by_stanza = median(lambda: spent(["-c", _BY_STANZA, *_SCAN, str(short)]).seconds)
        memory = spent(["-m", "factcheck", *_SCAN, str(fifty(many))]).megabytes
    return [
        Row(name="cold start", value=own, unit="s", note="processor time until a short article is reported"),
        Row(
            name="cold start as it was",
            value=by_stanza,
            unit="s",
            note="models loaded by Stanza, scikit-learn imported, garbage looked for",
        ),
        Row(
            name="cold start, share of what it was",
            value=own / by_stanza,
            unit="",
            goal=COLD_SHARE,
            at_most=True,
        ),
        Row(name="memory", value=memory, unit="MB", goal=PEAK_MEGABYTES, at_most=True, note="at most, 50 articles"),
    ]


def main() -> int:
    """Print the rows and the steps of a start; returns 1 if a goal is missed."""
    found = rows()
    for row in found:
        print(f"{row.name:40} {row.value:8.2f} {row.unit:3} {row.note}")
    print()
    steps = subprocess.run(
        [sys.executable, "-c", _STEPS], input=SHORT, capture_output=True, text=True, check=True
    ).stdout
    for line in steps.splitlines():
        name, _space, seconds = line.rpartition(" ")
        print(f"{name:40} {float(seconds):8.2f} s")
    return int(any(row.reached is False for row in found))


if __name__ == "__main__":
    sys.exit(main())
