"""A file of settings to start from: every setting with what it is for, commented out.

In: nothing. Out: TOML in the language in force.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from factcheck.i18n import _
from factcheck.settings.catalogue import SETTINGS, Kind, Setting

__all__ = ["commented_settings", "default_words"]

_WIDTH = 100


def commented_settings() -> str:
    """The text of a file in which all settings stand as comments."""
    return "\n".join(_lines()) + "\n"


def default_words(setting: Setting) -> str:
    """The default of a setting in words."""
    return _(setting.default)


def _lines() -> Iterator[str]:
    yield from _comment(_("Settings of factcheck (TOML). Take away the # before a setting to put it in force."))
    yield from _comment(
        _(
            "Options of the command line outweigh the environment, which outweighs this file. Paths begin at the "
            "folder of this file. factcheck config check looks for faults, factcheck config show tells what is in "
            "force and why."
        )
    )
    for setting in SETTINGS.values():
        yield ""
        yield from _comment(_(setting.words))
        if setting.choices:
            names = ", ".join(setting.choices)
            several = setting.kind is Kind.CHOICES
            words = _("Some of: {names}.") if several else _("One of: {names}.")
            yield from _comment(words.format(names=names))
        if setting.variables:
            words = _("Outweighed by the environment: {names}.")
            yield from _comment(words.format(names=", ".join(setting.variables)))
        yield from _comment(_("By default: {value}.").format(value=default_words(setting)))
        yield f"#{setting.key} = {setting.example}"


def _comment(words: str) -> Iterator[str]:
    for line in textwrap.wrap(words, _WIDTH, break_long_words=False, break_on_hyphens=False):
        yield f"# {line}"
