"""The articles that a command compares: read and checked now, or known to the store.

In: what a user calls them. Out: ``Checked``, with what people corrected in those of the store.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.support.checkers import load_checker
from factcheck.cli.support.rule_faults import fault_lines
from factcheck.cli.support.scan_run import ScanRun
from factcheck.errors import ArticleError, Fault, StoreError, VerificationError
from factcheck.i18n import _
from factcheck.scanning.engines import OneProcess
from factcheck.scanning.outcomes import CheckFailure
from factcheck.web_addresses import is_web_address

if TYPE_CHECKING:
    from factcheck.cli.support.rules_in_use import RulesInUse
    from factcheck.scan_results import Article, Checked
    from factcheck.scanning.checker import Checker
    from factcheck.sources.inputs import Fetch
    from factcheck.store.engine import Store

__all__ = ["ComparedArticles"]

_INPUT = "-"


@dataclass
class ComparedArticles:
    """Finds articles; ``failed`` tells that some could not be used, of which standard error says why.

    A text that the store has is taken from there, with what people corrected. Nothing is kept.
    """

    db: str | None
    model: Path | None
    rules: RulesInUse
    fetch: Fetch
    any_language: bool = False
    run: ScanRun = field(default_factory=lambda: ScanRun(quiet=True, debug=False), init=False)

    @property
    def failed(self) -> bool:
        """Whether some article or rule could not be used."""
        return self.run.failed

    def read(self, names: Sequence[str]) -> Iterator[Checked]:
        """The articles that ``names`` name, in their order; of a folder or a feed all."""
        for name in names:
            if name == _INPUT or is_web_address(name) or Path(name).exists():
                yield from self._read_now(name)
            else:
                yield from self._of_store(name)

    def _read_now(self, name: str) -> Iterator[Checked]:
        from factcheck.articles.reader import read_articles

        found = read_articles((name,), words=self.rules.page_words, any_language=self.any_language, fetch=self.fetch)
        for article in found:
            if isinstance(article, ArticleError):
                self.run.fail(article)
            elif checked := self._kept(article.id) or self._check(article):
                yield checked

    def _check(self, article: Article) -> Checked | None:
        (outcome,) = OneProcess(self._checker).outcomes([article], lambda _source: nullcontext())
        if isinstance(outcome, CheckFailure):
            self.run.tell_failure(outcome)
            return None
        return outcome

    def _of_store(self, name: str) -> Iterator[Checked]:
        from factcheck.store.article_versions import find_articles

        if self._store is None:
            self.run.fail(
                _("{name}: neither a file nor an article of the store; there is no store yet").format(name=name)
            )
            return
        try:
            with self._store.reading() as connection:
                article = find_articles(connection, name)[-1]
        except VerificationError as error:
            self.run.fail(error)
            return
        checked = self._kept(article)
        if checked is None:
            self.run.fail(_("{article}: no claim of this article is in the store").format(article=article))
        else:
            yield checked

    def _kept(self, article: str) -> Checked | None:
        """The article with this id, as the store has it; None where it has no claim of it."""
        if self._store is None:
            return None
        from factcheck.store.articles import read_articles
        from factcheck.store.claim_lists import Filter
        from factcheck.verification.verdict_scale import load_scale

        with self._store.reading() as connection:
            found = read_articles(connection, Filter(articles=(article,)), load_scale(), names=(article,))
        return found[0] if found else None

    @cached_property
    def _store(self) -> Store | None:
        """The store, where there is one; one that was asked for by name must be there."""
        from factcheck.cli.support.store_in_use import use_store

        try:
            return use_store(self.db)
        except StoreError as error:
            if error.fault is not Fault.STORE_ABSENT or self.db is not None:
                raise
            return None

    @cached_property
    def _checker(self) -> Checker:
        checker = load_checker(self.model, self.rules)
        for line in fault_lines(checker.rule_errors):
            self.run.fail(line)
        return checker
