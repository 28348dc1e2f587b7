"""One run over articles: each is checked, and each failure is reported.

In: articles and a checker. Out: checked articles, one by one; messages on stderr; what the exit code depends on.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.errors import ClaimsError
from factcheck.cli.support.error_wording import error_for_cli
from factcheck.cli.support.output import say, say_faults, show_progress, tell
from factcheck.errors import ArticleError
from factcheck.i18n import _

if TYPE_CHECKING:
    from factcheck.scan_results import Article, Checked
    from factcheck.scanning.checker import Checker

__all__ = ["ScanRun"]


@dataclass(slots=True)
class ScanRun:
    """One run over articles: what went wrong and which labels were met, known once its iterators are spent."""

    quiet: bool
    debug: bool
    several: bool
    failed: bool = False
    labels: set[str] = field(default_factory=set)
    _number: int = 0

    def readable(self, articles: Iterable[Article | ArticleError]) -> Iterator[Article]:
        """The articles that could be read; the others are reported on stderr."""
        for article in articles:
            if isinstance(article, ArticleError):
                self.fail(article)
            else:
                yield article

    def checked(self, checker: Checker, articles: Iterable[Article]) -> Iterator[Checked]:
        """The articles that could be checked, each as soon as it is; the others are reported on stderr."""
        for fault in checker.rule_errors:
            self.fail(fault)
        for notice in () if self.quiet else checker.notices:
            say(notice)
        for article in articles:
            with self._progress(article):
                checked = self._check(checker, article)
            if checked is not None:
                self.labels.update(claim.label.value for claim in checked.claims)
                yield checked

    def _check(self, checker: Checker, article: Article) -> Checked | None:
        try:
            with self._faults_shown():
                return checker.check(article)
        # One article that shows a bug of ours must not cost the user all the others.
        except Exception as error:
            if self.debug:
                tell(traceback.format_exc(), on_stderr=True, whole=False)
            kind = "" if isinstance(error, ClaimsError) else f"{type(error).__name__}: "
            message = _("{source}: skipped, the check failed: {error}")
            self.fail(message.format(source=article.source, error=f"{kind}{error_for_cli(error)}"))
            return None

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

    @contextmanager
    def _progress(self, article: Article) -> Iterator[None]:
        self._number += 1
        if self.quiet or not self.several or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            yield
            return
        show_progress(f"{self._number} · {article.source}")
        try:
            yield
        finally:
            show_progress(None)
