"""How the sentences of the features are recognised."""

from __future__ import annotations

from pytest_bdd import parsers

__all__ = ["sentence"]


def sentence(pattern: str) -> parsers.parse:
    """A step's sentence with ``{names}`` for what varies; left to itself, the parser takes "ON LIT" for "on lit"."""
    return parsers.parse(pattern, case_sensitive=True)
