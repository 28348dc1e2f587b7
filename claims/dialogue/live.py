"""The entries of a live blog: *14h32 – …*, *14:32*, *Mis à jour à 14h32*.

In: lines and the words of dialogues. Out: entries in text order; none for a text with fewer than two times.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from claims.claim import Speaker
from claims.dialogue.lines import Line
from claims.dialogue.turn import Entry
from claims.dialogue.words import NAME, DialogueWords
from claims.document.span import Span

__all__ = ["live_entries"]

_SIGNED: Final = re.compile(rf"(?:-\s*)?(?:par|Par)\s+(?P<name>{NAME})\s*(?:$|[-:.]\s*)")
_SIGNED_AFTER: Final = re.compile(rf"[.!?»]\s+[Pp]ar (?P<name>{NAME})\.?$")
_SIGN_OFF: Final = re.compile(
    rf"[(\[](?:avec (?:l')?|source : )?(?P<name>{NAME})[)\]]\.?$|(?:\s-\s?|^)(?P<end>{NAME})$"
)
_LEAST: Final = 2
_MOST_PER_LINE: Final = 0.2
"""Share of lines that open with a time, below which those are times of a text that is no live blog; set by hand."""
_SURE: Final = 0.9


def live_entries(lines: Sequence[Line], words: DialogueWords) -> tuple[Entry, ...]:
    """The entries of a live blog: from a line that opens with a time to the next such line."""
    timed = [(number, found) for number, line in enumerate(lines) if (found := words.timed.match(line.text))]
    if len(timed) < _LEAST or len(timed) < _MOST_PER_LINE * len(lines):
        return ()
    ends = [number for number, _ in timed[1:]] + [len(lines)]
    made = (_entry(lines[number:end], found, words) for (number, found), end in zip(timed, ends, strict=True))
    return tuple(entry for entry in made if entry is not None)


def _entry(lines: Sequence[Line], time: re.Match[str], words: DialogueWords) -> Entry | None:
    start = lines[0].span.start + time.end()
    spoken = [Span(max(start, line.span.start), line.span.end) for line in lines if line.block >= 0]
    spoken = [span for span in spoken if len(span)]
    if not spoken:
        return None
    signed = _signature(lines, time.end(), words)
    agency = signed if signed is not None and signed.name in words.agencies else None
    return Entry(
        span=Span.around(spoken),
        time=f"{int(time['hour']):02}:{time['minute'] or '00'}",
        author=signed if agency is None else None,
        agency=agency,
    )


def _signature(lines: Sequence[Line], start: int, words: DialogueWords) -> Speaker | None:
    """Who signs an entry: *Par X* at its head, an agency or a name in brackets, or behind a dash, at its end."""
    for line, at in ((lines[0], start), *((line, 0) for line in lines[1:2])):
        by = _SIGNED.match(line.text, at)
        if by is not None:
            return _speaker(line, by.start("name"), by.end("name"))
    for line in reversed(lines):
        by = _SIGNED_AFTER.search(line.text)
        if by is not None:
            return _speaker(line, by.start("name"), by.end("name"))
        off = _SIGN_OFF.search(line.text)
        if off is None:
            continue
        group = "name" if off["name"] else "end"
        known = off[group] in words.agencies
        if known or (group == "name" and " " in off[group]) or (off.start() == 0 and " " in off[group]):
            return _speaker(line, off.start(group), off.end(group))
    return None


def _speaker(line: Line, start: int, end: int) -> Speaker:
    at = line.span.start
    return Speaker(span=Span(at + start, at + end), name=line.text[start:end], confidence=_SURE)
