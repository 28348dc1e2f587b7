"""What arrives, taken: each article once by its text, and again when it changed.

In: ``Arrival``s. Out: scans in the store, and calls of a ``Listener``. What was taken is noted in the transaction of
its scan, what was told after it was told: a watch that is cut off, however roughly, loses no article and takes none
twice, and tells a listener again of the one article that it may have told of or not.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Protocol

from factcheck.articles.page_words import PageWords
from factcheck.articles.reader import articles_of
from factcheck.claim_ids import claim_ids
from factcheck.errors import ArticleError
from factcheck.fetching.fetched import Validators
from factcheck.scan_results import Article, Checked
from factcheck.sources.inputs import Input
from factcheck.sources.left_out import LeftOut, left_out_reason
from factcheck.sources.source_text import Notice, NoticeCode
from factcheck.store.article_versions import VersionDiff, diff_with_previous
from factcheck.store.articles import read_articles
from factcheck.store.claim_lists import Filter
from factcheck.store.engine import Store
from factcheck.store.scans import save_scan
from factcheck.store.statuses import read_standings
from factcheck.store.watch_log import (
    Outcome,
    ScannedMeanwhileError,
    has_fault,
    is_scanned,
    note,
    note_taken,
    source_state,
    untold_articles,
)
from factcheck.verification.verdict_scale import Scale
from factcheck.watching.arrivals import Arrival

__all__ = ["Counts", "Listener", "Watcher"]


class Listener(Protocol):
    """Whoever wants to know what a watch does. ``noted`` gets what a person should know of how a source was read."""

    def taken(self, checked: Checked, diff: VersionDiff | None) -> None:
        """An article was taken; ``diff`` is what became of its claims where it is a new version of another."""

    def failed(self, error: BaseException, source: str) -> None:
        """An article could not be read or checked."""

    def noted(self, source: str, notice: Notice) -> None:
        """Something about a source that was read."""


@dataclass(slots=True)
class Counts:
    """How many articles a watch took, knew already or could not use, and what was left out and is not told yet."""

    taken: int = 0
    known: int = 0
    failed: int = 0
    left_out: dict[LeftOut, int] = field(default_factory=dict)


@dataclass(slots=True)
class Watcher:
    """Takes articles into ``store``. ``check`` finds the claims of one; ``machine`` names what does.

    Once ``stop`` is set the article at hand is finished and no other begun; what remains of its source is taken by the
    next watch.
    """

    store: Store
    check: Callable[[Article], Checked]
    listener: Listener
    machine: str
    scale: Scale
    words: PageWords | None = None
    any_language: bool = False
    stop: threading.Event = field(default_factory=threading.Event)
    counts: Counts = field(default_factory=Counts)

    def is_settled(self, key: str, fingerprint: str) -> bool:
        """Whether a source was already looked at in this state."""
        with self.store.reading() as connection:
            state = source_state(connection, key)
        return state is not None and state.fingerprint == fingerprint

    def validators(self, key: str) -> Validators | None:
        """What the server said of the state of an address that was taken last."""
        with self.store.reading() as connection:
            state = source_state(connection, key)
        return state.validators if state else None

    def catch_up(self, is_ours: Callable[[str], bool]) -> None:
        """Tell of what an earlier watch took and was cut off before it could tell; ``is_ours`` chooses sources."""
        with self.store.reading() as connection:
            untold = list(untold_articles(connection, is_ours))
        for key, fingerprint, article in untold:
            with self.store.reading() as connection:
                found = read_articles(connection, Filter(articles=(article,)), self.scale, names=(article,))
            for checked in found:
                self._tell(checked)
            self._note(key, fingerprint, Outcome.TOLD, article=article)

    def take(self, arrival: Arrival) -> None:
        """Take what arrived, unless it was taken in this state before.

        Raises:
            StoreError: the store fails; what was taken until then is kept.
        """
        if isinstance(arrival.given, ArticleError) and arrival.passing:
            self._fail(arrival.given)
            return
        if self.is_settled(arrival.key, arrival.fingerprint):
            return
        outcome = self._taken(arrival)
        if outcome is not None:
            self._note(arrival.key, arrival.fingerprint, outcome, validators=arrival.validators)

    def tell_left_out(self, where: str) -> None:
        """Tell how many files were left out since this was told last, if any were."""
        if self.counts.left_out:
            values = {reason.value: count for reason, count in sorted(self.counts.left_out.items())}
            self.listener.noted(where, Notice(NoticeCode.LEFT_OUT, dict(values)))
            self.counts.left_out.clear()

    def _taken(self, arrival: Arrival) -> Outcome | None:
        """What came of a source as a whole; None where it was not looked at to the end."""
        given = arrival.given
        if isinstance(given, ArticleError):
            self._fail(given)
            return Outcome.FAILED
        reason = None if arrival.listed else left_out_reason(given.data, given.name)
        if reason is not None:
            self.counts.left_out[reason] = self.counts.left_out.get(reason, 0) + 1
            return Outcome.DONE
        outcome = Outcome.DONE
        for article in self._articles(given):
            if self.stop.is_set():
                return None
            if isinstance(article, ArticleError):
                self._fail_in(arrival, article)
                outcome = Outcome.FAILED
            elif not self._take_article(article, given, arrival):
                outcome = Outcome.FAILED
        return outcome

    def _articles(self, given: Input) -> Iterator[Article | ArticleError]:
        told = self.listener.noted
        return articles_of(given, words=self.words, any_language=self.any_language, told=told)

    def _take_article(self, article: Article, given: Input, arrival: Arrival) -> bool:
        """Check, keep and tell an article that the store does not have; tells whether nothing went wrong."""
        with self.store.reading() as connection:
            known = is_scanned(connection, article.id)
            refused = not known and has_fault(connection, arrival.key, article.id)
        if known or refused:
            self.counts.known += known
            return known
        try:
            checked = self.check(article)
        # One article that shows a bug of ours must not end a watch.
        except Exception as error:
            self.counts.failed += 1
            self.listener.failed(error, article.source)
            self._note(arrival.key, article.id, Outcome.FAULT)
            return False
        try:
            save_scan(
                self.store,
                checked,
                machine=self.machine,
                matching=self.scale.matching,
                original=given.fetched,
                also=note_taken(arrival.key, arrival.fingerprint, article.id),
            )
        except ScannedMeanwhileError:
            # Another watch on the same store was faster.
            self.counts.known += 1
            return True
        self.counts.taken += 1
        self._tell(checked)
        self._note(arrival.key, arrival.fingerprint, Outcome.TOLD, article=article.id)
        return True

    def _tell(self, checked: Checked) -> None:
        article = checked.article.id
        with self.store.reading() as connection:
            standings = read_standings(connection, claim_ids(checked), self.scale, article)
        diff = diff_with_previous(self.store, article)
        self.listener.taken(replace(checked, standings=standings), diff)

    def _fail(self, error: ArticleError) -> None:
        self.counts.failed += 1
        self.listener.failed(error, error.source)

    def _fail_in(self, arrival: Arrival, error: ArticleError) -> None:
        """Tell a fault of one article of a source, once: a feed is read again with each entry that comes."""
        # The number of an entry is not part of it: entries move down as others come.
        fault = blake2b(error.message.encode("utf-8", "replace"), digest_size=12).hexdigest()
        with self.store.reading() as connection:
            told = has_fault(connection, arrival.key, fault)
        if not told or not arrival.listed:
            self._fail(error)
        if not told:
            self._note(arrival.key, fault, Outcome.FAULT)

    def _note(
        self,
        key: str,
        fingerprint: str,
        outcome: Outcome,
        *,
        article: str | None = None,
        validators: Validators | None = None,
    ) -> None:
        with self.store.writing() as connection:
            note(connection, key, fingerprint, outcome, article=article, validators=validators)
