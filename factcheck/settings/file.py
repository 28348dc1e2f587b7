"""The file of settings, read and checked.

In: the environment. Out: ``SettingsFile``: the values that are sound, and what is wrong with the others. A setting that
is wrong costs itself; a file that is no TOML costs all of them.
"""

from __future__ import annotations

import difflib
import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.errors import Message
from factcheck.errors import FactcheckError
from factcheck.settings.catalogue import SETTINGS, Kind, Setting

__all__ = ["ENVIRONMENT", "SettingFault", "SettingsError", "SettingsFile", "read_settings", "settings_path"]

ENVIRONMENT = "FACTCHECK_CONFIG"
_LARGEST = 1_000_000
"""Bytes: a larger file is none of settings."""
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_LONG_NUMBER = re.compile(r"\d(?:_?\d){4000}")


class SettingsError(FactcheckError):
    """Raised where the file of settings cannot be used at all."""


@dataclass(frozen=True, slots=True)
class SettingFault:
    """What is wrong at a line of the file, counted from 1; ``column`` is 1 where only the line is known."""

    line: int
    column: int
    key: str
    said: Message


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """Sound values by key, the line of each, and faults. ``unusable`` is true where nothing of the file counts."""

    path: Path
    there: bool
    values: Mapping[str, Any]
    lines: Mapping[str, int]
    faults: tuple[SettingFault, ...] = ()
    unusable: bool = False


def settings_path(environ: Mapping[str, str] | None = None) -> Path:
    """The file that FACTCHECK_CONFIG names, else ``config.toml`` of the user's configuration; it need not exist."""
    named = (os.environ if environ is None else environ).get(ENVIRONMENT)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_config_path

    return user_config_path("factcheck", appauthor=False) / "config.toml"


def read_settings(path: Path | None = None) -> SettingsFile:
    """The settings of ``path``, by default of the file in force. A file that is not there has none.

    One that FACTCHECK_CONFIG names has to be there.
    """
    file = path or settings_path()
    try:
        with open(file, "rb", opener=_at_once) as stream:
            if not (stat.S_ISREG(os.fstat(stream.fileno()).st_mode) or os.fspath(file) == os.devnull):
                return _unusable(file, Message("no file but a pipe or a device; expected a file of settings"))
            data = stream.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        # A home that is none has no settings, either.
        asked = path is not None or bool(os.environ.get(ENVIRONMENT))
        said = Message("there is no such file; factcheck config init makes one")
        return _unusable(file, said, there=False) if asked else SettingsFile(file, False, {}, {})
    except OSError as error:
        return _unusable(file, Message("cannot be read ({error})", error=error.strerror or str(error)))
    if len(data) > _LARGEST:
        return _unusable(file, Message("too large for a file of settings; expected at most 1 MB"))
    try:
        text = data.decode("utf-8-sig")
        found = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _unusable(file, Message("not UTF-8 text; save it as UTF-8"), line)
    except tomllib.TOMLDecodeError as error:
        return _no_toml(file, str(error), text)
    except RecursionError:
        return _unusable(
            file, Message("no TOML: too deep; expected lines such as {example}", example='language = "fr"')
        )
    except ValueError:  # Python reads no number of more digits than it writes
        return _unusable(file, Message("a number of thousands of digits; expected one of a few"), _long_number(text))
    return _checked(file, text, found)


def _at_once(name: str, flags: int) -> int:
    """Open a file as ``open`` asks for, but wait for nobody who may write into a pipe of that name."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _long_number(text: str) -> int:
    """The line of the first number that is too long to be read."""
    found = _LONG_NUMBER.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _unusable(file: Path, said: Message, line: int = 1, column: int = 1, *, there: bool = True) -> SettingsFile:
    return SettingsFile(file, there, {}, {}, (SettingFault(line, column, "", said),), unusable=True)


def _no_toml(file: Path, problem: str, text: str) -> SettingsFile:
    place = _PLACE.search(problem)
    line, column = (int(part) if part else 0 for part in place.groups()) if place else (1, 1)
    said = Message(
        "no TOML ({problem}); expected lines such as {example}",
        problem=Message.quoted(_PLACE.sub("", problem), "TOMLDecodeError"),
        example='language = "fr"',
    )
    return _unusable(file, said, line or text.count("\n") + 1, column or 1)


def _checked(file: Path, text: str, found: Mapping[str, Any]) -> SettingsFile:
    values, lines, faults = {}, {}, []
    for key, value in found.items():
        line = _line_of(text, key)
        setting = SETTINGS.get(key)
        said = _unknown(key) if setting is None else _problem(setting, value, file.parent)
        if said is not None:
            faults.append(SettingFault(line, 1, key, said))
        elif setting is not None:
            values[key], lines[key] = _value(setting, value, file.parent), line
    return SettingsFile(file, True, values, lines, tuple(sorted(faults, key=lambda fault: fault.line)))


def _line_of(text: str, key: str) -> int:
    """The line where a key of the top, or the table of that name, is written; 1 where it is written otherwise."""
    written = re.compile(rf"""^[ \t]*\[{{0,2}}[ \t]*["']?{re.escape(key)}["']?[ \t]*[=.\]]""", re.MULTILINE)
    match = written.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _unknown(key: str) -> Message:
    near = difflib.get_close_matches(key, SETTINGS, n=1, cutoff=0.6)
    if near:
        return Message("no such setting; did you mean {name}?", name=near[0])
    return Message("no such setting; expected one of {names}", names=", ".join(SETTINGS))


def _problem(setting: Setting, value: Any, folder: Path) -> Message | None:
    """What is wrong with a value; None where it is sound."""
    choices = ", ".join(setting.choices)
    match setting.kind:
        case Kind.SWITCH:
            fits, expected = isinstance(value, bool), Message("true or false, without quotation marks")
        case Kind.NUMBER:
            fits = isinstance(value, int) and not isinstance(value, bool) and setting.least <= value <= 10**6
            expected = Message("a whole number, {least} or more", least=setting.least)
        case Kind.CHOICE:
            fits, expected = value in setting.choices, Message("one of {names}", names=choices)
        case Kind.CHOICES:
            fits = isinstance(value, list) and bool(value) and all(one in setting.choices for one in value)
            expected = Message("a list such as {example}, of {names}", example=setting.example, names=choices)
        case Kind.FOLDERS:
            fits = isinstance(value, list) and all(_is_text(one) for one in value)
            expected = Message("a list such as {example}", example=setting.example)
        case _:
            fits, expected = _is_text(value), Message("text such as {example}", example=setting.example)
    if fits:
        return _lacks(setting, value, folder)
    return Message("{found}: expected {expected}", found=_shown(value), expected=expected)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\0" not in value


def _lacks(setting: Setting, value: Any, folder: Path) -> Message | None:
    """Which file or folder of a setting is not there; None where all are."""
    is_there = {Kind.FILE: Path.is_file, Kind.FOLDER: Path.is_dir, Kind.FOLDERS: Path.is_dir}.get(setting.kind)
    if is_there is None:
        return None
    for one in value if isinstance(value, list) else [value]:
        try:
            found = is_there(_path(one, folder))
        except OSError:  # a folder that may not be looked into
            found = False
        if not found:
            return Message("{found}: there is no such file or folder; mend the path, or make it", found=_shown(one))
    return None


def _path(words: str, folder: Path) -> Path:
    """A path as settings write it: it begins at the folder of their file, ~ is the user's home."""
    try:
        return folder / Path(words).expanduser()
    except RuntimeError:  # nobody has that home
        return folder / words


def _shown(value: Any) -> str:
    try:
        words = repr(value) if not isinstance(value, bool) else str(value).lower()
    except ValueError:  # more digits than Python writes, as hexadecimal numbers may have
        words = "…"
    return words if len(words) <= 100 else f"{words[:100]}…"


def _value(setting: Setting, value: Any, folder: Path) -> Any:
    """The value as commands take it, with whole paths."""
    match setting.kind:
        case Kind.FILE | Kind.FOLDER:
            return str(_path(value, folder))
        case Kind.FOLDERS:
            return [str(_path(one, folder)) for one in value]
        case Kind.TEXT if setting.key == "store" and "://" not in value and not value.startswith("file:"):
            return str(_path(value, folder))
    return value
