"""Files of models are held against their checksums before anything reads them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from claims.errors import ModelError
from claims.parsing import model_files as model_files_module
from claims.parsing.model_files import PROCESSORS, checked_models, checksum, model_files
from claims.parsing.stanza_pipeline import open_pipeline
from claims.resources import models_dir
from tests.support.model_folder import write_models

NAMES = (*(f"{kind}/news" for kind in PROCESSORS), "pretrain/vectors", "forward_charlm/letters")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of models whose files hold their names."""
    write_models(tmp_path, {name: name.encode() for name in NAMES})
    return tmp_path


def test_the_bundled_models_are_those_that_were_packed() -> None:
    checked_models(models_dir())

    assert [file.name for file in model_files(models_dir())] == [
        "tokenize/news", "mwt/news", "pos/news", "pretrain/news", "lemma/news", "depparse/news", "ner/news",
    ]  # fmt: skip


def test_files_that_processors_need_are_found_once(folder: Path) -> None:
    assert sorted(file.name for file in model_files(folder)) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_one_flipped_bit_in_any_file_is_noticed(folder: Path, name: str) -> None:
    path = folder / "fr" / f"{name}.pt"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))

    with pytest.raises(ModelError, match="changed or damaged") as error:
        open_pipeline(folder)

    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_one_flipped_bit_in_the_bundled_entity_model_is_noticed(tmp_path: Path) -> None:
    shutil.copytree(models_dir(), tmp_path / "models")
    path = tmp_path / "models" / "fr" / "ner" / "news.pt"
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes([byte ^ 1]))

    with pytest.raises(ModelError, match=r"ner/news\.pt: changed or damaged"):
        open_pipeline(tmp_path / "models")


def test_a_file_without_a_checksum_is_refused(folder: Path) -> None:
    index = json.loads((folder / "resources.json").read_text(encoding="utf-8"))
    del index["fr"]["ner"]["news"]["md5"]
    (folder / "resources.json").write_text(json.dumps(index), encoding="utf-8")

    with pytest.raises(ModelError, match=r"ner/news\.pt"):
        checked_models(folder)


def test_a_second_checksum_counts_too(folder: Path) -> None:
    index = json.loads((folder / "resources.json").read_text(encoding="utf-8"))
    entry = index["fr"]["ner"]["news"]
    entry["alternate_md5"], entry["md5"] = entry["md5"], "0" * 32
    (folder / "resources.json").write_text(json.dumps(index), encoding="utf-8")

    checked_models(folder)


@pytest.mark.parametrize(
    "index",
    [
        "", "{", "[]", "3", '{"fr": []}', '{"fr": {"packages": 3}}', '{"fr": {"packages": {"default": {"pos": 3}}}}',
        '{"fr": {"packages": {"default": {"pos": "x"}}, "pos": {"x": {"dependencies": [3, {"model": 1}]}}}}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_an_index_that_is_none_is_left_to_the_loader(tmp_path: Path, index: str) -> None:
    (tmp_path / "resources.json").write_text(index, encoding="utf-8")

    checked_models(tmp_path)


def test_a_file_is_read_again_only_where_it_looks_otherwise(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def told(path: Path) -> str:
        read.append(path.name)
        return checksum(path)

    monkeypatch.setattr(model_files_module, "checksum", told)
    checked_models(folder)
    first = len(read)
    checked_models(folder)
    assert first > 0
    assert len(read) == first

    file = next(one.path for one in model_files(folder) if one.name == "ner/news")
    file.write_bytes(file.read_bytes() + b"more")
    for _time in range(2):
        with pytest.raises(ModelError, match=r"ner/news\.pt: changed or damaged"):
            checked_models(folder)
