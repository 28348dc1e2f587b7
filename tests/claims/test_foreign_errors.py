"""Errors of Python, the system and other libraries: their English, and what a catalogue needs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.errors import Message
from claims.foreign_errors import KNOWN_WORDS, foreign, system_words


def raised(action: Callable[[], object]) -> Exception:
    with pytest.raises(Exception) as caught:  # noqa: PT011 (whatever the library raises)
        action()
    return caught.value


ACTIONS: dict[str, Callable[[], object]] = {
    "no file": lambda: Path("/no/such").read_bytes(),
    "a folder": lambda: Path("/").read_bytes(),
    "two paths": lambda: Path("/no/such").rename("/no/other"),
    "a network": lambda: os.kill(os.getpid(), 9999),
    "empty json": lambda: json.loads(""),
    "json": lambda: json.loads('{"a" 1}'),
    "a byte": lambda: b"\xff".decode(),
    "several bytes": lambda: b"a\xe2\x82(".decode(),
    "a key": lambda: dict[str, int]()["key"],
    "a number": lambda: float("x"),
    "a kind": lambda: len(5),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS.keys())
def test_the_english_is_what_the_library_says(action: Callable[[], object]) -> None:
    error = raised(action)

    assert str(foreign(error)) == str(error)


@pytest.mark.parametrize(
    "text",
    ["", "{", '{"a"', '{"a" 1}', '{"a": 1 2}', "[1 2]", '"a', '"\\x"', '"\\u12"', '"\n"', "1 2", "{,}", "\ufeff1"],
)
def test_what_json_says_is_listed(text: str) -> None:
    error = raised(lambda: json.loads(text))
    assert isinstance(error, json.JSONDecodeError)

    what = foreign(error).values["what"]

    assert isinstance(what, Message)
    assert what.template in KNOWN_WORDS


@pytest.mark.parametrize("data", [b"\xff", b"\xc3(", b"a\xe2\x82("])
def test_what_utf_8_says_is_listed(data: bytes) -> None:
    error = raised(lambda: data.decode())
    assert isinstance(error, UnicodeDecodeError)
    reason = error.reason

    assert reason in KNOWN_WORDS
    assert str(foreign(error)) == str(error)


def test_an_error_raised_with_a_message_says_that() -> None:
    message = Message("found {n}", n=2)

    assert foreign(ValueError(message)) is message


def test_what_the_system_says_comes_without_number_and_path() -> None:
    error = raised(lambda: Path("/no/such").read_bytes())
    assert isinstance(error, OSError)

    assert (str(system_words(error)), system_words(error).origin) == ("No such file or directory", "FileNotFoundError")
