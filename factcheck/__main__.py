"""The program: makes the process safe to use, settles the language, then hands over to the command line.

Where a server with everything loaded runs, it does the work: see ``factcheck.serving``.
"""

from __future__ import annotations

# What takes long to import is imported in ``main``, once an interrupt is met with silence.
import os
import signal
import sys

__all__ = ["main", "run_here"]

_INTERRUPTED = 130


def main() -> None:
    """Run ``factcheck`` on the arguments of this process, by way of a server where there is one."""
    # Where whoever started us ignores interrupts, as for commands in the background, they stay ignored.
    heeded = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if heeded:
        signal.signal(signal.SIGINT, _end_at_once)
    from factcheck.standard_streams import fill_missing_streams

    fill_missing_streams()
    from factcheck.serving.client import run_by_server

    code = run_by_server(sys.argv[1:], os.environ)
    if code is None:
        run_here(heeded=heeded)
    else:
        # Nothing was written here, and nothing is to be put in order.
        os._exit(code)


def run_here(*, heeded: bool) -> None:
    """Run the command line in this process; ``heeded`` says whether interrupts are, and are met with silence so far."""
    from factcheck.i18n import detect_language, install
    from factcheck.serving.client import begin_own
    from factcheck.settings.file import read_settings

    begin_own(sys.argv[1:])
    # Help texts are made when the commands are: the language has to be settled before that import.
    install(detect_language(sys.argv[1:], os.environ, read_settings().values.get("language")))
    from claims.collection import collection_paused

    with collection_paused():
        from factcheck.cli.commands import cli

    try:
        if heeded:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        cli(prog_name="factcheck")
    finally:
        # All is written and closed: what Python does at its end need not be heard of.
        if heeded:
            signal.signal(signal.SIGINT, _end_at_once)


def _end_at_once(_number: int, _frame: object) -> None:
    """Before a command begins and after it ended there is nothing to put in order, and nothing to tell."""
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
