"""Models opened, and what is said of folders that hold none or broken ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.errors import ModelError
from claims.parsing.stanza_pipeline import open_pipeline


def test_a_folder_without_models_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no resources\.json found") as error:
        open_pipeline(tmp_path)

    assert str(tmp_path) in str(error.value)


@pytest.mark.model
@pytest.mark.parametrize("content", ["", "{", "[]", '{"fr": {}}'])
def test_broken_models_are_told_in_one_line(tmp_path: Path, content: str) -> None:
    (tmp_path / "resources.json").write_text(content, encoding="utf-8")

    with pytest.raises(ModelError, match="could not be loaded") as error:
        open_pipeline(tmp_path)

    assert "\n" not in str(error.value)
