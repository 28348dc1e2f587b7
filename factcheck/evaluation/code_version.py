"""Which code measures: the version of the package, and the commit where it runs from a checkout.

In: the folder of the package. Out: a ``CodeVersion``.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

__all__ = ["CodeVersion", "code_version"]

_HOME = Path(__file__).resolve().parents[1]
_SOURCES = ("claims", "factcheck", "rules", "pyproject.toml", ":(exclude)*.md")
"""What decides about a measurement, as paths of a checkout."""
_PATIENCE = 30
"""Seconds after which git is not waited for."""


@dataclass(frozen=True, slots=True)
class CodeVersion:
    """The version, and the commit or None: with a ``+`` at its end where the code was changed since."""

    version: str
    commit: str | None = None

    @property
    def exact(self) -> bool:
        """Whether the commit alone says which code it is."""
        return self.commit is not None and not self.commit.endswith("+")


def code_version(package: Path = _HOME) -> CodeVersion:
    """The version that is installed, and the commit of the checkout that holds the folder ``package``, if one does."""
    try:
        number = version("factcheck")
    except PackageNotFoundError:
        number = ""
    # The environment may lie in somebody else's checkout, which does not hold the package.
    if _git(package, "ls-files", "--error-unmatch", "__init__.py") is None:
        return CodeVersion(number)
    commit = _git(package, "rev-parse", "--short=12", "HEAD")
    if commit is None:
        return CodeVersion(number)
    changed = _git(package.parent, "status", "--porcelain", "--", *_SOURCES)
    return CodeVersion(number, commit if changed == "" else f"{commit}+")


def _git(folder: Path, *words: str) -> str | None:
    """What git says in a folder, or None where it cannot."""
    try:
        done = subprocess.run(
            ["git", *words], cwd=folder, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
