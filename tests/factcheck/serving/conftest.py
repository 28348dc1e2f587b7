"""Servers of the tests have their sockets in folders with short paths."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def tmp_path(short_folder: Path) -> Path:
    """In place of pytest's own, whose paths leave no room for a socket's."""
    return short_folder
