"""One input, the reader of its kind."""

from __future__ import annotations

import io
import tarfile
import zipfile

import pytest

from factcheck.errors import ArticleError
from factcheck.i18n import using_language
from factcheck.scan_results import SourceKind
from factcheck.sources import readers
from factcheck.sources.readers import read_sources
from factcheck.sources.source_text import Notice, NoticeCode, SourceText


def test_text_is_one_article() -> None:
    """A text file is the article, character by character."""
    (source,) = read_sources("Le pont\n\nest tombé.\n".encode(), name="pont.txt")
    assert isinstance(source, SourceText)
    assert (source.kind, source.text, source.encoding) == (SourceKind.TEXT, "Le pont\n\nest tombé.\n", None)


def archive(entries: dict[str, bytes]) -> bytes:
    """A ZIP file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, data in entries.items():
            made.writestr(name, data)
    return file.getvalue()


def test_an_archive_is_read_entry_by_entry() -> None:
    """Bad entries cost themselves; an archive inside stays closed."""
    inner = archive({"a.txt": b"Le pont"})
    data = archive({"a.txt": b"Le pont est haut.", "b.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "c.zip": inner})
    with using_language("en"):
        first, *errors = read_sources(data, name="d.zip")
    assert isinstance(first, SourceText)
    assert (first.name, first.text) == ("d.zip/a.txt", "Le pont est haut.")
    assert [str(error).split(":")[0] for error in errors] == ["d.zip/b.doc", "d.zip/c.zip"]
    assert "an archive in an archive" in str(errors[1])


def test_what_came_out_before_the_damage_is_read() -> None:
    """The damage is told after it."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as made:
        for name in ("a.txt", "b.txt"):
            entry = tarfile.TarInfo(name)
            entry.size = 17
            made.addfile(entry, io.BytesIO(b"Le pont est haut."))
    first, error = read_sources(file.getvalue()[:1540], name="d.tar")
    assert isinstance(first, SourceText)
    assert isinstance(error, ArticleError)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n"])
def test_an_archive_without_articles_is_an_error(data: bytes) -> None:
    """Nothing comes of it in silence."""
    with using_language("en"), pytest.raises(ArticleError, match="an archive without an article"):
        read_sources(archive({"a.png": data} if data else {}), name="d.zip")


def test_garbled_letters_are_told() -> None:
    """And left as they are."""
    (source,) = read_sources("L’Ã©tÃ© du pont".encode(), name="pont.txt")
    assert isinstance(source, SourceText)
    assert source.text == "L’Ã©tÃ© du pont"
    assert source.notices == (Notice(NoticeCode.GARBLED, {"count": 2}),)


def test_a_bug_costs_one_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what kind it was; the log has the rest."""

    def broken(_data: bytes, *, name: str, declared: str | None) -> list[SourceText | ArticleError]:
        raise ZeroDivisionError(name, declared)

    monkeypatch.setattr(readers, "reader_of", lambda _kind: broken)
    with pytest.raises(ArticleError, match="ZeroDivisionError"):
        read_sources(b"Le pont", name="pont.txt")
