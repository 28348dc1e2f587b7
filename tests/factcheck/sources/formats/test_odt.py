"""OpenDocument texts: what a reader of the printed page reads."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from odf import dc, draw, meta, office, style, table
from odf import text as odt
from odf.opendocument import OpenDocumentText

from factcheck.errors import ArticleError
from factcheck.scan_results import BlockKind
from factcheck.sources.formats.odt import read_odt
from factcheck.sources.source_text import SourceText


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    file = BytesIO()
    document.write(file)
    return file.getvalue()


def read(document: Any) -> SourceText:
    """The one article in a document."""
    (source,) = read_odt(saved(document), name="a.odt")
    assert isinstance(source, SourceText)
    return source


def bold(document: Any) -> Any:
    """A style of bold letters in a document."""
    made = style.Style(name="gras", family="text")
    made.addElement(style.TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(made)
    return made


def test_headings_lists_and_tables_are_paragraphs() -> None:
    """Each in the order of the page, spaces and breaks as spaces."""
    document = OpenDocumentText()
    document.text.addElement(odt.H(outlinelevel=1, text="Les faits"))
    item = odt.ListItem()
    item.addElement(odt.P(text="Elle a cédé."))
    listed = odt.List()
    listed.addElement(item)
    document.text.addElement(listed)
    grid, row = table.Table(), table.TableRow()
    for words in ("Année", "2026"):
        cell = table.TableCell()
        cell.addElement(odt.P(text=words))
        row.addElement(cell)
    grid.addElement(row)
    document.text.addElement(grid)
    last = odt.P(text="La")
    last.addElement(odt.LineBreak())
    last.addText("fin.")
    document.text.addElement(last)
    source = read(document)
    assert source.text.split("\n\n") == ["Les faits", "Elle a cédé.", "Année", "2026", "La fin."]
    assert [part.kind for part in source.parts] == [BlockKind.HEADING, BlockKind.BODY]
    assert [place.paragraph for place in source.places] == [1, 2, 3, 4, 5]


def test_comments_and_deleted_text_are_left_out_and_notes_stand_at_the_end() -> None:
    """A box follows its paragraph; nothing is read twice."""
    document = OpenDocumentText()
    changes = odt.TrackedChanges()
    region, deletion = odt.ChangedRegion(check_grammar=False), odt.Deletion()
    deletion.addElement(odt.P(text="Jamais."))
    region.addElement(deletion)
    changes.addElement(region)
    document.text.addElement(changes)
    paragraph = odt.P(text="Le pont")
    comment = office.Annotation()
    comment.addElement(odt.P(text="À vérifier"))
    paragraph.addElement(comment)
    note = odt.Note(noteclass="footnote")
    note.addElement(odt.NoteCitation(text="1"))
    body = odt.NoteBody()
    body.addElement(odt.P(text="Selon la mairie."))
    note.addElement(body)
    paragraph.addElement(note)
    frame, box = draw.Frame(), draw.TextBox()
    box.addElement(odt.P(text="Repères"))
    frame.addElement(box)
    paragraph.addElement(frame)
    paragraph.addText(" est tombé.")
    document.text.addElement(paragraph)
    document.text.addElement(odt.P(text="Fin."))
    source = read(document)
    assert source.text.split("\n\n") == ["Le pont est tombé.", "Repères", "Fin.", "Selon la mairie."]
    assert [part.kind for part in source.parts] == [BlockKind.BOX, BlockKind.BOX]


@pytest.mark.parametrize(
    ("strong", "words", "asked"), [(True, "Que faire ?", True), (False, "Que faire ?", False), (True, "Non.", False)]
)
def test_questions_in_bold_are_an_interviewers(strong: bool, words: str, asked: bool) -> None:
    """Bold throughout and a question mark."""
    document = OpenDocumentText()
    paragraph = odt.P()
    paragraph.addElement(odt.Span(stylename=bold(document), text=words) if strong else odt.Span(text=words))
    document.text.addElement(paragraph)
    document.text.addElement(odt.P(text="Attendre."))
    assert [part.kind for part in read(document).parts] == ([BlockKind.QUESTION] if asked else [])


def test_metadata_is_what_the_document_tells() -> None:
    """Moments without the fractions of a second that programs write; what is no moment is dropped."""
    document = OpenDocumentText()
    document.text.addElement(odt.P(text="Le pont est tombé."))
    document.meta.addElement(dc.Title(text="Le pont"))
    document.meta.addElement(meta.InitialCreator(text="Nadia Ferrol"))
    document.meta.addElement(meta.CreationDate(text="2026-10-14T18:02:00.123456789"))
    document.meta.addElement(dc.Date(text="hier"))
    told = read(document).metadata
    assert (told.headline, told.authors, told.updated) == ("Le pont", ("Nadia Ferrol",), None)
    assert told.published == "2026-10-14T18:02:00"


def test_broken_and_empty_documents_are_refused() -> None:
    """Cut anywhere, a document is refused in one line."""
    with pytest.raises(ArticleError, match="without text"):
        read_odt(saved(OpenDocumentText()), name="a.odt")
    whole = saved(OpenDocumentText())
    for end in range(0, len(whole), len(whole) // 12):
        with pytest.raises(ArticleError, match="broken"):
            read_odt(whole[:end], name="a.odt")
