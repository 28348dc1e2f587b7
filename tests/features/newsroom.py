"""A newsroom with a store: what it scans, what it asks the program, and what it is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from factcheck.cli.commands import cli
from factcheck.i18n import using_language
from tests.features.program import Outcome

__all__ = ["Newsroom"]


@dataclass(slots=True)
class Newsroom:
    """A store, its articles, and what the last command answered."""

    db: str
    folder: Path
    scan: Callable[..., Outcome]
    report: Outcome | None = None
    answer: Result | None = None

    def command(self, *args: str) -> Result:
        """Run a command on the store."""
        with using_language("fr"):
            self.answer = CliRunner().invoke(cli, [*args, "--db", self.db], prog_name="factcheck")
        assert self.answer.exception is None or isinstance(self.answer.exception, SystemExit), self.answer.exception
        return self.answer

    def claim(self, words: str) -> str:
        """The id of the first claim in which these words stand."""
        found = self.command("list", "--words", words, "--order", "oldest", "--format", "ids").stdout.split()
        assert found, words
        return found[0]

    def decide(self, words: str, *args: str, who: str = "Ana") -> None:
        """Decide on that claim, whether it is allowed or not."""
        self.command("set", self.claim(words), "--by", who, *args)

    def dossier(self, words: str) -> dict[str, Any]:
        """All that is kept on that claim."""
        found: dict[str, Any] = json.loads(self.command("show", self.claim(words), "--format", "json").stdout)
        return found
