"""One input, the reader of its kind."""

from __future__ import annotations

from factcheck.scan_results import SourceKind
from factcheck.sources.readers import read_sources
from factcheck.sources.source_text import SourceText


def test_text_is_one_article() -> None:
    """A text file is the article, character by character."""
    (source,) = read_sources("Le pont\n\nest tombé.\n".encode(), name="pont.txt")
    assert isinstance(source, SourceText)
    assert (source.kind, source.text, source.encoding) == (SourceKind.TEXT, "Le pont\n\nest tombé.\n", None)
