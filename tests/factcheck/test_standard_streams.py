"""Streams that are closed, full or given up, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.store.engine import open_store

ROOT = Path(__file__).resolve().parents[2]
FULL = Path("/dev/full")

pytestmark = pytest.mark.skipif(not FULL.exists(), reason="streams of Linux")

CASES = {
    "--help > /dev/full": (2, b"standard output: cannot be written (No space left on device)"),
    "scan --help > /dev/full": (2, b"standard output: cannot be written (No space left on device)"),
    "--version >&-": (2, b"standard output is closed: nothing could be written"),
    "schema > /dev/full": (2, b"standard output: cannot be written (No space left on device)"),
    "schema >&-": (2, b"standard output is closed: nothing could be written"),
    "config show >&-": (2, b"standard output is closed: nothing could be written"),
    "zzz 2> /dev/full": (2, b""),
    "zzz 2>&-": (2, b""),
    "set 12345678 --status zzz 2>&- >&- <&-": (2, b""),
    "scan nowhere.txt --no-save 2> /dev/full": (3, b""),
    "set - --status dropped <&-": (2, b"standard input is closed: expected text; give it as an argument"),
    "set - --status dropped < bytes": (2, b"standard input: byte 1 is not UTF-8; expected UTF-8 text"),
}


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LC_ALL": "C", "FACTCHECK_USER": "Nora"}
    environ["FACTCHECK_DB"] = str(folder / "store.sqlite")
    return subprocess.run(
        ["bash", "-c", command.replace("factcheck", f"{sys.executable} -m factcheck", 1)],
        env=environ,
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_streams_that_fail_cost_a_message_and_no_traceback(tmp_path: Path) -> None:
    """All at once: each starts a process."""
    (tmp_path / "bytes").write_bytes(b"a\xff")
    open_store(str(tmp_path / "s.sqlite")).close()
    environ = f"export PYTHONPATH={ROOT} PYTHONUTF8=1 LC_ALL=C FACTCHECK_USER=Nora FACTCHECK_DB={tmp_path}/s.sqlite\n"
    lines = [
        f"({sys.executable} -m factcheck {case}; echo $? > {number}.rc) 2> {number}.err > {number}.out < /dev/null &\n"
        for number, case in enumerate(CASES)
    ]

    subprocess.run(["bash", "-c", f"{environ}{''.join(lines)} wait"], cwd=tmp_path, check=True, timeout=120)

    for number, (case, (code, words)) in enumerate(CASES.items()):
        told = (tmp_path / f"{number}.err").read_bytes()
        assert told.count(b"standard output") <= 1, (case, told)
        assert int((tmp_path / f"{number}.rc").read_text()) == code, (case, told)
        assert b"Traceback" not in told, (case, told)
        assert b"Exception ignored" not in told, (case, told)
        assert words in told if words else not told, (case, told)


def test_with_standard_error_closed_no_message_gets_into_the_data(tmp_path: Path) -> None:
    """The first file that is opened would have the number of the closed stream: messages would be written into it."""
    script = (
        "import os, sys\n"
        "from factcheck.standard_streams import fill_missing_streams\n"
        "fill_missing_streams()\n"
        "file = open('data', 'w')\n"
        "print('message', file=sys.stderr, flush=True)\n"
        "os.write(2, b'from a library')\n"
        "print('result')\n"
    )
    result = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -c "$SCRIPT" 2>&- <&-'],
        env={**os.environ, "PYTHONPATH": str(ROOT), "SCRIPT": script},
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=60,
    )

    assert result.stdout == b"result\n"
    assert (tmp_path / "data").read_bytes() == b""


@pytest.mark.parametrize("command", ["rules list", "rules schema", "schema", "--help"])
def test_every_command_ends_well_when_its_reader_leaves(command: str, tmp_path: Path) -> None:
    """``factcheck rules list | true`` is no failure, whoever writes the lines."""
    result = shell(f"factcheck {command} | true; exit ${{PIPESTATUS[0]}}", tmp_path)

    assert result.returncode == 0
    assert b"Traceback" not in result.stderr
