"""What pydantic finds wrong in a file, put in our words at its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any

from claims.config.strict_yaml import YamlFile
from claims.errors import RuleError

__all__ = ["meant", "shape_errors"]

Place = tuple[str | int, ...]


def meant(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """``; did you mean '…'?`` for the nearest of ``known``, or nothing."""
    near = get_close_matches(word, list(known), 1, cutoff) if word else []
    return f"; did you mean {near[0]!r}?" if near else ""


def shape_errors(read: YamlFile, model: Any) -> list[RuleError]:
    """What is wrong with the shape of a file, in the order of its lines."""
    from pydantic import ValidationError

    try:
        model.model_validate(read.value)
    except ValidationError as error:
        found: dict[tuple[Place, str], RuleError] = {}
        for fault in error.errors():
            path = _in_file(fault["loc"], read)
            message = _worded(fault, path, model, read.value)
            found.setdefault((path, message), read.error(message, path))
        # A union reports each branch: keep only the faults that lie deepest below one place, …
        places = [path for path, _message in found]
        deepest = {
            (path, message): e
            for (path, message), e in found.items()
            if not any(len(q) > len(path) and q[: len(path)] == path for q in places)
        }
        # … and of the branches that fail at one place, what says most.
        best: dict[Place, RuleError] = {}
        for (path, _message), deep in sorted(deepest.items(), key=lambda item: _rank(item[1].message)):
            best.setdefault(path, deep)
        return sorted(best.values(), key=lambda e: (e.line, e.column))
    return []


def _rank(message: str) -> int:
    for rank, start in enumerate(("unknown key", "the key", "found")):
        if message.startswith(start):
            return rank
    return 3


def _in_file(location: tuple[int | str, ...], read: YamlFile) -> Place:
    """pydantic's location without the union branches that it names in between."""
    path: Place = ()
    for part in location:
        if (*path, part) in read.places:
            path = (*path, part)
    return path


@cache
def _models(model: Any) -> tuple[Any, ...]:
    """A pydantic model and all models that its fields hold, however deep."""
    found = [model]
    for known in found:
        for field in known.model_fields.values():
            found += [m for m in _model_types(field.annotation) if m not in found]
    return tuple(found)


def _model_types(annotation: Any) -> Iterator[Any]:
    if hasattr(annotation, "model_fields"):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _model_types(part)


@cache
def _all_keys(model: Any) -> frozenset[str]:
    return frozenset(key for known in _models(model) for key in _keys(known))


def _keys(model: Any) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield str(field.alias or name)


def _siblings(fault: Any, model: Any) -> frozenset[str]:
    """The keys that are known where an unknown one stands."""
    location = fault["loc"]
    if len(location) == 1:
        return frozenset(_keys(model))
    named = [m for m in _models(model) if m.__name__ in location]
    return frozenset(_keys(named[-1])) if named else _all_keys(model)


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(sorted(keys))


def _worded(fault: Any, path: Place, model: Any, value: Any) -> str:
    kind, got = fault["type"], fault.get("input")
    if kind == "extra_forbidden":
        key = str(fault["loc"][-1])
        hint = meant(key, _siblings(fault, model)) or meant(key, _all_keys(model) - {key})
        if key in _all_keys(model) and not meant(key, _siblings(fault, model)):
            return f"unknown key {key!r} here, though it is one elsewhere; expected {_listed(_siblings(fault, model))}"
        return f"unknown key {key!r}{hint}"
    if kind == "missing":
        key = str(fault["loc"][-1])
        here = value
        for part in path:
            here = here[part]
        near = get_close_matches(key, [str(k) for k in here], 1, 0.7) if isinstance(here, dict) else []
        return f"the key {key!r} is missing; " + (f"is {near[0]!r} meant for it?" if near else "add it")
    if kind in ("literal_error", "enum"):
        expected = str(fault["ctx"]["expected"])
        return f"found {got!r}, expected {expected}" + meant(str(got), re.findall(r"'([^']+)'", expected), 0.5)
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return f"found {_kind(got)}, expected a mapping (key: value)"
    if kind == "list_type":
        dash = "; begin each item with '- '" if isinstance(got, dict) else "; put it in [brackets] or after '- '"
        return f"found {_kind(got)}, expected a list{dash}"
    if kind == "string_type":
        if got is None:
            return "found nothing, expected text; write it after the colon, or drop the key"
        if isinstance(got, dict):
            return "found a mapping, expected text; put text that holds a colon in quotes"
        return f"found {_kind(got)}, expected text" + ("" if isinstance(got, list) else "; put it in quotes")
    if kind == "string_pattern_mismatch":
        return f"found {got!r}; expected a name in small letters, with ? after it if it may be absent"
    return f"found {_kind(got)}: {fault['msg'][:1].lower()}{fault['msg'][1:]}"


def _kind(value: Any) -> str:
    names = {dict: "a mapping", list: "a list", type(None): "nothing"}
    written = f"the text {value!r}" if isinstance(value, str) else f"the {type(value).__name__} {value!r}"
    return names.get(type(value), written)
