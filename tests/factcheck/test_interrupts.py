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


# The imports that take long, and after them the models: some of these swallow errors of what they import.
WHILE_LOADING = (
    "numpy",
    "torch",
    "torch.nn",
    "claims.parsing.lean.loading",
    "claims.parsing.lean.checkpoints",
    "claims.parsing.lean.attaching",
)


@pytest.mark.model
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("where", WHILE_LOADING)
def test_an_interrupt_while_the_models_are_loaded_is_met_with_one_line(where: str, tmp_path: Path) -> None:
    article = tmp_path / "pont.txt"
    article.write_text("Le pont est fermé depuis lundi, a déclaré la maire.\n", encoding="utf-8")
    output = tmp_path / "out.json"
    script = _SCRIPT.replace('"--version"', '"scan", "--no-save", "--output", sys.argv[2], sys.argv[1]')

    result = subprocess.run(
        [sys.executable, "-c", script, str(article), str(output)],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "WHERE": where,
            "LANGUAGE": "en",
            "LC_ALL": "C.UTF-8",
        },
        capture_output=True,
        check=False,
        timeout=120,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )

    assert (result.returncode, result.stdout) == (INTERRUPTED, b"")
    assert result.stderr == b"factcheck: stopped: 0 articles done, none of them kept\n"
    assert [path.name for path in tmp_path.iterdir()] == ["pont.txt"]
