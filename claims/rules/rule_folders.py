"""The files of rules and word lists in a folder, or a single file.

In: a path. Out: a ``RuleSource``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["BUILT_IN", "RuleSource", "source_of"]

BUILT_IN = "built-in"
LISTS = "lists"
REPAIRS = "repair"
FORMS = "forms.yaml"
CLASSES = "classes.yaml"
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSource:
    """One place that rules come from: its rule files, word lists and repairs, each sorted.

    ``forms`` are files of word forms, ``classes`` files that say which lists make up a class of words.
    """

    name: str
    rules: tuple[Path, ...]
    lists: tuple[Path, ...] = ()
    forms: tuple[Path, ...] = ()
    classes: tuple[Path, ...] = ()
    repairs: tuple[Path, ...] = ()

    @classmethod
    def of_folders(
        cls,
        name: str,
        rules: Path,
        lists: Path,
        repairs: Path,
        forms: tuple[Path, ...] = (),
        classes: tuple[Path, ...] = (),
    ) -> RuleSource:
        """The files of three folders, and files of word forms and of classes of words."""
        return cls(
            name=name,
            rules=_yaml_files(rules),
            lists=_yaml_files(lists),
            forms=forms,
            classes=classes,
            repairs=_yaml_files(repairs),
        )


def source_of(path: Path) -> RuleSource:
    """The files of a folder and its subfolders, or one file alone.

    What lies in a folder ``lists`` is a word list, in a folder ``repair`` a repair; ``forms.yaml`` is a file of word
    forms, ``classes.yaml`` one of classes of words.
    """
    files = tuple(sorted(p for p in path.rglob("*") if _is_yaml(p))) if path.is_dir() else (path,)
    lists = tuple(p for p in files if p.absolute().parent.name == LISTS)
    repairs = tuple(p for p in files if p.absolute().parent.name == REPAIRS)
    rest = [p for p in files if p not in (*lists, *repairs)]
    forms = tuple(p for p in rest if p.name == FORMS)
    classes = tuple(p for p in rest if p.name == CLASSES)
    rules = tuple(p for p in rest if p not in (*forms, *classes))
    return RuleSource(name=str(path), rules=rules, lists=lists, forms=forms, classes=classes, repairs=repairs)


def _yaml_files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(p for p in folder.iterdir() if _is_yaml(p))) if folder.is_dir() else ()


def _is_yaml(path: Path) -> bool:
    # Editors save temporary copies under names that begin with a dot.
    return path.suffix in _SUFFIXES and not path.name.startswith(".") and path.is_file()
