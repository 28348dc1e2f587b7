"""Bytes as text: UTF-8, or another encoding that is declared or recognised.

In: bytes. Out: their text and the name of the encoding.
"""

from __future__ import annotations

import codecs
import re

from factcheck.errors import ArticleError
from factcheck.i18n import _

__all__ = ["MIXED", "UTF_8", "decoded", "garbled_letters", "head_text", "is_binary", "text_codec"]

UTF_8 = "utf-8"
MIXED = "utf-8+cp1252"
"""The name given to UTF-8 in which single bytes are of Windows: pages put together from two sources."""

_BOM = b"\xef\xbb\xbf"
_WIDE_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WIDE_PROBE = 4096
_HEAD_OF_BINARY = 65_536
_LIKELY = ("cp1252", "iso8859_15", "mac_roman", "cp850")
"""What French texts are written in besides UTF-8; left free, the guess takes Baltic and Balkan encodings for French."""
_PROBE = 200_000
"""Bytes that are looked at for an encoding; what comes later changes no guess."""
_AS_WINDOWS = frozenset(("iso8859-1", "latin-1", "ascii"))
"""Declared so, text is of Windows: its quotation marks stand where these have control characters (WHATWG encoding)."""
_NO_ENCODINGS = frozenset(
    ("punycode", "idna", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined", "mbcs", "oem")
)
"""Codecs of Python that no page or mail is written in: some take the square of a text's length, some make halves of
characters."""
_MOST_BROKEN = 0.2
"""Share of the letters beyond ASCII that may be no UTF-8 in a text that is otherwise UTF-8."""

_FRENCH = frozenset("àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸñÑáíóú«»“”‘’‚„…–—•°€§©®™½¼¾²³·ºª×\u00a0\u202f\u2019")
_ODD_PLACES = (
    re.compile(r"[a-zà-öø-ÿœ][À-ÖØ-ÞŒŸ]"),
    re.compile(r"[^\W\d_][½¼¾²³°§€•©®™×“](?=[^\W\d_])"),
    re.compile(r"[^\W\d_][‚„]"),
    re.compile(r"(?=[À-ÖØ-öø-ÿ]{3})"),
)
"""A capital behind a small letter, a mark inside a word, a quotation mark opened behind one, three accents in a row."""
_GARBLED = re.compile("Ã[\u0080-\u00bf©¨ªŠ ‰€¢®´»§¹¯Œ]|â€[™œ¦“”\u009d˜]|Å“|Â[«»°\u00a0]")
"""UTF-8 that somebody read as Windows and saved again."""


def decoded(data: bytes, *, name: str, declared: str | None = None) -> tuple[str, str]:
    """The text of ``data`` and its encoding: UTF-8 where it is that, then ``declared``, then the best guess.

    A byte-order mark is dropped, nothing else altered. Bytes beyond ASCII that happen to be UTF-8 are hardly anything
    else, so that goes before what a page declares.

    Raises:
        ArticleError: binary data, or no encoding that fits.
    """
    wide = _wide(data)
    if wide:
        return _strictly(data, wide, name).removeprefix("\ufeff"), wide
    binary = data.find(0)
    if binary >= 0:
        raise ArticleError(
            _("binary data (a NUL byte at byte {byte}): expected an article; export it as text").format(byte=binary),
            source=name,
        )
    data = data.removeprefix(_BOM)
    found = _plain(data) or _as_declared(data, declared) or _mixed(data) or _guessed(data)
    if found is not None:
        return found
    raise ArticleError(_("no encoding fits these bytes: expected text; save it as UTF-8"), source=name)


def text_codec(label: str | None) -> str | None:
    """The name of the codec for the label of an encoding; None for a label that is none, or none of texts."""
    try:
        name = codecs.lookup((label or "").strip().strip("\"'")).name
        "".encode(name)
    # A codec may be none of text, such as rot13 or hex.
    except (LookupError, ValueError, UnicodeError, TypeError):
        return None
    return None if name in _NO_ENCODINGS else name


def head_text(data: bytes) -> str:
    """The beginning of a text, read well enough to see what it is: letters beyond ASCII may be wrong."""
    wide = _wide(data)
    return data.decode(wide or UTF_8, "replace").removeprefix("\ufeff")


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text of any encoding."""
    return 0 in data[:_HEAD_OF_BINARY] and _wide(data) is None


def garbled_letters(text: str) -> int:
    """How often *Ã©* and the like stand in a text, for *é*: it was saved in a wrong encoding before it came here."""
    return sum(1 for _match in _GARBLED.finditer(text)) if "Ã" in text or "â€" in text else 0


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 by its mark; UTF-16 without one by the zero bytes beside each letter of ASCII."""
    for mark, encoding in _WIDE_BOMS:
        if data.startswith(mark):
            return encoding
    probe = data[: min(_WIDE_PROBE, len(data) & ~1)]
    pairs = len(probe) // 2
    if pairs < 2 or 0 not in probe:
        return None
    zeros_first, zeros_second = probe[::2].count(0), probe[1::2].count(0)
    if zeros_second > 0.7 * pairs and zeros_first == 0:
        return "utf-16-le"
    return "utf-16-be" if zeros_first > 0.7 * pairs and zeros_second == 0 else None


def _plain(data: bytes) -> tuple[str, str] | None:
    try:
        return data.decode(UTF_8), UTF_8
    except UnicodeDecodeError:
        return None


def _as_declared(data: bytes, declared: str | None) -> tuple[str, str] | None:
    encoding = text_codec(declared)
    if encoding is None:
        return None
    try:
        text = data.decode("cp1252" if encoding in _AS_WINDOWS else encoding)
    except (UnicodeError, ValueError):
        return None
    return text, "cp1252" if encoding in _AS_WINDOWS else encoding


def _mixed(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few bytes that are none: those are read as of Windows."""
    text = data.decode(UTF_8, "replace")
    broken = text.count("\ufffd")
    beyond = sum(1 for char in text if char > "\x7f")
    if broken > _MOST_BROKEN * beyond:
        return None
    return data.decode(UTF_8, _WINDOWS_BYTES), MIXED


def _of_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.start + 1].decode("cp1252", "replace"), error.start + 1


_WINDOWS_BYTES = "factcheck.windows-bytes"
codecs.register_error(_WINDOWS_BYTES, _of_windows)


def _guessed(data: bytes) -> tuple[str, str] | None:
    """The encoding of French texts that gives the fewest odd letters; a free guess where all give many."""
    best: tuple[int, str, str] | None = None
    for encoding in _LIKELY:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = _odd_letters(text[:_PROBE])
        if best is None or odd < best[0]:
            best = (odd, text, encoding)
    beyond = sum(1 for byte in data[:_PROBE] if byte > 0x7F)
    if best is not None and best[0] * 5 <= beyond:
        return best[1], best[2]
    return _freely_guessed(data) or (best and (best[1], best[2]))


def _odd_letters(text: str) -> int:
    beyond = sum(1 for char in text if char > "\x7f" and char not in _FRENCH)
    return beyond + sum(len(place.findall(text)) for place in _ODD_PLACES)


def _freely_guessed(data: bytes) -> tuple[str, str] | None:
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_PROBE]).best()
    try:
        return (data.decode(found.encoding), found.encoding) if found else None
    except UnicodeDecodeError:
        return None


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        message = _("bytes that are no {encoding}: expected text; save it as UTF-8")
        raise ArticleError(message.format(encoding=encoding), source=name) from None
