"""The command line as tests use it: with a stand-in for the checker."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claims.claim import Label, LabelledClaim
from claims.errors import ClaimsError, ParseError, RuleError
from factcheck.cli import commands
from factcheck.cli import scan as scan_command
from factcheck.cli.support.rules_in_use import RulesInUse
from factcheck.scan_results import Article, Checked
from factcheck.scanning.outcomes import Outcome, outcome_of
from tests.support.factories import labelled

Texts = Callable[..., list[str]]
Loads = list[tuple[Path | None, tuple[Path, ...]]]


class FakeChecker:
    """Finds the first word of a text; ALLEGATION, BOOM, PARSE and STOP in it decide what comes of that."""

    def __init__(self, rule_errors: Sequence[RuleError] = (), notices: Sequence[str] = ()) -> None:
        self.rule_errors = tuple(rule_errors)
        self.notices = tuple(notices)

    def check_many(self, articles: Sequence[Article]) -> Iterator[Outcome]:
        """What each of the articles comes to."""
        return (outcome_of(self.check, article) for article in articles)

    def check(self, article: Article) -> Checked:
        """One claim, or the failure that the text asks for."""
        faults: dict[str, BaseException] = {
            "BOOM": ZeroDivisionError("a fault\nof ours"),
            "PARSE": ParseError("line 1: gave up"),
            "STOP": KeyboardInterrupt(),
        }
        for word, fault in faults.items():
            if word in article.text:
                raise fault
        label = Label.ALLEGATION if "ALLEGATION" in article.text else Label.REPORTED_SPEECH
        item: LabelledClaim = labelled(article.text, article.text.split()[0], label=label)
        return Checked(article=article, claims=(item,), skipped=())


def use(monkeypatch: pytest.MonkeyPatch, checker: FakeChecker | ClaimsError) -> Loads:
    calls: list[tuple[Path | None, tuple[Path, ...]]] = []

    def load(model: Path | None, rules: RulesInUse, **_more: bool) -> FakeChecker:
        calls.append((model, rules.dirs))
        if isinstance(checker, ClaimsError):
            raise checker
        return checker

    monkeypatch.setattr(scan_command, "load_checker", load)
    return calls


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(commands.cli, args, input=stdin, prog_name="factcheck")


def show(name: str) -> dict[str, Any]:
    """All that is kept on a claim."""
    found: dict[str, Any] = json.loads(run("show", name, "--format", "json").stdout)
    return found


def history(name: str) -> list[tuple[str, str, str | None, str | None, str | None]]:
    """Who decided what on a claim, from what, to what, and why."""
    rows = json.loads(run("history", name, "--format", "json").stdout)
    return [(r["who"], r["what"], r["from_value"], r["to_value"], r["why"]) for r in rows]
