"""The review command: what it needs, and what its help tells."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings")
ROOT = Path(__file__).resolve().parents[3]


def test_without_a_terminal_it_says_so() -> None:
    result = run("review")

    assert result.exit_code == 2
    assert "review wants a terminal" in result.stderr


def test_help_tells_the_order_in_force_and_loads_no_textual() -> None:
    code = "import sys, factcheck.cli.commands; print('textual' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
    assert "[default: priority]" in " ".join(run("review", "--help").stdout.split())
