"""Model files are mapped: what is read is what torch reads, and nothing in them is ever called."""

from __future__ import annotations

import builtins
import os
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.parsing.lean.checkpoints import read_checkpoint
from claims.resources import models_dir

KINDS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner", "pretrain")


@pytest.mark.model
@pytest.mark.parametrize("kind", KINDS)
def test_a_model_is_read_as_torch_reads_it(kind: str) -> None:
    import torch

    path = models_dir() / "fr" / kind / "news.pt"
    ours, theirs = read_checkpoint(path), torch.load(path, weights_only=True)

    assert ours.keys() == theirs.keys()
    for name, value in theirs.items():
        if name == "model" and value is not None:
            assert ours[name].keys() == value.keys()
            assert all(same(ours[name][part], tensor) for part, tensor in value.items())
        else:
            assert same(ours[name], value)


def same(ours: Any, theirs: Any) -> bool:
    import torch

    if isinstance(theirs, torch.Tensor):
        return ours.dtype == theirs.dtype and torch.equal(ours, theirs)
    return bool(ours == theirs)


# --- What is no model ------------------------------------------------------------------------------------------------


class _Call:
    def __init__(self, function: Callable[..., object], *arguments: object) -> None:
        self._how = (function, arguments)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self._how


def archive(folder: Path, content: bytes, byteorder: str = "little") -> Path:
    path = folder / "news.pt"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("news/data.pkl", content)
        file.writestr("news/byteorder", byteorder)
    return path


@pytest.mark.parametrize("function", [os.mkdir, os.mknod, builtins.exec, builtins.getattr, Path])
def test_nothing_but_what_models_consist_of_is_called(tmp_path: Path, function: Callable[..., object]) -> None:
    mark = tmp_path / "mark"
    path = archive(tmp_path, pickle.dumps({"config": [{"deep": _Call(function, str(mark))}]}))

    with pytest.raises(pickle.UnpicklingError, match="is not among what a model consists of"):
        read_checkpoint(path)

    assert not mark.exists()


@pytest.mark.model
def test_numbers_that_reach_beyond_their_part_are_refused(tmp_path: Path) -> None:
    import torch

    path = tmp_path / "news.pt"
    torch.save({"emb": torch.zeros(4)}, path)
    damaged = tmp_path / "other.pt"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(damaged, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename.endswith("data.pkl"):
                # The size of the tensor: 4, as one byte.
                content = content.replace(b"K\x00K\x04\x85", b"K\x00K\x7f\x85")
            new.writestr(info.filename, content)

    with pytest.raises((RuntimeError, ValueError)):
        read_checkpoint(damaged)


def test_numbers_of_another_kind_of_machine_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="another kind of machine"):
        read_checkpoint(archive(tmp_path, pickle.dumps({}), byteorder="big"))


@pytest.mark.parametrize("content", [b"", b"news", b"PK\x03\x04"])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "news.pt"
    path.write_bytes(content)

    with pytest.raises(zipfile.BadZipFile):
        read_checkpoint(path)


def test_what_is_no_dictionary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="found a list; expected a dict"):
        read_checkpoint(archive(tmp_path, pickle.dumps([1])))
