"""Text on standard input: all of it, or why not."""

from __future__ import annotations

import io
import sys

import pytest

from factcheck.cli.support import standard_input as module
from factcheck.cli.support.standard_input import standard_input
from factcheck.errors import FactcheckError


def _stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))


def test_text_is_read_as_utf8_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, "\ufeffÉté".encode())

    assert standard_input() == "Été"


def test_more_than_is_sensible_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """An endless stream would fill the memory."""
    monkeypatch.setattr(module, "_MOST_BYTES", 10)
    _stdin(monkeypatch, b"12345678901")

    with pytest.raises(FactcheckError, match="larger than 10 million bytes"):
        standard_input()


def test_bytes_that_are_no_utf8_are_told_with_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    _stdin(monkeypatch, b"ab\xe9")

    with pytest.raises(FactcheckError, match="byte 2 is not UTF-8"):
        standard_input()


def test_without_standard_input_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    with pytest.raises(FactcheckError, match="standard input is closed"):
        standard_input()
