"""The screen on which a person marks with the keyboard where content, speaker, cue and medium stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from claims.document.span import GAP, Span
from factcheck.i18n import _
from factcheck.review.rendering import PART_STYLES, with_marks
from factcheck.review.span_editing import SpanEditor, editing_steps
from factcheck.review.text_pane import TextPane, rows_of
from factcheck.store.missed_claims import sentences_of
from factcheck.verification.acts import Part

__all__ = ["MarkScreen", "MarkedParts"]

MarkedParts = Mapping[Part, tuple[Span, ...] | None]
"""The new spans of the parts that were changed; None: those of the machine count again."""

_KINDS = {Part.CONTENT: "content", Part.SPEAKER: "speaker", Part.CUE: "cue", Part.MEDIUM: "medium"}
_IN_HAND = "bold reverse"
_FAR = 10
# The active edge is shown by a sign, too: not every terminal shows reverse video.
_BEGIN, _END = "▸", "◂"


class MarkScreen(ModalScreen[None]):
    """The article with the parts of one claim; arrows move the active edge word by word.

    ``now`` holds the spans in force and ``machine`` those that the machine read; ``near`` is where a part that is
    nowhere yet appears. ``submit`` gets the changes and returns an error as text, or None once they are recorded;
    ``about`` names the claim. ``adding``: what is marked is a claim of its own, so that all parts are submitted.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "move(1)", show=False),
        Binding("left", "move(-1)", show=False),
        Binding("down", f"move({_FAR})", show=False),
        Binding("up", f"move(-{_FAR})", show=False),
        Binding("space", "turn", show=False),
        Binding("tab", "part(1)", show=False),
        Binding("shift+tab", "part(-1)", show=False),
        Binding("plus", "add", show=False),
        Binding("minus,delete,backspace", "remove", show=False),
        Binding("r", "reset", show=False),
        Binding("greater_than_sign", "sentence(1)", show=False),
        Binding("less_than_sign", "sentence(-1)", show=False),
        Binding("enter", "keep", show=False),
        Binding("escape,q", "leave", show=False),
    ]
    DEFAULT_CSS = """
    MarkScreen > Vertical { width: 100%; height: 100%; background: $background; }
    MarkScreen VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    MarkScreen .said, MarkScreen .about { text-style: bold; }
    MarkScreen .about { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(
        self,
        text: str,
        now: Mapping[Part, Iterable[Span]],
        machine: Mapping[Part, Iterable[Span]],
        near: int,
        submit: Callable[[MarkedParts], str | None],
        *,
        about: str = "",
        adding: bool = False,
    ) -> None:
        super().__init__()
        self.text, self.submit, self.about, self.adding = text, submit, about, adding
        self.sentences = sentences_of(text)
        self.before = {part: tuple(sorted(now[part])) for part in Part}
        self.machine = {part: tuple(sorted(machine[part])) for part in Part}
        words = editing_steps(text)
        self.edges = {part: SpanEditor(words, list(self.before[part]), near) for part in Part}
        self.part = Part.CONTENT

    @property
    def names(self) -> dict[Part, str]:
        """The names of the parts, in the language in force."""
        return {
            Part.CONTENT: _("what is said"),
            Part.SPEAKER: _("speaker"),
            Part.CUE: _("cue"),
            Part.MEDIUM: _("medium"),
        }

    def compose(self) -> ComposeResult:
        """The active part, the article, the words that are marked, and the keys."""
        with Vertical():
            if self.about:
                yield TextPane(self.about, classes="about")
            yield TextPane(id="parts")
            with VerticalScroll(can_focus=False):
                yield TextPane(id="marked")
            yield TextPane(classes="said")
            keys = _("← → word · ↑ ↓ ten words · Space other end · Tab other part · + one more piece")
            more = _("- none · r as the machine has it · < > sentence · Enter: keep · Esc: back")
            yield TextPane(f"{keys}\n{more}")

    def on_mount(self) -> None:
        """Draw the marks as soon as the width is known."""
        self.call_after_refresh(self.refresh_marks)

    def on_resize(self) -> None:
        """Scroll to the active edge again, since lines break elsewhere."""
        self.call_after_refresh(self.refresh_marks)

    @property
    def in_hand(self) -> SpanEditor:
        """The spans of the active part."""
        return self.edges[self.part]

    def shown(self) -> tuple[Content, Content]:
        """The article up to the active edge, and from there."""
        spans = [
            (span, _IN_HAND if part is self.part else PART_STYLES[_KINDS[part]].replace("reverse", ""))
            for part, edges in self.edges.items()
            for span in edges.spans()
        ]
        edge = self.in_hand.edge
        sign = "" if self.in_hand.piece is None else _END if self.in_hand.ends else _BEGIN
        return with_marks(self.text, spans, 0, edge), Content(sign) + with_marks(self.text, spans, edge, len(self.text))

    def refresh_marks(self) -> None:
        """Draw everything again, scrolled to the active edge."""
        names = [(f" {name} ", "reverse" if part is self.part else "") for part, name in self.names.items()]
        self.query_one("#parts", TextPane).update(Content.assemble((_("Mark:"), "bold"), " ", *names))
        before, after = self.shown()
        self.query_one("#marked", TextPane).update(before + after)
        words = [" ".join(span.of(self.text).split()) for span in self.in_hand.spans()]
        state = _("the end moves") if self.in_hand.ends else _("the beginning moves")
        state_words = f"{state} · {GAP.join(words)}" if words else _("nothing is marked; → begins")
        self.query_one(".said", TextPane).update(state_words)
        scroll = self.query_one(VerticalScroll)
        line = max(rows_of(before, self.query_one("#marked", TextPane).size.width) - 1, 0)
        scroll.scroll_to(y=max(line - scroll.size.height // 2, 0), animate=False)

    def action_move(self, steps: int) -> None:
        """Move the active edge by so many words."""
        self.in_hand.move(steps)
        self.refresh_marks()

    def action_sentence(self, step: int) -> None:
        """Mark the next sentence whole, or the one before, in place of the active piece."""
        piece, near = self.in_hand.piece, self.in_hand.edge
        start, end = (piece.start, piece.end) if piece else (near, near)
        before = [sentence for sentence in self.sentences if sentence.end <= start]
        after = [sentence for sentence in self.sentences if sentence.start >= end]
        if after if step > 0 else before:
            self.in_hand.take(after[0] if step > 0 else before[-1])
        self.refresh_marks()

    def action_turn(self) -> None:
        """Make the other edge the active one."""
        self.in_hand.turn()
        self.refresh_marks()

    def action_part(self, step: int) -> None:
        """Make the part that is ``step`` places further on the active one."""
        parts = list(Part)
        self.part = parts[(parts.index(self.part) + step) % len(parts)]
        self.refresh_marks()

    def action_add(self) -> None:
        """Add a piece; only contents have several."""
        if self.part is Part.CONTENT or self.in_hand.piece is None:
            self.in_hand.add()
        self.refresh_marks()

    def action_remove(self) -> None:
        """Remove the active piece."""
        self.in_hand.remove()
        self.refresh_marks()

    def action_reset(self) -> None:
        """Put back the spans that the machine read."""
        self.in_hand.put(self.machine[self.part])
        self.refresh_marks()

    def changed(self) -> MarkedParts:
        """The parts that differ from before; None for those that are as the machine read them."""
        found = {part: edges.spans() for part, edges in self.edges.items()}
        if self.adding:
            return found
        return {
            part: None if spans == self.machine[part] else spans
            for part, spans in found.items()
            if spans != self.before[part]
        }

    def action_keep(self) -> None:
        """Submit; close if it was accepted, else show the error."""
        marks = self.changed()
        problem = self.submit(marks) if marks else None
        if problem is None:
            self.dismiss(None)
        else:
            self.query_one(".said", TextPane).update(problem)

    def action_leave(self) -> None:
        """Close without any change."""
        self.dismiss(None)
