"""The cache of parses that scans use: which file, how large, or none.

In: the environment and the settings. Out: a ``ParseCache``, or None where there is to be none.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from factcheck.parse_cache.cache_file import ParseCache
from factcheck.settings.in_force import value_in_force

__all__ = ["DEFAULT_MEGABYTES", "OFF", "cache_in_use", "cache_path"]

OFF = "off"
"""What stands in the place of a folder where nothing is to be kept."""
DEFAULT_MEGABYTES = 500
"""Parses and findings of some 85,000 newspaper articles of 250 words."""
_FILE = "parses-1.sqlite"
"""Named after its layout: versions of the program that lay it out in other ways do not disturb each other."""


def cache_path() -> Path | None:
    """The file of parses, in the folder of FACTCHECK_CACHE, of the settings, or the user's; None where it is off."""
    named = value_in_force("cache")
    if named is None:
        from platformdirs import user_cache_path

        return user_cache_path("factcheck", appauthor=False) / _FILE
    return None if named.strip().lower() == OFF else Path(named).expanduser() / _FILE


def cache_in_use(told: Callable[[Path], None], broken: Callable[[], None] | None = None) -> ParseCache | None:
    """The cache that scans use, None where it is off.

    ``told`` gets the new place of a file that was put aside; ``broken`` is called where a row turns out to be broken.
    """
    path = cache_path()
    megabytes = value_in_force("cache_size") or DEFAULT_MEGABYTES
    return None if path is None else ParseCache(path, megabytes * 1_000_000, told, broken)
