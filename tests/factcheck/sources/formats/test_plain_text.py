"""Plain text is taken as it is, whatever its encoding."""

from __future__ import annotations

from factcheck.sources.formats.plain_text import read_plain_text
from factcheck.sources.source_text import NoticeCode, SourceText


def test_another_encoding_is_told() -> None:
    """The guess is on record, with a notice."""
    (source,) = read_plain_text("Le pont où l’on passait".encode("utf-16"), name="pont.txt")
    assert isinstance(source, SourceText)
    assert source.encoding == "utf-16"
    assert [notice.code for notice in source.notices] == [NoticeCode.ENCODING_GUESSED]
