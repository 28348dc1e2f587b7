"""Whether a page shows only the beginning of its article.

In: the tree of a page, what its JSON-LD declares, how many words of the article it has. Out: yes or no.
"""

from __future__ import annotations

import re

from factcheck.sources.web.json_ld import Declared
from factcheck.sources.web.page_tree import Element, words_of_class

__all__ = ["is_excerpt"]

_WALL = re.compile(
    r"(?<![a-z])(?:paywall|piano-(?:offer|container|inline)|premium-(?:wall|content-blocked|message)|subscriber-only|"
    r"(?:article-)?reserve(?:-aux-abonnes)?|mur-(?:payant|abonnes?)|abonnes?-only|locked|restricted-content|"
    r"article-cut|meteredContent|tp-container-inner|content-restricted|mur)(?![a-z])"
)
_MOST_OF_IT = 0.67
"""The share of the words that the page declares from which on it holds the article."""
_WORDS_OF_TEASER = 250
"""Words below which an article that is not free is a teaser."""


def is_excerpt(root: Element, declared: Declared | None, *, words: int) -> bool:
    """Whether the page says that its article goes on for those who pay, and has little of it."""
    if declared is not None and declared.words is not None and declared.free is False:
        return words < _MOST_OF_IT * declared.words
    if declared is not None and declared.free is False:
        return words < _WORDS_OF_TEASER
    return words < _WORDS_OF_TEASER and any(
        _WALL.search(words_of_class(element)) for element in root.iter("div", "section", "aside")
    )
