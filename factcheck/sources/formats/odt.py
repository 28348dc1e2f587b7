"""Documents of LibreOffice and OpenOffice: the running text as it would be printed.

In: the bytes of an ODT file. Out: one ``SourceText``; places tell the number of the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.scan_results import BlockKind, SourceKind
from factcheck.sources.assembly import Assembly, Stretch
from factcheck.sources.packed_documents import broken_document, refuse_oversized
from factcheck.sources.source_text import Metadata, SourceText

__all__ = ["read_odt"]

# Names of elements as odfpy gives them, without their name space.
_PARAGRAPHS = ("text:p", "text:h")
_UNREAD = frozenset(
    ("text:tracked-changes", "office:annotation", "office:annotation-end", "text:ruby-text", "svg:title", "svg:desc")
)
_NOTE = "text:note"
_BOX = "draw:text-box"
_HOLDERS = {_BOX: BlockKind.BOX, "text:list": BlockKind.BODY}
"""What makes the paragraphs in it what they are, however they read."""
_CHARACTERS = {"text:s": " ", "text:tab": " ", "text:line-break": " "}
_STYLES = {"Title": BlockKind.HEADLINE, "Subtitle": BlockKind.STANDFIRST, "Caption": BlockKind.CAPTION}


def read_odt(data: bytes, *, name: str) -> list[SourceText | ArticleError]:
    """The one article that an OpenDocument text is.

    Paragraphs, headings, lists, tables (cell by cell) and text boxes; footnotes stand at the end. Headers, footers,
    comments and deleted text are left out.

    Raises:
        ArticleError: the file is broken, locked or too large, or holds no text.
    """
    refuse_oversized(data, name=name)
    document = _opened(data, name)
    try:
        return [_read(document, name)]
    except RecursionError:
        message = _("parts within parts, too deep to be read: expected an article; save its text alone")
        raise ArticleError(message, source=name) from None


def _read(document: Any, name: str) -> SourceText:
    styles = _Styles(document)
    assembly = Assembly()
    notes: list[Any] = []
    for number, (element, kind) in enumerate(_paragraphs(document.text, notes), start=1):
        assembly.add([Stretch(words=_words(element), paragraph=number)], kind or styles.kind(element))
    for note in notes:
        for element, _kind in _paragraphs(note, []):
            assembly.add(_words(element), BlockKind.BOX)
    if assembly.empty:
        raise ArticleError(_("a document without text: expected an article; check the file"), source=name)
    return assembly.source(name=name, kind=SourceKind.ODT, metadata=_metadata(document))


def _opened(data: bytes, name: str) -> Any:
    from odf.opendocument import load

    try:
        document = load(BytesIO(data))
        if document.text is None:
            raise ValueError
    # What a broken package raises depends on where it is broken: KeyError, ValueError, XML and ZIP errors.
    except Exception as error:
        raise broken_document(name) from error
    return document


def _tag(node: Any) -> str | None:
    """The name of an element, None for text."""
    return str(node.tagName) if getattr(node, "qname", None) else None


def _children(element: Any) -> list[Any]:
    return [child for child in element.childNodes if _tag(child) not in _UNREAD]


def _paragraphs(
    element: Any, notes: list[Any], kind: BlockKind | None = None
) -> Iterator[tuple[Any, BlockKind | None]]:
    """The paragraphs below ``element`` in reading order, and the kind of those in text boxes and lists.

    Those of a box follow the one it hangs on; the bodies of notes are added to ``notes``.
    """
    for child in _children(element):
        tag = _tag(child)
        if tag in _PARAGRAPHS:
            yield child, kind
            yield from _hanging(child, notes)
        elif tag is not None:
            yield from _paragraphs(child, notes, kind or _HOLDERS.get(tag))


def _hanging(element: Any, notes: list[Any]) -> Iterator[tuple[Any, BlockKind | None]]:
    """The paragraphs of the boxes that hang on a paragraph; its notes are added to ``notes``."""
    for child in _children(element):
        tag = _tag(child)
        if tag == _BOX:
            yield from _paragraphs(child, notes, BlockKind.BOX)
        elif tag == _NOTE:
            notes += [part for part in child.childNodes if _tag(part) == "text:note-body"]
        elif tag is not None:
            yield from _hanging(child, notes)


def _words(element: Any) -> str:
    """The words of a paragraph, without those of boxes and notes that hang on it."""
    words: list[str] = []
    for child in _children(element):
        tag = _tag(child)
        if tag is None:
            words.append(getattr(child, "data", "") or "")
        elif tag in _CHARACTERS:
            words.append(_CHARACTERS[tag])
        elif tag not in (_BOX, _NOTE):
            words.append(_words(child))
    return "".join(words)


class _Styles:
    """The styles of a document: what they make of a paragraph."""

    def __init__(self, document: Any) -> None:
        from odf.style import Style, TextProperties

        self._parents: dict[str, str] = {}
        self._bold: set[str] = set()
        for style in document.getElementsByType(Style):
            name = style.getAttribute("name")
            self._parents[name] = style.getAttribute("parentstylename") or ""
            if any(p.getAttribute("fontweight") == "bold" for p in style.getElementsByType(TextProperties)):
                self._bold.add(name)

    def kind(self, element: Any) -> BlockKind | None:
        """The kind that the style of a paragraph declares; bold questions are those of an interview."""
        line = list(self._line(element.getAttribute("stylename") or ""))
        for style in line:
            if style in _STYLES:
                return _STYLES[style]
        if element.tagName == "text:h":
            return BlockKind.HEADING
        asked = _words(element).rstrip().endswith("?")
        return BlockKind.QUESTION if asked and (self._bold & set(line) or self._all_bold(element)) else None

    def _line(self, name: str) -> Iterator[str]:
        """A style and those it stands on."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            yield name
            name = self._parents.get(name, "")

    def _all_bold(self, element: Any) -> bool:
        for child in element.childNodes:
            if _tag(child) == "text:span":
                if not self._bold & set(self._line(child.getAttribute("stylename") or "")):
                    return False
            elif _tag(child) is None and (getattr(child, "data", "") or "").strip():
                return False
        return True


def _metadata(document: Any) -> Metadata:
    from odf.dc import Creator, Date, Title
    from odf.meta import CreationDate, InitialCreator

    def told(element: Any) -> str | None:
        found = document.meta.getElementsByType(element)
        return (str(found[0]).strip() or None) if found else None

    author = told(InitialCreator) or told(Creator)
    return Metadata(
        headline=told(Title),
        authors=(author,) if author else (),
        published=_seconds(told(CreationDate)),
        updated=_seconds(told(Date)),
    )


def _seconds(moment: str | None) -> str | None:
    """A moment as these documents keep it, without the fraction of its second."""
    from datetime import datetime

    try:
        return datetime.fromisoformat(moment).replace(microsecond=0).isoformat() if moment else None
    except ValueError:
        return None
