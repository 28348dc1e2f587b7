"""The user's settings as defaults of the options of commands.

In: a command. Out: values for its parameters, as click takes them for defaults.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import click

from factcheck.reports.error_wording import worded
from factcheck.settings.environment import environment_faults
from factcheck.settings.file import SettingFault, SettingsError, SettingsFile, read_settings
from factcheck.settings.in_force import Origin, in_force

__all__ = ["check_settings", "fault_line", "option_defaults"]

_PARAMETERS: Mapping[str, str] = {
    "rules": "rule_dirs",
    "model": "model",
    "any_language": "any_language",
    "private_addresses": "allow_private",
    "sort": "sort",
}
"""Settings that hold in every command with such a parameter."""
_OF_COMMANDS: Mapping[tuple[str, str], str] = {
    ("scan", "format"): "form",
    ("report", "format"): "form",
    ("last", "format"): "form",
    ("review", "review_order"): "order",
    ("review", "review_status"): "statuses",
    ("review", "review_label"): "labels",
    ("serve", "server_idle"): "idle",
}
"""Settings that hold in one command, by its name and theirs."""
_OF_ALL = ("width", "color")
"""Settings that hold for the whole command line: they are read where it begins, so that any option outweighs them."""


_COSTS_ALL = "store"
"""The setting without which commands must not go on by themselves."""


def option_defaults(command: click.Command, *, first: bool) -> dict[str, Any]:
    """The defaults that the file has for the parameters of ``command``; ``first`` for the program itself."""
    settings = read_settings()
    if not settings.values:
        return {}
    names = {param.name for param in command.params}
    chosen = [(key, name) for key, name in _PARAMETERS.items() if name in names]
    chosen += [(key, name) for (owner, key), name in _OF_COMMANDS.items() if owner == command.name and name in names]
    chosen += [(key, key) for key in _OF_ALL] if first else []
    found = {name: in_force(key, settings) for key, name in chosen}
    values = {name: one.value for name, one in found.items() if one.origin is Origin.FILE}
    if "color" in values:
        color = values.pop("color")
        values |= {} if color == "auto" else {"color": color == "always"}
    return values


def fault_line(settings: SettingsFile, fault: SettingFault) -> str:
    """A fault as one line: file, line, column, setting, and what is wrong."""
    key = f"{fault.key}: " if fault.key else ""
    return f"{settings.path}:{fault.line}:{fault.column}: {key}{worded(fault.said)}"


def check_settings() -> list[str]:
    """What is wrong with settings, and with variables of ours, that cost only themselves, a line each.

    Raises:
        SettingsError: nothing of the file can be used, or decisions would land in another store than the one meant.
    """
    settings = read_settings()
    lines = [fault_line(settings, fault) for fault in settings.faults]
    for line, fault in zip(lines, settings.faults, strict=True):
        if settings.unusable or fault.key == _COSTS_ALL:
            raise SettingsError(line)
    return [*lines, *map(worded, environment_faults(os.environ))]
