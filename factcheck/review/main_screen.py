"""The main screen of the review: the queue on the left, the claim in its article on the right, the record below."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from claims.claim import LABELS
from factcheck.errors import FactcheckError
from factcheck.i18n import _, ngettext
from factcheck.records import Status
from factcheck.reports.wording import label_name, one_line, status_name
from factcheck.review import rendering
from factcheck.review.dialogs import Values
from factcheck.review.error_wording import told_error
from factcheck.review.queue import OPEN, Desk, Place

__all__ = ["Panes"]


class Panes(App[None]):
    """The widgets of the main screen, filled from a desk."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #top, #keys { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    #said { height: auto; max-height: 3; }
    VerticalScroll { scrollbar-size-vertical: 1; }
    OptionList { scrollbar-size-vertical: 1; }
    #top { text-style: reverse; }
    #said { text-style: bold; }
    #queue { width: 34%; max-width: 60; height: 100%; border: none; border-right: solid $foreground; padding: 0; }
    #queue { text-wrap: nowrap; text-overflow: ellipsis; }
    OptionList > .option-list--option-highlighted { text-style: bold reverse; }
    #above { height: 3fr; padding: 0 1; }
    #below { height: 2fr; padding: 0 1; border-top: solid $foreground; }
    #passage { margin-top: 1; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.place: Place | None = None
        self.drafts: dict[tuple[str, str], Values] = {}

    def compose(self) -> ComposeResult:
        """The widgets of the screen."""
        yield Static("", id="top", markup=False)
        with Horizontal():
            yield OptionList(id="queue", markup=False)
            with Vertical():
                with VerticalScroll(id="above"):
                    yield Static(id="facts", markup=False)
                    yield Static(id="passage", markup=False)
                with VerticalScroll(id="below"):
                    yield Static(id="record", markup=False)
        yield Static("", id="said", markup=False)
        yield Static("", id="keys", markup=False)

    def on_mount(self) -> None:
        """Fill the screen and go to the claim at which the last review stopped."""
        self.fill()
        self.queue.focus()

    @property
    def queue(self) -> OptionList:
        """The list on the left; decisions are about the claim that it highlights."""
        return self.screen_stack[0].query_one("#queue", OptionList)

    def part(self, name: str) -> Static:
        """A text widget of the main screen, also while another screen covers it."""
        return self.screen_stack[0].query_one(f"#{name}", Static)

    def say(self, message: str) -> None:
        """Show the result of a key in the status line."""
        self.part("said").update(one_line(message))

    # --- What is shown -----------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Draw the whole queue again."""
        self.queue.set_options(Option(rendering.queue_line(row)) for row in self.desk.rows)
        self.queue.highlighted = self.desk.at if self.desk.rows else None
        self.show()

    def show(self) -> None:
        """Draw the claim in front, and the progress of the review."""
        desk, wanted = self.desk, self.desk.wanted
        left = sum(row.status in OPEN for row in desk.rows)
        count = ngettext("{n} claim, {left} open", "{n} claims, {left} open", len(desk.rows))
        narrowed = [f"“{desk.sought}”"] if desk.sought else []
        narrowed += [status_name(Status(s)) for s in wanted.statuses] if wanted.statuses != OPEN else []
        narrowed += [label_name(label) for label in LABELS if label.value in wanted.labels]
        narrowed += [one_line(name) for name in (wanted.speaker, *wanted.articles) if name]
        order = rendering.order_words(wanted.order)
        top = [f"{desk.at + 1}/{len(desk.rows)}" if desk.rows else "0", count.format(n=len(desk.rows), left=left)]
        self.part("top").update(" · ".join([*top, order, *narrowed]))
        keys = _("? help · 1–9 verdict · e evidence · n note · s skip · u undo · q quit")
        self.part("keys").update(keys)
        self.place = None
        empty = _("No claim here: press f for another filter, / to search for other words.")
        try:
            dossier, alike = desk.dossier(), desk.alike()
        except FactcheckError as error:
            dossier, alike, empty = None, [], one_line(told_error(error))
        if dossier is None:
            self.part("facts").update(empty)
            self.part("passage").update("")
            self.part("record").update("")
            return
        try:
            self.place = desk.place(dossier)
        except FactcheckError as error:
            self.part("passage").update(told_error(error))
        else:
            self.part("passage").update(rendering.passage(self.place))
        self.part("facts").update(rendering.facts(dossier, self.place, desk.scale, alike))
        self.part("record").update(rendering.record_below(dossier, desk.scale))
        for name in ("#above", "#below"):
            self.screen_stack[0].query_one(name, VerticalScroll).scroll_home(animate=False)

    def on_option_list_option_highlighted(self) -> None:
        """Draw the highlighted claim. The list is asked for it, since events may be late."""
        if self.queue.highlighted is not None and self.queue.highlighted != self.desk.at:
            self.desk.move(self.queue.highlighted)
            self.show()
            # The last message was about another claim.
            self.say("")

    def front(self) -> str | None:
        """The id of the claim that a key acts on, None where the queue is empty."""
        if self.queue.highlighted is not None and self.desk.rows:
            self.desk.at = min(self.queue.highlighted, len(self.desk.rows) - 1)
        if self.desk.claim is None:
            self.say(_("no claim here"))
            return None
        return self.desk.claim.id
