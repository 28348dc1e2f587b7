"""The entries of a word list, from list files laid one over the other.

In: a list file whose shape was checked. Out: entries, or faults at their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from claims.config.fault_limit import Faults
from claims.config.strict_yaml import YamlFile
from claims.errors import Message, RuleError
from claims.lexicon.word_classes import CLASS_NAMES
from claims.rules.frames import not_in_list

__all__ = ["entries_over"]


def entries_over(read: YamlFile, name: str, below: tuple[str, ...] | None) -> tuple[tuple[str, ...], list[RuleError]]:
    """The entries of a list file on top of those below it, and what is wrong with them.

    ``below`` are the entries of the list of the same ``name`` that the file stands on, None where there is none.
    """
    if name in CLASS_NAMES:
        # Rules ask for a class as they ask for a list, which would hide it.
        return (), [read.error(Message("a class of words has the name {list!r}; rename the file", list=name))]
    # A key without a value is a key that is not there.
    value: dict[str, Any] = {key: part for key, part in read.value.items() if part is not None}
    if "entries" in value:
        if "add" in value or "remove" in value:
            message = Message("'entries' gives all words, 'add' and 'remove' change them; keep one")
            return (), [read.error(message, ("entries",))]
        faults = Faults()
        with faults.collected():
            faults.extend(_no_entries(read, "entries", value["entries"]))
        return tuple(value["entries"]), faults
    if "add" not in value and "remove" not in value:
        return (), [read.error(Message("the key 'entries' is missing; add it, or 'add' and 'remove'"))]
    if below is None:
        message = Message("no word list {list!r} to change; give 'entries', or rename the file", list=name)
        return (), [read.error(message)]
    gone, more = value.get("remove", []), value.get("add", [])
    there, leaving = frozenset(below), frozenset(gone)
    faults = Faults()
    with faults.collected():
        faults.extend(
            read.error(not_in_list(word, name, below), ("remove", i))
            for i, word in enumerate(gone)
            if word not in there
        )
        faults.extend(_no_entries(read, "add", more))
    staying = there - leaving
    return (*(w for w in below if w in staying), *(w for w in more if w not in staying)), faults


def _no_entries(read: YamlFile, key: str, entries: Iterable[str]) -> Iterator[RuleError]:
    """What is wrong with new entries: those in which there is nothing to find, or blanks that no text has."""
    for number, entry in enumerate(entries):
        plain = " ".join(entry.split())
        if not any(character.isalnum() for character in entry):
            message = Message("{entry!r} has no letter and no digit; remove it", entry=entry)
            yield read.error(message, (key, number))
        elif entry != plain:
            message = Message(
                "found {entry!r}, expected single blanks between words and none around: {plain!r}",
                entry=entry,
                plain=plain,
            )
            yield read.error(message, (key, number))
