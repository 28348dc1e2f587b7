"""Everything that can go wrong between a text and its claims."""

from __future__ import annotations

__all__ = ["ClaimsError", "LabelModelError", "ListError", "ModelError", "ParseError", "RuleError", "WorthError"]


class ClaimsError(Exception):
    """Base of every error this package raises; the message says where, what was found and what to do."""


class ModelError(ClaimsError):
    """Raised when the parsing models are absent, unreadable or not in Stanza's resources layout."""


class ParseError(ClaimsError):
    """Raised when the parser gives up on a stretch of text."""


class LabelModelError(ClaimsError):
    """Raised when the label classifier's file is absent, unreadable or of another version."""


class RuleError(ClaimsError):
    """Raised for one fault in one rule file.

    ``file``, ``line`` and ``column`` (both from 1) say where, ``path`` which key; ``message`` what was found, what
    was expected and what to do.
    """

    def __init__(self, message: str, *, file: str, line: int = 1, column: int = 1, path: str = "") -> None:
        self.message = message
        self.file = file
        self.line = line
        self.column = column
        self.path = path
        where = f"{file}:{line}:{column}"
        super().__init__(f"{where}: {path}: {message}" if path else f"{where}: {message}")


class ListError(RuleError):
    """Raised for one fault in one word-list file."""


class WorthError(RuleError):
    """Raised for one fault in the file of reasons for checking a claim."""
