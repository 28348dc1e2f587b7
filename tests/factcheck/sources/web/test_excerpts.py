"""A page that shows the beginning of its article only is known for it."""

from __future__ import annotations

import pytest

from factcheck.sources.web.excerpts import is_excerpt
from factcheck.sources.web.json_ld import Declared
from factcheck.sources.web.page_tree import page_tree

WALL = '<div class="article__paywall"><p>La suite est réservée.</p></div>'


@pytest.mark.parametrize(
    ("markup", "declared", "words", "excerpt"),
    [
        (WALL, None, 80, True),
        (WALL, None, 800, False),
        ("<p>a", None, 80, False),
        ("<p>a", Declared(free=True), 80, False),
        ("<p>a", Declared(free=False), 80, True),
        ("<p>a", Declared(free=False), 800, False),
        ("<p>a", Declared(free=False, words=1500), 800, True),
        ("<p>a", Declared(free=False, words=90), 80, False),
    ],
)
def test_a_wall_and_few_words_make_an_excerpt(
    markup: str, declared: Declared | None, words: int, excerpt: bool
) -> None:
    assert is_excerpt(page_tree(markup), declared, words=words) is excerpt
