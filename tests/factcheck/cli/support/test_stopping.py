"""An end that waits for the work at hand."""

from __future__ import annotations

import os
import signal
import sys
import threading

import pytest

from factcheck.cli.support.stopping import stopped_by_signals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of other systems")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_first_signal_asks_and_the_second_interrupts(number: signal.Signals) -> None:
    stop = threading.Event()
    before = signal.getsignal(number)

    def ask_twice() -> None:
        with stopped_by_signals(stop):
            os.kill(os.getpid(), number)
            assert stop.is_set()
            os.kill(os.getpid(), number)
            signal.pause()

    with pytest.raises(KeyboardInterrupt):
        ask_twice()
    assert signal.getsignal(number) is before


def test_signals_that_are_ignored_stay_so() -> None:
    stop = threading.Event()
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stopped_by_signals(stop):
            os.kill(os.getpid(), signal.SIGHUP)
            assert not stop.is_set()
    finally:
        signal.signal(signal.SIGHUP, before)
