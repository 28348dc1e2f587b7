"""The screens that a review opens over its queue: a form, a choice, a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, Select
from textual.widgets.option_list import Option

from factcheck.i18n import _
from factcheck.review.text_pane import TextPane, kept_words, rows_of
from factcheck.safe_text import one_line

__all__ = ["ChoiceScreen", "FormField", "FormScreen", "TextScreen"]

FormValues = dict[str, str]


@dataclass(frozen=True, slots=True)
class FormField:
    """One line of a form: free text, or one of ``choices`` (key and words)."""

    name: str
    words: str
    choices: Sequence[tuple[str, str]] = ()


class FormScreen(ModalScreen[FormValues | None]):
    """Asks for a few words. ``submit`` gives what is wrong with them, None once they are kept.

    A refusal stays in sight together with all that was typed; None of a dismissed form comes with ``draft``. ``about``
    names the claim that the words go to, ``enter`` says what Enter does with them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    DEFAULT_CSS = """
    FormScreen { align: center middle; }
    FormScreen > Vertical { width: 90%; max-width: 100; height: auto; max-height: 95%; border: round $foreground; }
    FormScreen Horizontal { height: 1; }
    FormScreen Label.name { width: 24; }
    FormScreen Input { width: 1fr; }
    FormScreen Select { width: 1fr; }
    FormScreen .refused { text-style: bold; color: $error; }
    FormScreen .keys { color: $text-muted; }
    FormScreen .about { text-style: bold; }
    """

    def __init__(
        self,
        title: str,
        entries: Sequence[FormField],
        submit: Callable[[FormValues], str | None],
        draft: Mapping[str, str] | None = None,
        about: str = "",
        enter: str = "",
    ) -> None:
        super().__init__()
        self.heading, self.entries, self.submit, self.draft = title, entries, submit, draft or {}
        self.about, self.enter = about, enter

    def compose(self) -> ComposeResult:
        """Heading, one line an entry, what was refused, and the keys."""
        with Vertical():
            yield TextPane(one_line(self.heading))
            if self.about:
                yield TextPane(one_line(self.about), classes="about")
            for entry in self.entries:
                value = one_line(self.draft.get(entry.name, ""))
                with Horizontal():
                    yield Label(one_line(entry.words), markup=False, classes="name")
                    if entry.choices:
                        options = [(one_line(words), key) for key, words in entry.choices]
                        chosen = value or entry.choices[0][0]
                        yield Select(options, value=chosen, allow_blank=False, id=entry.name, compact=True)
                    else:
                        yield Input(value, id=entry.name, compact=True, select_on_focus=False)
            yield TextPane("", classes="refused")
            keys = [_("Enter: {what}").format(what=self.enter or _("record"))]
            keys += [_("Tab: next line")] if len(self.entries) > 1 else []
            yield TextPane(" · ".join([*keys, _("Esc: back")]), classes="keys")

    def values(self) -> FormValues:
        """The values of the fields of the form."""
        values: FormValues = {}
        for entry in self.entries:
            if entry.choices:
                values[entry.name] = str(self.query_one(f"#{entry.name}", Select).value)
            else:
                values[entry.name] = self.query_one(f"#{entry.name}", Input).value
        return values

    def on_input_submitted(self) -> None:
        """Submit; close if it was accepted, else show the error."""
        problem = self.submit(self.values())
        if problem is None:
            self.dismiss(None)
        else:
            self.query_one(".refused", TextPane).update(one_line(problem))

    def action_leave(self) -> None:
        """Close, and return what was typed for the next time."""
        self.dismiss(self.values())


class ChoiceScreen(ModalScreen[str | None]):
    """Asks for one of several; gives its key. ``about`` names the claim that the choice goes to."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "leave", show=False)]
    DEFAULT_CSS = """
    ChoiceScreen { align: center middle; }
    ChoiceScreen > Vertical { width: 72; max-width: 95%; height: auto; max-height: 95%; border: round $foreground; }
    ChoiceScreen OptionList { height: auto; max-height: 17; }
    ChoiceScreen .about { text-style: bold; }
    """

    def __init__(self, title: str, choices: Sequence[tuple[str, str]], about: str = "") -> None:
        super().__init__()
        self.heading, self.choices, self.about = title, choices, about

    def compose(self) -> ComposeResult:
        """Heading, the choices, and the keys."""
        with Vertical():
            yield TextPane(one_line(self.heading))
            if self.about:
                yield TextPane(one_line(self.about), classes="about")
            yield OptionList(
                *(Option(kept_words(one_line(words)), id=f"o-{key}") for key, words in self.choices),
                markup=False,
                compact=True,
            )
            yield TextPane(_("Enter: choose · Esc: back"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close, and return the chosen key."""
        event.stop()
        self.dismiss(self.choices[event.option_index][0])

    def action_leave(self) -> None:
        """Close without a choice."""
        self.dismiss(None)


class TextScreen(ModalScreen[None]):
    """Shows a text that scrolls, with its part number ``seen`` in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,a,h,question_mark,enter", "leave", show=False)]
    DEFAULT_CSS = """
    TextScreen > Vertical { width: 100%; height: 100%; background: $background; }
    TextScreen VerticalScroll { height: 1fr; padding: 0 1; }
    """

    def __init__(self, title: str, parts: Sequence[Content], seen: int = 0) -> None:
        super().__init__()
        self.heading, self.parts, self.seen = title, parts, seen

    def compose(self) -> ComposeResult:
        """Heading, the text, and the keys."""
        with Vertical():
            yield TextPane(Content(one_line(self.heading)).stylize("bold"))
            with VerticalScroll():
                yield TextPane(Content.assemble(*self.parts), id="text")
            yield TextPane(_("↑ ↓: scroll · Esc: back"))

    def on_mount(self) -> None:
        """Give the text the focus, so that keys scroll it."""
        self.query_one(VerticalScroll).focus()
        self.call_after_refresh(self._scroll)

    def _scroll(self) -> None:
        """Scroll to the part that is to be seen."""
        before = Content.assemble(*self.parts[: self.seen])
        lines = rows_of(before, self.query_one("#text", TextPane).size.width)
        self.query_one(VerticalScroll).scroll_to(y=max(lines - 3, 0), animate=False)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
