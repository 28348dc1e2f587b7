"""The path of the default store. Loads no database library."""

from __future__ import annotations

from pathlib import Path

from factcheck.settings.in_force import value_in_force

__all__ = ["ENVIRONMENT", "default_path", "is_default"]

ENVIRONMENT = "FACTCHECK_DB"


def default_path() -> Path:
    """The file in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("factcheck", appauthor=False) / "factcheck.sqlite"


def is_default(url: str | None) -> bool:
    """Whether the default store is used: neither ``--db`` nor the environment nor the settings name another."""
    return not url and not value_in_force("store")
