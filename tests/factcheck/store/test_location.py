"""Where the default store lies, and when it is the one in use."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.store.location import ENVIRONMENT, default_path, is_default


def test_the_default_store_lies_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert default_path() == tmp_path / "factcheck" / "factcheck.sqlite"


@pytest.mark.parametrize(
    ("url", "environment", "default"),
    [
        (None, None, True),
        ("", None, True),
        (None, "", True),
        ("other.sqlite", None, False),
        (None, "postgresql+psycopg:///press", False),
    ],
)
def test_neither_the_option_nor_the_environment_names_another(
    url: str | None, environment: str | None, default: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    if environment is not None:
        monkeypatch.setenv(ENVIRONMENT, environment)

    assert is_default(url) is default
