"""Everything that can go wrong between a text and its claims.

Every error says what is wrong as a ``Message``: an English sentence with named fields. ``str(error)`` is the English
text; a program that speaks another language looks the template up in a catalogue of its own and fills the fields in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = [
    "N_",
    "ClaimsError",
    "LabelModelError",
    "ListError",
    "Message",
    "ModelError",
    "ParseError",
    "RuleError",
    "WorthError",
    "alternatives",
    "joined",
]


_LONGEST_VALUE = 2000
_KEPT_OF_LONG = 100


def N_(template: str) -> str:  # noqa: N802 (gettext's own name for the mark)
    """``template`` itself: marks one for catalogues that is not written in the call of ``Message``."""
    return template


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """A sentence or part of one: an English template and the values of its fields, which may be messages, too.

    A template without values is taken as it is, braces included. ``origin`` names the kind of error whose words these
    are, where another library made them: no catalogue holds all of those. Of a very long value the beginning is kept:
    a message is to be read.
    """

    template: str
    values: Mapping[str, object]
    origin: str

    def __init__(self, template: str, /, **values: object) -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", {name: _bounded(value) for name, value in values.items()})
        object.__setattr__(self, "origin", "")

    @classmethod
    def quoted(cls, words: str, origin: str) -> Message:
        """The ``words`` of another library, which ``origin`` is a kind of error of."""
        message = cls(words)
        object.__setattr__(message, "origin", origin)
        return message

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template


def _bounded(value: object) -> object:
    if isinstance(value, str):
        return value if len(value) <= _LONGEST_VALUE else f"{value[:_KEPT_OF_LONG]}…"
    # Parts of files, quoted as Python writes them; other values are numbers and messages.
    if isinstance(value, (list, dict, tuple)):
        written = repr(value)
        return value if len(written) <= _LONGEST_VALUE else f"{written[:_KEPT_OF_LONG]}…"
    return value


def joined(*parts: Message) -> Message:
    """Messages that follow each other without anything between them."""
    whole = parts[0]
    for part in parts[1:]:
        if part.template:
            whole = Message("{begin}{end}", begin=whole, end=part)
    return whole


def alternatives(names: Sequence[str]) -> Message:
    """``a or b or c``; at least one name."""
    whole = Message(names[0])
    for name in names[1:]:
        whole = Message("{one} or {other}", one=whole, other=name)
    return whole


class ClaimsError(Exception):
    """Base of every error this package raises; ``said`` says where, what was found and what to do.

    A plain string is for what only developers meet: nothing translates it.
    """

    def __init__(self, message: Message | str) -> None:
        self.said = message if isinstance(message, Message) else Message(message)
        super().__init__(str(message))


class ModelError(ClaimsError):
    """Raised when the parsing models are absent, unreadable or not in Stanza's resources layout."""


class ParseError(ClaimsError):
    """Raised when the parser gives up on a stretch of text."""


class LabelModelError(ClaimsError):
    """Raised when the label classifier's file is absent, unreadable or of another version."""


class RuleError(ClaimsError):
    """Raised for one fault in one rule file.

    ``file``, ``line`` and ``column`` (both from 1) say where, ``path`` which key; ``said`` (in English: ``message``)
    what was found, what was expected and what to do. ``str(error)`` is all of it on one line. ``follows`` names the
    file that cannot be used and without which this is a fault; empty for a fault of its own.
    """

    def __init__(self, message: Message | str, *, file: str, line: int = 1, column: int = 1, path: str = "") -> None:
        super().__init__(message)
        self.follows = ""
        self.file = file
        self.line = line
        self.column = column
        self.path = path

    @property
    def message(self) -> str:
        """The fault in English, without its place."""
        return str(self.said)

    @property
    def place(self) -> str:
        """``file:line:column: key``, as editors read it; the key only where there is one."""
        where = f"{self.file}:{self.line}:{self.column}"
        return f"{where}: {self.path}" if self.path else where

    def __str__(self) -> str:
        return f"{self.place}: {self.said}"


class ListError(RuleError):
    """Raised for one fault in one word-list file."""


class WorthError(RuleError):
    """Raised for one fault in the file of reasons for checking a claim."""
