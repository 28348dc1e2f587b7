"""The completion command, in a real shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str) -> None:
    result = run("completion", shell)

    assert result.exit_code == 0
    assert f"_FACTCHECK_COMPLETE={shell}_complete" in result.stdout
    assert run("completion", "tcsh").exit_code == 2


def test_bash_completes_commands_and_values(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    program = tmp_path / "factcheck"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m factcheck "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = tmp_path / "script"
    # complete -o nosort is newer than the bash of some systems: the function alone is what is tried.
    script.write_text(run("completion", "bash").stdout.replace("_factcheck_completion_setup;", ""), encoding="utf-8")
    asked = (
        f". {script}; try() {{ COMP_WORDS=($@); COMP_CWORD=$(($# - 1)); COMPREPLY=(); "
        f'_factcheck_completion {program}; echo "${{COMPREPLY[@]}}"; }}; '
        "try factcheck wat; try factcheck list --label al"
    )

    done = subprocess.run([bash, "-c", asked], capture_output=True, text=True, check=True, env=dict(os.environ))

    assert done.stdout.split("\n")[:2] == ["watch", "allegation"]
