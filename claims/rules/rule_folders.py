"""The files of rules and word lists in a folder, or a single file.

In: a path. Out: a ``RuleSource``.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from claims.errors import Message, RuleError
from claims.foreign_errors import system_words

__all__ = ["BUILT_IN", "RuleSource", "is_identity", "source_of"]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
BUILT_IN = "built-in"
LISTS = "lists"
REPAIRS = "repair"
PROCEDURES = "procedure"
FORMS = "forms.yaml"
CLASSES = "classes.yaml"
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSource:
    """One place that rules come from: its rule files, word lists, repairs and stages of procedures, each sorted.

    ``forms`` are files of word forms, ``classes`` files that say which lists make up a class of words.
    ``unread`` tells what was found and could not be read.
    """

    name: str
    rules: tuple[Path, ...]
    lists: tuple[Path, ...] = ()
    forms: tuple[Path, ...] = ()
    classes: tuple[Path, ...] = ()
    repairs: tuple[Path, ...] = ()
    procedures: tuple[Path, ...] = ()
    unread: tuple[RuleError, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no file of any kind, nor one that could not be read."""
        read = (self.rules, self.lists, self.forms, self.classes, self.repairs, self.procedures)
        return not (any(read) or self.unread)

    @classmethod
    def of_folders(
        cls,
        name: str,
        rules: Path,
        lists: Path,
        repairs: Path,
        forms: tuple[Path, ...] = (),
        classes: tuple[Path, ...] = (),
        procedures: Path | None = None,
    ) -> RuleSource:
        """The files of three or four folders, and files of word forms and of classes of words."""
        return cls(
            name=name,
            rules=_yaml_files(rules),
            lists=_yaml_files(lists),
            forms=forms,
            classes=classes,
            repairs=_yaml_files(repairs),
            procedures=_yaml_files(procedures) if procedures is not None else (),
        )


def is_identity(name: str) -> bool:
    """Whether a rule or repair may have this id: small letters a-z, digits and single hyphens between them."""
    return _ID.fullmatch(name) is not None


def source_of(path: Path) -> RuleSource:
    """The files of a folder and its subfolders, or one file alone.

    What lies in a folder ``lists`` is a word list, in a folder ``repair`` a repair, in a folder ``procedure`` a stage
    of procedures; ``forms.yaml`` is a file of word forms, ``classes.yaml`` one of classes of words.
    """
    files, unread = _files_below(path) if path.is_dir() else ((path,), ())
    lists = tuple(p for p in files if p.absolute().parent.name == LISTS)
    repairs = tuple(p for p in files if p.absolute().parent.name == REPAIRS)
    procedures = tuple(p for p in files if p.absolute().parent.name == PROCEDURES)
    rest = [p for p in files if p.absolute().parent.name not in (LISTS, REPAIRS, PROCEDURES)]
    forms = tuple(p for p in rest if p.name == FORMS)
    classes = tuple(p for p in rest if p.name == CLASSES)
    rules = tuple(p for p in rest if p.name not in (FORMS, CLASSES))
    return RuleSource(
        name=str(path),
        rules=rules,
        lists=lists,
        forms=forms,
        classes=classes,
        repairs=repairs,
        procedures=procedures,
        unread=unread,
    )


def _files_below(folder: Path) -> tuple[tuple[Path, ...], tuple[RuleError, ...]]:
    """The YAML files below a folder, sorted, and what cannot be read there."""
    unread: list[RuleError] = []
    files: list[Path] = []

    def refuse(error: OSError) -> None:
        message = Message("the folder cannot be read ({reason}); check its rights", reason=system_words(error))
        unread.append(RuleError(message, file=str(error.filename)))

    for parent, _folders, names in os.walk(folder, onerror=refuse):
        for path in (Path(parent, name) for name in names if _is_yaml_name(name)):
            if _waits(path):
                message = Message("no regular file; expected a text file in YAML")
                unread.append(RuleError(message, file=str(path)))
            else:
                files.append(path)
    return tuple(sorted(files)), tuple(unread)


def _waits(path: Path) -> bool:
    """Whether there is a pipe, a device or a socket, whose reading may never end; errors show when a file is read."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _yaml_files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(p for p in folder.iterdir() if _is_yaml(p))) if folder.is_dir() else ()


def _is_yaml(path: Path) -> bool:
    return _is_yaml_name(path.name) and path.is_file()


def _is_yaml_name(name: str) -> bool:
    # Editors save temporary copies under names that begin with a dot.
    return name.endswith(_SUFFIXES) and not name.startswith(".")
