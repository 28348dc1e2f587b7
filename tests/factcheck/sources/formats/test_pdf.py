"""PDF documents: what is read, where it stands, what is refused."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from factcheck.errors import ArticleError
from factcheck.scan_results import BlockKind, SourceKind
from factcheck.sources.formats.pdf import read_pdf
from factcheck.sources.source_text import NoticeCode, SourceText
from tests.support.pdf_files import Words, pdf_file

LINE = "Le préfet Martin Leroux a déclaré mardi que la digue"


def page(*lines: str, top: float = 700) -> list[Words]:
    """Lines under one another."""
    return [(50, top - 14 * n, 10, line) for n, line in enumerate(lines)]


def read(data: bytes) -> SourceText:
    """The one article of a document."""
    (source,) = read_pdf(data, name="a.pdf")
    assert isinstance(source, SourceText)
    return source


def test_pages_become_paragraphs_with_their_pages() -> None:
    """Title, text over two pages, no page numbers."""
    first = [(50.0, 760.0, 20.0, "La digue tiendra"), *page(LINE, "de Tarnes tien-"), (300.0, 30.0, 9.0, "1")]
    source = read(pdf_file([first, [*page("drait."), (300.0, 30.0, 9.0, "2")]]))
    assert source.kind is SourceKind.PDF
    assert source.text == f"La digue tiendra\n\n{LINE} de Tarnes tiendrait."
    assert [part.kind for part in source.parts] == [BlockKind.HEADLINE]
    assert [(place.page, place.span.of(source.text)[:8]) for place in source.places] == [
        (1, "La digue"),
        (1, "Le préfe"),
    ]


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("D:20261014180200+02'00'", "2026-10-14T18:02:00+02:00"),
        ("D:20261014180200Z'", None),
        ("hier", None),
    ],
)
def test_what_the_document_tells_of_itself_is_metadata(date: str, told: str | None) -> None:
    """A date that is none costs only itself."""
    data = pdf_file([page(LINE)], {"Title": "La digue", "Author": "Nadia Ferrol", "CreationDate": date})
    metadata = read(data).metadata
    assert (metadata.headline, metadata.authors, metadata.published) == ("La digue", ("Nadia Ferrol",), told)


def test_pages_that_are_pictures_are_told() -> None:
    """The others are read; a document of pictures alone is refused."""
    source = read(pdf_file([page(LINE), [], page(LINE)]))
    assert [(notice.code, notice.values) for notice in source.notices] == [
        (NoticeCode.PAGES_WITHOUT_TEXT, {"pages": "2"})
    ]
    with pytest.raises(ArticleError, match="pages without text, 2 of 2"):
        read_pdf(pdf_file([[], []]), name="a.pdf")


@pytest.mark.parametrize(("user", "opens"), [("", True), ("secret", False)])
def test_locked_documents_open_only_without_a_password(user: str, opens: bool) -> None:
    """A document that is only protected against changes is read."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_file([page(LINE)]))))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    if opens:
        assert read(file.getvalue()).text == LINE
    else:
        with pytest.raises(ArticleError, match="password"):
            read_pdf(file.getvalue(), name="a.pdf")


def test_broken_documents_are_read_as_far_as_they_go_or_refused() -> None:
    """Cut anywhere or with bytes overwritten: an article or the documented error, nothing else."""
    whole = pdf_file([page(LINE), page(LINE)])
    broken = [whole[:end] for end in range(5, len(whole), 97)]
    broken += [whole[:at] + b"\xff" * 9 + whole[at + 9 :] for at in range(5, len(whole), 97)]
    for data in broken:
        try:
            found = read_pdf(data, name="a.pdf")
        except ArticleError:
            continue
        assert len(found) == 1


def test_documents_of_too_many_pages_are_refused() -> None:
    """A book is no article."""
    with pytest.raises(ArticleError, match="501 pages"):
        read_pdf(pdf_file([[]] * 501), name="a.pdf")
