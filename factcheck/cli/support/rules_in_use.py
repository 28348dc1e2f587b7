"""The rules that a command works by, and the words of pages in them.

In: the values of ``--rules``. Out: ``RulesInUse``, of which each part is loaded once, when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.rules.loader import RuleSet
    from factcheck.articles.page_words import PageWords

__all__ = ["RulesInUse"]


class RulesInUse:
    """The built-in rules with the user's and those of ``dirs`` (values of ``--rules``) on top."""

    def __init__(self, dirs: Sequence[Path] = ()) -> None:
        self.dirs = tuple(dirs)

    @cached_property
    def on_top(self) -> RuleSet | tuple[()]:
        """All rules and lists, where there are any but the built-in ones.

        Raises:
            ClaimsError: a folder is not there, or a built-in file cannot be read.
        """
        from claims.rules.loader import load_rules

        return load_rules(self._folders) if self._folders else ()

    @cached_property
    def page_words(self) -> PageWords:
        """The words of pages: the built-in ones, changed by the lists of the user's rules and of ``dirs``.

        Without such rules no rule is loaded for them. What is wrong with those lists is told where the rules are used.

        Raises:
            ClaimsError: a folder is not there, or a built-in list cannot be read.
        """
        from factcheck.articles.page_words import PageWords, built_in_page_words

        return PageWords.of(self.on_top.lists) if self.on_top else built_in_page_words()

    @cached_property
    def _folders(self) -> tuple[Path, ...]:
        from factcheck.user_files import rule_folders

        return rule_folders(self.dirs)
