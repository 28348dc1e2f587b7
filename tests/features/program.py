"""The program as a newsroom runs it: arguments in; exit code, output and messages out."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from factcheck.cli import commands
from factcheck.cli.program import PARTIAL
from factcheck.i18n import using_language
from factcheck.scanning.checker import Checker

__all__ = ["COLOUR", "PARTIAL", "LoadChecker", "Outcome", "run"]

LoadChecker = Callable[[Sequence[Path]], Checker]
"""Makes a checker with the rules of these folders on top of the built-in ones."""

COLOUR = "\x1b["
"""How every colour sequence begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one run left: its exit code, what it wrote, and what it said besides."""

    code: int
    output: str
    messages: str = ""

    @property
    def words(self) -> str:
        """What a reader reads: the output on one line, its spaces all alike."""
        return " ".join(self.output.split())

    @property
    def article(self) -> Mapping[str, Any]:
        """The only article of the JSON document that was written."""
        articles: list[Mapping[str, Any]] = json.loads(self.output)["articles"]
        (article,) = articles
        return article


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(
    *args: str, stdin: bytes | None = None, language: str = "fr", terminal: Mapping[str, str] | None = None
) -> Outcome:
    """Run ``factcheck scan`` into a pipe, or into a terminal with these environment variables."""
    with pytest.MonkeyPatch.context() as patch, using_language(language):
        for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
            patch.delenv(name, raising=False)
        if terminal is not None:
            return _in_terminal(args, terminal, patch)
        result = CliRunner().invoke(commands.cli, ["scan", *args], input=stdin, prog_name="factcheck")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Outcome(code=result.exit_code, output=result.stdout_bytes.decode(), messages=result.stderr)


def _in_terminal(args: Sequence[str], environment: Mapping[str, str], patch: pytest.MonkeyPatch) -> Outcome:
    for name, value in environment.items():
        patch.setenv(name, value)
    terminal = _Terminal()
    patch.setattr("sys.stdout", terminal)
    with pytest.raises(SystemExit) as end:
        commands.cli(["scan", *args], prog_name="factcheck")
    code = end.value.code
    return Outcome(code=code if isinstance(code, int) else 0, output=terminal.getvalue())
