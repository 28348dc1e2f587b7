"""Bytes as text: UTF-8, else what was declared, else what is guessed."""

from __future__ import annotations

import pytest

from factcheck.errors import ArticleError
from factcheck.sources.encodings import MIXED, UTF_8, decoded, garbled_letters, text_codec

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


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"])
def test_an_encoding_that_is_not_declared_is_recognised(encoding: str) -> None:
    """By its marks, by its zero bytes, by the letters that come out."""
    text = TEXT.replace("\u00a0", " ")
    assert decoded(text.encode(encoding), name="t")[0] == text


@pytest.mark.parametrize("words", ["Le café ferme.", "Déjà vu à Noël", "Été", "Où est la côte ?", "GENÈVE, l'évêché"])
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
def test_a_few_words_suffice_for_a_guess(words: str, encoding: str) -> None:
    """Letters of other languages, capitals inside words and marks between letters are signs of a wrong one."""
    assert decoded(words.encode(encoding), name="t") == (words, encoding)


def test_the_ligature_of_latin_9_is_told_from_a_half() -> None:
    """The two encodings differ in eight letters."""
    assert decoded("Le cœur du débat".encode("iso8859_15"), name="t") == ("Le cœur du débat", "iso8859_15")
    assert decoded("Un demi : ½ été".encode("cp1252"), name="t") == ("Un demi : ½ été", "cp1252")


def test_other_alphabets_are_left_to_the_free_guess() -> None:
    """What comes out is refused for its language later, not misread as French."""
    text = "Москва объявила о закрытии моста на две недели, сообщили в мэрии города. " * 5
    assert decoded(text.encode("cp1251"), name="t")[0] == text


def test_single_bytes_of_windows_do_not_cost_the_text() -> None:
    """A page put together from two sources is UTF-8 but for some bytes."""
    letters = "é è ê à ç î û " * 3
    assert decoded(letters.encode() + b"l\x92\xe9t\xe9", name="t") == (f"{letters}l’été", MIXED)


def test_what_is_declared_holds_where_the_bytes_are_it() -> None:
    """Latin-1 is read as Windows reads it; a name that is no encoding of text is passed over."""
    assert decoded(b"\xab \xe9t\xe9 \xbb \x85", name="t", declared="ISO-8859-1") == ("« été » …", "cp1252")
    assert decoded(b"\xe9t\xe9", name="t", declared="hex") == ("été", "cp1252")
    assert decoded("été".encode(), name="t", declared="iso-8859-1") == ("été", UTF_8)


@pytest.mark.parametrize(
    ("text", "count"),
    [("L’Ã©tÃ© Ã  la cÃ´te", 4), ("lâ€™hÃ´tel", 2), ("L’été à la côte", 0), ("SÃO PAULO, le Ãve", 0)],
)
def test_garbled_letters_are_counted(text: str, count: int) -> None:
    """They are told, and never repaired: the text is judged as it came."""
    assert garbled_letters(text) == count


@pytest.mark.parametrize(
    ("data", "declared", "part"), [(b"MZ\x00\x01", None, "byte 2"), (b"\xff\xfe\x00\xd8", None, "utf-16")]
)
def test_what_is_no_text_is_refused(data: bytes, declared: str | None, part: str) -> None:
    """The message says what was found."""
    with pytest.raises(ArticleError, match=part):
        decoded(data, name="t", declared=declared)


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-15", "iso8859-15"),
        (" 'utf8'", "utf-8"),
        ("punycode", None),
        ("idna", None),
        ("unicode_escape", None),
        ("utf-7", None),
        ("rot13", None),
        ("no such", None),
        ("\0", None),
        (None, None),
    ],
)
def test_encodings_of_texts_are_told_from_other_codecs(label: str | None, codec: str | None) -> None:
    """A page that declares itself to be in Punycode would take the square of its length."""
    assert text_codec(label) == codec
