"""Mails: the message, what it quotes, what hangs on it."""

from __future__ import annotations

import time
from email.message import EmailMessage
from functools import partial

import pytest

from factcheck.errors import ArticleError
from factcheck.scan_results import BlockKind, SourceKind
from factcheck.sources.formats.email import read_email
from factcheck.sources.readers import read_sources
from factcheck.sources.source_text import SourceText
from tests.support.bounds import FROZEN_S

MESSAGE = "Bonjour,\n\nLe préfet Martin Leroux a déclaré mardi que la digue de Tarnes tiendrait.\n"


def mail(content: str = MESSAGE, **fields: str) -> EmailMessage:
    """A mail with these fields and this message."""
    made = EmailMessage()
    for field, value in {"From": "Service presse <presse@brenne.example>", "Subject": "La digue", **fields}.items():
        made[field] = value
    made.set_content(content)
    return made


def read(made: EmailMessage) -> list[SourceText]:
    """The articles in a mail, none of which is an error."""
    found = read_email(made.as_bytes(), name="a.eml", read=partial(read_sources, depth=1))
    assert all(isinstance(one, SourceText) for one in found)
    return [one for one in found if isinstance(one, SourceText)]


def furniture(source: SourceText) -> list[str]:
    """The lines that are not the message's own."""
    return [part.span.of(source.text).strip() for part in source.parts if part.kind is BlockKind.FURNITURE]


def test_fields_are_metadata() -> None:
    """Sender, subject without the marks of forwarding, date with its zone."""
    (source,) = read(mail(Date="Wed, 14 Oct 2026 18:02:00 +0200", Subject="TR: Re : La digue tiendra"))
    told = source.metadata
    assert (told.headline, told.authors) == ("La digue tiendra", ("Service presse",))
    assert told.published == "2026-10-14T18:02:00+02:00"
    assert (source.kind, source.text) == (SourceKind.EMAIL, MESSAGE)


@pytest.mark.parametrize(
    ("below", "lines"),
    [
        ("-- \nService presse\n01 02 03", ["--", "Service presse", "01 02 03"]),
        ("Le 13 oct. 2026, Jeanne a écrit :\n> Et la digue ?\n> Merci", 3),
        ("Le 13 oct. 2026 à 14:02,\nJeanne <j@x.example> a écrit :\n>> Et la digue ?", 3),
        ("-----Message d'origine-----\nDe : Jeanne <j@x.example>\nEnvoyé : 13 octobre\nObjet : La digue", 4),
        ("---------- Forwarded message ---------\n\nFrom: J <j@x.example>\nDate: x\nSubject: La digue\nTo: K", 5),
        ("Les faits :\n- un pont\n- une digue en 2011", 0),
        ("Date : 14 octobre\nLieu : Tarnes\nEntrée : libre", 0),
    ],
)
def test_what_is_quoted_and_the_signature_are_no_message(below: str, lines: int | list[str]) -> None:
    """Heads of forwarded mails too; lists and practical details are the message's own."""
    (source,) = read(mail(f"{MESSAGE}\n{below}\n"))
    expected = [line for line in below.split("\n") if line][:lines] if isinstance(lines, int) else lines
    assert furniture(source) == expected


@pytest.mark.parametrize(("times", "own"), [(1, False), (20, True)])
def test_a_covering_line_is_no_message(times: int, own: bool) -> None:
    """Above a forwarded mail a few words are for the colleague, many are a text."""
    cover = "Tu peux en faire quelque chose ? " * times
    head = "----- Message transféré -----\nDe : J <j@x.example>\nDate : 14 octobre\nObjet : La digue"
    (source,) = read(mail(f"{cover}\n\n{head}\n\n{MESSAGE}"))
    assert (cover.strip() not in furniture(source)) is own


def test_a_message_written_as_a_page_is_read_as_one() -> None:
    """Its first title is the headline; the mail that it answers is none of it, and stands in no part twice."""
    made = mail("x")
    head = "<p>De : J &lt;j@x.example&gt;<br>Date : 14 octobre<br>Objet : La digue</p>"
    text = MESSAGE.split("\n\n")[1].strip()
    made.set_content(f"<p><b>La digue tiendra</b></p><p>{text}</p>{head}<p>Et la digue ?</p>", subtype="html")
    (source,) = read(made)
    own = [part for part in source.parts if part.kind is not BlockKind.FURNITURE]
    assert "Et la digue ?" in furniture(source)
    assert not any(one.span.overlaps(other.span) for one in source.parts for other in source.parts if one is not other)
    assert text not in furniture(source)
    assert {part.kind for part in own} <= {BlockKind.HEADLINE, BlockKind.BODY}


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "iso-8859-15"])
@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
def test_every_encoding_of_mails_is_read(encoding: str, transfer: str) -> None:
    """The declared charset is taken."""
    made = mail()
    made.set_content(
        "L’été où l’œuvre a coûté 3 € de plus, c’est déjà loin.".replace("’", "'"), charset=encoding, cte=transfer
    )
    assert read(made)[0].text.strip() == "L'été où l'œuvre a coûté 3 € de plus, c'est déjà loin."


def test_readable_attachments_are_articles_and_others_are_told() -> None:
    """Each under the name of the mail; pictures and broken files are left out with a notice."""
    made = mail()
    made.add_attachment("La digue a cédé.", filename="note.txt")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(b"%PDF-1.4 broken", maintype="application", subtype="pdf", filename="casse.pdf")
    message, note = read(made)
    assert (note.name, note.text.strip()) == ("a.eml/note.txt", "La digue a cédé.")
    assert [notice.values["what"] for notice in message.notices] == ["a.eml/logo.png", "a.eml/casse.pdf"]


def test_mails_in_mails_are_read_to_a_bound() -> None:
    """A mail forwarded whole is an article; thirty of them in one another cost themselves."""
    inner = mail("Le pont est tombé, a dit le maire de Tarnes.\n")
    outer = mail()
    outer.add_attachment(inner)
    assert [source.text.split(",")[0] for source in read(outer)] == ["Bonjour", "Le pont est tombé"]
    for _number in range(30):
        outer, inner = mail(), outer
        outer.add_attachment(inner)
    assert len(read(outer)) < 6


@pytest.mark.parametrize(
    "data", [b"", b"From: a@b.example\nSubject: x\nDate: y\n\n", b"From: a\nContent-Type: multipart/mixed\n\nx"]
)
def test_mails_without_text_are_refused(data: bytes) -> None:
    """Never anything but the documented error."""
    with pytest.raises(ArticleError, match="without text"):
        read_email(data, name="a.eml", read=read_sources)


def test_names_of_attachments_are_cleaned() -> None:
    made = mail()
    made.add_attachment(MESSAGE, filename="a\u202etxt.exe\x1b[2J")
    _message, attached = read(made)
    assert attached.name == "a.eml/a\ufffdtxt.exe\ufffd[2J"


def test_many_attachments_cost_themselves() -> None:
    """Two hundred are read; that there are more is told."""
    part = f"--x\nContent-Disposition: attachment; filename=a.txt\n\n{MESSAGE}\n"
    data = f"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n{part * 250}--x--\n".encode()
    found = read_email(data, name="a.eml", read=read_sources)
    assert sum(isinstance(one, SourceText) for one in found) == 200
    assert ["200" in one.message for one in found if isinstance(one, ArticleError)] == [True]


@pytest.mark.parametrize("field", ["=?utf-8?q?=C3=A9?= " * 20_000, "(" * 20_000, "a@b.example, " * 20_000])
def test_long_fields_are_read_to_a_bound(field: str) -> None:
    data = f"From: {field}\nSubject: {field}\nTo: {field}\n\n{MESSAGE}".encode()
    began = time.process_time()
    read_email(data, name="a.eml", read=read_sources)
    assert time.process_time() - began < FROZEN_S


def test_parts_within_parts_are_read_or_refused() -> None:
    nested = "".join(f"Content-Type: multipart/mixed; boundary=x{n}\n\n--x{n}\n" for n in range(2_000))
    with pytest.raises(ArticleError, match=r"parts within parts|without text"):
        read_email(f"From: a@b.example\n{nested}\n{MESSAGE}".encode(), name="a.eml", read=read_sources)


def test_a_codec_that_is_no_encoding_is_not_used() -> None:
    """Punycode would take the square of the length."""
    data = f"From: a@b.example\nContent-Type: text/plain; charset=punycode\n\n{'-mot ' * 100_000}".encode()
    began = time.process_time()
    (message,) = read_email(data, name="a.eml", read=read_sources)
    assert isinstance(message, SourceText)
    assert message.text.startswith("-mot -mot")
    assert time.process_time() - began < FROZEN_S
