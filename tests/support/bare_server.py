"""A server that has loaded nothing, for tests of how it works; and the process that is one.

A command line ``play CODE`` runs ``CODE`` in the child; any other is run as the program runs it, but scans
with a stand-in for the checker.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from factcheck import server_process
from factcheck.i18n import detect_language, install
from factcheck.serving import server
from factcheck.serving.control import status

ROOT = Path(__file__).resolve().parents[2]


def _heed_signals() -> None:
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)


class BareServer:
    """A server process in a folder of its own, and commands that it may run."""

    def __init__(self, folder: Path, *options: str) -> None:
        folder.chmod(0o700)
        self.folder = folder
        # Only what a shell would give: the settings of other tests are none of its business.
        self.environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_STATE_HOME": str(folder / "state"),
            "FACTCHECK_DB": str(folder / "store.sqlite"),
            "FACTCHECK_SERVER": "only",
        }
        self.log = folder / "log"
        self._options = options
        self.process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        """A server process that answers."""
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.bare_server", *self._options],
                env=self.environ,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        until = time.monotonic() + 60
        while status(self.environ) is None:
            assert process.poll() is None, self.log.read_text(encoding="utf-8")
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.02)
        self.process = process
        return process

    def begin(self, *argv: str, **how: Any) -> subprocess.Popen[bytes]:
        """A command that is being run; ``how`` is for Popen."""
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        # Whoever runs the tests in the background may have these signals ignored, and children inherit that.
        how = {**pipes, "preexec_fn": _heed_signals, **how}
        how["env"] = {**self.environ, **how.get("env", {})}
        return subprocess.Popen([sys.executable, "-m", "factcheck", *argv], **{"cwd": ROOT, **how})

    def run(self, *argv: str, stdin: bytes | None = None, **how: Any) -> tuple[int, str, str]:
        """The exit code and the output of a command."""
        if stdin is not None:
            how["stdin"] = subprocess.PIPE
        with self.begin(*argv, **how) as process:
            out, errors = process.communicate(stdin, timeout=60)
        return process.returncode, out.decode(), errors.decode()

    def play(self, code: str, **how: Any) -> tuple[int, str, str]:
        """What comes of Python code in a child of the server."""
        return self.run("play", code, **how)

    def identity(self) -> dict[str, str]:
        """What a process is that may be run by the server."""
        code = (
            "import json, os; from factcheck.serving.identity import identity; print(json.dumps(identity(os.environ)))"
        )
        found: dict[str, str] = json.loads(self.play(code)[1])
        return found

    def status(self) -> dict[str, Any]:
        """What the server says of itself."""
        told = status(self.environ)
        assert told is not None, self.log.read_text(encoding="utf-8")
        return told

    def wait_until(self, **wanted: Any) -> None:
        """Wait until the server says this of itself."""
        until = time.monotonic() + 30
        while {name: self.status().get(name) for name in wanted} != wanted:
            assert time.monotonic() < until, self.status()
            time.sleep(0.02)

    def end(self) -> None:
        """End the server and what it runs."""
        for _time in range(2):
            if self.process.poll() is None:
                self.process.send_signal(signal.SIGTERM)
                time.sleep(0.1)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def bare_server(folder: Path, *options: str) -> Iterator[BareServer]:
    """A server that has loaded nothing, while the block runs."""
    server = BareServer(folder, *options)
    try:
        yield server
    finally:
        server.end()


def _play_or_run(heeded: bool) -> None:
    if sys.argv[1:2] == ["play"]:
        if heeded:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        exec(compile(sys.argv[2], "<play>", "exec"), {})
    else:
        if "scan" in sys.argv:
            # As the program does: help is worded when a command is imported.
            install(detect_language(sys.argv[1:], os.environ))
            from factcheck.cli import scan
            from tests.support.commands import FakeChecker

            vars(scan)["load_checker"] = lambda *_args, **_more: FakeChecker()
        _run_command(heeded)


if __name__ == "__main__":
    _run_command = server_process.run_command
    server_process.run_command = _play_or_run
    server_process.load = lambda: None
    # Tests do not wait as long as users may.
    server._WORDS, server._GRACE = 1.0, 0.3
    sys.exit(server_process.main())
