"""The main screen of the review: the queue on the left, the claim in its article on the right, the record below."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.color import Color
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.filter import LineFilter
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from claims.claim import LABELS
from factcheck.errors import FactcheckError
from factcheck.i18n import _, ngettext
from factcheck.reports.wording import label_name, status_name
from factcheck.review import queue_lines, rendering
from factcheck.review.dialogs import FormValues
from factcheck.review.error_wording import error_for_review
from factcheck.review.queue import OPEN, ClaimPlace, ReviewQueue
from factcheck.safe_text import one_line, printable
from factcheck.scan_results import Status

__all__ = ["DIGITS", "ReviewPanes"]

DIGITS = "1234567890-"
"""The keys that give verdicts, in the order of the scale."""


class _PrintableLines(LineFilter):
    """Nothing on the screen is a command to the terminal, nor hides or reorders text."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """A line with its texts made printable."""
        return [s if s.control else s._replace(text=printable(s.text)) for s in segments]


class ReviewPanes(App[None]):
    """The widgets of the main screen, filled from a review queue."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #top, #keys { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    #said { height: auto; max-height: 3; }
    VerticalScroll { scrollbar-size-vertical: 1; }
    OptionList { scrollbar-size-vertical: 1; }
    #top { text-style: reverse; }
    #said { text-style: bold; }
    #left { width: 34%; max-width: 60; height: 100%; border-right: solid $foreground; }
    #heads { height: 1; text-style: underline; text-wrap: nowrap; }
    #digits { height: auto; max-height: 2; }
    #queue { width: 100%; height: 1fr; border: none; padding: 0; }
    #queue { text-wrap: nowrap; text-overflow: ellipsis; }
    OptionList > .option-list--option-highlighted { text-style: bold reverse; }
    #above { height: 3fr; padding: 0 1; }
    #below { height: 2fr; padding: 0 1; border-top: solid $foreground; }
    #passage { margin-top: 1; }
    """

    def __init__(self, review_queue: ReviewQueue) -> None:
        super().__init__()
        self.review_queue = review_queue
        self.place: ClaimPlace | None = None
        self.drafts: dict[tuple[str, str], FormValues] = {}
        self.ticked: set[str] = set()
        self._printable = _PrintableLines()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What each line goes through before it is shown; the last makes it printable, whatever widget drew it."""
        return [*super().get_line_filters(), self._printable]

    def compose(self) -> ComposeResult:
        """The widgets of the screen."""
        yield Static("", id="top", markup=False)
        with Horizontal():
            with Vertical(id="left"):
                yield Static(queue_lines.heading_line(), id="heads", markup=False)
                yield OptionList(id="queue", markup=False)
            with Vertical():
                with VerticalScroll(id="above"):
                    yield Static(id="facts", markup=False)
                    yield Static(id="passage", markup=False)
                with VerticalScroll(id="below"):
                    yield Static(id="record", markup=False)
        yield Static("", id="said", markup=False)
        yield Static(queue_lines.digits_line(self.review_queue.scale, DIGITS), id="digits", markup=False)
        yield Static("", id="keys", markup=False)

    def on_mount(self) -> None:
        """Fill the screen and go to the claim at which the last review stopped."""
        self.show_queue()
        self.claim_list.focus()

    @property
    def claim_list(self) -> OptionList:
        """The list on the left; decisions are about the claim that it highlights."""
        return self.screen_stack[0].query_one("#queue", OptionList)

    def text_pane(self, name: str) -> Static:
        """A text widget of the main screen, also while another screen covers it."""
        return self.screen_stack[0].query_one(f"#{name}", Static)

    def claim_name(self, name: str, *more: str) -> str:
        """The claim with this id, by its id and first words; several by their number and ids."""
        if more:
            names = ", ".join((name, *more))
            return _("{n} claims ({claims})").format(n=1 + len(more), claims=names)
        row = next((row for row in self.review_queue.rows if row.id == name), None)
        return queue_lines.claim_name(row) if row else name

    def show_message(self, message: str) -> None:
        """Show the result of a key in the status line."""
        self.text_pane("said").update(one_line(message))

    # --- What is shown -----------------------------------------------------------------------------------------------

    def show_queue(self) -> None:
        """Draw the whole queue again."""
        self.claim_list.set_options(
            Option(queue_lines.queue_line(row, ticked=row.id in self.ticked)) for row in self.review_queue.rows
        )
        self.claim_list.highlighted = self.review_queue.position if self.review_queue.rows else None
        self.show_claim()

    def show_claim(self) -> None:
        """Draw the claim in front, and the progress of the review."""
        review_queue, wanted = self.review_queue, self.review_queue.filter_in_force
        left = sum(row.status in OPEN for row in review_queue.rows)
        count = ngettext("{n} claim, {left} open", "{n} claims, {left} open", len(review_queue.rows))
        narrowed = (
            [_("“{words}”").format(words=one_line(review_queue.search_words))] if review_queue.search_words else []
        )
        narrowed += [status_name(Status(s)) for s in wanted.statuses] if wanted.statuses != OPEN else []
        narrowed += [label_name(label) for label in LABELS if label.value in wanted.labels]
        narrowed += [one_line(name) for name in (wanted.speaker, *wanted.articles) if name]
        narrowed += [_("assigned to {name}").format(name=one_line(wanted.assignee))] if wanted.assignee else []
        order = queue_lines.order_words(wanted.order)
        top = [
            f"{review_queue.position + 1}/{len(review_queue.rows)}" if review_queue.rows else "0",
            count.format(n=len(review_queue.rows), left=left),
        ]
        self.text_pane("top").update(" · ".join([*top, order, *narrowed]))
        keys = _("? help · 1–9 verdict · e evidence · n note · Space next · u undo · q quit")
        self.text_pane("keys").update(keys)
        self.place = None
        empty = _("No claim here: press f for another filter, / to search for other words.")
        try:
            dossier, alike = review_queue.dossier(), review_queue.alike()
        except FactcheckError as error:
            dossier, alike, empty = None, [], one_line(error_for_review(error))
        if dossier is None:
            self.text_pane("facts").update(empty)
            self.text_pane("passage").update("")
            self.text_pane("record").update("")
            return
        try:
            self.place = review_queue.place(dossier)
        except FactcheckError as error:
            self.text_pane("passage").update(error_for_review(error))
        else:
            self.text_pane("passage").update(rendering.passage(self.place))
        self.text_pane("facts").update(rendering.facts(dossier, self.place, review_queue.scale, alike))
        self.text_pane("record").update(rendering.record_below(dossier, review_queue.scale))
        for name in ("#above", "#below"):
            self.screen_stack[0].query_one(name, VerticalScroll).scroll_home(animate=False)

    def on_option_list_option_highlighted(self) -> None:
        """Draw the highlighted claim. The list is asked for it, since events may be late."""
        if self.claim_list.highlighted is not None and self.claim_list.highlighted != self.review_queue.position:
            self.review_queue.move(self.claim_list.highlighted)
            self.show_claim()
            # The last message was about another claim.
            self.show_message("")

    def claim_in_front(self) -> str | None:
        """The id of the claim that a key acts on, None where the queue is empty."""
        if self.claim_list.highlighted is not None and self.review_queue.rows:
            self.review_queue.position = min(self.claim_list.highlighted, len(self.review_queue.rows) - 1)
        if self.review_queue.claim is None:
            self.show_message(_("no claim here"))
            return None
        return self.review_queue.claim.id
