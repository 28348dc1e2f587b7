"""Which code measures: the version, the commit of a checkout, and whether it was changed."""

from __future__ import annotations

import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

from factcheck.evaluation.code_version import CodeVersion, code_version

WHO = ("-c", "user.name=Essai", "-c", "user.email=essai@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *WHO, *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package in a checkout with one commit."""
    folder = tmp_path / "factcheck"
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    (folder / "README.md").write_text("", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "Un début")
    return folder


def test_a_checkout_is_known_by_its_commit(package: Path) -> None:
    found = code_version(package)

    assert found == CodeVersion(version("factcheck"), git(package, "rev-parse", "--short=12", "HEAD"))
    assert found.exact


@pytest.mark.parametrize("name", ["factcheck/__init__.py", "claims/new.py"])
def test_changed_code_is_no_exact_commit(package: Path, name: str) -> None:
    file = package.parent / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("x = 1\n", encoding="utf-8")

    found = code_version(package)

    assert found.commit is not None
    assert found.commit.endswith("+")
    assert not found.exact


@pytest.mark.parametrize("name", ["factcheck/README.md", "seeds/ledger.ndjson"])
def test_pages_and_ledgers_are_no_code(package: Path, name: str) -> None:
    file = package.parent / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("Un mot.\n", encoding="utf-8")

    assert code_version(package).exact


def test_a_package_in_somebody_elses_checkout_has_no_commit(package: Path) -> None:
    installed = package.parent / ".venv" / "factcheck"
    installed.mkdir(parents=True)
    (installed / "__init__.py").write_text("", encoding="utf-8")

    assert code_version(installed).commit is None


def test_without_git_there_is_no_commit(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert code_version(package).commit is None
    assert not code_version(package).exact
