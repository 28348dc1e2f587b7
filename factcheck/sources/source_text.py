"""The text of one article as its source gives it, with what the source itself says of it.

These are frozen data types without behaviour of their own. Unit of spans: code points of ``SourceText.text``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from claims.document.span import Span
from factcheck.scan_results import BlockKind, Place, SourceKind

__all__ = ["Metadata", "Notice", "NoticeCode", "Part", "SourceText", "Told"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a source says of its article outside the running text; None or empty where it says nothing.

    ``published`` and ``updated`` are ISO 8601: a day, or day and time with the zone where the source tells it.
    ``place`` is where the article was written, ``url`` the address that the article has for good (canonical).
    """

    headline: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    outlet: str | None = None
    place: str | None = None
    published: str | None = None
    updated: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph whose kind the source declares: a heading by its element, a caption, a question in bold."""

    kind: BlockKind
    span: Span


class NoticeCode(StrEnum):
    """What a person should know of how a source was read; the comment names its values."""

    ENCODING_GUESSED = "encoding-guessed"  # encoding
    PART_LEFT_OUT = "part-left-out"  # what
    PAGES_WITHOUT_TEXT = "pages-without-text"  # pages
    EXCERPT_ONLY = "excerpt-only"
    RECORDS_LEFT_OUT = "records-left-out"  # count
    OTHER_LANGUAGE = "other-language"  # language, count
    GARBLED = "garbled"  # count
    LEFT_OUT = "left-out"  # how many of each reason of ``left_out.LeftOut``
    LEFT_HTTPS = "left-https"  # url


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice with its values, worded by the command line."""

    code: NoticeCode
    values: dict[str, str | int] = field(default_factory=dict)


Told = Callable[[str, Notice], None]
"""Takes what a person should know of an input: its name and a notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """The text of one article. ``text`` is what is judged and is kept untouched.

    ``name`` tells where it came from, as messages show it: a path, an address, *dossier.zip/depeche.docx*. ``parts``
    are in text order and do not overlap; what lies in none is judged by its lines. ``places`` say where stretches stand
    in the source. ``encoding`` is that of the source where it was no UTF-8.
    """

    name: str
    kind: SourceKind
    text: str
    parts: tuple[Part, ...] = ()
    places: tuple[Place, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    notices: tuple[Notice, ...] = ()
    encoding: str | None = None
