"""The word lists that come with the package, for what is read or compared without a rule set.

In: the name of a list. Out: its entries as they are written.
"""

from __future__ import annotations

from functools import cache

import yaml

from claims.errors import ListError, Message
from claims.resources import list_path

__all__ = ["ARROW", "entries_of", "pairs_of"]

ARROW = " → "
"""Between a word and what it stands for, in lists of pairs."""


@cache
def entries_of(name: str) -> tuple[str, ...]:
    """The entries of a built-in word list.

    Raises:
        ListError: for a list that is absent or not in the expected form.
    """
    path = list_path(name)
    # The C reader of YAML, where there is one, is six times as fast; no place in the file is asked for here.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return tuple(str(entry) for entry in yaml.load(path.read_text(encoding="utf-8"), Loader=loader)["entries"])
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError) as error:
        problem = Message("unreadable word list: {error}; expected a key entries with a list", error=error)
        raise ListError(problem, file=str(path)) from error


def pairs_of(entries: tuple[str, ...]) -> dict[str, str]:
    """What each word of a list of pairs stands for: *deux → 2*."""
    return dict(entry.split(ARROW, 1) for entry in entries if ARROW in entry)
