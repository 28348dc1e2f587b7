"""The screen on which a person says who speaks: one of the people of the article, or any other name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from factcheck.i18n import _
from factcheck.review.searching import begins_words, holds_words
from factcheck.review.text_pane import TextPane, kept_words
from factcheck.safe_text import one_line
from factcheck.verification.similarity import fold

__all__ = ["SpeakerChoice", "SpeakerScreen"]


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """One line of the list: what it means for the speaker (None: as the machine has it), its words, what finds it.

    ``present``: this is the speaker in force.
    """

    speaker: str | None
    words: str
    present: bool = False


class SpeakerScreen(ModalScreen[None]):
    """Typing narrows the list, less case, accents and endings; what fits nothing is a name of its own.

    ``submit`` gets the speaker and gives what is wrong, None once it is kept; ``typed`` stands in the field from the
    start; ``about`` names the claim.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("pagedown", "step(10)", show=False),
        Binding("pageup", "step(-10)", show=False),
        Binding("escape", "leave", show=False),
    ]
    DEFAULT_CSS = """
    SpeakerScreen { align: center middle; }
    SpeakerScreen > Vertical { width: 72; max-width: 95%; height: auto; max-height: 95%; border: round $foreground; }
    SpeakerScreen OptionList { height: auto; max-height: 14; }
    SpeakerScreen .about, SpeakerScreen .refused { text-style: bold; }
    SpeakerScreen .refused { color: $error; }
    """

    def __init__(
        self,
        choices: Sequence[SpeakerChoice],
        submit: Callable[[str | None], str | None],
        *,
        about: str,
        typed: str = "",
    ) -> None:
        super().__init__()
        self.choices, self.submit, self.about, self.typed = choices, submit, about, typed
        self.listed: list[SpeakerChoice] = []

    def compose(self) -> ComposeResult:
        """Heading, the claim, the field, the list, what was refused, and the keys."""
        with Vertical():
            yield TextPane(_("Speaker"))
            yield TextPane(one_line(self.about), classes="about")
            yield Input(
                one_line(self.typed),
                placeholder=_("type to search, or another name"),
                compact=True,
                select_on_focus=False,
            )
            yield OptionList(markup=False, compact=True)
            yield TextPane(classes="refused")
            yield TextPane(_("Enter: choose · ↑ ↓: other line · Esc: back"))

    def on_mount(self) -> None:
        """Fill the list; the speaker in force is chosen first."""
        self.query_one(OptionList).can_focus = False
        self.narrow()

    def on_input_changed(self) -> None:
        """Narrow the list to what fits the words typed so far."""
        self.narrow()

    def narrow(self) -> None:
        """Fill the list with what fits, and with the words themselves as a name where nobody is called so."""
        words = self.query_one(Input).value.strip()
        self.listed = [one for one in self.choices if holds_words(words, one.words)]
        called = {fold(one.speaker) for one in self.choices if one.speaker}
        if words and fold(words) not in called:
            self.listed.append(SpeakerChoice(words, _("another name: {name}").format(name=words)))
        options = self.query_one(OptionList)
        options.set_options(Option(kept_words(one_line(one.words))) for one in self.listed)
        options.highlighted = self._first(words) if self.listed else None

    def _first(self, words: str) -> int:
        """The line to begin at: the speaker in force; of typed words who is called so, not who merely looks alike."""
        if not words:
            return next((n for n, one in enumerate(self.listed) if one.present), 0)
        return next((n for n, one in enumerate(self.listed) if begins_words(words, one.words)), len(self.listed) - 1)

    def action_step(self, step: int) -> None:
        """Go up or down in the list."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            options.highlighted = max(0, min(options.highlighted + step, len(self.listed) - 1))

    def on_input_submitted(self) -> None:
        """Take the line in front."""
        self.take(self.query_one(OptionList).highlighted)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the line that was clicked."""
        event.stop()
        self.take(event.option_index)

    def take(self, place: int | None) -> None:
        """Submit a line of the list; close if it was accepted, else show the error."""
        problem = self.submit(self.listed[place].speaker) if place is not None else _("a name is missing")
        if problem is None:
            self.dismiss(None)
        else:
            self.query_one(".refused", TextPane).update(one_line(problem))

    def action_leave(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
