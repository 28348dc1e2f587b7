"""One run over articles: each is checked, and each failure is reported.

In: articles and a checker. Out: checked articles, one by one; messages on stderr; what the exit code depends on. An
interrupt ends the run after the articles that are done.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.cli.support.output import say, say_faults, tell
from factcheck.cli.support.progress import RunProgress, can_show_progress
from factcheck.cli.support.rule_faults import fault_lines
from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.scanning.engines import OneProcess
from factcheck.scanning.outcomes import CheckFailure

if TYPE_CHECKING:
    from factcheck.scan_results import Article, Checked
    from factcheck.scanning.engines import Engine
    from factcheck.scanning.outcomes import Checks
    from factcheck.sources.source_text import Notice

__all__ = ["ScanRun"]


@dataclass(slots=True)
class ScanRun:
    """One run over articles: what went wrong and which labels were met, known once its iterators are spent."""

    quiet: bool
    debug: bool
    total: int | None = None
    failed: bool = False
    interrupted: bool = False
    labels: set[str] = field(default_factory=set)
    progress: RunProgress = field(init=False)

    def __post_init__(self) -> None:
        self.progress = RunProgress(self.total, shown=not self.quiet and can_show_progress())

    @property
    def done(self) -> int:
        """How many articles were checked."""
        return self.progress.done

    def told(self, source: str, notice: Notice) -> None:
        """Say on stderr what a person should know of how a source was read."""
        if not self.quiet:
            from factcheck.cli.support.notice_wording import notice_words

            # A part of a source is named by its whole path: once is enough.
            say(f"{source}: {notice_words(notice).replace(f'{source}/', '')}")

    def readable(self, articles: Iterable[Article | ArticleError]) -> Iterator[Article]:
        """The articles that could be read; the others are reported on stderr."""
        for article in articles:
            if isinstance(article, ArticleError):
                self.fail(article)
            else:
                yield article

    def checked(self, checker: Checks, articles: Iterable[Article], engine: Engine | None = None) -> Iterator[Checked]:
        """The articles that could be checked, each as soon as it is; the others are reported on stderr.

        ``engine`` checks them, by default one article after the other in this process.
        """
        for line in fault_lines(checker.rule_errors):
            self.fail(line)
        for notice in () if self.quiet else checker.notices:
            say(notice)
        found = (engine or OneProcess(checker)).outcomes(self._until_stopped(articles), self.progress.working_on)
        while True:
            try:
                with self._faults_shown():
                    outcome = next(found)
            except StopIteration:
                return
            except KeyboardInterrupt:
                # What was done is written out as if it had been all.
                self.interrupted = True
                return
            if isinstance(outcome, CheckFailure):
                self.tell_failure(outcome)
                continue
            self.progress.done += 1
            self.labels.update(claim.label.value for claim in outcome.claims)
            yield outcome

    def _until_stopped(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles up to an interrupt of their reading: those that were read are still checked."""
        try:
            yield from articles
        except KeyboardInterrupt:
            self.interrupted = True

    def tell_failure(self, failure: CheckFailure) -> None:
        """Report on stderr an article that could not be checked; the run then counts as done in part."""
        if self.debug:
            tell(failure.trace, on_stderr=True, whole=False)
        message = _("{source}: skipped, the check failed: {error}")
        self.fail(message.format(source=failure.source, error=failure.why))

    @contextmanager
    def _faults_shown(self) -> Iterator[None]:
        """With ``debug``, what ``claims`` logs of sentences that it cannot work on goes to standard error."""
        handler = say_faults() if self.debug else logging.NullHandler()
        logger = logging.getLogger("claims")
        logger.addHandler(handler)
        try:
            yield
        finally:
            logger.removeHandler(handler)

    def fail(self, fault: object) -> None:
        """Report a fault on stderr; the run then counts as done in part."""
        self.failed = True
        say(fault)
