"""Documents as a newsroom receives them: Word, OpenDocument, PDF, mail, subtitles."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO

import docx
from odf import text as odt
from odf.opendocument import OpenDocumentText
from odf.style import Style
from pytest_bdd import given, scenarios, then, when

from factcheck.articles.reader import article_of
from factcheck.scan_results import Article, BlockKind
from factcheck.sources.readers import read_sources
from factcheck.sources.source_text import SourceText
from tests.features.sentences import sentence
from tests.features.tables import Table, records
from tests.support.pdf_files import Words, pdf_file

scenarios("documents.feature")

ROLES = {BlockKind.HEADLINE: "titre", BlockKind.BODY: "texte", BlockKind.STANDFIRST: "texte"}
WIDTH = 60


def word_document(paragraphs: list[str]) -> bytes:
    """As Word keeps it: the first paragraph in the style of titles."""
    document, file = docx.Document(), BytesIO()
    document.add_heading(paragraphs[0], 0)
    for paragraph in paragraphs[1:]:
        document.add_paragraph(paragraph)
    document.save(file)
    return file.getvalue()


def open_document(paragraphs: list[str]) -> bytes:
    """As LibreOffice keeps it."""
    document, file = OpenDocumentText(), BytesIO()
    title = Style(name="Title", family="paragraph")
    document.styles.addElement(title)
    document.text.addElement(odt.P(stylename=title, text=paragraphs[0]))
    for paragraph in paragraphs[1:]:
        document.text.addElement(odt.P(text=paragraph))
    document.write(file)
    return file.getvalue()


def lines_of(paragraphs: list[str]) -> list[str]:
    """Paragraphs in lines as a page is wide, an empty one after each."""
    lines: list[str] = []
    for paragraph in paragraphs:
        line = ""
        for word in paragraph.split(" "):
            if len(line) + len(word) >= WIDTH:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines += [line, ""]
    return lines


def printed(paragraphs: list[str], pages: int = 1) -> bytes:
    """As a printer gets it: a title in large letters, lines, the last paragraph on another page if there are two."""
    title: list[Words] = [(50, 760, 20, paragraphs[0])]
    texts = [paragraphs[1:]] if pages == 1 else [paragraphs[1:-1], paragraphs[-1:]]
    drawn: list[list[Words]] = [
        [(50, 700 - 14 * n, 10, line) for n, line in enumerate(lines_of(text)) if line] for text in texts
    ]
    return pdf_file([[*title, *drawn[0]], *drawn[1:]])


def mail(paragraphs: list[str]) -> bytes:
    """As a message whose subject is the title."""
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = (
        "presse@brenne.example",
        paragraphs[0],
        "Wed, 14 Oct 2026 18:02:00 +0200",
    )
    made.set_content("\n\n".join(paragraphs))
    return made.as_bytes()


def attached(paragraphs: list[str]) -> bytes:
    """As a document that hangs on a message without words of its own."""
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = (
        "presse@brenne.example",
        "Communiqué",
        "Wed, 14 Oct 2026 18:02:00 +0200",
    )
    made.add_attachment(word_document(paragraphs), maintype="application", subtype="octet-stream", filename="c.docx")
    return made.as_bytes()


@given("le communiqué suivant:", target_fixture="paragraphs")
def statement_given(docstring: str) -> list[str]:
    """The paragraphs of a statement."""
    return docstring.split("\n\n")


@given(sentence("le communiqué est reçu sous forme de {form}"), target_fixture="document")
def statement_received(paragraphs: list[str], form: str) -> bytes:
    """The bytes of the document that arrives."""
    forms: dict[str, Callable[[list[str]], bytes]] = {
        "document Word": word_document,
        "document OpenDocument": open_document,
        "PDF": printed,
        "PDF sur deux pages": lambda paragraphs: printed(paragraphs, pages=2),
        "courriel": mail,
        "pièce jointe d'un courriel": attached,
    }
    return forms[form](paragraphs)


@given("les sous-titres suivants:", target_fixture="document")
def subtitles_given(docstring: str) -> bytes:
    """A file of subtitles."""
    return docstring.encode()


@when("on lit le document", target_fixture="article")
def read_document(document: bytes) -> Article:
    """Read it without looking for claims; its name tells nothing of its kind."""
    (source,) = read_sources(document, name="reçu")
    assert isinstance(source, SourceText)
    return article_of(source)


@then("les paragraphes sont:")
def paragraphs_are(article: Article, datatable: Table) -> None:
    """Just these paragraphs, in this order, each with its part."""
    read = [
        {"rôle": ROLES.get(block.kind, block.kind), "paragraphe": block.span.of(article.text)}
        for block in article.blocks
    ]
    assert read == records(datatable)


@then("les passages se trouvent:")
def passages_stand(article: Article, datatable: Table) -> None:
    """Each passage lies in a stretch of that page or time."""
    for wanted in records(datatable):
        at = article.text.index(wanted["passage"])
        (place,) = (place for place in article.places if place.span.start <= at < place.span.end)
        told = str(place.page) if "page" in wanted else str(place.starts)
        assert told == wanted.get("page", wanted.get("moment"))
