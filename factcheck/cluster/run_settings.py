"""How a run checks articles: what travels from the client to the workers, and what they must have alike.

In: rules, weights, models. Out: ``RunSettings``, which can be sent, and its digest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import claims
import factcheck
from claims.resources import models_dir, rules_root

if TYPE_CHECKING:
    from factcheck.articles.page_words import PageWords
    from factcheck.scanning.outcomes import Checks

__all__ = ["CarriedFile", "Loaded", "RunSettings", "carried_rules", "machine_digest"]

_CODE = ("*.py", "*.yaml", "*.json")
_BLOCK = 1_000_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a worker checks with, and the words by which it reads pages."""

    checker: Checks
    words: PageWords


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedFile:
    """A file of the user that travels with a run: the folder it is of, its path there, its bytes."""

    folder: int
    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSettings:
    """How a run checks articles. ``results`` is the folder where its results lie, ``model`` that of other models.

    ``rules`` are the user's, folder by folder; ``labels`` and ``worth`` the label model and the reasons for checking;
    ``machine`` is the digest of what every worker must have alike. ``load`` makes of all this what a worker uses.
    ``cached`` lets workers keep parses and findings as scans do; it changes nothing in what an article comes to.
    """

    results: str
    language: str
    load: Callable[[RunSettings], Loaded]
    machine: str
    any_language: bool = False
    model: str | None = None
    rules: tuple[CarriedFile, ...] = ()
    labels: bytes = b""
    worth: bytes | None = None
    cached: bool = False

    @property
    def digest(self) -> str:
        """The digest of all that decides what an article comes to."""
        parts: list[str | bytes] = [self.machine, str(self.any_language), self.labels]
        parts.append("-" if self.worth is None else self.worth)
        for file in self.rules:
            parts += [str(file.folder), file.name, file.data]
        return _digest(parts)


def carried_rules(folders: Sequence[Path]) -> tuple[CarriedFile, ...]:
    """The rules and word lists below some folders, or of single files, in their order.

    Raises:
        OSError: one cannot be read.
    """
    return tuple(
        CarriedFile(folder=number, name=name.as_posix(), data=path.read_bytes())
        for number, folder in enumerate(folders)
        for path, name in _rule_files(folder)
    )


def _rule_files(folder: Path) -> Iterator[tuple[Path, Path]]:
    if folder.is_file():
        yield folder, Path(folder.name)
        return
    for path in sorted(folder.rglob("*.y*ml")):
        if path.is_file():
            yield path, path.relative_to(folder)


def machine_digest(model: Path | None = None) -> str:
    """The digest of what a machine checks with: the code, the built-in rules and lists, and the models of ``model``.

    Of the models it takes the list with their checksums, which are held against the files when these are loaded.

    Raises:
        OSError: a file cannot be read.
    """
    parts: list[str | bytes] = []
    for root in sorted({_home(claims), _home(factcheck), rules_root()}):
        for path in sorted({path for pattern in _CODE for path in root.rglob(pattern)}):
            parts += [path.relative_to(root).as_posix(), path.read_bytes()]
    parts.append(((model or models_dir()) / "resources.json").read_bytes())
    return _digest(parts)


def _home(package: object) -> Path:
    return Path(str(getattr(package, "__file__", ""))).parent


def _digest(parts: Iterable[str | bytes]) -> str:
    digest = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()
