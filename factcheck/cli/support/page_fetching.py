"""Addresses that commands take in place of files.

In: an address. Out: what stands there, or the error in words for the command line.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

from factcheck.cli.support.error_wording import error_for_cli
from factcheck.errors import ArticleError, FetchError
from factcheck.web_addresses import without_user

if TYPE_CHECKING:
    from factcheck.fetching.fetched import Fetched, Unchanged, Validators
    from factcheck.fetching.fetcher import Fetcher

__all__ = ["PageFetching"]

_MOST_BYTES = 25_000_000
"""The largest answer: documents are larger than pages. The store keeps no original that is larger."""


class PageFetching:
    """Fetches in a ``with`` block; what fetches is loaded when the first address comes."""

    def __init__(self, *, allow_private: bool = False, sleep: Callable[[float], object] = time.sleep) -> None:
        self._allow_private = allow_private
        self._sleep = sleep
        self._fetcher: Fetcher | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._fetcher is not None:
            self._fetcher.close()

    def ask(self, url: str, known: Validators | None = None) -> Fetched | Unchanged:
        """What stands at ``url``, unless it is still what ``known`` is of.

        Raises:
            FetchError: it may not be fetched, or nothing that can be used came back.
        """
        from factcheck.fetching.fetched import Limits
        from factcheck.fetching.fetcher import Fetcher

        if self._fetcher is None:
            limits = Limits(most_bytes=_MOST_BYTES)
            self._fetcher = Fetcher(allow_private=self._allow_private, limits=limits, sleep=self._sleep)
        return self._fetcher.fetch(url, known)

    def fetch(self, url: str) -> Fetched:
        """What stands at ``url``.

        Raises:
            ArticleError: it may not be fetched, or nothing that can be used came back.
        """
        from factcheck.fetching.fetched import Fetched

        try:
            answer = self.ask(url)
        except FetchError as error:
            words, shown = error_for_cli(error), without_user(url)
            # The message names the address where it begins, as the line on stderr does with every source.
            if words.startswith(shown):
                words = words.removeprefix(shown).lstrip(" \u00a0:")
            raise ArticleError(words, source=shown) from error
        # Without marks of an older version nothing is ever unchanged.
        assert isinstance(answer, Fetched)
        return answer
