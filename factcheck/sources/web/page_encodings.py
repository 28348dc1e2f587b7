"""The encoding that a page declares.

In: the bytes of a page, what its server says. Out: the name of a codec, None without a declaration that is one.
"""

from __future__ import annotations

import re

from factcheck.sources.encodings import text_codec

__all__ = ["codec_of", "declared_encoding"]

_HEAD = 4096
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE
)
_AS_WINDOWS = frozenset(("latin_1", "ascii", "iso8859_1"))
"""Encodings that browsers read as Windows-1252 (Encoding Standard, 4.2): their letters, and dashes."""


def declared_encoding(data: bytes, told: str | None = None) -> str | None:
    """The codec that the server tells, else the page itself."""
    found = _CHARSET.search(data[:_HEAD])
    return codec_of(told) or (codec_of(found.group(1).decode("ascii")) if found else None)


def codec_of(label: str | None) -> str | None:
    """The name of the codec for a label of an encoding; None for a label that is none, or for no text encoding."""
    codec = text_codec(label)
    return "cp1252" if codec and codec.replace("-", "_") in _AS_WINDOWS else codec
