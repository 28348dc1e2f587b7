"""Several processes: the same outcomes in the same order, whatever happens to one of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest

from factcheck.scan_results import Article, Checked
from factcheck.scanning.engines import OneProcess
from factcheck.scanning.groups import Bounds
from factcheck.scanning.outcomes import CheckFailure, Outcome
from factcheck.scanning.processes import Processes, processor_count
from tests.support.commands import FakeChecker

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a stand-in for the checker has to be forked")
SMALL = Bounds(articles=4, characters=1_000)


def articles(*texts: str) -> list[Article]:
    return [Article(id=text, source=f"{text}.txt", text=text, blocks=()) for text in texts]


def numbered(count: int) -> list[Article]:
    return articles(*(f"Article{number}" for number in range(count)))


@contextmanager
def quietly(_name: str) -> Iterator[None]:
    yield


class Ending(FakeChecker):
    """Ends its own process where the text says KILL; where it says ONCE, only if a file is not there yet."""

    def __init__(self, mark: Path | None = None) -> None:
        super().__init__()
        self._mark = mark

    def check(self, article: Article) -> Checked:
        if article.text == "ONCE" and self._mark is not None and not self._mark.exists():
            self._mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if article.text == "KILL":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().check(article)


class Telling(FakeChecker):
    """Gives the number of its process in place of the source."""

    def check(self, article: Article) -> Checked:
        time.sleep(0.01)
        return super().check(Article(id=article.id, source=str(os.getpid()), text=article.text, blocks=()))


def outcomes(checker: FakeChecker, given: list[Article], jobs: int = 2) -> list[Outcome]:
    return list(Processes(checker, jobs, bounds=SMALL).outcomes(given, quietly))


def test_outcomes_are_those_of_one_process_in_the_same_order() -> None:
    given = [*numbered(20), *articles("ALLEGATION"), *numbered(5)]

    assert outcomes(FakeChecker(), given) == list(OneProcess(FakeChecker()).outcomes(given, quietly))


def test_several_processes_are_at_work() -> None:
    found = outcomes(Telling(), numbered(30))

    processes = {outcome.article.source for outcome in found if isinstance(outcome, Checked)}
    assert len(processes) == 2
    assert str(os.getpid()) not in processes


def test_one_article_needs_no_other_process() -> None:
    (found,) = outcomes(Telling(), numbered(1))

    assert isinstance(found, Checked)
    assert found.article.source == str(os.getpid())


def test_an_article_that_fails_costs_itself() -> None:
    found = outcomes(FakeChecker(), [*numbered(5), *articles("BOOM"), *numbered(5)])

    failures = [outcome for outcome in found if isinstance(outcome, CheckFailure)]
    assert len(found) == 11
    assert [(f.source, f.why) for f in failures] == [("BOOM.txt", "ZeroDivisionError: a fault\nof ours")]
    assert "Traceback" in failures[0].trace


def test_an_article_that_ends_its_process_is_tried_again_and_then_told() -> None:
    given = [*numbered(8), *articles("KILL"), *numbered(8)]

    found = outcomes(Ending(), given)

    assert [isinstance(outcome, CheckFailure) for outcome in found] == [a.text == "KILL" for a in given]
    failure = found[8]
    assert isinstance(failure, CheckFailure)
    assert failure.source == "KILL.txt"
    assert "ended twice" in failure.why


def test_a_process_that_is_killed_once_costs_nothing(tmp_path: Path) -> None:
    given = [*numbered(8), *articles("ONCE"), *numbered(8)]

    found = outcomes(Ending(tmp_path / "killed"), given)

    assert [outcome.article.text for outcome in found if isinstance(outcome, Checked)] == [a.text for a in given]


def test_no_more_is_read_than_keeps_the_processes_at_work() -> None:
    read: list[str] = []

    def source() -> Iterator[Article]:
        for article in numbered(200):
            read.append(article.id)
            yield article

    found = Processes(FakeChecker(), 2, bounds=SMALL).outcomes(source(), quietly)
    next(found)

    assert len(read) <= 1 + 2 + 4 + 4 + 4
    assert len(list(found)) == 199


def test_whoever_stops_early_leaves_no_process_behind() -> None:
    found = Processes(Telling(), 2, bounds=SMALL).outcomes(numbered(200), quietly)
    next(found)
    assert len(multiprocessing.active_children()) == 2

    cast("Generator[Outcome, None, None]", found).close()

    assert multiprocessing.active_children() == []


_SCRIPT = r"""
import os, sys, time
from contextlib import nullcontext
from tests.factcheck.scanning.test_processes import SMALL, Telling, numbered
from factcheck.scanning.processes import Processes

class Slow(Telling):
    def check(self, article):
        os.write(1, f"{os.getpid()}\n".encode())
        time.sleep(60)

list(Processes(Slow(), 2, bounds=SMALL).outcomes(numbered(20), lambda name: nullcontext()))
"""


def test_processes_end_with_the_one_that_started_them() -> None:
    with subprocess.Popen([sys.executable, "-c", _SCRIPT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = {int(parent.stdout.readline()) for _one in range(2)}
        parent.kill()

    deadline = time.monotonic() + 20
    while any(_runs(worker) for worker in workers):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert len(workers) == 2


def _runs(process: int) -> bool:
    """Whether the process is there, and not only its exit code that nobody has asked for."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


def test_there_is_a_processor() -> None:
    assert processor_count() >= 1
