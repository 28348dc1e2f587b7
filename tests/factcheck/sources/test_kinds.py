"""What some bytes are is told by the bytes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.scan_results import SourceKind
from factcheck.sources.binary_formats import Container, ForeignFormat
from factcheck.sources.kinds import kind_of
from tests.support.bounds import FROZEN_S

STARTS = [
    b"",
    b"<",
    b"<?xml ",
    b"<p>",
    b"PK\x03\x04",
    b"\xff\xfe",
    b"{",
    b"From: a\nDate: b\nTo: c\n",
    b"---\n",
    b"RIFF",
    b"\x1f\x8b",
]
PIECES = [b"<", b"<!--", b"<!-- -->", b"<!-->", b"<?xml", b"<p ", b"a:b\n", b"a: \n", b"[a](", b"[[", b"![", b"**a"]
PIECES += [b"---\na: b\n", b"{ ", b"From a a"]
PROSE = "Le pont de Corbie est tombé lundi. Nul n’est blessé, dit la mairie.\n\n"


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (PROSE, "pont.html", SourceKind.TEXT),
        ("<!DOCTYPE html>\n<html><body><p>Le pont</p>", "pont.txt", SourceKind.HTML),
        ("\ufeff\n<!-- saved --><html amp lang=fr><head>", "pont", SourceKind.HTML),
        (
            '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">\n<html>',
            "",
            SourceKind.HTML,
        ),
        ("<p>Le pont est <b>tombé</b>.</p>", "pont", SourceKind.HTML),
        ("Un pont tombe<br>Le <b>pont</b> est tombé.<br><i>Par la rédaction</i>", "pont.txt", SourceKind.HTML),
        ("<div> est une balise que le site a perdue, dit la société.", "pont.txt", SourceKind.TEXT),
        (PROSE * 3 + "Les balises « <div> » et « </div> », « <p> » et « </p> » manquent.", "pont.txt", SourceKind.TEXT),
        ("<3 de toute la rédaction", "pont.txt", SourceKind.TEXT),
        ("<?xml version='1.0'?>\n<rss version='2.0'><channel/></rss>", "pont.xml", SourceKind.FEED),
        ("<?xml version='1.0'?><?xml-stylesheet href='x'?><a:feed xmlns:a='x'/>", "pont.xml", SourceKind.FEED),
        ("<rdf:RDF xmlns:rdf='x'>", "pont.xml", SourceKind.FEED),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "f", SourceKind.FEED),
        ("<?xml version='1.0'?><newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>", "", ForeignFormat.NEWSML),
        ("<?xml version='1.0'?><nitf>", "", ForeignFormat.NITF),
        ("<svg xmlns='http://www.w3.org/2000/svg'>", "", ForeignFormat.SVG),
        ("<?xml version='1.0'?><facture><ligne/></facture>", "facture.xml", ForeignFormat.XML),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nLe pont", "pont", SourceKind.SUBTITLES),
        ("1\n00:00:01,000 --> 00:00:02,000\nLe pont", "pont.txt", SourceKind.SUBTITLES),
        (PROSE * 5 + "00:00:01,000 --> 00:00:02,000", "pont.txt", SourceKind.TEXT),
        ("From: a@b.example\r\nSubject: Le pont\r\nDate: x\r\n\r\nLe pont", "pont", SourceKind.EMAIL),
        ("Date: lundi\nSubject: le pont\nLieu: Corbie\n\nLe pont", "pont.txt", SourceKind.TEXT),
        ("From a@b.example Mon Oct 12 10:00:00 2026\nFrom: a@b.example\n\nLe pont", "", ForeignFormat.MBOX),
        ('{"title": "Le pont"}\n', "pont", SourceKind.NDJSON),
        ('[\n {"title": "Le pont"}]', "pont", SourceKind.NDJSON),
        ("[Mise à jour] Le pont est tombé.", "pont.txt", SourceKind.TEXT),
        ("{\\rtf1\\ansi Le pont}", "pont.doc", ForeignFormat.RTF),
        ("# Le pont", "pont.md", SourceKind.MARKDOWN),
        ("---\ntitle: Le pont\ntags:\n  - pont\n---\n\nLe pont", "pont.txt", SourceKind.MARKDOWN),
        ("# Le pont\n\nLe **pont** est tombé.", "pont.txt", SourceKind.MARKDOWN),
        ("Le pont **neuf** est tombé.\n\n- un\n- deux", "pont.txt", SourceKind.TEXT),
        ("#Pont est le mot du jour.\n\n--- \n", "pont.txt", SourceKind.TEXT),
        ("", "pont.txt", SourceKind.TEXT),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_kind_is_told_by_content(data: str, name: str, kind: object, encoding: str) -> None:
    """Names lie: a page saved as .txt is a page, a text named .html is text."""
    assert kind_of(data.encode(encoding), name) is kind


@settings(deadline=None)
@given(data=st.binary(max_size=400), start=st.sampled_from(STARTS), name=st.sampled_from(["a.txt", "a.md", "a"]))
def test_every_sequence_of_bytes_has_a_kind(data: bytes, start: bytes, name: str) -> None:
    """Whatever comes, and however it goes on, nothing is raised."""
    assert isinstance(kind_of(start + data, name), SourceKind | Container | ForeignFormat)


def test_a_large_input_is_told_by_its_beginning() -> None:
    """The time does not grow with tags, comments or header lines that never end."""
    for piece in PIECES:
        begun = time.process_time()
        kind_of(piece * (2_000_000 // len(piece)), "a")
        assert time.process_time() - begun < FROZEN_S, piece


@pytest.mark.parametrize(
    ("begin", "kind"),
    [
        ("From: a@b.example\nSubject: Le pont\nDate: x\nMIME-Version: 1.0\n\n", SourceKind.EMAIL),
        ('{"title": "Le pont", "body": "', SourceKind.NDJSON),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n", SourceKind.SUBTITLES),
        ("1\n00:00:01,000 --> 00:00:02,000\n", SourceKind.SUBTITLES),
    ],
)
def test_what_holds_a_page_is_still_what_it_begins_as(begin: str, kind: SourceKind) -> None:
    """A mail, a record or a cue is full of tags when its text is that of a page."""
    assert kind_of(f"{begin}{'<p>Le <b>pont</b> est tombé.</p>' * 9}".encode(), "pont") is kind


@pytest.mark.parametrize("line", ["Mot : texte\r\n", "      - un\n", "Mot: a: b\n", "# a\r\n"])
def test_front_matter_that_does_not_end_costs_nothing(line: str) -> None:
    """Each line could be read in two ways, and doubled the time of all before it."""
    began = time.process_time()
    kind_of(f"---\r\n{line * 500}Le maire a dit non.".encode(), "a.txt")
    kind_of(b"From " + b"x" * 16_000, "a.txt")
    assert time.process_time() - began < FROZEN_S
