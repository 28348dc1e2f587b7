"""Everything that can go wrong around the claims: reading, reporting, training."""

from __future__ import annotations

__all__ = [
    "ArticleError",
    "DownloadError",
    "FactcheckError",
    "ScaleError",
    "StoreError",
    "TrainingError",
    "VerificationError",
]


class FactcheckError(Exception):
    """Base of every error this package raises; the message says where, what was found and what to do."""


class ArticleError(FactcheckError):
    """Raised when one article cannot be read: absent, empty, binary, or not UTF-8."""

    def __init__(self, message: str, *, source: str) -> None:
        self.message = message
        self.source = source
        super().__init__(f"{source}: {message}")


class DownloadError(FactcheckError):
    """Raised when the official models cannot be fetched."""


class TrainingError(FactcheckError):
    """Raised when annotated articles cannot be read or do not suffice to train on."""


class ScaleError(FactcheckError):
    """Raised when the scale of verdicts cannot be read."""


class StoreError(FactcheckError):
    """Raised when the store cannot be opened, read or written."""


class VerificationError(FactcheckError):
    """Raised when a decision on a claim is refused: incomplete, against the rules, or on no known claim."""
