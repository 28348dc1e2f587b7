"""A rule laid over the rule that it extends: raw values in, raw values out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["laid_over"]

_OWN = frozenset(("description", "why", "source", "references", "author", "status", "extends", "tests"))
_CHANGES = frozenset(("add", "remove"))


def laid_over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of ``own`` and, where it has none, those of ``base``; examples and metadata are never inherited."""
    inherited = {key: value for key, value in base.items() if key not in _OWN}
    # What a match means is one or the other.
    if "modifies" in own:
        inherited.pop("claim", None)
    if "claim" in own:
        inherited.pop("modifies", None)
    return _merged(inherited, own)


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    out = dict(base)
    for key, value in own.items():
        # An argument that was optional may become required, and the reverse.
        other = key[:-1] if key.endswith("?") else f"{key}?"
        below = out.pop(other, None) if other in out else out.get(key)
        out[key] = _laid(below, value)
    return out


def _laid(below: Any, value: Any) -> Any:
    if not isinstance(value, dict) or below is None:
        return value
    if value and value.keys() <= _CHANGES:
        return {"of": below, **value}
    if not isinstance(below, dict) or ("any" in value) != ("any" in below):
        return value
    return _merged(below, value)
