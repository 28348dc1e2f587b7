"""The word lists of each class of words, from ``classes.yaml`` files laid one over the other.

In: files. Out: the names of lists for each class, or errors at their places.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from claims.config.fault_limit import MOST_FAULTS, Faults
from claims.config.strict_yaml import YamlFile
from claims.config.validation_messages import meant, shape_errors
from claims.errors import Message, RuleError, joined
from claims.lexicon.word_classes import CLASS_NAMES

if TYPE_CHECKING:
    from claims.rules.class_file import ClassesFile

__all__ = ["ClassDefinitions"]


class ClassDefinitions:
    """The word lists of each class, file upon file; ``lists_of`` gives those in force."""

    def __init__(self) -> None:
        self._lists: dict[str, tuple[str, ...]] = dict.fromkeys(CLASS_NAMES, ())
        self._asked: list[tuple[YamlFile, tuple[str | int, ...], str]] = []

    def add(self, read: YamlFile) -> list[RuleError]:
        """Lay one file over those before it. What is wrong with it; a faulty file changes nothing."""
        from claims.rules.class_file import ClassesFile

        broken = list(read.errors) or shape_errors(read, ClassesFile)
        if broken:
            return broken
        faults = Faults()
        with faults.collected():
            self._change(read, ClassesFile.model_validate(read.value), faults)
        return faults

    def _change(self, read: YamlFile, file: ClassesFile, faults: Faults) -> None:
        changed: dict[str, tuple[str, ...]] = {}
        asked: list[tuple[YamlFile, tuple[str | int, ...], str]] = []
        for name, members in file.classes.items():
            place = ("classes", name)
            if name not in CLASS_NAMES:
                unknown = Message("unknown class of words {name!r}", name=name)
                faults.append(read.error(joined(unknown, meant(name, CLASS_NAMES)), place))
                continue
            if (members.lists is None) == (not members.add and not members.remove):
                either = Message("expected either 'lists', all word lists of the class, or 'add' and 'remove'")
                faults.append(read.error(either, place))
                continue
            below = self._lists[name] if members.lists is None else tuple(members.lists)
            there, leaving = frozenset(below), frozenset(members.remove)
            for number, gone in enumerate(members.remove):
                if gone not in there:
                    absent = Message("the word list {list!r} is not in the class {name}", list=gone, name=name)
                    faults.append(read.error(joined(absent, meant(gone, below)), (*place, "remove", number)))
            kept = tuple(member for member in below if member not in leaving)
            changed[name] = tuple(dict.fromkeys((*kept, *members.add)))
            named = [("lists", n, member) for n, member in enumerate(members.lists or ())]
            named += [("add", n, member) for n, member in enumerate(members.add)]
            asked += [(read, (*place, key, number), member) for key, number, member in named]
        if not faults:
            self._lists |= changed
            self._asked += asked

    @property
    def lists_of(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the word lists of each class."""
        return self._lists

    def unknown_lists(self, known: Collection[str], unread: Mapping[str, str] | None = None) -> list[RuleError]:
        """The names in the files that no word list has; ``unread`` are files of lists that cannot be used, by name."""
        told: dict[str, Faults] = {}
        names = (*known, *CLASS_NAMES)
        for read, path, name in self._asked:
            faults = told.setdefault(read.name, Faults())
            if len(faults) <= MOST_FAULTS and name not in known and name not in CLASS_NAMES:
                with faults.collected():
                    message = Message("no word list {list!r}", list=name)
                    fault = read.error(joined(message, meant(name, names)), path)
                    fault.follows = (unread or {}).get(name, "")
                    faults.append(fault)
        return [fault for faults in told.values() for fault in faults]
