"""How far a run is, on one line of the terminal that wipes itself.

In: the number of inputs and the name at work. Out: a line on stderr with a bar, a rate and the time that is left.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

from factcheck.i18n import _, format_decimal
from factcheck.safe_text import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.live import Live

__all__ = ["RunProgress", "can_show_progress"]

_DELAY = 2.0
"""Seconds after which a person wonders whether anything happens."""
_BAR = 20
_LONGEST_NAME = 40


def can_show_progress() -> bool:
    """Whether stderr is a terminal that can wipe a line."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class RunProgress:
    """The progress of one run over ``total`` inputs; an input may turn out to hold several articles, or none.

    Nothing is shown in the first ``delay`` seconds of the run, nor while a report is written: both go to the same
    terminal.
    """

    def __init__(
        self,
        total: int | None,
        *,
        shown: bool,
        delay: float = _DELAY,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._total = total
        self._shown = shown
        self._delay = delay
        self._clock = clock
        self._began = clock()
        self._begun_inputs = 0
        self.done = 0
        self._name = ""

    def begin_input(self) -> None:
        """The next input is being read."""
        self._begun_inputs += 1

    @contextmanager
    def working_on(self, name: str) -> Iterator[None]:
        """Show ``name`` while the block runs, once the run has lasted long enough."""
        self._name = name
        if not self._shown:
            yield
            return
        live = self._live()
        timer = Timer(max(0.0, self._delay - (self._clock() - self._began)), live.start)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            # A timer that is just going off has started the line before it is stopped.
            timer.join()
            live.stop()

    def line(self) -> str:
        """What is said beside the bar: the article at work, how many a minute, how much time is left."""
        name = one_line(self._name)
        parts = [name if len(name) <= _LONGEST_NAME else f"…{name[1 - _LONGEST_NAME :]}"]
        elapsed = self._clock() - self._began
        if self.done and elapsed > 0:
            rate = self.done * 60 / elapsed
            parts.append(_("{rate} a minute").format(rate=format_decimal(rate) if rate < 10 else f"{rate:.0f}"))
        left = self._seconds_left(elapsed)
        if left is not None:
            parts.append(_("{time} left").format(time=_clock_words(left)))
        return " · ".join(parts)

    def _seconds_left(self, elapsed: float) -> float | None:
        finished = self._begun_inputs - 1
        if self._total is None or finished < 1 or self._total <= finished:
            return None
        return elapsed / finished * (self._total - finished)

    def _live(self) -> Live:
        from rich.console import Console
        from rich.live import Live

        console = Console(file=sys.stderr, highlight=False, soft_wrap=False)
        return Live(
            console=console,
            get_renderable=self._renderable,
            refresh_per_second=4,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )

    def _renderable(self) -> RenderableType:
        from rich.progress_bar import ProgressBar
        from rich.table import Table
        from rich.text import Text

        row = Table.grid(padding=(0, 1))
        cells: list[RenderableType] = [Text(self._counted(), no_wrap=True)]
        if self._total is not None and self._total > 1:
            cells.insert(0, ProgressBar(total=self._total, completed=max(0, self._begun_inputs - 1), width=_BAR))
        row.add_row(*cells, Text(self.line(), no_wrap=True, overflow="ellipsis"))
        return row

    def _counted(self) -> str:
        if self._total is None or self._total < 2:
            return str(self.done + 1)
        return f"{min(self._begun_inputs, self._total)}/{self._total}"


def _clock_words(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
