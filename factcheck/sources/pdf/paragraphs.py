"""The paragraphs of a PDF document: lines joined, hyphens at their ends resolved, titles told by their size.

In: the lines of all pages in reading order. Out: paragraphs, each with its kind where it shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from claims.lexicon.grammar_words import GRAMMAR
from factcheck.scan_results import BlockKind
from factcheck.sources.assembly import Stretch
from factcheck.sources.pdf.lines import Line

__all__ = ["Paragraph", "paragraphs"]

# Shares of the size of letters and of leading, set by hand and checked on files of several programs.
_TITLE_SIZE = 1.15
"""From this multiple of the running text's size on, short lines are titles."""
_SAME_SIZE = 0.08
_PARAGRAPH_GAP = 1.35
"""From this multiple of the usual distance of two lines on, another paragraph begins."""
_INDENT = 0.8
_SHORT_LINE = 0.8
"""Up to this share of the longest line of its column, a line that ends a sentence ends a paragraph."""
_SMALL_PRINT = 0.87
"""Up to this multiple of the running text's size, lines are small print."""
_LONGEST_TITLE = 250
_LONGEST_CAPTION = 250
"""Small print of more letters beside the text is a box."""
_LEAST_TITLE_WORDS = 3
_RUNNING_TEXT = 100
"""Letters from which on a paragraph is text and no line above it."""
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡]{1,3}|\(\d{1,3}\)|\[\d{1,3}\])[.)]?\s*(?=[«“(]?\s?[A-ZÀ-Þ])")
_ENDED = re.compile(r"[.!?…:][\s»”\")\]]*$")
_OPENS = re.compile(r"[a-zà-ÿœ(»]")
_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-\u2010\u00ad]$")
_HYPHENS = ("-", "\u2010", "\u2011")
_OPEN_DASH = re.compile(r"\w[–—]$")
_LONGEST_WORD = 60
_MOST_LINES = 300
"""Lines of a paragraph; a page holds sixty."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+[-\u2010\u2011][^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words with the pages on which they stand, and the kind that the size of their letters shows."""

    stretches: tuple[Stretch, ...]
    kind: BlockKind | None = None


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs that ``lines``, in reading order, make up, footnotes at the end.

    The largest letters above the running text are the headline, larger ones than those of the text are headings. Small
    print above the headline and at the foot of a page is page furniture, unless it begins like a note; beside the text
    it is a caption.
    """
    if not lines:
        return []
    usual = _usual_size(lines)
    text, foot = _without_foot(lines, usual)
    together = _Hyphens(lines)
    groups = _groups(text, usual)
    made = [Paragraph(together.joined(group)) for group in groups]
    notes = [_note(together.joined(group)) for group in _groups(foot, usual)]
    return [*_with_titles(made, groups, usual), *notes]


def _note(stretches: tuple[Stretch, ...]) -> Paragraph:
    """Small print as a note without its mark, or as page furniture."""
    first, *others = stretches
    mark = _NOTE.match(first.words)
    if not mark:
        return Paragraph(stretches, BlockKind.FURNITURE)
    return Paragraph((replace(first, words=first.words[mark.end() :]), *others), BlockKind.BOX)


def _without_foot(lines: Sequence[Line], usual: float) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those in small print at the foot of each page."""
    foot: list[Line] = []
    for page in {line.page: None for line in lines}:
        own = [line for line in lines if line.page == page]
        small = list(takewhile(lambda line: line.size < _SMALL_PRINT * usual, reversed(own)))
        foot += reversed(small if len(small) < len(own) else [])
    return [line for line in lines if line not in foot], foot


def _groups(lines: Sequence[Line], usual: float) -> list[list[Line]]:
    """The lines of each paragraph."""
    if not lines:
        return []
    groups = [[lines[0]]]
    leading = _usual_leading(lines)
    like_text = [line.right - line.x for line in lines if abs(line.size - usual) <= _SAME_SIZE * usual]
    longest = max(like_text, default=max(line.right - line.x for line in lines))
    for one, other in pairwise(lines):
        noted = other.size < _SMALL_PRINT * usual and _NOTE.match(other.words)
        if noted or len(groups[-1]) >= _MOST_LINES or _begins(one, other, leading, longest, groups[-1][0].x):
            groups.append([])
        groups[-1].append(other)
    return groups


def _usual_size(lines: Sequence[Line]) -> float:
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.words)
    return letters.most_common(1)[0][0]


def _usual_leading(lines: Sequence[Line]) -> float:
    gaps = Counter(
        round(one.y - other.y, 1)
        for one, other in pairwise(lines)
        if one.page == other.page and 0 < one.y - other.y < 4 * one.size
    )
    return max(gaps, key=lambda gap: (gaps[gap], -gap), default=0.0)


def _begins(one: Line, other: Line, leading: float, longest: float, left: float) -> bool:
    """Whether ``other`` begins a paragraph after ``one``."""
    if abs(one.size - other.size) > _SAME_SIZE * one.size:
        return True
    ended = bool(_ENDED.search(one.words))
    if one.page != other.page or other.y > one.y:
        # Another column or page: the sentence goes on there unless it was ended.
        return ended or (not _OPENS.match(other.words) and one.right - one.x < _SHORT_LINE * longest)
    scale = max(one.size, leading)
    if leading and one.y - other.y > _PARAGRAPH_GAP * max(leading, one.size * 1.1):
        return True
    indented = other.x - min(one.x, left) > _INDENT * other.size and other.x - one.x > _INDENT * other.size
    short = one.right - one.x < _SHORT_LINE * longest
    return (ended and (indented or short)) or one.y - other.y > 2.5 * scale


class _Hyphens:
    """Joins lines; words that were parted at the end of one are put together."""

    def __init__(self, lines: Sequence[Line]) -> None:
        text = " ".join(line.words for line in lines)
        self._hyphenated = {word.lower().replace("\u2011", "-") for word in _HYPHENATED.findall(text)}

    def joined(self, lines: Sequence[Line]) -> tuple[Stretch, ...]:
        """One stretch for each page; a word parted between two pages stands on the first."""
        stretches: list[Stretch] = []
        for line in lines:
            words = line.words
            if stretches and _BROKEN.search(stretches[-1].words[-_LONGEST_WORD:]) and words[0].isalpha():
                head, _space, words = words.partition(" ")
                last = stretches[-1]
                stretches[-1] = replace(last, words=self._whole(last.words, head))
            if words and stretches and stretches[-1].page == line.page:
                gap = "" if _OPEN_DASH.search(stretches[-1].words[-2:]) else " "
                stretches[-1] = replace(stretches[-1], words=f"{stretches[-1].words}{gap}{words}")
            elif words:
                stretches.append(Stretch(words=words, page=line.page))
        return tuple(stretches)

    def _whole(self, words: str, rest: str) -> str:
        """``words``, which end in a hyphen, with the ``rest`` of their last one.

        The hyphen goes where the word is known without it, and in words that nobody knows. It stays before capitals,
        in words that have another one, before pronouns, after *ex-*, *vice-* and the like, and where the same word
        stands elsewhere with it.
        """
        broken, head = _BROKEN.search(words), _FIRST_WORD.match(rest)
        if not (broken and head):
            return f"{words} {rest}"
        before, after = broken.group(1).lower(), head.group().lower()
        stays = (
            rest[0].isupper()
            or f"{before}-{after}" in self._hyphenated
            or words[: broken.start()].endswith(_HYPHENS)
            or (
                not _is_known(before + after)
                and (before in GRAMMAR.hyphenated_prefixes or after in GRAMMAR.enclitic_pronouns)
            )
        )
        return words[:-1] + ("-" if stays else "") + rest


def _is_known(word: str) -> bool:
    from simplemma import is_known

    return is_known(word, lang="fr")


def _with_titles(made: list[Paragraph], groups: Sequence[Sequence[Line]], usual: float) -> list[Paragraph]:
    sizes = [max(line.size for line in group) for group in groups]
    lengths = [sum(len(stretch.words) for stretch in paragraph.stretches) for paragraph in made]
    titles = [
        size >= _TITLE_SIZE * usual and length <= _LONGEST_TITLE for size, length in zip(sizes, lengths, strict=True)
    ]
    first = next((n for n, length in enumerate(lengths) if length >= _RUNNING_TEXT and not titles[n]), len(made))
    # The name of a house in its letterhead is larger than the headline, and shorter.
    above = [n for n in range(first) if titles[n]]
    named = [n for n in above if len(" ".join(s.words for s in made[n].stretches).split()) >= _LEAST_TITLE_WORDS]
    headline = max(named or above, key=lambda n: (sizes[n], -n), default=-1)
    small = [
        size < _SMALL_PRINT * usual and length <= _LONGEST_CAPTION for size, length in zip(sizes, lengths, strict=True)
    ]
    return [
        replace(paragraph, kind=_kind_of(n - headline, titles[n], small[n], paragraph.stretches[0].words[:1]))
        for n, paragraph in enumerate(made)
    ]


def _kind_of(below: int, title: bool, small: bool, mark: str) -> BlockKind | None:
    """The kind of the paragraph that stands so many ``below`` the headline, and begins with ``mark``."""
    if below == 0:
        return BlockKind.HEADLINE
    if mark == "©" or (below < 0 and (title or small)):
        return BlockKind.FURNITURE
    if title:
        return BlockKind.HEADING
    return BlockKind.CAPTION if small else None
