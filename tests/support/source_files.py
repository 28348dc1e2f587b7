"""The files that a newsroom receives, and what a careful reader takes from each.

In: ``tests/sources/files``. Out: each file with its expectation, and the measure of what a reader found in it. What an
expectation holds is told in ``tests/sources/README.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz.distance import LCSseq

from factcheck.scan_results import Article, BlockKind

__all__ = [
    "COUNTED",
    "FILES",
    "Expected",
    "Paragraph",
    "SourceFile",
    "WordScores",
    "as_compared",
    "paragraphs_of",
    "source_files",
    "word_scores",
    "words_of",
]

FILES = Path(__file__).resolve().parents[1] / "sources" / "files"
"""Where the files lie, a folder for each family."""

_SUFFIX = ".expected.yaml"
_WORD = re.compile(r"\w+")
_UNSEEN = re.compile("[\xad\u200b\ufeff]")

COUNTED = frozenset(
    (
        BlockKind.HEADLINE,
        BlockKind.STANDFIRST,
        BlockKind.BODY,
        BlockKind.HEADING,
        BlockKind.BOX,
        BlockKind.QUESTION,
        BlockKind.POST,
    )
)
"""The kinds of blocks that a reader copies as the article."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its kind, as ``BlockKind`` names it or ``note``; author and platform are those of a post."""

    kind: str
    text: str
    author: str | None = None
    platform: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """What a careful reader takes from one article: see ``tests/sources/README.md``."""

    text: tuple[Paragraph, ...]
    apart: tuple[Paragraph, ...]
    absent: tuple[str, ...]
    metadata: Mapping[str, Any]
    places: tuple[Mapping[str, Any], ...]
    notices: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """The words of the article, as they are compared."""
        return [word for paragraph in self.text for word in words_of(paragraph.text)]


@dataclass(frozen=True, slots=True, eq=False)
class SourceFile:
    """One file and the articles in it, in the order of the file.

    ``error`` is why it cannot be read, None for one that can; ``left_out`` counts its records that are broken.
    """

    path: Path
    articles: tuple[Expected, ...]
    error: str | None
    kind: str
    left_out: int

    @property
    def name(self) -> str:
        """The path below the folder of the files."""
        return self.path.relative_to(FILES).as_posix()


@dataclass(frozen=True, slots=True)
class WordScores:
    """The numbers of words expected, found, and found in the order expected."""

    expected: int
    found: int
    matched: int

    @property
    def precision(self) -> float:
        """The share of what was found that was expected; 1 where nothing was found."""
        return self.matched / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was expected that was found; 1 where nothing was expected."""
        return self.matched / self.expected if self.expected else 1.0

    def __add__(self, other: WordScores) -> WordScores:
        return WordScores(self.expected + other.expected, self.found + other.found, self.matched + other.matched)


def words_of(text: str) -> list[str]:
    """The words of ``text`` as they are compared: runs of letters and digits without case; soft hyphens are none."""
    return _WORD.findall(_UNSEEN.sub("", text).casefold())


def word_scores(expected: str | Sequence[str], found: str | Sequence[str]) -> WordScores:
    """The words of ``found`` measured against those of ``expected``; each is a text, or its words.

    A word counts as matched when it lies in the longest common subsequence of the two texts: the same word in the same
    order. A paragraph that stands elsewhere than in the page costs its words twice, in precision and in recall.
    """
    wanted, got = (words_of(text) if isinstance(text, str) else list(text) for text in (expected, found))
    return WordScores(len(wanted), len(got), LCSseq.similarity(wanted, got))


def as_compared(text: str) -> str:
    """``text`` in the form in which phrases are looked for: its words with a space before and after each."""
    return f" {' '.join(words_of(text))} "


def paragraphs_of(article: Article) -> list[Paragraph]:
    """The blocks of an article that a reader copies.

    The last line of a post, which names author and platform behind a dash, is no paragraph: it goes with the post.
    """
    found: list[Paragraph] = []
    for block in article.blocks:
        text = block.span.of(article.text)
        if block.kind is not BlockKind.POST:
            found += [Paragraph(block.kind.value, text)] if block.kind in COUNTED else []
            continue
        words, signature = _signed(text)
        if words:
            found.append(Paragraph(block.kind.value, words, signature, signature))
        else:
            found[-1] = Paragraph(found[-1].kind, found[-1].text, signature, signature)
    return found


def _signed(post: str) -> tuple[str, str | None]:
    """The words of a post and the line that names its author; either may be missing."""
    words, _newline, last = post.rpartition("\n")
    return (words, last) if last.startswith("— ") else (post, None)


@cache
def source_files(family: str = "") -> tuple[SourceFile, ...]:
    """The files of one family (a folder of ``FILES``), or all of them, by name."""
    expectations = sorted((FILES / family).rglob(f"*{_SUFFIX}"))
    return tuple(_source_file(path) for path in expectations)


def _source_file(expectation: Path) -> SourceFile:
    # The loader in C is several times as fast, where it is there.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    told: dict[str, Any] = yaml.load(expectation.read_text(encoding="utf-8"), Loader=loader)
    path = expectation.with_name(expectation.name.removesuffix(_SUFFIX))
    articles = [] if "error" in told else told.get("articles", [told])
    return SourceFile(
        path,
        tuple(_expected(article) for article in articles),
        told.get("error"),
        told["kind"],
        told.get("left_out", 0),
    )


def _expected(told: Mapping[str, Any]) -> Expected:
    return Expected(
        text=tuple(_paragraphs(told["text"])),
        apart=tuple(_paragraphs(told.get("apart", ()))),
        absent=tuple(told.get("absent", ())),
        metadata=told.get("metadata", {}),
        places=tuple(told.get("places", ())),
        notices=tuple(told.get("notices", ())),
    )


def _paragraphs(told: Iterable[Mapping[str, str]]) -> Iterable[Paragraph]:
    for entry in told:
        (kind, text), *rest = entry.items()
        yield Paragraph(kind, text, **dict(rest))
