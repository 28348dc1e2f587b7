"""The official models that this version knows, told from others."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from claims.parsing.model_files import PROCESSORS
from factcheck.scanning.official_models import KNOWN_CHECKSUMS, unknown_files
from tests.support.model_folder import write_models

CONTENT = {name: name.encode() for name in KNOWN_CHECKSUMS}


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the files of the tests hold is what is known."""
    known = {name: ("0" * 32, hashlib.md5(content).hexdigest()) for name, content in CONTENT.items()}
    monkeypatch.setattr("factcheck.scanning.official_models.KNOWN_CHECKSUMS", known)


def test_every_processor_has_a_file_with_a_checksum() -> None:
    assert {name.partition("/")[0] for name in KNOWN_CHECKSUMS} >= set(PROCESSORS)
    assert all(re.fullmatch("[0-9a-f]{32}", one) for sums in KNOWN_CHECKSUMS.values() for one in sums)


def test_known_files_are_known_by_any_of_their_checksums(tmp_path: Path) -> None:
    write_models(tmp_path, CONTENT)

    assert unknown_files(tmp_path) == ()


@pytest.mark.parametrize("name", CONTENT)
def test_changed_and_absent_files_are_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / "fr" / f"{name}.pt"
    write_models(tmp_path, {**CONTENT, name: b"other"})
    assert unknown_files(tmp_path) == (path,)

    path.unlink()
    assert unknown_files(tmp_path) == (path,)


def test_files_under_another_name_are_named_and_what_they_replace_is_missed(tmp_path: Path) -> None:
    content = dict(CONTENT)
    content["mwt/other"] = content.pop("mwt/combined")
    write_models(tmp_path, content)

    assert set(unknown_files(tmp_path)) == {tmp_path / "fr" / "mwt" / f"{name}.pt" for name in ("combined", "other")}
