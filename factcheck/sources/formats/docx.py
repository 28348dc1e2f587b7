"""Word documents: the running text as it would be printed with all changes accepted.

In: the bytes of a DOCX file. Out: one ``SourceText``; places tell the number of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from factcheck.errors import ArticleError
from factcheck.i18n import _
from factcheck.scan_results import BlockKind, SourceKind
from factcheck.sources.assembly import Assembly, Stretch
from factcheck.sources.packed_documents import broken_document, refuse_oversized
from factcheck.sources.source_text import Metadata, SourceText

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["read_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# The text of these is not read: deleted or moved away, repeated for older programs, or the code of a field.
_UNREAD = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr"))
_TEXT_BOX = f"{_W}txbxContent"
_CHARACTERS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "\u2011"}
_STYLES = {"title": BlockKind.HEADLINE, "subtitle": BlockKind.STANDFIRST, "caption": BlockKind.CAPTION}
_FOOTNOTES = "/footnotes"
_TEMPLATE_AUTHOR = "python-docx"
"""Who wrote what a program made from a template, years ago as its dates say."""
_NO_TITLE = re.compile(
    r"\S*|(?:microsoft )?word[ -].*|(?:untitled|sans titre|nouveau document|new document)\b.*|modèle de .*"
    r"|document (?:word|\d+)|.*\.(?:docx?|dotx?|odt|rtf)",
    re.IGNORECASE,
)
"""What templates and programs leave as the title of a document: *Note*, *Microsoft Word - brouillon*, *Sans titre 1*.

No headline of one word stands in a property alone; one that is a headline stands in the text, too, and is read there.
"""


def read_docx(data: bytes, *, name: str) -> list[SourceText | ArticleError]:
    """The one article that a Word document is.

    Paragraphs, headings, lists, tables (cell by cell) and text boxes, with what was inserted and without what was
    deleted; footnotes stand at the end. Headers, footers and comments are left out.

    Raises:
        ArticleError: the file is broken, locked or too large, or holds no text.
    """
    refuse_oversized(data, name=name)
    document = _opened(data, name)
    assembly = Assembly()
    names = {style.style_id: (style.name or "").lower() for style in document.styles}
    for number, (element, kind) in enumerate(_paragraphs(document.element.body), start=1):
        declared = kind or _declared_kind(element, names)
        assembly.add([Stretch(words=_words(element), paragraph=number)], declared)
    for element in _footnotes(document):
        assembly.add(_words(element), BlockKind.BOX)
    if assembly.empty:
        raise ArticleError(_("a document without text: expected an article; check the file"), source=name)
    return [assembly.source(name=name, kind=SourceKind.DOCX, metadata=_metadata(document))]


def _opened(data: bytes, name: str) -> Document:
    import docx

    try:
        return docx.Document(BytesIO(data))
    # What a broken package raises depends on where it is broken: KeyError, ValueError, XML and ZIP errors.
    except Exception as error:
        raise broken_document(name) from error


def _paragraphs(element: Any) -> Iterator[tuple[Any, BlockKind | None]]:
    """The paragraphs below ``element`` in reading order; those of text boxes follow the one they hang on."""
    for child in element.iterchildren():
        if child.tag == f"{_W}p":
            yield child, None
            for box in _text_boxes(child):
                yield from ((paragraph, BlockKind.BOX) for paragraph, _kind in _paragraphs(box))
        elif child.tag not in _UNREAD and isinstance(child.tag, str):
            yield from _paragraphs(child)


def _text_boxes(element: Any) -> Iterator[Any]:
    for child in element.iterchildren():
        if child.tag == _TEXT_BOX:
            yield child
        elif child.tag not in _UNREAD:
            yield from _text_boxes(child)


def _words(element: Any) -> str:
    """The words of a paragraph, without those of text boxes that hang on it."""
    words: list[str] = []
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            words.append(child.text or "")
        elif child.tag in _CHARACTERS:
            words.append(_CHARACTERS[child.tag])
        elif child.tag not in _UNREAD and child.tag != _TEXT_BOX and not _is_hidden(child):
            words.append(_words(child))
    return "".join(words)


def _is_hidden(run: Any) -> bool:
    return _has(run, "vanish")


def _has(run: Any, trait: str) -> bool:
    """Whether the letters of a run have a trait, like bold."""
    found = run.find(f"{_W}rPr/{_W}{trait}")
    return found is not None and found.get(f"{_W}val") not in ("0", "false", "off")


def _declared_kind(paragraph: Any, names: dict[str, str]) -> BlockKind | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = names.get(style.get(f"{_W}val"), "") if style is not None else ""
    if name in _STYLES:
        return _STYLES[name]
    if name.startswith("heading"):
        return BlockKind.HEADING
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None or name.startswith("list"):
        return BlockKind.BODY
    return BlockKind.QUESTION if _asked_in_bold(paragraph) else None


def _asked_in_bold(paragraph: Any) -> bool:
    """Whether a paragraph is bold throughout and ends with a question mark, as questions of interviews are."""
    if not _words(paragraph).rstrip().endswith("?"):
        return False
    runs = [run for run in paragraph.iter(f"{_W}r") if _words(run).strip()]
    return bool(runs) and all(_has(run, "b") for run in runs)


def _footnotes(document: Document) -> Iterator[Any]:
    from lxml import etree

    for relation in document.part.rels.values():
        if relation.reltype.endswith(_FOOTNOTES) and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            try:
                root = etree.fromstring(relation.target_part.blob, parser)
            except etree.XMLSyntaxError:
                # A document whose notes are broken still has its text.
                continue
            # Notes of a type are the lines that part notes from text.
            for note in root.iter(f"{_W}footnote"):
                if note.get(f"{_W}type") is None:
                    yield from note.iter(f"{_W}p")


def _metadata(document: Document) -> Metadata:
    told = document.core_properties
    author = (told.author or "").strip()
    if author == _TEMPLATE_AUTHOR:
        return Metadata()
    title = (told.title or "").strip()
    return Metadata(
        headline=None if _NO_TITLE.fullmatch(title) else title,
        authors=(author,) if author else (),
        updated=told.modified.isoformat() if told.modified else None,
    )
