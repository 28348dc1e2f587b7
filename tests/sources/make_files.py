"""Make the files that programs make: PDF, Word, OpenDocument, mail, archives.

In: the documents in ``documents``, as flat OpenDocument, and files written by hand. Out: the files in ``files``. Run as
``python tests/sources/make_files.py``; it needs LibreOffice
(``soffice``) with French hyphenation (``hyphen-fr``), poppler (``pdftoppm``) and Chromium. What is made is
kept in the repository, because LibreOffice writes dates and ids that differ from run to run.
"""

from __future__ import annotations

import base64
import io
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import docx
from docx.oxml import parse_xml

HERE = Path(__file__).resolve().parent
DOCUMENTS = HERE / "documents"
FILES = HERE / "files"
PASSWORD = "sesame"
DPI = 75
"""Resolution of the scan: a person can still read it."""
TIME = (2026, 10, 14, 12, 0, 0)
"""When the files in archives were last changed."""


def main() -> None:
    """Make all files, each in its folder."""
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder))
        make_documents(office)
        make_scan(office)
        make_printed_page(Path(folder))
    make_word_document()
    make_mails()
    make_archives()


class Office:
    """LibreOffice without a window, with a profile of its own in a folder that goes away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def convert(self, source: Path, target: Path, export: str = "") -> None:
        """Save ``source`` as ``target``; ``export`` are the options of the export filter, as JSON."""
        kind = target.suffix.removeprefix(".") + (f":writer_pdf_Export:{export}" if export else "")
        command = ["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", kind]
        subprocess.run([*command, "--outdir", str(self.folder), str(source)], check=True, capture_output=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(self.folder / f"{source.stem}{target.suffix}", target)


# --- Documents -------------------------------------------------------------------------------------------------------


def make_documents(office: Office) -> None:
    """PDF, Word and OpenDocument files from the documents written by hand; one of them needs a password."""
    for name in ("declaration-deux-colonnes", "communique-parquet", "communique-entete"):
        office.convert(DOCUMENTS / f"{name}.fodt", FILES / "pdf" / f"{name}.pdf")
    for name in ("declaration-ministre.docx", "declaration-ministre.odt", "communique-entete.odt"):
        office.convert(DOCUMENTS / f"{Path(name).stem}.fodt", FILES / "documents" / name)
    locked = {
        "EncryptFile": {"type": "boolean", "value": "true"},
        "DocumentOpenPassword": {"type": "string", "value": PASSWORD},
    }
    office.convert(DOCUMENTS / "communique-entete.fodt", FILES / "pdf" / "communique-chiffre.pdf", json.dumps(locked))
    # The same bytes as another file, under a name that tells nothing.
    shutil.copy(FILES / "pdf" / "communique-parquet.pdf", FILES / "wrong-names" / "communique-sans-extension")


def make_scan(office: Office) -> None:
    """A PDF that holds the picture of a page and no text."""
    picture = office.folder / "communique-numerise"
    page = ["pdftoppm", "-jpeg", "-gray", "-r", str(DPI), "-singlefile"]
    subprocess.run([*page, str(FILES / "pdf" / "communique-entete.pdf"), str(picture)], check=True)
    data = base64.b64encode(picture.with_suffix(".jpg").read_bytes()).decode("ascii")
    document = office.folder / "communique-numerise.fodt"
    template = (DOCUMENTS / "picture-of-a-page.xml").read_text(encoding="utf-8")
    document.write_text(template.replace("PICTURE", data), encoding="utf-8")
    office.convert(document, FILES / "pdf" / "communique-numerise.pdf")


def make_printed_page(folder: Path) -> None:
    """A PDF of a page as a browser prints it, with its own lines above and below."""
    page = folder / "impression.html"
    # Without its scripts: the page would open the window for printing.
    text = (FILES / "pages" / "impression.html").read_text(encoding="utf-8")
    page.write_text(re.sub(r"(?s)<script.*?</script>", "", text), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/chromium"]
    target = FILES / "pdf" / "page-imprimee.pdf"
    subprocess.run([*command, f"--print-to-pdf={target}", page.as_uri()], check=True, capture_output=True)


def make_word_document() -> None:
    """A Word file with what Word writes and LibreOffice does not: controls, fields, moved and hidden text."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "", "python-docx"
    section = document.sections[0]
    section.header.paragraphs[0].text = "Région Grand-Lormont – Service de presse"
    section.footer.paragraphs[0].text = "Ne pas diffuser avant 18 heures"
    body = document.element.body
    for element in reversed(list(parse_xml((DOCUMENTS / "autocars.xml").read_text(encoding="utf-8")))):
        body.insert(0, element)
    runs = document.paragraphs[0].runs
    document.add_comment(runs, "À relire par le service juridique", author="Relecture", initials="R")
    document.save(str(FILES / "documents" / "autocars.docx"))


# --- Mail ------------------------------------------------------------------------------------------------------------


def make_mails() -> None:
    """A press release by mail, forwarded, in windows-1252; and one with its statement as a Word file."""
    for name, make in {
        "communique-transfere.eml": forwarded_mail,
        "communique-joint.eml": mail_with_statement,
        "communique-html.eml": mail_of_html,
        "page-complete.mhtml": saved_page,
    }.items():
        (FILES / "mail" / name).write_bytes(make().as_bytes(policy=SMTP))


def _mail(subject: str, sender: str, day: str, message_id: str) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["Return-Path"] = "<noreply@courrier.example>"
    mail["Received"] = "from mx.courrier.example (mx.courrier.example [192.0.2.7]) by redaction.example with ESMTPS"
    mail["From"], mail["To"] = sender, "Rédaction <redaction@ostrelle-matin.example>"
    mail["Subject"], mail["Date"], mail["Message-ID"] = subject, day, message_id
    mail["X-Mailer"] = "Courrier 16.0"
    return mail


def forwarded_mail() -> EmailMessage:
    """A press release as plain text and HTML, quoted-printable, below the head of the mail it was forwarded from."""
    mail = _mail(
        "TR: Communiqué – Le festival des Quais annulé",
        "Léonie Sabatier <leonie.sabatier@ostrelle-matin.example>",
        "Wed, 14 Oct 2026 10:26:41 +0200",
        "<20261014082641.4f1c@courrier.example>",
    )
    text = (DOCUMENTS / "communique-transfere.txt").read_text(encoding="utf-8")
    paragraphs = "".join(f"<p>{part}</p>\n" for part in text.replace("\n", "<br>\n").split("<br>\n<br>\n"))
    html = f'<html><head><style>p {{ margin: 0 0 1em }}</style></head><body lang="FR">{paragraphs}</body></html>'
    mail.set_content(text, charset="windows-1252", cte="quoted-printable")
    mail.add_alternative(html, subtype="html", charset="windows-1252", cte="quoted-printable")
    return mail


def mail_with_statement() -> EmailMessage:
    """News in the mail itself, in base64, and a statement attached to it with a picture."""
    mail = _mail(
        "Plan hivernal : déclaration de la ministre et éléments de contexte",
        "Service de presse <presse@transports.example>",
        "Wed, 14 Oct 2026 17:05:00 +0200",
        "<b64.77120@transports.example>",
    )
    mail.set_content((DOCUMENTS / "communique-joint.txt").read_text(encoding="utf-8"), cte="base64")
    mail.add_attachment(
        (FILES / "documents" / "declaration-ministre.docx").read_bytes(),
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="Déclaration de la ministre.docx",
    )
    mail.add_attachment(PICTURE, maintype="image", subtype="gif", filename="logo.gif")
    return mail


def mail_of_html() -> EmailMessage:
    """A mail without plain text, with its logo inside."""
    mail = _mail(
        "RE: Franchise inondation",
        "Presse Mutuelle <presse@mutuelle-marais.example>",
        "Thu, 15 Oct 2026 09:30:12 +0200",
        "<DB9PR00.invent@mutuelle-marais.example>",
    )
    page = (DOCUMENTS / "communique-outlook.html").read_text(encoding="utf-8")
    mail.set_content(page, subtype="html", charset="utf-8", cte="base64")
    mail.add_related(PICTURE, maintype="image", subtype="gif", cid="<image001.png@01DC3D00.INVENT>")
    return mail


def saved_page() -> EmailMessage:
    """A page and a picture in one file, as a browser saves them."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "<Saved by Blink>"
    mail["Snapshot-Content-Location"] = "https://www.meuselibre.example/a/482213/"
    mail["Subject"] = "Rixe de Harmelies : quatre suspects inculpés - La Meuse-Libre"
    mail["Date"] = "Wed, 14 Oct 2026 10:02:33 -0000"
    page = (FILES / "pages" / "belgique.html").read_text(encoding="utf-8")
    mail.set_content(page, subtype="html", charset="utf-8", cte="quoted-printable")
    mail.add_related(PICTURE, maintype="image", subtype="gif", cid="<frame-1@mhtml.blink>")
    return mail


PICTURE = bytes.fromhex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b")
"""A GIF of one white dot."""


# --- Archives --------------------------------------------------------------------------------------------------------

PACKED = {
    "Envoi du 14 octobre/depeche.txt": "texts/depeche-windows-1252.txt",
    "Envoi du 14 octobre/Déclaration de la ministre.docx": "documents/declaration-ministre.docx",
    "Envoi du 14 octobre/page.html": "pages/drupal.html",
}
"""The names in the archives, and the files they are copies of."""


def make_archives() -> None:
    """The same files in a ZIP as a Mac makes it, with its hidden twins, and in a compressed tar."""
    entries = {name: (FILES / path).read_bytes() for name, path in PACKED.items()}
    entries["Envoi du 14 octobre/logo.gif"] = PICTURE
    with zipfile.ZipFile(FILES / "archives" / "envoi.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            folder, _slash, base = name.rpartition("/")
            packed.writestr(zipfile.ZipInfo(name, TIME), data, zipfile.ZIP_DEFLATED)
            packed.writestr(zipfile.ZipInfo(f"__MACOSX/{folder}/._{base}", TIME), b"\0\5\x16\7\0\2\0\0Mac OS X")
    with tarfile.open(FILES / "archives" / "envoi.tar.gz", "w:gz") as tar:
        for name, data in entries.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))


if __name__ == "__main__":
    main()
