"""Subtitles and transcripts with times: cues joined to the turns in which people speak.

In: the bytes of an SRT or WebVTT file. Out: one ``SourceText`` whose paragraphs are turns, *Nom : …* where the file
names who speaks and *– …* where it only tells that another begins; places tell the times of the cues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.scan_results import BlockKind, SourceKind
from factcheck.sources.assembly import Assembly, Stretch
from factcheck.sources.encodings import UTF_8, decoded
from factcheck.sources.source_text import Notice, NoticeCode, SourceText

__all__ = ["read_subtitles"]

_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?\s{1,9}+([^<>]{1,200})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,80}>|<\d[\d:.]*>|\{\\[^{}]*\}")
# Round brackets hold sounds only where a line or sentence begins; elsewhere they hold words: *le maire (PS)*.
_SOUND = re.compile(
    r"\[(?!\d)[^\[\]]{0,60}\]|(?:^\s*|(?<=[.!?…])\s+)\((?!\d)[^()]{0,60}\)(?!\s?:)|[♪♫#]+[^♪♫#]*[♪♫#]+|[♪♫]+"
)
_NEW_SPEAKER = re.compile(r"^(?:[-–—]|>>+|&gt;&gt;)\s*(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…][»”\")\]\s]*$")
_BLANK_LINES = re.compile(r"\n[ \t]*\n")
_ARROW = "-->"
_TIME = r"(\d{1,4})[,.:，．。：](\d{1,4})[,.:，．。：](\d{1,4})(?:[,.:，．。：](\d{0,6}))?"
_TIMES = re.compile(rf"[ \t]*{_TIME} {{0,9}}-[ -] {{0,9}}> {{0,9}}{_TIME}")
"""Of SubRip: hours, minutes, seconds and their fraction, twice."""
_NUMBER = re.compile(r"\s*-?\d+\.?\d*\s*")
_MOST_LINES = 20
"""Lines of a cue that may be shown once more in the next; a screen has two or three."""
_LONG_SILENCE = 4.0
"""Seconds without words after which a sentence that ended begins a new paragraph."""
_LONGEST_PARAGRAPH = 700
"""Characters after which the end of a sentence ends a paragraph, where nobody is named."""
_NAMED = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|du|des|la|le|van|von|el|al|d[’'][\w-]+)){0,4}"
    r"(?: \([^()]{2,60}\))?\s?:\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class _Cue:
    """The lines that are shown at one time, in seconds."""

    starts: float
    ends: float
    lines: tuple[str, ...]


@dataclass(slots=True)
class _Turn:
    """What one person says without a break; ``opens`` tells that a mark stands where somebody else begins."""

    speaker: str | None
    opens: bool
    stretches: list[Stretch]

    @property
    def ended(self) -> bool:
        return bool(_SENTENCE_END.search(self.stretches[-1].words))

    @property
    def length(self) -> int:
        return sum(len(stretch.words) + 1 for stretch in self.stretches)


def read_subtitles(data: bytes, *, name: str) -> list[SourceText | ArticleError]:
    """The one transcript that a file of subtitles holds.

    Sounds, tags and positions are left out. Cues that cannot be read cost themselves, with a notice.

    Raises:
        ArticleError: no cue can be read, or none holds words.
    """
    text, encoding = decoded(data, name=name)
    cues, broken = _cues(text)
    turns = list(_turns(_without_repeats(cues)))
    if not turns:
        raise ArticleError(_("no subtitle with words in it: expected SRT or WebVTT; check the file"), source=name)
    assembly = Assembly()
    for turn in turns:
        head = f"{turn.speaker} : " if turn.speaker else "– " if turn.opens else ""
        first, *others = turn.stretches
        # Nothing in a transcript is a heading, however short a turn or question is.
        opening = Stretch(words=head + first.words, starts=first.starts, ends=first.ends)
        assembly.add([opening, *others], BlockKind.BODY)
    guessed = encoding != UTF_8
    notices = [Notice(NoticeCode.ENCODING_GUESSED, {"encoding": encoding})] if guessed else []
    if broken:
        notices.append(Notice(NoticeCode.RECORDS_LEFT_OUT, {"count": broken}))
    return [
        assembly.source(name=name, kind=SourceKind.SUBTITLES, notices=notices, encoding=encoding if guessed else None)
    ]


def _cues(text: str) -> tuple[list[_Cue], int]:
    """The cues in order of time, and how many could not be read."""
    return _vtt_cues(text) if text.lstrip("\ufeff").startswith("WEBVTT") else _srt_cues(text)


def _vtt_cues(text: str) -> tuple[list[_Cue], int]:
    import webvtt

    try:
        captions = webvtt.from_string(text).captions
    except webvtt.errors.MalformedFileError:
        return [], text.count(_ARROW)
    cues = [_Cue(_seconds(c.start), _seconds(c.end), tuple(c.raw_text.splitlines())) for c in captions]
    return sorted(cues, key=lambda cue: cue.starts), max(text.count(_ARROW) - len(cues), 0)


def _srt_cues(text: str) -> tuple[list[_Cue], int]:
    """Line by line: a broken cue does not become the words of the one before, and time grows with length only."""
    cues: list[_Cue] = []
    broken = 0
    for block in _BLANK_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        made = list(_cues_in(block))
        cues += made
        broken += not made and _ARROW in block
    return sorted(cues, key=lambda cue: cue.starts), broken


def _cues_in(block: str) -> Iterator[_Cue]:
    """The cues of lines without a blank one between them: one, or several where blank lines were lost."""
    times: re.Match[str] | None = None
    lines: list[str] = []
    for line in [*block.split("\n"), None]:
        following = _TIMES.match(line) if line is not None else None
        if line is not None and following is None:
            lines.append(line)
            continue
        if times is not None:
            # The number of a cue stands above its times.
            own = lines[:-1] if following and lines and _NUMBER.fullmatch(lines[-1]) else lines
            fields = times.groups()
            yield _Cue(_clock(fields[:4]), _clock(fields[4:]), tuple(own))
        times, lines = following, []


def _clock(fields: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = fields
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction or 0}")


def _seconds(moment: str) -> float:
    """A moment like *01:02:03.500* in seconds."""
    seconds = 0.0
    for part in moment.split(":"):
        seconds = seconds * 60 + float(part)
    return seconds


def _without_repeats(cues: list[_Cue]) -> Iterator[_Cue]:
    """The cues without lines that the one before showed already, as captions that roll up do."""
    shown: list[str] = []
    for cue in cues:
        lines = [line for line in cue.lines if _clean(line)]
        # Recorders time each word of a new line, and drop the times when it moves up.
        words = [_clean(line) for line in lines]
        again = next((n for n in range(min(len(words), len(shown), _MOST_LINES), 0, -1) if shown[-n:] == words[:n]), 0)
        if lines[again:]:
            yield _Cue(cue.starts, cue.ends, tuple(lines[again:]))
        shown = words or shown


def _turns(cues: Iterator[_Cue]) -> Iterator[_Turn]:
    current: _Turn | None = None
    for cue in cues:
        for speaker, opens, words in _spoken(cue.lines):
            stretch = Stretch(words=words, starts=cue.starts, ends=cue.ends)
            if current is None or _begins(current, speaker, opens, cue):
                if current is not None:
                    yield current
                current = _Turn(speaker, opens, [stretch])
            else:
                current.stretches.append(stretch)
    if current is not None:
        yield current


def _begins(current: _Turn, speaker: str | None, opens: bool, cue: _Cue) -> bool:
    """Whether what is said now is not said by who spoke last, or begins a new paragraph of theirs."""
    if opens or (speaker is not None and speaker != current.speaker):
        return True
    if speaker is not None or not current.ended:
        return False
    silent = cue.starts - (current.stretches[-1].ends or cue.starts)
    # A named person goes on speaking until another is named.
    return current.speaker is None and (silent > _LONG_SILENCE or current.length > _LONGEST_PARAGRAPH)


def _spoken(lines: tuple[str, ...]) -> Iterator[tuple[str | None, bool, str]]:
    """Who speaks, whether somebody else begins there, and the words; a line goes on what stands above it."""
    said: list[tuple[str | None, bool, list[str]]] = []
    for line in lines:
        for speaker, opens, words in _voices(line):
            if opens or speaker is not None or not said:
                said.append((speaker, opens, [words]))
            else:
                said[-1][2].append(words)
    for speaker, opens, parts in said:
        words = " ".join(part for part in parts if part)
        if words:
            yield speaker, opens, words


def _voices(line: str) -> Iterator[tuple[str | None, bool, str]]:
    """The stretches of a line with who speaks in each."""
    tagged = _VOICE.split(line)
    if tagged[0].strip():
        yield _named(tagged[0])
    for speaker, words in zip(tagged[1::2], tagged[2::2], strict=True):
        yield _clean(speaker), False, _clean(words)


def _named(line: str) -> tuple[str | None, bool, str]:
    words = _clean(line)
    dash = _NEW_SPEAKER.match(words)
    words = words[dash.end() :] if dash else words
    name = _NAMED.match(words)
    if name:
        return words[: name.end()].rstrip().rstrip(":").rstrip(), False, words[name.end() :]
    return None, dash is not None, words


def _clean(words: str) -> str:
    return " ".join(_SOUND.sub(" ", unescape(_TAG.sub("", words))).split())
