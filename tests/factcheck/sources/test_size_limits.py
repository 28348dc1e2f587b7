"""How large an input may be: a text of some hundred pages, a page or archive with pictures."""

from __future__ import annotations

import pytest

from factcheck.errors import ArticleError
from factcheck.sources.size_limits import MAX_BYTES, refuse_large


def test_a_text_may_be_large_and_not_larger() -> None:
    refuse_large(b"a" * MAX_BYTES, name="a.txt")
    with pytest.raises(ArticleError, match="larger than 10 million bytes"):
        refuse_large(b"a" * (MAX_BYTES + 1), name="a.txt")


def test_markdown_may_be_less_large() -> None:
    with pytest.raises(ArticleError, match="larger than 2 million bytes"):
        refuse_large(b"# Titre\n\n" * 300_000, name="a.md")


def test_pages_may_hold_pictures() -> None:
    refuse_large(b"<!doctype html><html><body><p>Le maire a dit non.</p>" + b" " * MAX_BYTES, name="a.html")
