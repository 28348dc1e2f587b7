"""The page's own words as text of a page, spaced as French typography wants them.

In: words of the catalogue, numbers, names. Out: HTML. Text of the article does not go through here: it stays as it is.
"""

from __future__ import annotations

import re

from factcheck.i18n import language
from factcheck.reports.escaping import page_text

__all__ = ["kept_spaces", "own_words"]

_NARROW = chr(0x202F)
# The catalogue has the wide no-break space, which a terminal shows; print and pages have the narrow one.
_SPACED = re.compile("\u00a0(?=[;:!?%»])|(?<=«)\u00a0")
_INSIDE = re.compile("(?<=«) | (?=[»;:!?])")


def kept_spaces(text: str, lang: str) -> str:
    """A headline in which, if it is French, no line ends inside « » or before ; : ! ?, as ``own_words`` spaces them."""
    return _INSIDE.sub(_NARROW, text) if lang == "fr" else text


def own_words(text: str) -> str:
    """``text`` as text of a page; in French with narrow no-break spaces inside « » and before ; : ! ? %."""
    return page_text(_SPACED.sub(_NARROW, text) if language() == "fr" else text)
