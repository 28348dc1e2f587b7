"""One run over articles: failures of a part, notices, progress."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from claims.errors import RuleError
from factcheck.articles.reader import read_articles
from factcheck.cli.support.scan_run import ScanRun
from factcheck.scan_results import Article, Checked
from factcheck.sources.source_text import Notice, NoticeCode
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
        list(ScanRun(quiet=True, debug=debug).checked(checker, [article]))
        assert capsys.readouterr().err == wanted
    log.warning("afterwards")

    assert capsys.readouterr().err == ""


def test_quiet_leaves_errors_only(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notices go, errors stay."""
    use(monkeypatch, FakeChecker([RuleError("bad", file="r.yaml")], ["a notice"]))

    result = run("scan", "--quiet", *texts("Un"))

    assert result.stderr == "factcheck: r.yaml:1:1: bad\n"


@pytest.mark.parametrize(("quiet", "said"), [(False, "factcheck: a.txt: left out: 2 pictures\n"), (True, "")])
def test_notices_are_said_unless_quiet(quiet: bool, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One line names the source."""
    ScanRun(quiet=quiet, debug=False).told("a.txt", Notice(NoticeCode.LEFT_OUT, {"pictures": 2}))

    assert capsys.readouterr().err == said


@pytest.mark.parametrize("where", ["checking", "reading"])
def test_an_interrupt_ends_the_run_with_what_is_done(where: str, texts: Texts) -> None:
    """The articles before it are given; the run knows that it was stopped."""

    def stopped(articles: Iterator[Article]) -> Iterator[Article]:
        yield next(articles)
        yield next(articles)
        if where == "reading":
            raise KeyboardInterrupt
        yield from articles

    work = ScanRun(quiet=False, debug=False)
    checker: Any = FakeChecker()
    paths = texts("Un", "Deux", "STOP" if where == "checking" else "Trois", "Quatre")
    done = list(work.checked(checker, stopped(work.readable(read_articles(paths)))))

    assert [checked.article.text for checked in done] == ["Un", "Deux"]
    assert (work.interrupted, work.done, work.failed) == (True, 2, False)
