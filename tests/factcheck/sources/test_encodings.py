"""Bytes as text: UTF-8, else what was declared, else what is guessed."""

from __future__ import annotations

import pytest

from factcheck.errors import ArticleError
from factcheck.sources.encodings import UTF_8, decoded

TEXT = " Un\u00a0titre\r\n\r\nL’élève « déjà » reçu à l’hôtel de ville, où l’été s’achève.\x0c\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), UTF_8),
        (b"\xef\xbb\xbf" + TEXT.encode(), UTF_8),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_text_is_exactly_what_was_written(data: bytes, encoding: str) -> None:
    """Only a byte-order mark is dropped; white space and odd characters stay."""
    declared = None if encoding != "cp1252" else "cp1252"
    assert decoded(data, name="t", declared=declared) == (TEXT, encoding)


def test_a_guess_reads_the_accents() -> None:
    """Without a declaration, the letters of French come out right."""
    text, encoding = decoded((TEXT * 3).encode("cp1252"), name="t")
    assert text == TEXT * 3
    assert encoding.startswith("cp")


@pytest.mark.parametrize(
    ("data", "declared", "part"), [(b"MZ\x00\x01", None, "byte 2"), (b"\xe9t\xe9", "klingon", "klingon")]
)
def test_what_is_no_text_is_refused(data: bytes, declared: str | None, part: str) -> None:
    """The message says what was found."""
    with pytest.raises(ArticleError, match=part):
        decoded(data, name="t", declared=declared)
