"""The scale of verdicts and flags, and the rules of verification, read from a YAML file that a newsroom may replace.

In: the path of a file, or the environment. Out: a ``Scale``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import Message
from factcheck.errors import ScaleError
from factcheck.i18n import _
from factcheck.reports.error_wording import error_words
from factcheck.reports.wording import verdict_words
from factcheck.scan_results import Verdict
from factcheck.settings.in_force import value_in_force

if TYPE_CHECKING:
    from claims.config.strict_yaml import YamlFile

__all__ = ["ENVIRONMENT", "LikenessLimits", "Rules", "Scale", "load_scale", "scale_path", "user_path"]

ENVIRONMENT = "FACTCHECK_VERDICTS"
_BUILT_IN = Path(__file__).with_suffix(".yaml")
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_TOP = ("verdicts", "flags", "rules", "matching")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The conditions for a verified claim: numbers of pieces of evidence, whether two people have to agree."""

    evidence: int = 1
    primary: int = 0
    second_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LikenessLimits:
    """Likeness in percent from which on a wording counts as known (``same``) or is suggested (``similar``)."""

    same: int = 92
    similar: int = 75
    least_words: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The verdicts and flags a person may give, by key and in order, and the rules for giving them."""

    verdicts: Mapping[str, Verdict]
    flags: Mapping[str, Verdict]
    rules: Rules
    matching: LikenessLimits

    def verdict(self, key: str | None) -> Verdict | None:
        """The verdict with this key; one that is no longer on the scale is named by its key."""
        return None if key is None else self.verdicts.get(key) or Verdict(key, key, key)

    def flag_name(self, key: str) -> str:
        """The flag in words; one that is no longer on the scale is named by its key."""
        return verdict_words(self.flags.get(key) or Verdict(key, key, key))


def user_path() -> Path:
    """The path of the user's own scale; it need not exist."""
    from platformdirs import user_config_path

    return user_config_path("factcheck", appauthor=False) / "verdicts.yaml"


def scale_path() -> Path:
    """The scale in use: that of FACTCHECK_VERDICTS or of the settings, else the user's, else the built-in one."""
    named = value_in_force("verdicts")
    if named:
        return Path(named)
    own = user_path()
    try:
        return own if own.is_file() else _BUILT_IN
    except OSError:  # a home folder that may not be listed
        return _BUILT_IN


def load_scale(path: Path | None = None) -> Scale:
    """The scale of ``path``, by default of the file in force.

    Raises:
        ScaleError: the file cannot be used; the message has the place and what is expected there.
    """
    from claims.config.strict_yaml import read_yaml

    file = read_yaml(path or scale_path())
    if file.errors:
        raise ScaleError(error_words(file.errors[0]))
    top = _mapping(file, file.value, ())
    for key in top:
        if key not in _TOP:
            raise _error(file, (key,), _("unknown key; expected one of {names}").format(names=", ".join(_TOP)))
    verdicts = _named(file, top, "verdicts")
    if not verdicts:
        raise _error(file, ("verdicts",), _("no verdict; expected at least one"))
    return Scale(
        verdicts=verdicts,
        flags=_named(file, top, "flags"),
        rules=_rules(_settings(file, top, "rules", {"evidence": int, "primary": int, "second_person": bool})),
        matching=LikenessLimits(**_settings(file, top, "matching", {"same": int, "similar": int, "least_words": int})),
    )


def _rules(written: Mapping[str, Any]) -> Rules:
    """The rules of a scale; the settings may ask for two people, or for one, whatever the scale has."""
    two_people = value_in_force("two_people")
    return Rules(**{**written, **({} if two_people is None else {"second_person": two_people})})


def _error(file: YamlFile, path: tuple[str | int, ...], message: str) -> ScaleError:
    return ScaleError(error_words(file.error(Message(message), path)))


def _mapping(file: YamlFile, value: Any, path: tuple[str | int, ...]) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _error(file, path, _("{value}: expected keys with values").format(value=repr(value)))
    return value


def _named(file: YamlFile, top: Mapping[str, Any], part: str) -> dict[str, Verdict]:
    verdicts: dict[str, Verdict] = {}
    for key, value in _mapping(file, top.get(part) or {}, (part,)).items():
        path = (part, key)
        if not _KEY.fullmatch(key):
            raise _error(file, path, _("{value}: expected lower-case letters, digits and _").format(value=repr(key)))
        entry = _mapping(file, value, path)
        for name in entry:
            if name not in ("fr", "en", "rating"):
                raise _error(
                    file, (*path, name), _("unknown key; expected one of {names}").format(names="fr, en, rating")
                )
        for name in ("fr", "en"):
            if not isinstance(entry.get(name), str) or not entry[name].strip():
                problem = _("{name} missing; expected the words for it in that language")
                raise _error(file, path, problem.format(name=name))
        rating = entry.get("rating")
        if rating is not None and (isinstance(rating, bool) or not isinstance(rating, int) or not 1 <= rating <= 5):
            raise _error(
                file, (*path, "rating"), _("{value}: expected a number from 1 to 5").format(value=repr(rating))
            )
        verdicts[key] = Verdict(key, entry["fr"], entry["en"], rating)
    return verdicts


def _settings(file: YamlFile, top: Mapping[str, Any], part: str, kinds: Mapping[str, type]) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    for key, value in _mapping(file, top.get(part) or {}, (part,)).items():
        kind = kinds.get(key)
        if kind is None:
            raise _error(file, (part, key), _("unknown key; expected one of {names}").format(names=", ".join(kinds)))
        if type(value) is not kind or (isinstance(value, int) and value < 0):
            expected = _("true or false") if kind is bool else _("a whole number, 0 or more")
            raise _error(
                file, (part, key), _("{value}: expected {expected}").format(value=repr(value), expected=expected)
            )
        settings[key] = value
    return settings
