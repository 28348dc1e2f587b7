"""An end that waits for the work at hand.

In: an event. Out: it is set when somebody asks the program to stop.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["stopped_by_signals"]

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def stopped_by_signals(stop: threading.Event) -> Iterator[None]:
    """Within the block Ctrl-C and what asks a program to stop set ``stop``; a second time they interrupt at once.

    A signal that whoever started the program chose to ignore stays ignored.

    Raises:
        KeyboardInterrupt: the program was asked a second time.
    """

    def ask(_number: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    heeded = [number for number in _SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = [(number, signal.signal(number, ask)) for number in heeded]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)
