"""The models commands: the bundled folder, and the official models from the network."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.resources import models_dir
from factcheck.cli import program as cli
from factcheck.errors import DownloadError
from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings", "loaded")


def test_models_path_is_the_bundled_folder() -> None:
    """One line."""
    assert run("models", "path").stdout == f"{models_dir()}\n"


def test_models_download_prints_what_to_do_next(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The folder, and the option that uses it, on stdout."""
    monkeypatch.setattr("factcheck.scanning.models.download", lambda folder, **_: folder)

    result = run("models", "download", "--dir", str(tmp_path))

    assert result.exit_code == 0
    assert f"--model {tmp_path}" in result.stdout


def test_models_download_fails_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No traceback, exit code 2."""

    def fail(folder: Path, **_: object) -> Path:
        raise DownloadError(f"no network for {folder}")

    monkeypatch.setattr("factcheck.scanning.models.download", fail)

    result = run("models", "download", "--dir", str(tmp_path))

    assert result.exit_code == cli.UNUSABLE
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1] == f"factcheck: no network for {tmp_path}"
