"""Which value counts: the environment's, the file's, or the default."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.settings.in_force import InForce, Origin, in_force, value_in_force


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with some settings, and an environment without any."""
    file = tmp_path / "config.toml"
    file.write_text('language = "fr"\nwidth = 90\ncolor = "always"\nstore = "/x/desk.sqlite"\n', encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_CONFIG", str(file))
    for name in ("FACTCHECK_LANG", "FACTCHECK_DB", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def test_the_file_outweighs_the_default() -> None:
    assert in_force("width") == InForce(90, Origin.FILE, 2)
    assert in_force("sort") == InForce(None, Origin.DEFAULT)
    assert value_in_force("store") == "/x/desk.sqlite"


@pytest.mark.parametrize(
    ("variable", "value", "key", "expected"),
    [
        ("FACTCHECK_LANG", "EN", "language", "en"),
        ("COLUMNS", "120", "width", 120),
        ("NO_COLOR", "1", "color", "never"),
        ("FORCE_COLOR", "1", "color", "always"),
        ("FACTCHECK_DB", "other.sqlite", "store", "other.sqlite"),
    ],
)
def test_the_environment_outweighs_the_file(
    variable: str, value: str, key: str, expected: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)

    assert in_force(key) == InForce(expected, Origin.ENVIRONMENT, variable)


@pytest.mark.parametrize(
    ("variable", "value", "key"),
    [
        ("FACTCHECK_LANG", "xx", "language"),
        ("COLUMNS", "wide", "width"),
        ("COLUMNS", "5", "width"),
        ("FORCE_COLOR", "0", "color"),
        ("FACTCHECK_DB", " ", "store"),
    ],
)
def test_a_variable_that_means_nothing_leaves_the_file_in_force(
    variable: str, value: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)

    assert in_force(key).origin is Origin.FILE
