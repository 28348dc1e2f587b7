"""Bytes as text: UTF-8, or another encoding that is recognised.

In: bytes. Out: their text and the name of the encoding.
"""

from __future__ import annotations

from factcheck.errors import ArticleError
from factcheck.i18n import _

__all__ = ["UTF_8", "decoded"]

UTF_8 = "utf-8"

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LIKELY = ("cp1252", "mac_roman", "cp850", "utf_16_le", "utf_16_be")
"""What French texts are written in besides UTF-8; left free, the guess takes Baltic and Balkan encodings for French."""
_PROBE = 200_000
"""Bytes that are looked at for an encoding; what comes later changes no guess."""


def decoded(data: bytes, *, name: str, declared: str | None = None) -> tuple[str, str]:
    """The text of ``data`` and its encoding: UTF-8 where it is that, then ``declared``, then the best guess.

    A byte-order mark is dropped, nothing else altered.

    Raises:
        ArticleError: binary data, or no encoding that fits.
    """
    if data.startswith(_UTF16):
        return _strictly(data, "utf-16", name), "utf-16"
    binary = data.find(0)
    if binary >= 0:
        raise ArticleError(
            _("binary data (a NUL byte at byte {byte}): expected an article; export it as text").format(byte=binary),
            source=name,
        )
    try:
        return data.removeprefix(_BOM).decode(UTF_8), UTF_8
    except UnicodeDecodeError:
        encoding = declared or _guessed(data)
    if encoding is None:
        raise ArticleError(_("no encoding fits these bytes: expected text; save it as UTF-8"), source=name)
    return _strictly(data, encoding, name), encoding


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_PROBE], cp_isolation=[*_LIKELY]).best()
    return best.encoding if best else None


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        message = _("bytes that are no {encoding}: expected text; save it as UTF-8")
        raise ArticleError(message.format(encoding=encoding), source=name) from None
