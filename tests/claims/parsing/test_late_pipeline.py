from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from claims.errors import ModelError
from claims.parsing import late_pipeline
from claims.parsing.late_pipeline import LatePipeline
from claims.parsing.parser import Parser
from claims.resources import models_dir
from tests.support.word_classes import CLASSES


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose models were opened."""
    folders: list[Path] = []

    def bulk_process(documents: Sequence[str], processors: Sequence[str]) -> list[str]:
        return [f"{document} {'+'.join(processors)}" for document in documents]

    def open_pipeline(folder: Path) -> SimpleNamespace:
        folders.append(folder)
        return SimpleNamespace(bulk_process=bulk_process)

    monkeypatch.setattr(late_pipeline, "open_pipeline", open_pipeline)
    return folders


def test_models_are_opened_when_something_is_to_be_parsed_and_once(opened: list[Path], tmp_path: Path) -> None:
    pipeline = LatePipeline(tmp_path)
    assert opened == []

    assert pipeline.document is None
    assert pipeline.bulk_process(["un"], ["pos"]) == ["un pos"]
    assert opened == [tmp_path]


def test_they_can_be_opened_before(opened: list[Path], tmp_path: Path) -> None:
    Parser(LatePipeline(tmp_path), ("tokenize",), classes=CLASSES).load_models()

    assert opened == [tmp_path]


def test_a_damaged_file_is_told_at_once(opened: list[Path], tmp_path: Path) -> None:
    (tmp_path / "fr" / "pos").mkdir(parents=True)
    (tmp_path / "resources.json").write_text(
        '{"fr": {"packages": {"default": {"pos": "news"}}, "pos": {"news": {"md5": "0"}}}}', encoding="utf-8"
    )
    (tmp_path / "fr" / "pos" / "news.pt").write_bytes(b"damaged")

    with pytest.raises(ModelError, match=r"news\.pt: changed or damaged"):
        LatePipeline(tmp_path)
    LatePipeline(models_dir())
    assert opened == []
