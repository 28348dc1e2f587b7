"""The article reader: what is read, what is refused, and what the page says of its article."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from claims.document.span import Span
from factcheck.articles.reader import article_of, read_articles, read_text
from factcheck.errors import ArticleError
from factcheck.fetching.fetched import Fetched, Redirect
from factcheck.i18n import using_language
from factcheck.scan_results import Article, BlockKind, SourceKind
from factcheck.sources.inputs import MAX_BYTES
from factcheck.sources.source_text import Metadata, Notice, NoticeCode, Part, SourceText, Told
from tests.support.bounds import FROZEN_S


def of_kind(text: str, kind: BlockKind) -> list[str]:
    """The texts of the blocks of one kind."""
    return [b.span.of(text) for b in read_text(text, source="t").blocks if b.kind is kind]


def only(paths: list[str], stdin: bytes | None = None) -> Article | ArticleError:
    """The one article, or error, that ``paths`` give."""
    found = list(read_articles(paths, stdin=io.BytesIO(stdin) if stdin is not None else None))
    assert len(found) == 1
    return found[0]


def refusal(paths: list[str], stdin: bytes | None = None) -> str:
    """The message of the one error that ``paths`` give."""
    with using_language("en"):
        found = only(paths, stdin)
    assert isinstance(found, ArticleError)
    assert "\n" not in found.message
    return found.message


@pytest.mark.parametrize(
    ("opening", "dateline", "published", "agency"),
    [
        ("10 janvier 2016. – Le pont", "10 janvier 2016. –", "2016-01-10", None),
        ("10 janvier 2016. –\nLe pont", "10 janvier 2016. –", "2016-01-10", None),
        ("1er juin 2016, Pologne. – Le pont", "1er juin 2016, Pologne. –", "2016-06-01", None),
        ("Paris, 3 mai (AFP) – Le pont", "Paris, 3 mai (AFP) –", None, "AFP"),
        ("Nairobi, le 4 février 2025 (AFP) - Le pont", "Nairobi, le 4 février 2025 (AFP) -", "2025-02-04", "AFP"),
        ("GENÈVE (ATS) - Le pont", "GENÈVE (ATS) -", None, "ATS"),
        ("(Belga) Le pont", "(Belga)", None, "Belga"),
        ("SARAJEVO, Bosnie (AP) — Le pont", "SARAJEVO, Bosnie (AP) —", None, "AP"),
        ("AFP – Le pont", "AFP –", None, "AFP"),
        ("TROIS-RIVIÈRES — Le pont", "TROIS-RIVIÈRES —", None, None),
    ],
)
def test_dateline_is_cut_off_the_paragraph(
    opening: str, dateline: str, published: str | None, agency: str | None
) -> None:
    """Place, date and agency before a dash are a block of their own; the body begins after them."""
    text = f"Un pont s’effondre à Corbie\n\n{opening} de Corbie s’est effondré lundi. " + "Nul n’est blessé. " * 8
    read = read_text(text, source="t")
    assert of_kind(text, BlockKind.DATELINE) == [dateline]
    assert of_kind(text, BlockKind.BODY)[0].startswith("Le pont de Corbie")
    assert (read.published, read.agency) == (published, agency)


@pytest.mark.parametrize(
    ("line", "outlet", "agency"),
    [
        ("Par RTL info avec AFP", "RTL info", "AFP"),
        ("Par Camille Rossel avec AFP", None, "AFP"),
        ("Par Camille Rossel et Anne du Bois, envoyées spéciales à Kiev", None, None),
        ("Par Inès Faure (Le Soir)", "Le Soir", None),
        ("Rédaction avec Belga", None, "Belga"),
        ("La rédaction avec agences", None, None),
        ("Le Monde avec AFP et Reuters", "Le Monde", "AFP"),
        ("AFP/RTL", "RTL", "AFP"),
        ("(avec l’AFP)", None, "AFP"),
        ("Geneviève Roy, La Presse canadienne", None, "La Presse canadienne"),
        ("Propos recueillis par Anne Dumas", None, None),
        ("Anne Dumas", None, None),
    ],
)
def test_byline_names_outlet_and_agency(line: str, outlet: str | None, agency: str | None) -> None:
    """A person is an author, never an outlet."""
    text = f"Un pont s’effondre à Corbie\n\n{line}\n\nLe pont est tombé. Nul n’est blessé.\n\nLe maire accuse l’État."
    read = read_text(text, source="t")
    assert of_kind(text, BlockKind.BYLINE) == [line]
    assert (read.outlet, read.agency) == (outlet, agency)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Publié le 3 mars 2025 à 10h12", "2025-03-03T10:12:00"),
        ("Mis à jour le 5 mars 2025 (publié le 3 mars 2025)", "2025-03-03"),
        ("Publié le lundi 3 mars 2025 à 10 h 12, mis à jour le 5 mars 2025", "2025-03-03T10:12:00"),
        ("Mis à jour le 03/04/2025 à 10:12", "2025-04-03T10:12:00"),
        ("1er avril 2025", "2025-04-01"),
        ("12 déc. 2024 à 14h30", "2024-12-12T14:30:00"),
        ("2025-03-03 08:00", "2025-03-03T08:00:00"),
        ("Publié le 31 février 2025", None),
        ("Publié hier à 14h", None),
    ],
)
def test_publication_date_comes_from_the_byline(line: str, published: str | None) -> None:
    """Dates are read day first, from the page's own lines and never from the body."""
    text = f"Un pont s’effondre à Corbie\n\n{line}\n\nLe pont de 1912 est tombé le 2 mars 2024. Nul n’est blessé."
    assert of_kind(text, BlockKind.BYLINE) == [line]
    assert read_text(text, source="t").published == published


def test_dateline_outranks_an_update() -> None:
    """An update says when the page changed, not when the article appeared."""
    text = "Un pont tombe\n\nPage actualisée : 4 mars 2018\n\n14 mars 2018. –\nLe pont est tombé. Nul n’est blessé."
    assert read_text(text, source="t").published == "2018-03-14"


def test_text_is_exactly_what_was_read() -> None:
    """Only the byte-order mark is dropped; white space and odd characters stay."""
    text = " Un\u00a0titre\r\n\r\n\ufeffLe «\u202fpont\u202f» est tombé.\x0c\r\n"
    assert read_text(text, source="t").text == text


def test_parts_that_the_source_declares_keep_their_kind() -> None:
    """A declared headline, caption or paragraph is no other, however its line reads; the others are judged."""
    text = "Accueil\n\nUn pont tombe\n\nLe pont avant sa chute\n\nTrois voitures\n\nLire aussi\n\nLe pont est tombé."
    kinds = [BlockKind.FURNITURE, BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.BODY]
    spans = [(0, 7), (9, 22), (24, 46), (48, 62)]
    parts = tuple(Part(kind, Span(*span)) for kind, span in zip(kinds, spans, strict=True))
    read = article_of(SourceText(name="pont", kind=SourceKind.HTML, text=text, parts=parts))
    assert [block.kind for block in read.blocks] == [*kinds, BlockKind.LINKS, BlockKind.BODY]
    assert read.title == "Un pont tombe"


def test_what_the_source_tells_of_its_article_is_kept() -> None:
    """Metadata of the source comes before what its lines show."""
    told = Metadata(outlet="Le Fanal", authors=("Nadia Ferrol",), updated="2026-10-14T18:02:00+02:00")
    read = article_of(SourceText(name="pont", kind=SourceKind.HTML, text="Le pont est tombé.", metadata=told))
    assert (read.outlet, read.authors, read.updated) == ("Le Fanal", ("Nadia Ferrol",), "2026-10-14T18:02:00+02:00")


def test_identifier_depends_on_the_text_alone() -> None:
    """The same text from two places is the same article; one character more is another."""
    first, second = read_text("Le pont tombe.", source="a"), read_text("Le pont tombe.", source="b")
    assert first.id == second.id
    assert first.id != read_text("Le pont tombe. ", source="a").id
    assert len(first.id) == 12
    assert int(first.id, 16) >= 0


def test_folder_is_read_in_order_and_below(tmp_path: Path) -> None:
    """Every file of a folder that may hold an article is read, sorted; the others are counted, once."""
    for folder in ("sous", ".git", "page_fichiers"):
        (tmp_path / folder).mkdir()
    read, left_out = ("a.TXT", "b", "notes.md", "sous/c.txt"), (".a.txt", ".git/x", "page_fichiers/x.txt", "style.css")
    for name in (*read, *left_out):
        (tmp_path / name).write_text(f"Le pont {name} est tombé.", encoding="utf-8")
    notices: list[Notice] = []
    found = list(read_articles([str(tmp_path)], told=lambda _name, notice: notices.append(notice)))
    assert [one.source for one in found] == [str(tmp_path / name) for name in read]
    assert [notice.values for notice in notices] == [{"hidden": 2, "page-parts": 1, "programs": 1}]


def test_what_looks_like_an_article_and_is_not_read_is_an_error(tmp_path: Path) -> None:
    """A document of an old Office is told by itself; it may be the one that matters."""
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert "an old Office" in refusal([str(tmp_path)])


def test_another_language_is_refused_unless_it_is_wanted() -> None:
    """Both ways lead to the words of the article."""
    data = b"The bridge fell on Monday evening, the mayor said."
    assert "in English" in refusal(["-"], data)
    (article,) = read_articles(["-"], stdin=io.BytesIO(data), any_language=True)
    assert isinstance(article, Article)


def test_notices_name_their_source() -> None:
    """Each comes with the article that it is about."""
    told: list[tuple[str, NoticeCode]] = []
    data = "Le pont est tombé, a annoncé la mairie de Dorville à ses habitants.".encode("cp1252")
    list(read_articles(["-"], stdin=io.BytesIO(data), told=lambda name, notice: told.append((name, notice.code))))
    assert told == [("-", NoticeCode.ENCODING_GUESSED)]


def fetched(data: bytes, content_type: str = "text/plain", **values: Any) -> Fetched:
    """What a server answers with."""
    given: dict[str, Any] = {"url": "http://pont.example/a", "final_url": "https://pont.example/b", "status": 200}
    return Fetched(headers=(("Content-Type", content_type),), data=data, sha256="", fetched_at="", **given | values)


def test_an_address_is_fetched() -> None:
    """The article stands at the final address, in the encoding that the server named; what came is handed on."""
    answer = fetched("L’été, le pont est tombé.".encode("utf-16-le"), 'text/plain; charset="UTF-16LE"')
    originals: dict[str, Fetched] = {}
    (article,) = read_articles(["http://pont.example/a"], fetch=lambda _url: answer, originals=originals)
    assert isinstance(article, Article)
    assert (article.source, article.url) == ("https://pont.example/b", "https://pont.example/b")
    assert article.text == "L’été, le pont est tombé."
    assert originals == {article.id: answer}


def test_a_way_from_https_to_http_is_told() -> None:
    """Anybody between may have changed the page."""
    steps = (Redirect("https://pont.example/a", 302, "http://pont.example/a"),)
    answer = fetched("Le pont est tombé à Dorville.".encode(), redirects=steps)
    codes: list[NoticeCode] = []
    told: Told = lambda _name, notice: codes.append(notice.code)  # noqa: E731
    list(read_articles(["http://pont.example/a"], fetch=lambda _url: answer, told=told))
    assert codes == [NoticeCode.LEFT_HTTPS]


def test_an_address_that_is_not_fetched_costs_itself() -> None:
    """Without anything to fetch with, it is a file that is not there."""

    def refuse(url: str) -> Fetched:
        raise ArticleError("closed", source=url)

    assert [str(one) for one in read_articles(["http://pont.example/a"], fetch=refuse)] == [
        "http://pont.example/a: closed"
    ]
    assert "no such file" in refusal(["http://pont.example/a"])
    with using_language("en"):
        told = [str(one) for one in read_articles(["ftp://pont.example/a", "http://a b/"], fetch=refuse)]
    assert [one.count("no address that is fetched") for one in told] == [1, 1]


def test_a_text_loads_no_reader_of_other_formats(tmp_path: Path) -> None:
    """They take long; most newsrooms scan one text after the other."""
    path = tmp_path / "pont.txt"
    path.write_text("Le pont est tombé, a annoncé la mairie mardi soir.", encoding="utf-8")
    heavy = {
        "trafilatura",
        "lxml",
        "pypdf",
        "docx",
        "odf",
        "feedparser",
        "httpx",
        "httpcore",
        "py3langid",
        "dateparser",
    }
    heavy |= {"charset_normalizer", "markdown_it", "srt", "webvtt"}
    code = f"import sys; from factcheck.articles.reader import read_articles; list(read_articles([{str(path)!r}]))"
    code += f"; print(sorted(set(sys.modules) & set({heavy!r})))"
    root = Path(__file__).resolve().parents[3]
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert result.stdout == "[]\n"


def test_standard_input_is_one_article() -> None:
    """The dash reads the stream and names itself as the source."""
    read = only(["-"], "Le pont est tombé.".encode())
    assert isinstance(read, Article)
    assert (read.source, read.text) == ("-", "Le pont est tombé.")


def test_one_bad_article_does_not_stop_the_others(tmp_path: Path) -> None:
    """Errors come in their place among the articles."""
    good = tmp_path / "bon.txt"
    good.write_text("Le pont est tombé.", encoding="utf-8")
    found = list(read_articles([str(tmp_path / "absent.txt"), str(good), "", "a\0b", str(good)]))
    assert [isinstance(one, Article) for one in found] == [False, True, False, False, True]


@pytest.mark.parametrize(
    ("data", "parts"),
    [
        (b"", ["empty"]),
        ("\ufeff \u00a0\r\n".encode(), ["empty"]),
        (b"MZ\x90\x00\x03", ["binary", "byte 3"]),
        (b"Le pont\n\x07est", ["U+0007", "line 2", "plain text"]),
        (b"a" * (MAX_BYTES + 1), ["larger than 10 million bytes"]),
    ],
)
def test_refusals_say_what_was_found_and_what_to_do(data: bytes, parts: list[str], tmp_path: Path) -> None:
    """What is no UTF-8 text is refused in one line, from a file and from standard input alike."""
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    for message in (refusal([str(path)]), refusal(["-"], data)):
        assert [part for part in parts if part not in message] == []
        assert "expected" in message


def test_folder_without_text_is_refused(tmp_path: Path) -> None:
    """A folder that holds no text file says so."""
    assert "no article in this folder" in refusal([str(tmp_path)])


def test_absent_and_forbidden_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message tells a wrong path from missing rights, whatever the user's own rights."""
    path = tmp_path / "page.txt"
    assert "no such file" in refusal([str(path)])

    def forbidden(*_args: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    path.write_text("Le pont.", encoding="utf-8")
    monkeypatch.setattr(Path, "open", forbidden)
    assert "permission denied" in refusal([str(path)])


@pytest.mark.parametrize(
    "text",
    [
        "mot " * 500_000,
        "un mot puis un autre mot qui suit et encore un mot de plus pour finir la\n" * 27_000,
        "« " * 1_000_000 + "a",
        "." * 2_000_000 + "a",
        "(A B) " * 330_000,
    ],
    ids=["one line", "wrapped", "quotes", "dots", "brackets"],
)
def test_two_megabytes_are_read_without_delay(text: str) -> None:
    """The time grows with the length of the text, never with its square."""
    read_text("Le pont.", source="t")  # The word lists are read once.
    start = time.process_time()
    read_text(text, source="t")
    assert time.process_time() - start < FROZEN_S


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_and_a_socket_in_a_folder_are_told_and_not_waited_for(tmp_path: Path) -> None:
    """The others are read; so is a pipe that is named by itself, as the shell does for <(…)."""
    (tmp_path / "a.txt").write_text("Le pont tient.", encoding="utf-8")
    os.mkfifo(tmp_path / "b.txt")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(tmp_path)  # names of sockets are short
        try:
            server.bind("c.txt")
        finally:
            os.chdir(here)
        read, *left_out = read_articles([str(tmp_path)])

    assert isinstance(read, Article)
    assert [str(fault).count("no regular file") for fault in left_out] == [1, 1]


@pytest.mark.parametrize(
    ("line", "published", "updated", "authors"),
    [
        ("Le 21/01/2031", "2031-01-21", None, ()),
        ("Publié le 3 mars 2031 à 4 h 00 HNE", "2031-03-03T04:00:00-05:00", None, ()),
        (
            "Mardi 9 décembre 2031 à 6:41 - Mis à jour le mardi 9 décembre 2031 à 11:15",
            *("2031-12-09T06:41:00", "2031-12-09T11:15:00", ()),
        ),
        ("Claire Lambel, 11 février 2031", "2031-02-11", None, ("Claire Lambel",)),
        ("Milo Perrin — 2 mars 2031 à 15h12", "2031-03-02T15:12:00", None, ("Milo Perrin",)),
    ],
)
def test_a_line_of_dates_and_names_is_neither_place_nor_outlet_nor_standfirst(
    line: str, published: str, updated: str | None, authors: tuple[str, ...]
) -> None:
    body = "La digue de Tarnes a cédé dans la nuit, et deux cents habitants ont quitté leurs maisons avant l'aube."
    article = read_text(f"La digue a cédé\n\n{line}\n\n{body}\n\n{body}\n", source="digue.txt")

    assert (article.published, article.updated, article.authors) == (published, updated, authors)
    assert (article.place, article.outlet, article.standfirst) == (None, None, None)
