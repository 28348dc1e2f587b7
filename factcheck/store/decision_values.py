"""What decisions on each axis may hold, each with the words for what is expected of it.

In: the axis and the value of a decision. Out: nothing, or an error of pydantic that says what was expected.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from claims.claim import Label
from factcheck.i18n import N_
from factcheck.scan_results import Status
from factcheck.store.row_values import is_day, is_spans, refuse
from factcheck.told_accusations import accusations_from_json
from factcheck.verification.acts import ADDED, NotClaim

__all__ = ["Keys", "check_value"]


@dataclass(frozen=True, slots=True)
class Keys:
    """The verdicts and flags that may be given: those of the scale, and those that the store has already."""

    verdicts: frozenset[str]
    flags: frozenset[str]


_KEY = re.compile("[a-z][a-z0-9_]*")


def check_value(axis: str, value: str, keys: Keys | None) -> None:
    """Refuse a value that decisions on this axis do not have; without ``keys`` any key of a scale will do.

    Raises:
        PydanticCustomError: it has none of the forms that values on that axis have.
    """
    match axis:
        case "status" if value not in set(Status):
            raise refuse(N_("one of {names}"), names=", ".join(Status))
        case "label" if value not in set(Label):
            raise refuse(N_("one of {names}"), names=", ".join(Label))
        case "verdict":
            _check_keys([value], keys.verdicts if keys else None)
        case "flags":
            _check_keys(value.split() or [""], keys.flags if keys else None)
        case "spans" | "speaker_span" | "cue_span" | "medium_span":
            if not is_spans(_read_json(value)):
                raise refuse(N_("spans as JSON, such as [[120, 164]]"))
        case "accusations" if not _are_told(value):
            raise refuse(N_("a list of accusations as JSON, as in TABLES.md"))
        case "not_claim" | "added" | "deadline":
            _check_work(axis, value)


def _are_told(value: str) -> bool:
    try:
        accusations_from_json(value)
    except ValueError:
        return False
    return True


def _check_work(axis: str, value: str) -> None:
    if axis == "deadline" and not is_day(value):
        raise refuse(N_("a date like 2026-03-31"))
    names = {"not_claim": tuple(map(str, NotClaim)), ADDED: (ADDED,)}.get(axis, (value,))
    if value not in names:
        raise refuse(N_("one of {names}"), names=", ".join(names))


def _check_keys(values: Sequence[str], allowed: frozenset[str] | None) -> None:
    if allowed is not None and not set(values) <= allowed:
        raise refuse(
            N_("keys of the scale of verdicts, see factcheck verdicts: {names}"), names=", ".join(sorted(allowed))
        )
    if not all(map(_KEY.fullmatch, values)):
        raise refuse(N_("keys of the scale of verdicts: small letters, digits and _"))


def _read_json(value: str) -> Any:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None
