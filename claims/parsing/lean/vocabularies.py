"""The vocabularies of Stanza's models, with what the lean processors ask of them.

In: their states, as models keep them. Out: objects that answer as those of ``stanza.models.common.vocab`` do, without
the import of Stanza.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

__all__ = ["Features", "Units", "vocabularies"]

_EMPTY, _UNK_ID, _EMPTY_ID = "<EMPTY>", 1, 2


class Units:
    """Units, such as words or letters, and their numbers.

    ``spaces`` tells what spaces inside of a unit are written as; ``ignored`` units have the number of nothing.
    """

    def __init__(self, state: Mapping[str, Any], *, spaces: str = " ") -> None:
        self._unit2id: dict[str, int] = state["_unit2id"]
        self._id2unit: list[str] = state["_id2unit"]
        self._lower = bool(state.get("lower"))
        self._ignored = frozenset(state.get("ignore") or ())
        self._spaces = spaces

    def unit2id(self, unit: str) -> int:
        """The number of ``unit``; that of all unknown ones if it is not there."""
        if unit in self._ignored:
            return self._unit2id[_EMPTY]
        unit = unit.lower() if self._lower else unit
        if self._spaces != " ":
            unit = unit.replace(" ", self._spaces)
        return self._unit2id.get(unit, _UNK_ID)

    def id2unit(self, number: int) -> str:
        """The unit of ``number``."""
        return "_" if self._ignored and number == _EMPTY_ID else self._id2unit[number]

    def __len__(self) -> int:
        return len(self._id2unit)


class Features:
    """Units of several parts, such as *Gender=Fem|Number=Plur* or *B-PER*, each part with numbers of its own."""

    def __init__(self, state: Mapping[str, Any]) -> None:
        self._unit2id: Mapping[Any, dict[str, int]] = state["_unit2id"]
        self._id2unit: Mapping[Any, list[str]] = state["_id2unit"]
        self._separator: str | None = state["sep"]
        self._named = bool(state["keyed"])

    def lens(self) -> list[int]:
        """How many numbers each part has."""
        return [len(numbers) for numbers in self._unit2id.values()]

    def unit2id(self, unit: str) -> list[int]:
        """A number for each part that there may be.

        Raises:
            ValueError: a part of ``unit`` that should have a name and a value has not.
        """
        parts = self._parts(unit)
        return [
            _EMPTY_ID if parts.get(part) is None else numbers.get(parts[part], _UNK_ID)
            for part, numbers in self._unit2id.items()
        ]

    def id2unit(self, numbers: Any) -> Any:
        """The unit of a number for each part; its parts in a list if nothing stands between them."""
        each = numbers if isinstance(numbers, Iterable) else (numbers,)
        found = [
            f"{part}={names[number]}" if self._named else names[number]
            for number, (part, names) in zip(each, self._id2unit.items(), strict=False)
            if number != _EMPTY_ID
        ]
        return found if self._separator is None else self._separator.join(found) or "_"

    def _parts(self, unit: str) -> dict[Any, str]:
        pieces: Sequence[str] = unit.split(self._separator) if self._separator else list(unit)
        if not self._named:
            return {} if unit == "_" else dict(enumerate(pieces))
        pairs = [piece.split("=") for piece in pieces] if unit != "_" else []
        if any(len(pair) != 2 for pair in pairs):
            raise ValueError(f"{unit}: expected name=value, several of them parted by {self._separator}")
        return {pair[0]: pair[1] for pair in pairs}


def vocabularies(state: Mapping[str, Any]) -> dict[str, Units | Features]:
    """The vocabularies of a model by their names, from the state of all of them."""
    return {
        name: Features(own) if "keyed" in own else Units(own)
        for name, own in state.items()
        if isinstance(own, Mapping) and "_unit2id" in own
    }
