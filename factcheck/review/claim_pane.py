"""The pane of the claim in front: what it says, its attribution, its label and the decision are always in sight.

In: styled lines. Out: widgets. Below stand the passage and the record, in what room is left. Unit: rows and columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from factcheck.review.text_pane import TextPane, first_rows, rows_of

__all__ = ["ClaimPane"]

_LEAST_CLAIM, _LEAST_BELOW = 3, 3
"""Rows that the words of the claim have at least, and the passage with the line above it."""
_ROWS = ((3, 2), (2, 1), (1, 1))
"""Rows that one fact, and one line of the decision, has at most; the less, the less room there is."""


class ClaimPane(Vertical):
    """The claim in front above, its passage and record below; each can be scrolled."""

    DEFAULT_CSS = """
    ClaimPane VerticalScroll { scrollbar-size-vertical: 1; padding: 0 1; }
    ClaimPane #above { height: auto; max-height: 90%; }
    ClaimPane #below { height: 1fr; min-height: 3; border-top: solid $foreground; }
    ClaimPane #origin { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    ClaimPane #record { margin-top: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.words = Content("")
        self.facts: Sequence[Content] = ()
        self.decision: Sequence[Content] = ()

    def compose(self) -> ComposeResult:
        """The widgets, empty."""
        with VerticalScroll(id="above"):
            yield TextPane(id="origin")
            yield TextPane(id="claim")
            yield TextPane(id="facts")
            yield TextPane(id="decision")
        with VerticalScroll(id="below"):
            yield TextPane(id="passage")
            yield TextPane(id="record")

    def show_claim(
        self, origin: Content, words: Content, facts: Sequence[Content], decision: Sequence[Content]
    ) -> None:
        """Show another claim, from the top."""
        self.words, self.facts, self.decision = words, facts, decision
        self.query_one("#origin", TextPane).update(origin)
        self.fit()
        self.to_top()

    def show_text(self, passage: Content | str, record: Content | str) -> None:
        """Show the passage and the record below."""
        self.query_one("#passage", TextPane).update(passage)
        self.query_one("#record", TextPane).update(record)

    def to_top(self) -> None:
        """Scroll both parts to their top."""
        for name in ("#above", "#below"):
            self.query_one(name, VerticalScroll).scroll_home(animate=False)

    def on_resize(self) -> None:
        """Lines break elsewhere."""
        self.fit()

    def fit(self) -> None:
        """Give each text the rows that it may have: decision and facts first, the words of the claim what is left."""
        if not self.size.width:
            return
        width = max(self.size.width - 2, 1)
        for fact_rows, decision_rows in _ROWS:
            facts = _lines(self.facts, width, fact_rows)
            decision = _lines(self.decision, width, decision_rows)
            left = self.size.height - 1 - rows_of(facts, width) - rows_of(decision, width) - _LEAST_BELOW
            if left >= _LEAST_CLAIM:
                break
        self.query_one("#claim", TextPane).update(first_rows(self.words, width, max(left, _LEAST_CLAIM)))
        self.query_one("#facts", TextPane).update(facts)
        self.query_one("#decision", TextPane).update(decision)


def _lines(lines: Sequence[Content], width: int, most: int) -> Content:
    return Content("\n").join(first_rows(line, width, most) for line in lines)
