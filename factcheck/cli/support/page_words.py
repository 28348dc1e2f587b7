"""The words that a command reads pages by.

In: the values of ``--rules``. Out: ``PageWords`` of the built-in lists with the user's on top.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.articles.page_words import PageWords

__all__ = ["page_words_of"]


def page_words_of(rule_dirs: Sequence[Path]) -> PageWords:
    """The words of pages: the built-in ones, changed by the lists of the user's rules and of ``rule_dirs``.

    What is wrong with those lists is told where the rules are loaded, not here.

    Raises:
        ClaimsError: a folder is not there, or a built-in list cannot be read.
    """
    from factcheck.articles.page_words import PageWords, built_in_page_words
    from factcheck.user_files import rule_folders

    folders = rule_folders(rule_dirs)
    if not folders:
        return built_in_page_words()
    from claims.rules.loader import load_rules

    return PageWords.of(load_rules(folders).lists)
