"""Sources of every kind, mutated by chance that repeats, and made to grow: each is read or refused, and in good time.

FACTCHECK_TORTURE says how many: twenty of each hundred files for each kind (``make torture``: 2,000), some always.
"""

from __future__ import annotations

import gzip
import io
import os
import socket
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.articles.reader import read_articles
from factcheck.errors import ArticleError
from factcheck.scan_results import Article
from factcheck.sources.readers import read_sources
from tests.support.mutated_sources import kinds, mutated_source

DRAWS = max(5, 20 * int(os.environ.get("FACTCHECK_TORTURE", "0")))
SCALE = 50 if int(os.environ.get("FACTCHECK_TORTURE", "0")) >= 100 else 1
LONGEST_S = 5.0
"""Processor time for one mutated file of at most 400 kB; nearly all take some hundredths of a second."""
ODD = "odd make"
"""What is told of a fault that no reader foresaw."""
SAID = "Le maire de la commune a annoncé lundi que le budget des écoles baisserait de trois pour cent. "


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a source refers to, nothing is connected to, and no name is looked up."""

    def refused(*_given: object, **_options: object) -> None:
        pytest.fail("a source made the program reach for the network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refused)


def read(name: str, data: bytes, *, within: float, folder: Path) -> list[Article | ArticleError]:
    """What a file of this name yields, checked: articles that can be kept, errors that were foreseen."""
    path = folder / name
    try:
        path.write_bytes(data)
    except OSError:
        path = folder / "source"
        path.write_bytes(data)
    began = time.process_time()
    found = list(read_articles([str(path)]))
    assert time.process_time() - began < within, name
    assert found, name
    for one in found:
        assert isinstance(one, Article | ArticleError)
        if isinstance(one, ArticleError):
            assert ODD not in one.message, (name, one.message)
        else:
            one.text.encode("utf-8")
            assert all(block.span.of(one.text) for block in one.blocks)
    path.unlink()
    return found


@pytest.mark.parametrize("kind", kinds())
def test_a_mutated_source_is_read_or_refused(kind: str, tmp_path: Path) -> None:
    for number in range(DRAWS):
        name, data = mutated_source(kind, number)
        try:
            read(name, data, within=LONGEST_S, folder=tmp_path)
        except BaseException as error:
            error.add_note(f"{kind}, number {number}")
            raise


def page(body: str, head: str = "") -> bytes:
    """An article with ``body`` below its first paragraph."""
    start = f"<!doctype html><html lang=fr><head>{head}</head><body><article><h1>Le budget</h1>"
    return f"{start}<p>{SAID * 4}</p>{body}".encode()


def mail(fields: str, body: str = SAID) -> bytes:
    """A mail with these fields besides the usual ones."""
    return f"From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\n{fields}\n\n{body}\n".encode()


def feed(items: str, before: str = "") -> bytes:
    """An RSS feed."""
    return f"{before}<rss version='2.0'><channel><title>Le Courrier</title>{items}</channel></rss>".encode()


def zipped(entries: dict[str, bytes]) -> bytes:
    """A ZIP file of these entries."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def sparse_tape(entries: int) -> bytes:
    """A TAR file whose entries claim to hold 49 million bytes each, and hold none."""
    tape = b""
    for number in range(entries):
        entry = tarfile.TarInfo(f"{number}.txt")
        entry.type = tarfile.GNUTYPE_SPARSE
        head = bytearray(entry.tobuf(tarfile.GNU_FORMAT))
        head[386:410] = b"00000000000\x00" * 2
        head[483:495] = b"%011o\x00" % 49_000_000
        head[148:156] = b" " * 8
        head[148:156] = b"%06o\x00 " % sum(head)
        tape += bytes(head)
    return gzip.compress(tape + bytes(1024))


_LEVELS = "".join("<!ENTITY a{} '{}'>".format(level, f"&a{level - 1};" * 10) for level in range(1, 10))
BOMB = f"<!DOCTYPE r [<!ENTITY a0 '{SAID}'>{_LEVELS}]>"
NESTED = "Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n"
ATTACHED = f"--x\nContent-Disposition: attachment; filename=a.txt\n\n{SAID}\n"
ITEM = f"<item><title>Titre</title><description>{SAID}</description></item>"
LD = '<script type="application/ld+json">'
CUE = "1\n00:00:01,000 --> 00:00:02,000\n"
N = 2_000 * SCALE

GROWN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "elements in one another": ("a.html", lambda: page("<div>" * 5 * N + SAID)),
    "tags without end": ("a.html", lambda: page(f"<p><b>{SAID[:40]}" * N)),
    "paragraphs": ("a.html", lambda: page(f"<p>{SAID}</p>" * (N // 2))),
    "one line": ("a.html", lambda: page(f"<p>{SAID * 5 * N}")),
    "attributes": ("a.html", lambda: page(f"<p {' '.join(f'a{n}=b' for n in range(N))}>{SAID}")),
    "long JSON-LD": ("a.html", lambda: page("", f"{LD}[{','.join(['{}'] * 15 * N)}]</script>")),
    "deep JSON-LD": ("a.html", lambda: page("", f"{LD}{'[' * 10 * N}{']' * 10 * N}</script>")),
    "an encoding that takes squares": ("a.html", lambda: page("-x" * 5 * N, "<meta charset=punycode>") + b"\xff"),
    "entries": ("a.xml", lambda: feed(ITEM * (N // 10))),
    "entries in one another": ("a.xml", lambda: feed("<item>" * N)),
    "a feed of entities": ("a.xml", lambda: feed("<item><title>x</title><description>&a9;</description></item>", BOMB)),
    "names after names": ("a.json", lambda: b'{"text": "Le maire a dit non.", "author": "a%sb"}' % (b" " * 10 * N)),
    "records": ("a.json", lambda: b'{"text": "Le maire a dit non."}\n' * (N // 2)),
    "voices": ("a.srt", lambda: (CUE + "<v " * 10 * N).encode()),
    "lines of a cue": ("a.srt", lambda: ((CUE + "a\n" * 5 * N + "\n") * 2).encode()),
    "blanks in a cue": ("a.srt", lambda: (CUE + " " * 10 * N + "x").encode()),
    "cues": ("a.srt", lambda: (CUE + "mot\n\n").encode() * N),
    "parts in one another": ("a.eml", lambda: mail("".join(NESTED % (n, n) for n in range(2_000)))),
    "parts": ("a.eml", lambda: mail("Content-Type: multipart/mixed; boundary=x", ATTACHED * (N // 2))),
    "a long field": ("a.eml", lambda: mail(f"Subject: {'=?utf-8?q?=C3=A9?= ' * N}\nCc: {'(' * N}")),
    "rules": ("a.eml", lambda: mail("Subject: x", "-" * 10 * N + f"x\nDe : a@b\nObjet : x\nLe : hier\n{SAID}")),
    "front matter that does not end": ("a.txt", lambda: ("---\r\n" + "Mot : texte\r\n" * 200 + SAID).encode()),
    "quotations in one another": ("a.md", lambda: ("> " * 10 * N + SAID).encode()),
    "brackets": ("a.md", lambda: ("[" * 3 * N + SAID).encode()),
    "keys in one another": ("a.md", lambda: ("+++\n" + "a." * 10 * N + f"b=1\n+++\n\n{SAID}").encode()),
    "entries of an archive": ("a.zip", lambda: zipped({f"{n}.txt": SAID.encode() for n in range(5_001)})),
    "a large text in an archive": ("a.zip", lambda: zipped({"a.txt": SAID.encode() * 120_000})),
    "holes": ("a.tar.gz", lambda: sparse_tape(500)),
}


@pytest.mark.parametrize("what", GROWN)
def test_what_grows_costs_what_it_is_long(what: str, tmp_path: Path) -> None:
    name, made = GROWN[what]
    data = made()
    read(name, data, within=6.0 + 5e-6 * len(data), folder=tmp_path)


REFERRED = (
    "<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/r' [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/p'>%p;<!ENTITY e SYSTEM '{}'>]>"
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
WORD = "http://schemas.openxmlformats.org/{}/2006/"
OPEN = "urn:oasis:names:tc:opendocument:xmlns:"


def document(declared: str) -> bytes:
    """A DOCX file with one paragraph, which ends with an entity."""
    main = WORD.format("wordprocessingml")
    of_main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return zipped({
        "[Content_Types].xml": f"<Types xmlns='{PACKAGE}content-types'><Override PartName='/word/document.xml' "
        f"ContentType='{of_main}'/></Types>".encode(),
        "_rels/.rels": f"<Relationships xmlns='{PACKAGE}relationships'><Relationship Id='r' Type='"
        f"{WORD.format('officeDocument')}relationships/officeDocument' Target='word/document.xml'/>"
        "</Relationships>".encode(),
        "word/document.xml": f"{declared}<w:document xmlns:w='{main}main'><w:body><w:p><w:r><w:t>{SAID}&e;</w:t></w:r>"
        "</w:p></w:body></w:document>".encode(),
    })  # fmt: skip


def open_document(declared: str) -> bytes:
    """An ODT file with one paragraph, which ends with an entity."""
    return zipped({
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "META-INF/manifest.xml": f"<m:manifest xmlns:m='{OPEN}manifest:1.0'/>".encode(),
        "content.xml": f"{declared}<o:document-content xmlns:o='{OPEN}office:1.0' xmlns:t='{OPEN}text:1.0'><o:body>"
        f"<o:text><t:p>{SAID}&e;</t:p></o:text></o:body></o:document-content>".encode(),
    })  # fmt: skip


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/e", "file:///etc/passwd"])
@pytest.mark.parametrize("name", ["a.xhtml", "a.xml", "a.docx", "a.odt"])
def test_what_a_source_refers_to_is_not_fetched(name: str, address: str, tmp_path: Path) -> None:
    """Entities, document types, style sheets, frames, pictures: none is looked for on the network or on the disk."""
    declared = REFERRED.replace("{}", address)
    linked = (
        f"<link rel=stylesheet href='{address}'><base href='{address}'><img src='{address}'><iframe src='{address}'>"
        f"</iframe><object data='{address}'></object>&e;"
    )
    data = {
        "a.xhtml": f"<?xml version='1.0'?>{declared}".encode() + page(linked),
        "a.xml": feed(f"<item><title>x</title><description>{SAID}&e;</description></item>", declared),
        "a.docx": document(declared),
        "a.odt": open_document(declared),
    }[name]
    for one in read(name, data, within=LONGEST_S, folder=tmp_path):
        assert "root:" not in (one.text if isinstance(one, Article) else one.message)


def test_a_folder_costs_the_memory_of_one_file(tmp_path: Path) -> None:
    """Articles are given one at a time, and what was given is forgotten."""
    import tracemalloc

    for number in range(60 if SCALE == 1 else 1_000):
        (tmp_path / f"{number}.txt").write_text(f"{SAID * 500}{number}")
    most = []
    tracemalloc.start()
    for number, _article in enumerate(read_articles([str(tmp_path)])):
        if number % 20 == 19:
            most.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert most[-1] - most[0] < 500_000


def test_an_archive_in_a_mail_in_an_archive_is_not_opened_for_ever() -> None:
    data = SAID.encode()
    for _time in range(8):
        data = zipped({"a.eml": mail("Content-Type: application/zip\nContent-Disposition: attachment") + data})
    try:
        found = read_sources(data, name="a.zip")
    except ArticleError:
        return
    assert len(found) < 10
