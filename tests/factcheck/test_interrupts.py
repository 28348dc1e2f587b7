"""Ctrl-C while the program starts: no traceback, exit code 130."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli.program import INTERRUPTED

ROOT = Path(__file__).resolve().parents[2]
# Interrupted where the import of this module begins: after Python's own start, and while the commands are made.
WHERE = ("factcheck.standard_streams", "gettext", "click", "factcheck.cli.options", "factcheck.cli.undo")

_SCRIPT = """
import os, signal, sys

class Interrupts:
    def find_spec(self, name, path, target=None):
        if name == os.environ["WHERE"]:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupts())
from factcheck.__main__ import main
sys.argv = ["factcheck", "--version"]
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("where", WHERE)
def test_an_interrupt_while_the_program_starts_is_met_with_silence(where: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        env={**os.environ, "PYTHONPATH": str(ROOT), "WHERE": where},
        capture_output=True,
        check=False,
        timeout=60,
        # Tests that a shell runs in the background inherit that interrupts are ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )

    assert (result.returncode, result.stdout, result.stderr) == (INTERRUPTED, b"", b"")
