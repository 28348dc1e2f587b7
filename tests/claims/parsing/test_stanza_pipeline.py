"""Models opened, and what is said of folders that hold none or broken ones."""

from __future__ import annotations

import builtins
import os
import pickle
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claims.errors import ModelError
from claims.parsing.model_files import PROCESSORS
from claims.parsing.stanza_pipeline import open_pipeline
from claims.resources import models_dir
from tests.support.model_folder import write_models


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


# --- Code in the files -----------------------------------------------------------------------------------------------


class _Call:
    """What runs code where it is unpickled without care."""

    def __init__(self, function: Callable[..., object], *arguments: object) -> None:
        self._how = (function, arguments)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self._how


PAYLOADS: dict[str, Callable[[str], object]] = {
    "a command": lambda mark: _Call(os.system, f"touch {mark}"),
    "a program": lambda mark: _Call(subprocess.check_call, ["touch", mark]),
    "statements": lambda mark: _Call(builtins.exec, f"open({mark!r}, 'w').close()"),
    "an expression": lambda mark: _Call(builtins.eval, f"open({mark!r}, 'w').close()"),
    "a folder": lambda mark: _Call(os.mkdir, mark),
    "a file": lambda mark: _Call(os.mknod, mark),
    "deep inside": lambda mark: {"config": {"a": [({"b": _Call(os.mkdir, mark)},)]}, "model": {}},
}


def _zipped(value: object, path: Path) -> bytes:
    import torch

    save: Callable[[Any, Path], None] = torch.save
    save(value, path)
    return path.read_bytes()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_code_would_run_where_it_is_read_without_care(tmp_path: Path, payload: str) -> None:
    mark = tmp_path / "code-was-run"

    pickle.loads(pickle.dumps(PAYLOADS[payload](str(mark))))

    assert mark.exists()


@pytest.mark.model
@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("zipped", [True, False], ids=["torch", "pickle"])
def test_code_in_a_file_of_models_does_not_run(tmp_path: Path, payload: str, zipped: bool) -> None:
    """Whoever made the folder made its checksums, too."""
    mark = tmp_path / "code-was-run"
    value = PAYLOADS[payload](str(mark))
    content = _zipped(value, tmp_path / "payload.pt") if zipped else pickle.dumps(value, protocol=2)
    write_models(tmp_path / "models", dict.fromkeys((f"{kind}/news" for kind in PROCESSORS), content))

    with pytest.raises(ModelError, match="could not be loaded") as error:
        open_pipeline(tmp_path / "models")

    assert not mark.exists()
    assert "\n" not in str(error.value)


@pytest.mark.model
@pytest.mark.parametrize("kind", ["pretrain", "ner"])
def test_no_file_of_the_models_may_hold_code(tmp_path: Path, kind: str) -> None:
    mark = tmp_path / "code-was-run"
    names = [f"{name}/news" for name in (*PROCESSORS, "pretrain")]
    content = {name: (models_dir() / "fr" / f"{name}.pt").read_bytes() for name in names}
    content[f"{kind}/news"] = pickle.dumps(_Call(os.mkdir, str(mark)), protocol=2)
    write_models(tmp_path / "models", content)

    with pytest.raises(ModelError, match=r"could not be loaded \(UnpicklingError"):
        open_pipeline(tmp_path / "models")

    assert not mark.exists()
