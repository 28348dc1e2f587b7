"""Folders of known models are opened without Stanza; others are Stanza's."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from claims.errors import ModelError
from claims.parsing.lean.documents import LeanDocument
from claims.parsing.lean.loading import LeanPipeline, lean_pipeline
from claims.parsing.model_files import checksum
from claims.parsing.stanza_pipeline import open_pipeline
from claims.resources import models_dir


class Adds:
    """Writes its name behind the text of documents."""

    def __init__(self, name: str) -> None:
        self.name = name

    def bulk_process(self, documents: list[str]) -> list[str]:
        return [f"{document} {self.name}" for document in documents]


def test_documents_pass_through_the_named_processors_in_their_order() -> None:
    pipeline = LeanPipeline({name: Adds(name) for name in ("mwt", "pos", "tokenize")})

    assert pipeline.bulk_process(["a", "b"], ["tokenize", "mwt"]) == ["a tokenize mwt", "b tokenize mwt"]


def test_a_pipeline_makes_documents_of_its_own_kind() -> None:
    document = LeanPipeline({}).document([[{"id": 1, "text": "Oui", "start_char": 0, "end_char": 3}]], "Oui")

    assert isinstance(document, LeanDocument)


def copied(folder: Path, change: dict[str, Any]) -> Path:
    """The bundled models with another ``resources.json``."""
    shutil.copytree(models_dir(), folder)
    content = json.loads((folder / "resources.json").read_text(encoding="utf-8"))
    content["fr"].update(change)
    (folder / "resources.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_models_that_depend_on_others_are_left_to_stanza(tmp_path: Path) -> None:
    lemma = {"news": {"md5": "0", "dependencies": [{"model": "forward_charlm", "package": "newswiki"}]}}

    assert lean_pipeline(copied(tmp_path / "models", {"lemma": lemma})) is None


def test_a_pipeline_with_fewer_processors_is_left_to_stanza(tmp_path: Path) -> None:
    packages = {"default": {"tokenize": "news", "mwt": "news"}}

    assert lean_pipeline(copied(tmp_path / "models", {"packages": packages})) is None


@pytest.mark.model
def test_stanza_s_own_pipeline_can_be_asked_for() -> None:
    pipeline = open_pipeline(models_dir(), lean=False)

    assert type(pipeline).__module__ == "stanza.pipeline.core"
    assert {type(processor).__module__.split(".")[0] for processor in pipeline.processors.values()} == {"stanza"}


@pytest.mark.model
def test_the_bundled_models_are_opened_without_stanza() -> None:
    code = (
        "import sys; from claims.parsing.parser import load_parser; document, _ = load_parser().parse('Il dort.')\n"
        "print(len(document.sentences), *sorted({'stanza', 'torch._dynamo', 'sklearn', 'scipy'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.split() == ["1"]


@pytest.mark.model
@pytest.mark.parametrize(("kind", "weight"), [("pos", "upos_clf.weight"), ("depparse", "trans_char.weight")])
def test_weights_that_do_not_fit_are_told_when_models_are_opened(tmp_path: Path, kind: str, weight: str) -> None:
    import torch

    folder = tmp_path / "models"
    shutil.copytree(models_dir(), folder)
    path = folder / "fr" / kind / "news.pt"
    saved = torch.load(path, weights_only=True)
    saved["model"][weight] = torch.zeros(7, 3)
    torch.save(saved, path)
    index = json.loads((folder / "resources.json").read_text(encoding="utf-8"))
    index["fr"][kind]["news"]["md5"] = checksum(path)
    (folder / "resources.json").write_text(json.dumps(index), encoding="utf-8")

    with pytest.raises(ModelError, match="could not be loaded"):
        open_pipeline(folder)
