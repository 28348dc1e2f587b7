"""The text of a source, put together paragraph by paragraph, with what is known of each.

In: the words of paragraphs, their kinds and places. Out: one ``SourceText``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.document.span import Span
from factcheck.scan_results import BlockKind, Place, SourceKind
from factcheck.sources.source_text import Metadata, Notice, Part, SourceText

__all__ = ["Assembly", "Stretch"]

_PARAGRAPH = "\n\n"
# No-break spaces are typography, and stay.
_BLANKS = re.compile(r"[ \t\r\n\x0b\x0c\x85\u2028\u2029]+")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\xad\ufeff\u200b]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of a paragraph and where they stand in the source: see ``Place``."""

    words: str
    page: int | None = None
    paragraph: int | None = None
    starts: float | None = None
    ends: float | None = None


@dataclass(slots=True)
class Assembly:
    """A text in the making. Paragraphs are parted by a blank line; white space within one becomes single spaces."""

    _pieces: list[str] = field(default_factory=list)
    _parts: list[Part] = field(default_factory=list)
    _places: list[Place] = field(default_factory=list)
    _length: int = 0

    def add(self, stretches: Sequence[Stretch] | str, kind: BlockKind | None = None) -> None:
        """Append one paragraph, made of ``stretches`` with a space between them; nothing where they hold no words.

        ``kind`` is None where the source does not declare one: the paragraph is then judged by its lines.
        """
        given = [Stretch(words=stretches)] if isinstance(stretches, str) else stretches
        seen = [(_BLANKS.sub(" ", _UNSEEN.sub("", stretch.words)).strip(" "), stretch) for stretch in given]
        seen = [(words, stretch) for words, stretch in seen if words]
        if not seen:
            return
        start = self._length + (len(_PARAGRAPH) if self._pieces else 0)
        at = start
        for words, stretch in seen:
            self._place(Span(at, at + len(words)), stretch)
            at += len(words) + 1
        words = " ".join(words for words, _stretch in seen)
        self._pieces.append(words)
        self._length = start + len(words)
        if kind is not None:
            self._parts.append(Part(kind, Span(start, self._length)))

    def _place(self, span: Span, stretch: Stretch) -> None:
        place = Place(
            span=span, page=stretch.page, paragraph=stretch.paragraph, starts=stretch.starts, ends=stretch.ends
        )
        if place != Place(span=span):
            self._places.append(place)

    @property
    def empty(self) -> bool:
        """Whether no words were added."""
        return not self._pieces

    def source(
        self,
        *,
        name: str,
        kind: SourceKind,
        metadata: Metadata | None = None,
        notices: Sequence[Notice] = (),
        encoding: str | None = None,
    ) -> SourceText:
        """The text of all that was added."""
        return SourceText(
            name=name,
            kind=kind,
            text=_PARAGRAPH.join(self._pieces),
            parts=tuple(self._parts),
            places=tuple(self._places),
            metadata=metadata or Metadata(),
            notices=tuple(notices),
            encoding=encoding,
        )
