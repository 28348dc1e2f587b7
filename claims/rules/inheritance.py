"""The values of a rule laid over those of the rule that it extends.

In: the raw values of both files. Out: the raw values of the whole rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claims.errors import Message

__all__ = ["NothingToRemove", "laid_over"]

_OWN = frozenset(("description", "why", "source", "references", "author", "status", "extends", "tests"))
_CHANGES = frozenset(("add", "remove"))
_CONDITIONS = frozenset(("has", "without", "lacks", "not"))

Place = tuple[str | int, ...]


class NothingToRemove(Exception):  # noqa: N818 (never leaves the package: it becomes a RuleError with its place)
    """Raised where a rule removes something that the rule below does not have; ``place`` is where it does so."""

    def __init__(self, message: Message, place: Place) -> None:
        super().__init__(str(message))
        self.message = message
        self.place = place


def laid_over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of ``own`` and, where it has none, those of ``base``; examples and metadata are never inherited.

    A mapping with nothing but ``add`` and ``remove`` changes what it stands for: words, conditions, the alternatives
    of an argument; ``args: {remove: […]}`` removes arguments.

    Raises:
        NothingToRemove: the rule below does not have what is to be removed.
    """
    inherited = {key: value for key, value in base.items() if key not in _OWN}
    # A rule has either a claim or a modifier.
    if "modifies" in own:
        inherited.pop("claim", None)
    if "claim" in own:
        inherited.pop("modifies", None)
    return _merged(inherited, own, ())


def _merged(base: Mapping[str, Any], own: Mapping[str, Any], place: Place) -> dict[str, Any]:
    out = dict(base)
    for key, value in own.items():
        here = (*place, key)
        if place == ("args",) and key == "remove":
            _without_arguments(out, value, here)
            continue
        # An argument that was optional may become required, and the reverse.
        other = key[:-1] if key.endswith("?") else f"{key}?"
        below = out.pop(other, None) if other in out else out.get(key)
        out[key] = _laid(below, value, here)
    return out


def _laid(below: Any, value: Any, place: Place) -> Any:
    if not isinstance(value, dict) or below is None:
        return value
    if place == ("args",):
        return _merged(below, value, place)
    if value and value.keys() <= _CHANGES:
        if place[0] == "args" and len(place) == 2:
            return _changed(_alternatives(below), value, place)
        if place[-1] in _CONDITIONS:
            return _changed(below if isinstance(below, list) else [below], value, place)
        return {"of": below, **value}
    if not isinstance(below, dict) or ("any" in value) != ("any" in below):
        return value
    return _merged(below, value, place)


def _without_arguments(out: dict[str, Any], names: Any, place: Place) -> None:
    for number, name in enumerate(names if isinstance(names, list) else [names]):
        known = next((key for key in out if key.rstrip("?") == str(name).rstrip("?")), None)
        if known is None:
            message = Message(
                "the rule below has no argument {argument!r} to take away; its arguments: {there}",
                argument=name,
                there=", ".join(key.rstrip("?") for key in out) or Message("none"),
            )
            raise NothingToRemove(message, (*place, number))
        del out[known]


def _alternatives(below: Any) -> list[Any]:
    if isinstance(below, dict) and "any" in below:
        return list(below["any"])
    return list(below) if isinstance(below, list) else [below]


def _changed(below: list[Any], changes: Mapping[str, Any], place: Place) -> list[Any]:
    kept = list(below)
    for number, gone in enumerate(_as_list(changes.get("remove"))):
        left = [item for item in kept if not _meant(gone, item)]
        if len(left) == len(kept):
            message = Message(
                "the rule below has no condition like {condition!r} to take away; it has: {there}",
                condition=gone,
                there=_in_words(below) or Message("none"),
            )
            raise NothingToRemove(message, (*place, "remove", number))
        kept = left
    return [*kept, *_as_list(changes.get("add"))]


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _meant(gone: Any, item: Any) -> bool:
    """Whether ``item`` is what ``gone`` names: the same, or a mapping with (at least) its keys and values."""
    if isinstance(gone, str) and isinstance(item, dict):
        return bool(item.get("path") == gone)
    if isinstance(gone, dict) and isinstance(item, dict):
        return all(key in item and item[key] == value for key, value in gone.items())
    return bool(gone == item)


def _in_words(items: list[Any]) -> str:
    paths = [(item.get("path") or str(item)) if isinstance(item, dict) else item for item in items]
    return "; ".join(map(str, paths))
