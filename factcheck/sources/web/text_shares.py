"""How much of what an element of a page holds is its article.

In: the blocks of a page, and which of them are the article for certain. Out: shares, in [0, 1].
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factcheck.sources.web.article_body import Body
from factcheck.sources.web.page_tree import Element
from factcheck.sources.web.text_blocks import TextBlock

__all__ = ["TextShares"]

_MUCH_MORE = 4
"""How much more text than a block an element holds that shows where the block stands; set by hand."""


class TextShares:
    """How much of the text of an element is the article for certain."""

    def __init__(self, blocks: Sequence[TextBlock], body: Body) -> None:
        self.whole: dict[Element, int] = defaultdict(int)
        self.certain: dict[Element, int] = defaultdict(int)
        for number, block in enumerate(blocks):
            for element in (block.element, *block.element.iterancestors()):
                self.whole[element] += len(block.text)
                self.certain[element] += len(block.text) * (number in body.blocks)

    def around(self, block: TextBlock, holders: frozenset[Element]) -> float:
        """The share in the innermost element around a block that holds much more than the block."""
        for element in block.element.iterancestors():
            if self.whole[element] >= _MUCH_MORE * len(block.text) or element in holders:
                return self.certain[element] / max(1, self.whole[element])
        return 0.0
