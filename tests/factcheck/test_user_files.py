"""The user's own rules and weights, found where there are any."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.user_files import rule_folders, user_worth


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's configuration folder, empty."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "factcheck"
    folder.mkdir()
    return folder


def test_a_folder_of_ones_own_counts_once_there_are_rules_in_it(config: Path, tmp_path: Path) -> None:
    (config / "rules" / "mine").mkdir(parents=True)
    assert rule_folders((tmp_path,)) == (tmp_path,)

    (config / "rules" / "mine" / "rumour.yml").write_text("", encoding="utf-8")
    assert rule_folders((tmp_path,)) == (config / "rules", tmp_path)


def test_weights_of_ones_own_are_used_where_they_are(config: Path) -> None:
    assert user_worth() is None

    (config / "worth.yaml").write_text("", encoding="utf-8")
    assert user_worth() == config / "worth.yaml"
