"""What two wordings of a page have in common, whatever their marks, blanks and capitals.

In: words of a page. Out: their letters and digits.
"""

from __future__ import annotations

__all__ = ["letters_of", "text_key"]


def letters_of(text: str) -> str:
    """The letters and digits of ``text``, in their case."""
    return "".join(filter(str.isalnum, text))


def text_key(text: str) -> str:
    """The letters and digits of ``text`` without regard to case: equal for what reads the same."""
    return letters_of(text).casefold()
