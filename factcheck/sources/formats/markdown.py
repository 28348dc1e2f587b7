"""Markdown as it is read: without asterisks, addresses of links, code and front matter.

In: bytes. Out: one ``SourceText``; its headings, questions in bold and captions are parts.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from factcheck.errors import ArticleError
from factcheck.scan_results import BlockKind, SourceKind
from factcheck.sources.assembly import Assembly
from factcheck.sources.encodings import UTF_8, decoded
from factcheck.sources.record_fields import metadata_of
from factcheck.sources.source_text import Metadata, Notice, NoticeCode, SourceText

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["read_markdown"]

_FENCES = {"---": "---", "+++": "+++"}
"""Lines between which front matter stands: YAML, and TOML."""
_LONGEST_FRONT_MATTER = 20_000
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?[a-z][^<>]*>", re.IGNORECASE | re.DOTALL)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:?")
_STRONG, _ITALIC = "strong", "em"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Words of one paragraph; ``level`` of a heading, else 0; ``dress`` in which all of it stands: bold or italics."""

    words: str
    level: int = 0
    dress: str | None = None
    after_picture: bool = False


def read_markdown(data: bytes, *, name: str) -> list[SourceText | ArticleError]:
    """The one article of a Markdown file.

    Left out are addresses, code, pictures with their alternative texts, tags and comments of HTML, and front matter,
    whose title goes before the text where the text has no headline.

    Raises:
        ArticleError: binary data, or no encoding that fits.
    """
    text, encoding = decoded(data, name=name)
    front, body = _front_matter(text)
    told = metadata_of(front)
    paragraphs = list(_paragraphs(body))
    assembly = Assembly()
    for paragraph, kind in zip(paragraphs, _kinds(paragraphs, told), strict=True):
        if assembly.empty and told.headline and kind is not BlockKind.HEADLINE:
            assembly.add(told.headline, BlockKind.HEADLINE)
            _add_standfirst(assembly, told, paragraphs)
        assembly.add(paragraph.words, kind)
        if kind is BlockKind.HEADLINE:
            _add_standfirst(assembly, told, paragraphs)
    guessed = encoding if encoding != UTF_8 else None
    notices = (Notice(NoticeCode.ENCODING_GUESSED, {"encoding": encoding}),) if guessed else ()
    return [assembly.source(name=name, kind=SourceKind.MARKDOWN, metadata=told, notices=notices, encoding=guessed)]


def _add_standfirst(assembly: Assembly, told: Metadata, paragraphs: Sequence[_Paragraph]) -> None:
    if told.standfirst and not any(told.standfirst in " ".join(one.words.split()) for one in paragraphs):
        assembly.add(told.standfirst, BlockKind.STANDFIRST)


def _front_matter(text: str) -> tuple[Mapping[str, object], str]:
    """What stands between two lines of hyphens or plus signs at the top, and the rest; broken, it is left out."""
    first, _feed, rest = text.lstrip("\r\n").partition("\n")
    fence = _FENCES.get(first.strip())
    if fence is None:
        return {}, text
    end = re.compile(rf"^{re.escape(fence)}[ \t]*\r?$", re.MULTILINE).search(rest[:_LONGEST_FRONT_MATTER])
    if end is None:
        return {}, text
    written = rest[: end.start()]
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        values = yaml.load(written, Loader=loader) if fence == "---" else tomllib.loads(written)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
        values = None
    # Two rules around a paragraph look alike.
    if not isinstance(values, dict):
        return {}, text if isinstance(values, str) else rest[end.end() :]
    return values, rest[end.end() :]


def _kinds(paragraphs: Sequence[_Paragraph], told: Metadata) -> list[BlockKind | None]:
    """What each paragraph is, as far as Markdown says so; the first heading is the headline, if none was told."""
    headings = [number for number, one in enumerate(paragraphs) if one.level]
    top = min((paragraphs[number].level for number in headings), default=0)
    headline = headings[0] if headings and paragraphs[headings[0]].level == top else -1
    if told.headline and headline >= 0 and paragraphs[headline].words.split() != told.headline.split():
        headline = headline if paragraphs[headline].level == 1 else -1
    asked = {number for number in headings if number != headline and _asks(paragraphs[number].words)}
    kinds: list[BlockKind | None] = []
    for number, one in enumerate(paragraphs):
        if number == headline:
            kinds.append(BlockKind.HEADLINE)
        elif one.level:
            kinds.append(BlockKind.QUESTION if number in asked and len(asked) > 1 else BlockKind.HEADING)
        elif one.dress and _asks(one.words):
            kinds.append(BlockKind.QUESTION)
        else:
            kinds.append(BlockKind.CAPTION if one.after_picture and one.dress == _ITALIC else None)
    return kinds


def _asks(words: str) -> bool:
    return words.rstrip(" \u00a0\u202f»”\"'").endswith("?")


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    from markdown_it import MarkdownIt

    level, pictured = 0, False
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "html_block":
            yield _Paragraph(_TAG.sub(" ", token.content))
        elif token.type == "inline":
            lines = list(_lines(token.children or ()))
            words = [_Paragraph(line, level, dress, pictured) for line, dress in lines if line.strip()]
            yield from words
            pictured = not words and any(child.type == "image" for child in token.children or ())


def _lines(tokens: Sequence[Token]) -> Iterator[tuple[str, str | None]]:
    """The words of a paragraph, line by line where its author broke it, each with the dress of all its words."""
    words: list[str] = []
    dresses: list[frozenset[str]] = []
    open_now: list[str] = []
    for token in tokens:
        if token.type == "hardbreak":
            yield "".join(words), _common(dresses)
            words, dresses = [], []
        elif token.type == "softbreak":
            words.append(" ")
        elif token.type in ("text", "code_inline"):
            words.append(_FOOTNOTE.sub("", token.content))
            if token.content.strip():
                dresses.append(frozenset(open_now))
        elif token.type in ("strong_open", "em_open"):
            open_now.append(token.tag)
        elif token.type in ("strong_close", "em_close"):
            open_now.remove(token.tag)
    yield "".join(words), _common(dresses)


def _common(dresses: Sequence[frozenset[str]]) -> str | None:
    if not dresses:
        return None
    shared = frozenset.intersection(*dresses)
    return next((dress for dress in (_STRONG, _ITALIC) if dress in shared), None)
