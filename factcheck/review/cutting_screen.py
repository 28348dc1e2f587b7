"""The screen on which a person chooses the word at which a claim is cut in two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from claims.document.span import Span, words_at
from factcheck.i18n import _
from factcheck.review.mending import parts_at
from factcheck.review.span_editing import editing_steps
from factcheck.review.text_pane import TextPane
from factcheck.safe_text import one_line

__all__ = ["CutScreen"]


class CutScreen(ModalScreen[None]):
    """The content of a claim in two parts; arrows move the cut word by word.

    ``spans`` are those of the content in ``text``. ``submit`` gets the place of the cut in the text, in code points,
    and returns an error as text, or None once it is recorded.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down", "move(1)", show=False),
        Binding("left,up", "move(-1)", show=False),
        Binding("enter", "keep", show=False),
        Binding("escape,q", "leave", show=False),
    ]
    DEFAULT_CSS = """
    CutScreen { align: center middle; }
    CutScreen > Vertical { width: 90%; max-width: 100; height: auto; max-height: 95%; border: round $foreground; }
    CutScreen .about, CutScreen .said { text-style: bold; }
    """

    def __init__(self, text: str, spans: Sequence[Span], submit: Callable[[int], str | None], *, about: str) -> None:
        super().__init__()
        self.text, self.spans, self.submit, self.about = text, spans, submit, about
        starts = [word.start for word in editing_steps(text)]
        self.places = [at for at in starts if any(span.start <= at < span.end for span in spans)][1:]
        self.at = len(self.places) // 2

    def compose(self) -> ComposeResult:
        """The claim, its two parts, and the keys."""
        with Vertical():
            yield TextPane(_("Cut in two"))
            yield TextPane(one_line(self.about), classes="about")
            yield TextPane(id="parts")
            yield TextPane(classes="said")
            yield TextPane(_("← → word · Enter: cut here · Esc: back"))

    def on_mount(self) -> None:
        """Draw the parts."""
        self.draw()

    def draw(self) -> None:
        """Draw both parts, each on a line of its own."""
        if not self.places:
            self.query_one("#parts", TextPane).update(_("one word cannot be cut"))
            return
        first, second = (one_line(words_at(self.text, spans)) for spans in parts_at(self.spans, self.places[self.at]))
        self.query_one("#parts", TextPane).update(Content.assemble(("1 ", "bold"), first, "\n", ("2 ", "bold"), second))

    def action_move(self, step: int) -> None:
        """Move the cut by a word."""
        self.at = max(0, min(self.at + step, len(self.places) - 1))
        self.draw()

    def action_keep(self) -> None:
        """Submit; close if it was accepted, else show the error."""
        problem = self.submit(self.places[self.at]) if self.places else _("one word cannot be cut")
        if problem is None:
            self.dismiss(None)
        else:
            self.query_one(".said", TextPane).update(one_line(problem))

    def action_leave(self) -> None:
        """Close without a cut."""
        self.dismiss(None)
