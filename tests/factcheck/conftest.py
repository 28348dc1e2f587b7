"""What tests of the command line stand on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.i18n import using_language
from tests.factcheck.commands import FakeChecker, Loads, Texts, use


@pytest.fixture
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """English, and an environment that asks for nothing."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    with using_language("en"):
        yield


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> Loads:
    """Puts the stand-in in the checker's place; holds what each load was asked for."""
    return use(monkeypatch, FakeChecker())


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    """Writes articles to files and gives their paths."""

    def write(*texts: str) -> list[str]:
        paths = [tmp_path / f"{number}.txt" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return [str(path) for path in paths]

    return write
