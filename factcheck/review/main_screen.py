"""The main screen of the review: the queue on the left, the claim in its article on the right, the record below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.color import Color
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.filter import LineFilter
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from claims.claim import LABELS
from factcheck.errors import FactcheckError
from factcheck.i18n import _, ngettext
from factcheck.reports.wording import label_name, status_name
from factcheck.review import claim_facts, queue_lines, rendering
from factcheck.review.claim_pane import ClaimPane
from factcheck.review.dialogs import FormValues
from factcheck.review.error_wording import error_for_review
from factcheck.review.queue import OPEN, ClaimPlace, ReviewQueue
from factcheck.review.text_pane import TextPane, restored
from factcheck.safe_text import one_line, printable
from factcheck.scan_results import Status

__all__ = ["DIGITS", "ReviewPanes"]

DIGITS = "1234567890-"
"""The keys that give verdicts, in the order of the scale."""
_SIDE_BY_SIDE = 72
"""Columns from which on the queue stands beside the claim, not above it."""


class _PrintableLines(LineFilter):
    """Nothing on the screen is a command to the terminal, nor hides or reorders text; kept spaces are spaces again."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """A line with its texts made printable."""
        return [s if s.control else s._replace(text=restored(printable(s.text))) for s in segments]


class _QueueList(OptionList):
    """The queue; ``draw`` is called when its width is another one, since its lines are made for it."""

    def __init__(self, draw: Callable[[], None]) -> None:
        super().__init__(id="queue", markup=False)
        self._draw, self._width = draw, 0

    def on_resize(self, event: Resize) -> None:
        """Draw again. The list knows its width before the screen and the application do."""
        if event.size.width != self._width:
            self._width = event.size.width
            self._draw()


class ReviewPanes(App[None]):
    """The widgets of the main screen, filled from a review queue."""

    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_SIDE_BY_SIDE, "-wide")]  # noqa: RUF012 (as Textual declares it)
    CSS = """
    #top { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    #keys { height: auto; max-height: 2; }
    #said { height: auto; max-height: 3; }
    OptionList { scrollbar-size-vertical: 1; }
    #top { text-style: reverse; }
    #said { text-style: bold; }
    #left { width: 36%; min-width: 29; max-width: 60; height: 100%; border-right: solid $foreground; }
    #heads { height: 1; text-style: underline; text-wrap: nowrap; }
    #digits { height: auto; max-height: 3; }
    #queue { width: 100%; height: 1fr; border: none; padding: 0; }
    #queue { text-wrap: nowrap; text-overflow: ellipsis; }
    OptionList > .option-list--option-highlighted { text-style: bold reverse; }
    .-narrow #middle { layout: vertical; }
    .-narrow #left { width: 100%; max-width: 100%; height: 6; border-right: none; border-bottom: solid $foreground; }
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
        yield TextPane(id="top")
        with Horizontal(id="middle"):
            with Vertical(id="left"):
                yield TextPane(id="heads")
                yield _QueueList(self.draw_queue)
            yield ClaimPane(id="right")
        yield TextPane(id="said")
        yield TextPane(queue_lines.digits_line(self.review_queue.scale, DIGITS), id="digits")
        yield TextPane(queue_lines.keys_line(), id="keys")

    def on_mount(self) -> None:
        """Fill the screen and go to the claim at which the last review stopped."""
        self.show_queue()
        self.claim_list.focus()

    @property
    def claim_list(self) -> OptionList:
        """The list on the left; decisions are about the claim that it highlights."""
        return self.screen_stack[0].query_one("#queue", OptionList)

    @property
    def claim_pane(self) -> ClaimPane:
        """The pane on the right, with the claim in front."""
        return self.screen_stack[0].query_one(ClaimPane)

    def text_pane(self, name: str) -> TextPane:
        """A text widget of the main screen, also while another screen covers it."""
        return self.screen_stack[0].query_one(f"#{name}", TextPane)

    def claim_name(self, name: str, *more: str) -> str:
        """The claim with this id, by its id and first words; several by their number and ids."""
        if more:
            names = ", ".join((name, *more))
            return _("{n} claims ({claims})").format(n=1 + len(more), claims=names)
        row = next((row for row in self.review_queue.rows if row.id == name), None)
        return queue_lines.claim_name(row, self.review_queue.accused.get(name, ())) if row else name

    def show_message(self, message: str) -> None:
        """Show the result of a key in the status line."""
        self.text_pane("said").update(one_line(message))

    # --- What is shown -----------------------------------------------------------------------------------------------

    def show_queue(self) -> None:
        """Draw the whole queue again, and the claim in front."""
        self.draw_queue()
        self.show_claim()

    def draw_queue(self) -> None:
        """Draw the lines of the queue for the width that it has."""
        # A bar to scroll with stands at the right.
        width = max(self.claim_list.size.width - 1, 1)
        self.text_pane("heads").update(queue_lines.heading_line(width))
        self.claim_list.set_options(
            Option(
                queue_lines.queue_line(
                    row, self.review_queue.accused.get(row.id, ()), width=width, ticked=row.id in self.ticked
                )
            )
            for row in self.review_queue.rows
        )
        self.claim_list.highlighted = self.review_queue.position if self.review_queue.rows else None

    def show_claim(self) -> None:
        """Draw the claim in front, and the progress of the review."""
        self.text_pane("top").update(" · ".join(self._progress()))
        self.place = None
        pane, queue = self.claim_pane, self.review_queue
        empty = _("No claim here: press f for another filter, / to search for other words.")
        try:
            dossier, alike = queue.dossier(), queue.alike()
        except FactcheckError as error:
            dossier, alike, empty = None, [], one_line(error_for_review(error))
        if dossier is None:
            pane.show_text("", "")
            pane.show_claim(Content(""), Content(empty), (), ())
            return
        try:
            self.place = queue.place(dossier)
            passage = rendering.passage(self.place)
        except FactcheckError as error:
            passage = Content(error_for_review(error))
        pane.show_text(passage, rendering.record_below(dossier, queue.scale))
        facts = claim_facts.fact_lines(dossier, self.place, queue.scale, alike)
        decision = claim_facts.decision_lines(dossier, queue.scale)
        pane.show_claim(
            claim_facts.origin_line(dossier, self.place), claim_facts.claim_words(dossier.claim), facts, decision
        )

    def _progress(self) -> list[str]:
        """How far the review is, and what the queue holds in which order."""
        queue, wanted = self.review_queue, self.review_queue.filter_in_force
        left = sum(row.status in OPEN for row in queue.rows)
        count = ngettext("{n} claim, {left} open", "{n} claims, {left} open", len(queue.rows))
        place = f"{queue.position + 1}/{len(queue.rows)}" if queue.rows else "0"
        told = [place, count.format(n=len(queue.rows), left=left), queue_lines.order_words(wanted.order)]
        told += [_("“{words}”").format(words=one_line(queue.search_words))] if queue.search_words else []
        told += [status_name(Status(s)) for s in wanted.statuses] if wanted.statuses != OPEN else []
        told += [label_name(label) for label in LABELS if label.value in wanted.labels]
        told += [one_line(name) for name in (wanted.speaker, *wanted.articles) if name]
        return told + ([_("assigned to {name}").format(name=one_line(wanted.assignee))] if wanted.assignee else [])

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
