"""No test writes into the home of whoever runs it."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def store_of_the_test(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test keeps lies in a folder of its own, which its processes find in the environment."""
    # One file for all tests but those that name another: making one takes half a second.
    folder = tmp_path_factory.getbasetemp() / "store"
    monkeypatch.setenv("FACTCHECK_DB", str(folder / "factcheck.sqlite"))
    monkeypatch.delenv("FACTCHECK_VERDICTS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
