"""The value of a setting that counts, and where it comes from: the environment, the file, or the default.

In: a key. Out: ``InForce``. What the command line asks for outweighs all of these; it is not seen here.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from factcheck.settings.catalogue import SETTINGS, Kind, Setting
from factcheck.settings.file import SettingsFile, read_settings

__all__ = ["InForce", "Origin", "in_force", "value_in_force"]


class Origin(StrEnum):
    """Where a value comes from."""

    ENVIRONMENT = "environment"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class InForce:
    """A value, None for the default, its origin, and the variable or the line in the file that has it."""

    value: Any
    origin: Origin
    place: str | int | None = None


def in_force(key: str, settings: SettingsFile | None = None) -> InForce:
    """The value of the setting ``key``; ``settings`` by default those of the file in force."""
    setting = SETTINGS[key]
    for variable in setting.variables:
        value = _from_environment(setting, variable)
        if value is not None:
            return InForce(value, Origin.ENVIRONMENT, variable)
    file = read_settings() if settings is None else settings
    if key in file.values:
        return InForce(file.values[key], Origin.FILE, file.lines[key])
    return InForce(None, Origin.DEFAULT)


def value_in_force(key: str) -> Any:
    """The value that the environment or the file has for ``key``; None where neither has one."""
    return in_force(key).value


def _from_environment(setting: Setting, variable: str) -> Any:
    """What a variable asks for; None where it is not set, or means nothing to us."""
    value = os.environ.get(variable, "")
    if not value.strip():
        return None
    match variable:
        case "NO_COLOR":
            return "never"
        case "FORCE_COLOR":
            return None if value in ("0", "false") else "always"
    if setting.kind is Kind.NUMBER:
        return int(value) if value.isascii() and value.isdigit() and int(value) >= setting.least else None
    if setting.kind is Kind.CHOICE:
        return value.lower() if value.lower() in setting.choices else None
    return value
