"""The places of the user's own rules and weights, and files that are replaced whole or not at all.

In: nothing, or the file to replace. Out: paths.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["replaced_whole", "rule_folders", "user_rules_dir", "user_worth"]


@contextmanager
def replaced_whole(target: Path) -> Iterator[Path]:
    """A path beside ``target`` to write to; what stands there takes the place of ``target`` once the block ends well.

    Whoever reads ``target`` meanwhile finds the old file or the new one, never a part; permissions stay. When the
    block raises, ``target`` stays as it was. Two processes do not disturb each other: each has a path of its own.

    Raises:
        OSError: the new file cannot take its place.
    """
    written = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        yield written
        if target.exists():
            shutil.copymode(target, written)
        written.replace(target)
    finally:
        # Where there was no folder to write to, there is nothing to take away either.
        with suppress(OSError):
            written.unlink()


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
