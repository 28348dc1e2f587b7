"""A server with models, rules and libraries: what it writes, and when it reads rules anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.serving.control import status
from tests.support.bare_server import ROOT

pytestmark = [pytest.mark.model, pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")]

TEXT = "Le pont de Valombre fermera lundi, a annoncé la préfète. « C’est faux », a répondu le maire.\n"


@pytest.fixture
def environ(short_folder: Path) -> dict[str, str]:
    short_folder.chmod(0o700)
    inherited = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    folders = {f"XDG_{name}_HOME": str(short_folder / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    return {
        **inherited, **folders, "HOME": str(short_folder), "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT),
        "XDG_RUNTIME_DIR": str(short_folder),
    }  # fmt: skip


def factcheck(environ: dict[str, str], server: str, *argv: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *argv],
        env={**environ, "FACTCHECK_SERVER": server}, cwd=ROOT, input=TEXT, capture_output=True, check=False,
        encoding="utf-8", timeout=120,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_a_command_starts_a_server_that_writes_what_the_command_would(
    environ: dict[str, str], short_folder: Path
) -> None:
    scan = ("scan", "--no-save", "--format", "json", "-")
    explain = ("rules", "explain", "La préfète a annoncé que le pont fermera.", "--lang", "fr")
    alone = factcheck(environ, "off", *scan)
    assert alone[0] == 0
    settings = short_folder / "config" / "factcheck"
    settings.mkdir(parents=True)
    (settings / "config.toml").write_text("server_idle = 7\n", encoding="utf-8")
    try:
        assert factcheck(environ, "", *scan, "--warm") == alone
        told = status(environ)
        assert told is not None
        assert told["idle"] == 7 * 60
        assert factcheck(environ, "only", *scan) == alone
        assert factcheck(environ, "only", *explain) == factcheck(environ, "off", *explain)

        # Lists of the user's that change are read by the next command.
        lists = short_folder / "config" / "factcheck" / "rules" / "lists"
        lists.mkdir(parents=True)
        (lists / "verbes-parole.yaml").write_text("remove: [annoncer, répondre]\n", encoding="utf-8")
        changed = factcheck(environ, "only", *scan)
        assert changed == factcheck(environ, "off", *scan)
        assert changed[1] != alone[1]
    finally:
        assert factcheck(environ, "off", "serve", "--stop")[0] == 0
    assert status(environ) is None
    assert oct((short_folder / "state" / "factcheck" / "server.log").stat().st_mode & 0o777) == "0o600"
