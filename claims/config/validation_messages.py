"""Messages about the shape of a file: the errors of pydantic in plain words, each at its place.

In: a ``YamlFile`` and a pydantic model. Out: ``RuleError``, in the order of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from itertools import islice
from typing import Any

from claims.config.fault_limit import Faults
from claims.config.strict_yaml import YamlFile
from claims.errors import N_, Message, RuleError, joined

__all__ = ["meant", "shape_errors"]

_LONGEST_WORD = 100
_MOST_KNOWN = 2000

Place = tuple[str | int, ...]


def meant(word: str, known: Iterable[str], cutoff: float = 0.6) -> Message:
    """``; did you mean '…'?`` for the nearest of ``known``, or a message without words."""
    # The search takes the product of both lengths, and a word or a list like these was not mistyped.
    names = list(islice(known, _MOST_KNOWN + 1))
    sought = word and len(word) <= _LONGEST_WORD and len(names) <= _MOST_KNOWN
    near = get_close_matches(word, names, 1, cutoff) if sought else []
    return Message("; did you mean {near!r}?", near=near[0]) if near else Message("")


def shape_errors(read: YamlFile, model: Any) -> list[RuleError]:
    """What is wrong with the shape of a file, in the order of its lines."""
    from pydantic import ValidationError

    try:
        model.model_validate(read.value)
    except ValidationError as error:
        by_place: dict[Place, list[Any]] = {}
        for fault in error.errors():
            by_place.setdefault(_in_file(fault["loc"], read), []).append(fault)
        # A union reports each branch: keep only the faults that lie deepest below one place, …
        above = {path[:depth] for path in by_place for depth in range(len(path))}
        deepest = [path for path in by_place if path not in above]
        faults = Faults()
        with faults.collected():
            faults.extend(
                # … and of the branches that fail at one place, what says most.
                read.error(min((_worded(f, path, model, read.value) for f in by_place[path]), key=_rank), path)
                for path in sorted(deepest, key=read.place)
            )
        return list(faults)
    return []


def _rank(message: Message) -> int:
    for rank, start in enumerate(("unknown key", "the key", "found")):
        if str(message).startswith(start):
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
    models = [model]
    for known in models:
        for field in known.model_fields.values():
            models += [m for m in _model_types(field.annotation) if m not in models]
    return tuple(models)


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


def _worded(fault: Any, path: Place, model: Any, value: Any) -> Message:
    """What pydantic found, in our words; ``path`` leads to the place in ``value``, the content of the file."""
    kind, got = fault["type"], fault.get("input")
    if kind == "extra_forbidden":
        return _unknown_key(fault, model)
    if kind == "missing":
        return _missing_key(str(fault["loc"][-1]), path, value)
    if kind in ("literal_error", "enum"):
        return _not_among(got, str(fault["ctx"]["expected"]))
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return Message("found {found}, expected a mapping (key: value)", found=_kind(got))
    if kind == "list_type":
        if isinstance(got, dict):
            return Message("found {found}, expected a list; begin each item with '- '", found=_kind(got))
        return Message("found {found}, expected a list; put it in [brackets] or after '- '", found=_kind(got))
    if kind == "string_type":
        return _not_text(got)
    if kind == "string_pattern_mismatch":
        return Message("found {got!r}; expected a name in small letters, with ? after it if it may be absent", got=got)
    return Message("found {found}: {expected}", found=_kind(got), expected=_expectation(fault))


def _unknown_key(fault: Any, model: Any) -> Message:
    key, siblings = str(fault["loc"][-1]), _siblings(fault, model)
    near = meant(key, siblings)
    if key in _all_keys(model) and not near.template:
        return Message(
            "unknown key {key!r} here, though it is one elsewhere; expected {names}", key=key, names=_listed(siblings)
        )
    hint = near if near.template else meant(key, _all_keys(model) - {key})
    return joined(Message("unknown key {key!r}", key=key), hint)


def _missing_key(key: str, path: Place, value: Any) -> Message:
    here = value
    for part in path:
        here = here[part]
    near = get_close_matches(key, [str(k) for k in here], 1, 0.7) if isinstance(here, dict) else []
    if near:
        return Message("the key {key!r} is missing; is {near!r} meant for it?", key=key, near=near[0])
    return Message("the key {key!r} is missing; add it", key=key)


def _not_among(got: Any, expected: str) -> Message:
    """``expected`` is pydantic's own list of words: ``'a', 'b' or 'c'``."""
    known = re.findall(r"'([^']+)'", expected)
    first, _or, last = expected.rpartition(" or ")
    names = Message("{names} or {last}", names=first, last=last) if first else Message(expected)
    return joined(Message("found {got!r}, expected {names}", got=got, names=names), meant(str(got), known, 0.5))


def _not_text(got: Any) -> Message:
    if got is None:
        return Message("found nothing, expected text; write it after the colon, or drop the key")
    if isinstance(got, dict):
        return Message("found a mapping, expected text; put text that holds a colon in quotes")
    if isinstance(got, list):
        return Message("found a list, expected text")
    return Message("found {found}, expected text; put it in quotes", found=_kind(got))


def _expectation(fault: Any) -> Message:
    """What a field that is no text, list or mapping should have held; pydantic's own words where we have none."""
    context = fault.get("ctx", {})
    match fault["type"]:
        case "greater_than_equal":
            return Message("input should be greater than or equal to {bound}", bound=context["ge"])
        case "less_than_equal":
            return Message("input should be less than or equal to {bound}", bound=context["le"])
        case "too_short" if context["actual_length"] == 0 and context["min_length"] == 1:
            return Message("list should have at least 1 item after validation, not 0")
        case "int_type":
            return Message("input should be a valid integer")
        case "float_type":
            return Message("input should be a valid number")
        case "bool_type":
            return Message("input should be a valid boolean")
    return Message.quoted(f"{fault['msg'][:1].lower()}{fault['msg'][1:]}", fault["type"])


_KINDS = {
    bool: N_("the bool {value!r}"),
    int: N_("the int {value!r}"),
    float: N_("the float {value!r}"),
    str: N_("the text {value!r}"),
}


def _kind(value: Any) -> Message:
    """A value with its kind, as YAML gives it."""
    if isinstance(value, dict):
        return Message("a mapping")
    if isinstance(value, list):
        return Message("a list")
    if value is None:
        return Message("nothing")
    return Message(_KINDS[type(value)], value=value)
