"""What checking an article comes to: the article with its claims, or why it could not be checked.

In: a function that checks, and an article. Out: ``Outcome``, which travels between processes.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from claims.errors import ClaimsError, Message, RuleError
from factcheck.reports.error_wording import error_words
from factcheck.scan_results import Article, Checked

__all__ = ["CheckFailure", "Checks", "Outcome", "failure_of", "outcome_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckFailure:
    """An article that could not be checked: where it came from, why in words, and the traceback for debugging."""

    source: str
    why: str
    trace: str = ""


Outcome = Checked | CheckFailure


class Checks(Protocol):
    """What engines need of a checker: see ``checker.Checker``."""

    @property
    def rule_errors(self) -> Sequence[RuleError]:
        """The errors of the rules that are not used."""

    @property
    def notices(self) -> Sequence[Message | str]:
        """Messages about files of the user that are used in place of built-in ones."""

    def check_many(self, articles: Sequence[Article]) -> Iterator[Outcome]:
        """What each of some articles comes to, in their order, each as soon as it is asked for."""


def outcome_of(check: Callable[[Article], Checked], article: Article) -> Outcome:
    """What ``check`` makes of an article. One that shows a bug of ours must not cost the user all the others."""
    try:
        return check(article)
    except Exception as error:
        return failure_of(article, error)


def failure_of(article: Article, error: Exception) -> CheckFailure:
    """The failure of an article, with the traceback of the error as it stands now."""
    kind = "" if isinstance(error, ClaimsError) else f"{type(error).__name__}: "
    trace = "".join(traceback.format_exception(error))
    return CheckFailure(source=article.source, why=f"{kind}{error_words(error)}", trace=trace)
