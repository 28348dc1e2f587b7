"""Text of strangers made safe to show: characters that a terminal would obey, or that hide and reorder text.

In: any text. Out: the same text without them (``printable``, ``one_line``), or with them written as numbers
(``escaped``). All that the program shows goes through here.
"""

from __future__ import annotations

import json
import re

__all__ = ["HOSTILE", "escaped", "one_line", "printable"]

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
"""C0 but for tab and line feed, DEL, C1: with them begin the commands to a terminal (CSI, OSC and the rest)."""
_HALVES = "\ud800-\udfff"
"""Halves of surrogate pairs: bytes of a file name that are no UTF-8, or what a JSON file held."""
_INVISIBLE_NEAR = (
    "\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff0-\ufffb\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
)
_INVISIBLE_FAR = (
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_INVISIBLE = _INVISIBLE_NEAR + _INVISIBLE_FAR
"""Category Cf, and what else Unicode says may be ignored when text is shown (Default_Ignorable_Code_Point): marks of
direction, joiners, blanks of no width, tags, fillers; those below U+10000 and those above. The variation selectors of
emoji (U+FE00 to U+FE0F) stay."""
_BREAKS = "\u2028\u2029"
"""Separators of lines and paragraphs: some programs end a line at them."""

HOSTILE = re.compile(f"[{_CONTROLS}{_HALVES}{_INVISIBLE}]")
"""A character that is not shown as it is."""
_ESCAPED = re.compile(f"[{_CONTROLS}{_HALVES}{_INVISIBLE}{_BREAKS}]")
_ESCAPED_NEAR = re.compile(f"[{_CONTROLS}{_HALVES}{_INVISIBLE_NEAR}{_BREAKS}]")
"""The same among the characters below U+10000: a quarter of the time for a text that has no others."""
_SPACES = re.compile(r"[ \t\n\u2028\u2029]+")
_INVISIBLE_ONE = re.compile(f"[{_INVISIBLE}]")


def printable(text: str) -> str:
    """``text`` with everything a terminal could take for a command made visible or dropped.

    Line feeds and tabs stay; other control characters become their pictures, characters that hide or reorder text
    vanish, halves of surrogate pairs become the replacement character.
    """
    if text.isascii() and text.isprintable():
        return text
    return HOSTILE.sub(_shown, text.replace("\r\n", "\n").replace("\r", "\n"))


def _shown(found: re.Match[str]) -> str:
    char = found.group()
    if _INVISIBLE_ONE.match(char):
        return ""
    if char < "\x20":
        return chr(0x2400 + ord(char))
    return "\u2421" if char == "\x7f" else "\ufffd"


def one_line(text: str) -> str:
    """``text`` made printable and on one line; no-break spaces stay what they are."""
    return _SPACES.sub(" ", printable(text)).strip()


def escaped(text: str) -> str:
    r"""JSON ``text`` with each of these characters, and the separators of lines, as ``\u`` and four hexadecimal digits.

    ``text`` is JSON without control characters between its values, as ``json.dumps`` writes it: all that is replaced
    stands within strings, where the escapes mean the same.
    """
    pattern = _ESCAPED if _has_far(text) else _ESCAPED_NEAR
    return pattern.sub(lambda found: json.dumps(found.group())[1:-1], text)


def _has_far(text: str) -> bool:
    """Whether a text has characters from U+10000 on: they take two units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text)
