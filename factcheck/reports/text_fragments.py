"""Links to a passage of a page: ``#:~:text=`` of the URL Fragment Text Directives.

In: the address of a page, the text that was read there, a passage of it. Out: an address at which browsers show the
page with the passage marked.

A browser takes the first place where the words stand one after the other, whatever the space between them, and never
across the end of a paragraph unless beginning and end are given. So a long passage, or one of several paragraphs, is
given by its first and last words, and words beside it are added until no earlier place fits.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from claims.document.span import Span

__all__ = ["fragment_link"]

_LONGEST = 200
"""Characters of a passage that is given whole; longer ones are given by their ends."""
_WORDS_OF_END = 5
_MOST_WORDS = 15
"""Words of an end, and beside a passage, that are given where fewer would fit an earlier place."""
_WINDOW = 600
"""Characters beside a passage that are looked at for its context."""
_WORD = re.compile(r"\S+")


def fragment_link(url: str, text: str, span: Span) -> str:
    """The address ``url`` with a text fragment for ``span`` of ``text``; ``url`` without one where the span is blank.

    A fragment that the address has already stays. A passage that no context tells from an earlier one is given with all
    the context that there is.
    """
    passage = span.of(text)
    start = span.start + len(passage) - len(passage.lstrip())
    end = span.start + len(passage.rstrip())
    if start >= end:
        return url
    wanted = _wanted(text[start:end])
    prefix, suffix = _context(text, start, end, wanted)
    directive = (f"{_encoded(prefix)}-," if prefix else "") + ",".join(map(_encoded, wanted))
    directive += f",-{_encoded(suffix)}" if suffix else ""
    return f"{url}{':~:' if '#' in url else '#:~:'}text={directive}"


def _wanted(passage: str) -> tuple[str, ...]:
    """The passage; if it is long, or has several paragraphs, its first words and its last."""
    if len(passage) <= _LONGEST and "\n" not in passage:
        return (passage,)
    first = " ".join(_WORD.findall(passage.split("\n", 1)[0])[:_WORDS_OF_END])
    rest = passage[len(first) :]
    words = _WORD.findall(passage.rsplit("\n", 1)[-1])
    last = " ".join(words[-_WORDS_OF_END:])
    for count in range(_WORDS_OF_END, _MOST_WORDS + 1):
        last = " ".join(words[-count:])
        found = _pattern(last).search(rest)
        if found is None or found.end() == len(rest):
            break
    return (first, last)


def _context(text: str, start: int, end: int, wanted: tuple[str, ...]) -> tuple[str, str]:
    """Words before and behind the passage, as many as it takes until it is the first that fits; mostly none."""
    if _is_first(text, start, "", wanted[0], ""):
        return "", ""
    before = _WORD.findall(text[max(0, start - _WINDOW) : start].rpartition("\n")[2]) if _is_apart(text, start) else []
    behind = _WORD.findall(text[end : end + _WINDOW].partition("\n")[0]) if _is_apart(text, end) else []
    prefix = suffix = ""
    for count in range(1, _MOST_WORDS + 1):
        prefix = " ".join(before[-count:])
        # Behind a range, words tell nothing of where it begins.
        suffix = " ".join(behind[:count]) if len(wanted) == 1 else ""
        for tried in ((prefix, ""), ("", suffix), (prefix, suffix)):
            if any(tried) and _is_first(text, start, tried[0], wanted[0], tried[1]):
                return tried
    return prefix, suffix


def _is_apart(text: str, position: int) -> bool:
    """Whether no word goes across this position."""
    beside = text[max(0, position - 1) : position + 1]
    return len(beside) < 2 or any(map(str.isspace, beside))


def _is_first(text: str, start: int, prefix: str, words: str, suffix: str) -> bool:
    found = _pattern(words, prefix, suffix).search(text)
    return found is not None and found.start("words") == start


def _pattern(words: str, prefix: str = "", suffix: str = "") -> re.Pattern[str]:
    """Words as a browser looks for them: whole, with any space between, whatever their case."""
    spaced = [r"\s+".join(map(re.escape, part.split())) for part in (prefix, words, suffix)]
    before = rf"{spaced[0]}\s+" if prefix else ""
    behind = rf"\s+{spaced[2]}" if suffix else ""
    return re.compile(rf"(?<!\w){before}(?P<words>{spaced[1]}){behind}(?!\w)", re.IGNORECASE)


def _encoded(words: str) -> str:
    # Hyphen and comma part the pieces of a directive.
    return quote(" ".join(words.split()), safe="~._").replace("-", "%2D")
