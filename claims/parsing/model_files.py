"""The files of French models, held against the checksums that stand beside them.

In: a folder in Stanza's resources layout. Out: the files that would be loaded, or an error that names a changed one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.errors import Message, ModelError
from claims.loaded_once import State, file_state

__all__ = ["PROCESSORS", "ModelFile", "checked_models", "checksum", "model_files"]

PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
"""What the pipeline consists of, by Stanza's names."""

_WITHOUT_FILE = "identity"
"""Stanza's name for a lemma model that is none."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file that would be loaded, its name (``pos/news``), and the checksums (MD5, as Stanza has it) it may have."""

    path: Path
    name: str
    checksums: tuple[str, ...]


_sound: dict[ModelFile, State] = {}
"""How files looked when they were found to be sound, in this process."""


def checksum(path: Path) -> str:
    """MD5 of a file, in hexadecimal digits; a tenth of a second for the models that come with the package.

    It finds damage and exchanged files. Whoever can write to the folder can also change what it is compared with.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def model_files(folder: Path) -> tuple[ModelFile, ...]:
    """The files that ``resources.json`` of ``folder`` names for the processors in use, each once.

    What it does not say in Stanza's way is left to Stanza to complain about.

    Raises:
        OSError: ``resources.json`` cannot be read.
        ValueError: it is no JSON.
    """
    french = _part(json.loads((folder / "resources.json").read_text(encoding="utf-8")), "fr")
    found: dict[str, ModelFile] = {}
    for kind, package in _packages(french):
        entry = _part(_part(french, kind), package)
        sums = tuple(str(entry[key]) for key in ("md5", "alternate_md5") if key in entry)
        found[f"{kind}/{package}"] = ModelFile(folder / "fr" / kind / f"{package}.pt", f"{kind}/{package}", sums)
    return tuple(found.values())


def checked_models(folder: Path) -> None:
    """Nothing, if every file that would be loaded is the one that ``resources.json`` means.

    A file is read again when it does not look as it did when it was last read: models that are opened late are looked
    at twice.

    Raises:
        ModelError: a file has another checksum or none. Absent files are left to Stanza to complain about.
    """
    try:
        files = model_files(folder)
    except (OSError, ValueError, RecursionError):
        return
    for file in files:
        # Looked at before it is read: what changes meanwhile is then read again.
        state = file_state((file.path,))
        if not file.path.is_file() or _sound.get(file) == state:
            continue
        try:
            found = checksum(file.path)
        except OSError:
            continue
        if found in file.checksums:
            _sound[file] = state
        else:
            raise ModelError(
                Message(
                    "{file}: changed or damaged (checksum {found}, in resources.json {expected}). Leave --model out "
                    "for the bundled models, install factcheck anew if they are those, "
                    "or fetch the official ones with: factcheck models download",
                    file=str(file.path),
                    found=found,
                    expected=", ".join(file.checksums) or "—",
                )
            )


def _packages(french: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Kind and package of what the default package consists of, then of what that depends on."""
    default = _part(_part(french, "packages"), "default")
    for kind in PROCESSORS:
        for package in _names(default.get(kind)):
            yield kind, package
            needed = _part(_part(french, kind), package).get("dependencies")
            for one in needed if isinstance(needed, list) else ():
                if isinstance(one, dict):
                    yield str(one.get("model")), str(one.get("package"))


def _names(packages: Any) -> list[str]:
    listed = packages.split(",") if isinstance(packages, str) else packages
    return [str(name) for name in listed if name != _WITHOUT_FILE] if isinstance(listed, list) else []


def _part(whole: Any, name: str) -> dict[str, Any]:
    part = whole.get(name) if isinstance(whole, dict) else None
    return part if isinstance(part, dict) else {}
