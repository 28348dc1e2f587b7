"""One run over articles: failures of a part, notices, progress."""

from __future__ import annotations

import io
import json
import logging
import sys
from typing import Any

import pytest

from claims.errors import RuleError
from factcheck.articles.reader import read_articles
from factcheck.cli.support.scan_run import ScanRun
from factcheck.scan_results import Article, Checked
from tests.support.commands import FakeChecker, Texts, run, use

pytestmark = pytest.mark.usefixtures("surroundings", "loaded")


def test_a_fault_costs_one_article_only(texts: Texts) -> None:
    """The article is named, the others are done; --debug shows where the fault lies."""
    paths = texts("Un", "BOOM", "PARSE", "Deux")

    result = run("scan", "--format", "json", *paths)
    debug = run("scan", "--format", "json", "--debug", *paths)

    assert len(json.loads(result.stdout)["articles"]) == 2
    assert result.stderr.splitlines() == [
        f"factcheck: {paths[1]}: skipped, the check failed: ZeroDivisionError: a fault of ours",
        f"factcheck: {paths[2]}: skipped, the check failed: line 1: gave up",
    ]
    assert "Traceback" in debug.stderr
    assert json.loads(debug.stdout) == json.loads(result.stdout)


def test_debug_shows_what_claims_log_of_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    """Without it the log stays silent, and so it does again after the article."""
    log = logging.getLogger("claims")

    class Complaining(FakeChecker):
        def check(self, article: Article) -> Checked:
            log.warning("sentence 3 at 120: no tree (2 roots)")
            return super().check(article)

    checker: Any = Complaining()
    article = Article(id="un", source="un.txt", text="Un", blocks=())
    for debug, wanted in ((False, ""), (True, "sentence 3 at 120: no tree (2 roots)\n")):
        list(ScanRun(quiet=True, debug=debug, several=False).checked(checker, [article]))
        assert capsys.readouterr().err == wanted
    log.warning("afterwards")

    assert capsys.readouterr().err == ""


def test_quiet_leaves_errors_only(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notices go, errors stay."""
    use(monkeypatch, FakeChecker([RuleError("bad", file="r.yaml")], ["a notice"]))

    result = run("scan", "--quiet", *texts("Un"))

    assert result.stderr == "factcheck: r.yaml:1:1: bad\n"


class Terminal(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        """Whether a person reads along."""
        return True


@pytest.mark.parametrize(
    ("several", "quiet", "term", "shown"),
    [
        (True, False, "xterm", True),
        (False, False, "xterm", False),
        (True, True, "xterm", False),
        (True, False, "dumb", False),
    ],
)
def test_progress_is_for_terminals_and_several_articles(
    several: bool, quiet: bool, term: str, shown: bool, monkeypatch: pytest.MonkeyPatch, texts: Texts
) -> None:
    """It names the article at work and wipes itself before the report comes."""

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", term)
    work = ScanRun(quiet=quiet, debug=False, several=several)
    checker: Any = FakeChecker()

    for _ in work.checked(checker, work.readable(read_articles(texts("Un", "Deux")))):
        assert terminal.getvalue().endswith("\r\x1b[K") is shown

    assert ("1 · " in terminal.getvalue()) is shown
