"""Progress: for terminals, after a while, on a line that wipes itself."""

from __future__ import annotations

import io
import sys
import threading
from collections.abc import Callable

import pytest

from factcheck.cli.support import progress
from factcheck.cli.support.progress import RunProgress, can_show_progress

pytestmark = pytest.mark.usefixtures("surroundings")


class Terminal(io.StringIO):
    """A stderr that says it is a terminal, and tells when something is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = threading.Event()

    def isatty(self) -> bool:
        """Whether a person reads along."""
        return True

    def write(self, text: str) -> int:
        """Keep the text."""
        if "pont.txt" in text:
            self.shown.set()
        return super().write(text)


@pytest.fixture
def make_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Terminal]:
    """Puts a terminal in place of stderr; called in the test, since capturing puts its own there before."""

    def make() -> Terminal:
        stream = Terminal()
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setenv("TERM", "xterm")
        return stream

    return make


@pytest.mark.parametrize(("term", "possible"), [("xterm", True), ("dumb", False)])
def test_only_terminals_that_can_wipe_a_line(
    make_terminal: Callable[[], Terminal], term: str, possible: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pipe gets nothing, nor does a terminal without a cursor."""
    make_terminal()
    monkeypatch.setenv("TERM", term)
    assert can_show_progress() is possible
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert can_show_progress() is False
    monkeypatch.setattr(sys, "stderr", None)
    assert can_show_progress() is False


def test_the_line_appears_and_wipes_itself(make_terminal: Callable[[], Terminal]) -> None:
    """While the article is at work; the report then has the terminal for itself."""
    terminal = make_terminal()
    work = RunProgress(4, shown=True, delay=0)
    work.begin_input()
    with work.working_on("articles/pont.txt"):
        assert terminal.shown.wait(5)

    written = terminal.getvalue()
    assert "1/4" in written
    assert written.rindex("pont.txt") < written.rindex("\x1b[2K")


def test_a_short_run_shows_nothing(make_terminal: Callable[[], Terminal]) -> None:
    """Two seconds pass before anybody wonders; without a person reading along, nothing ever comes."""
    terminal = make_terminal()
    for shown in (True, False):
        work = RunProgress(4, shown=shown, delay=60 if shown else 0)
        with work.working_on("articles/pont.txt"):
            pass
    assert terminal.getvalue() == ""
    assert [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)] == []


def test_rate_and_time_left_are_of_this_run() -> None:
    """Ten articles of five inputs in twenty seconds: thirty a minute; five more inputs take as long again."""
    now = [100.0]
    work = RunProgress(10, shown=False, clock=lambda: now[0])
    for _number in range(6):
        work.begin_input()
    work.done = 10
    now[0] += 20
    with work.working_on("dossiers/" + "x" * 60 + "/pont.txt"):
        line = work.line()
    assert line.startswith("…x")
    assert line.endswith("/pont.txt · 30 a minute · 0:20 left")


@pytest.mark.parametrize(("total", "begun"), [(None, 5), (1, 1), (3, 1), (3, 9)])
def test_time_left_is_told_only_where_it_can_be(total: int | None, begun: int) -> None:
    """Not before the first input is done, nor where more came than were counted."""
    work = RunProgress(total, shown=False)
    for _number in range(begun):
        work.begin_input()
    assert "left" not in work.line()


def test_hours_are_shown_as_such() -> None:
    """As on a clock."""
    assert [progress._clock_words(seconds) for seconds in (0.2, 61, 3725)] == ["0:00", "1:01", "1:02:05"]
