"""The places of the user's own rules and weights.

In: nothing, or more folders. Out: paths.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

__all__ = ["rule_folders", "user_rules_dir", "user_worth"]


def user_rules_dir() -> Path:
    """The folder ``rules`` of the user's configuration; it need not exist."""
    from platformdirs import user_config_dir

    return Path(user_config_dir("factcheck", appauthor=False)) / "rules"


def rule_folders(folders: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The folders on top of the built-in rules: the user's own if there are rules in it, then ``folders``."""
    own = user_rules_dir()
    used = own.is_dir() and any(own.rglob("*.y*ml"))
    return (*((own,) if used else ()), *folders)


def user_worth() -> Path | None:
    """The file ``worth.yaml`` of the user's configuration, which replaces the built-in one; None without one."""
    from platformdirs import user_config_path

    own = user_config_path("factcheck", appauthor=False) / "worth.yaml"
    try:
        return own if own.is_file() else None
    except OSError:  # a home folder that may not be listed
        return None
