"""Pages and feeds declare their encodings; the server goes first."""

from __future__ import annotations

import pytest

from factcheck.sources.web.page_encodings import declared_encoding


@pytest.mark.parametrize(
    ("page", "told", "codec"),
    [
        (b"<meta charset=utf-8>", None, "utf-8"),
        (b'<META http-equiv=Content-Type content="text/html; charset=ISO-8859-15">', None, "iso8859-15"),
        (b'<?xml version="1.0" encoding="windows-1252"?>', None, "cp1252"),
        (b"<meta charset='latin1'>", None, "cp1252"),
        (b"<meta charset=utf-8>", "windows-1252", "cp1252"),
        (b"<meta charset=utf-8>", "klingon", "utf-8"),
        (b"<meta charset=hex>", None, None),
        (b"<p>charset=utf-8", None, None),
        (b" " * 5000 + b"<meta charset=utf-8>", None, None),
    ],
)
def test_declarations_are_found(page: bytes, told: str | None, codec: str | None) -> None:
    assert declared_encoding(page, told) == codec
