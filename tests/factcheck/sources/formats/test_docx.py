"""Word documents: what a reader of the printed page reads."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from factcheck.errors import ArticleError
from factcheck.scan_results import BlockKind, SourceKind
from factcheck.sources.formats.docx import read_docx
from factcheck.sources.source_text import Metadata, SourceText


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def read(document: Any) -> SourceText:
    """The one article in a document."""
    (source,) = read_docx(saved(document), name="a.docx")
    assert isinstance(source, SourceText)
    return source


def test_headings_lists_and_tables_are_paragraphs() -> None:
    """Each in the order of the page; titles by their style."""
    document = docx.Document()
    document.add_heading("La digue de Tarnes", 0)
    document.add_heading("Les faits", 1)
    document.add_paragraph("Elle a cédé.", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Année", "2026"
    document.add_paragraph("Fin.")
    document.sections[0].header.paragraphs[0].text = "Préfecture"
    source = read(document)
    assert source.kind is SourceKind.DOCX
    assert source.text.split("\n\n") == ["La digue de Tarnes", "Les faits", "Elle a cédé.", "Année", "2026", "Fin."]
    assert [part.kind for part in source.parts] == [BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.BODY]
    assert [place.paragraph for place in source.places] == [1, 2, 3, 4, 5, 6]
    assert source.places[-1].span.of(source.text) == "Fin."


def test_changes_are_taken_as_accepted() -> None:
    """What was inserted is read, which python-docx leaves out; what was deleted, moved away or hidden is not."""
    document = docx.Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')}><w:r><w:t xml:space='preserve'>Le maire </w:t></w:r>"
            "<w:ins w:id='1' w:author='x'><w:r><w:t xml:space='preserve'>ne </w:t></w:r></w:ins>"
            "<w:del w:id='2' w:author='x'><w:r><w:delText>ment</w:delText></w:r></w:del>"
            "<w:moveFrom w:id='3' w:author='x'><w:r><w:t>jamais</w:t></w:r></w:moveFrom>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r>"
            "<w:hyperlink><w:r><w:t>cède</w:t></w:r></w:hyperlink>"
            "<w:r><w:br/><w:t>pas</w:t><w:noBreakHyphen/><w:t>là.</w:t></w:r></w:p>"
        ),
    )
    assert "ne" not in document.paragraphs[0].text
    assert read(document).text == "Le maire ne cède pas\u2011là."


def test_text_boxes_are_boxes_and_read_once() -> None:
    """A box is written twice, for old programs and new ones."""
    box = "<w:txbxContent><w:p><w:r><w:t>Repères</w:t></w:r></w:p></w:txbxContent>"
    document = docx.Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
            f"<w:r><w:t>Le pont est tombé.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}"
            f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
    )
    source = read(document)
    assert source.text == "Le pont est tombé.\n\nRepères"
    assert [(part.kind, part.span.of(source.text)) for part in source.parts] == [(BlockKind.BOX, "Repères")]


@pytest.mark.parametrize(
    ("bold", "words", "asked"), [(True, "Que faire ?", True), (False, "Que faire ?", False), (True, "Non.", False)]
)
def test_questions_in_bold_are_an_interviewers(bold: bool, words: str, asked: bool) -> None:
    """Bold alone is a heading or emphasis, a question mark alone is rhetoric."""
    document = docx.Document()
    document.add_paragraph().add_run(words).bold = bold
    document.add_paragraph("Attendre.")
    assert [part.kind for part in read(document).parts] == ([BlockKind.QUESTION] if asked else [])


def test_properties_are_metadata_unless_a_program_filled_them() -> None:
    """Title, author and date of a document; not what a library puts there for everybody."""
    document = docx.Document()
    document.add_paragraph("Le pont est tombé.")
    assert read(document).metadata == Metadata()
    document.core_properties.title = "Le pont"
    document.core_properties.author = "Nadia Ferrol"
    document.core_properties.modified = datetime(2026, 10, 14, 18, 2, tzinfo=UTC)
    told = read(document).metadata
    assert (told.headline, told.authors, told.updated) == ("Le pont", ("Nadia Ferrol",), "2026-10-14T18:02:00+00:00")


def test_broken_and_empty_documents_are_refused() -> None:
    """Cut anywhere, a document is refused in one line."""
    with pytest.raises(ArticleError, match="without text"):
        read_docx(saved(docx.Document()), name="a.docx")
    whole = saved(docx.Document())
    for end in range(0, len(whole), len(whole) // 12):
        with pytest.raises(ArticleError, match="broken"):
            read_docx(whole[:end], name="a.docx")


@pytest.mark.parametrize(
    "title",
    [
        "", "Note", "Document", "Word Document", "Microsoft Word - brouillon", "Sans titre 1", "Untitled",
        "Modèle de communiqué", "Document 3", "Nouveau document", "dépêche finale.docx",
    ],
)  # fmt: skip
def test_what_templates_leave_as_a_title_is_no_headline(title: str) -> None:
    document = docx.Document()
    document.add_paragraph("Le pont est tombé.")
    document.core_properties.title = title
    document.core_properties.author = "Nadia Ferrol"

    assert read(document).metadata.headline is None


@pytest.mark.parametrize("title", ["Le nouveau pont rouvre", "Nouveau pont, vieux problèmes", "Word, le retour du mot"])
def test_a_headline_that_has_such_words_in_it_is_one(title: str) -> None:
    document = docx.Document()
    document.add_paragraph("Le pont est tombé.")
    document.core_properties.title = title
    document.core_properties.author = "Nadia Ferrol"

    assert read(document).metadata.headline == title
