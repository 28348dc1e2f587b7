"""What is wrong with a row, column by column, in words that can be translated.

In: the values of a row, as JSON has them. Out: ``RowFault``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from claims.errors import Message
from factcheck.i18n import N_
from factcheck.safe_text import one_line
from factcheck.store.decision_values import Keys
from factcheck.store.row_models import ROW_MODELS

__all__ = ["RowFault", "row_faults", "shortened", "shown"]

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class RowFault:
    """A column of a row that does not hold what it should; ``found`` is its value, shortened."""

    field: str
    found: str
    expected: Message


def row_faults(table: str, values: Mapping[str, Any], keys: Keys | None = None) -> tuple[RowFault, ...]:
    """What is wrong with a row of ``table``, a fault for each column, in the order of the columns.

    ``values`` are all columns but the number of the row; ``keys`` are those that new decisions may use.
    """
    try:
        ROW_MODELS[table].model_validate(values, context=keys)
    except ValidationError as error:
        faults: dict[str, RowFault] = {}
        for found in error.errors(include_url=False):
            field = str(found["loc"][0]) if found["loc"] else table
            # Of a column that may be empty, pydantic tells both forms that did not fit: ours comes first.
            faults.setdefault(field, RowFault(shortened(field), shown(found["input"]), _expected(found)))
            if found["type"] == "missing":
                faults[field] = RowFault(field, "—", Message(N_("a value")))
        return tuple(faults.values())
    return ()


def _expected(found: Any) -> Message:
    if found["type"] == "expected":
        return Message(found["ctx"]["template"], **found["ctx"]["values"])
    if found["type"] == "extra_forbidden":
        return Message(N_("no column of that name"))
    return Message(N_("a value of the kind that TABLES.md describes"))


def shown(value: Any) -> str:
    """A value on one short line, for messages."""
    try:
        words = json.dumps(value[:_SHOWN] if isinstance(value, str) else value, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        words = type(value).__name__
    return shortened(words)


def shortened(words: str) -> str:
    """Words on one line, cut where they are long."""
    line = one_line(words[: _SHOWN + 1])
    return line if len(words) <= _SHOWN else f"{line[:_SHOWN]}…"
