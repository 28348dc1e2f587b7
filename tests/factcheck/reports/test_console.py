"""Colour and width: what the environment asks for, and what a terminal can take."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Mapping

import pytest

from factcheck.reports.console import Paragraph, cell, make_console, report_width, table
from factcheck.reports.terminal import print_report, show
from factcheck.scan_results import Checked
from tests.support.factories import port


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Whether a person reads along."""
        return True


def report(
    *articles: Checked, width: int = 80, environ: Mapping[str, str] | None = None, file: io.StringIO | None = None
) -> str:
    file = io.StringIO() if file is None else file
    print_report(articles, make_console(file, environ or {}, width=width))
    return file.getvalue()


@pytest.mark.parametrize(
    ("environ", "file", "colored"),
    [
        ({"TERM": "xterm-256color"}, Terminal, True),
        ({}, Terminal, True),
        ({"TERM": "xterm-256color"}, io.StringIO, False),
        ({"TERM": "dumb"}, Terminal, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, Terminal, False),
        ({"TERM": "xterm", "NO_COLOR": ""}, Terminal, True),
        ({"FORCE_COLOR": "1"}, io.StringIO, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, io.StringIO, True),
        ({"FORCE_COLOR": "0"}, io.StringIO, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, Terminal, False),
    ],
)
def test_colour_follows_the_environment(environ: Mapping[str, str], file: type[io.StringIO], colored: bool) -> None:
    """NO_COLOR, then FORCE_COLOR, then a terminal that is not dumb."""
    assert ("\x1b[" in report(port(), environ=environ, file=file())) is colored


def test_forced_colour_changes_no_width() -> None:
    """FORCE_COLOR in a pipe with TERM=dumb keeps width and words."""
    environ = {"FORCE_COLOR": "1", "TERM": "dumb"}
    plain = re.sub(r"\x1b\[[0-9;]*m", "", report(port(), width=200, environ=environ))

    assert [line.rstrip() for line in plain.splitlines()] == report(port(), width=200).splitlines()


def test_no_color_option_wins_over_everything() -> None:
    """What the command line says goes before the environment."""
    file = Terminal()
    print_report([port()], make_console(file, {"FORCE_COLOR": "1"}, width=80, color=False))

    assert "\x1b" not in file.getvalue()


@pytest.mark.parametrize(
    ("width", "environ", "expected"),
    [
        (100, {"COLUMNS": "60"}, 100),
        (None, {"COLUMNS": "60"}, 60),
        (None, {"COLUMNS": "0"}, 80),
        (None, {"COLUMNS": "-5"}, 80),
        (None, {"COLUMNS": "wide"}, 80),
        (None, {"COLUMNS": "²"}, 80),
        (None, {"COLUMNS": "3"}, 20),
        (None, {}, 80),
    ],
)
def test_width_of_a_pipe(width: int | None, environ: Mapping[str, str], expected: int) -> None:
    """The option, then COLUMNS, then 80; nonsense is passed over."""
    assert report_width(io.StringIO(), environ, width) == expected


def test_width_of_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal is measured unless COLUMNS says otherwise."""
    terminal = Terminal()
    monkeypatch.setattr(terminal, "fileno", lambda: 7)
    monkeypatch.setattr(os, "get_terminal_size", lambda _number: os.terminal_size((133, 40)))

    assert report_width(terminal, {}) == 133
    assert report_width(terminal, {"COLUMNS": "60"}) == 60


def test_no_word_of_a_head_is_cut_whatever_the_limit_of_its_column() -> None:
    file = io.StringIO()
    console = make_console(file, {}, width=40)
    row = [[Paragraph("une source"), Paragraph("connue")], [Paragraph("3")]]

    show(table(["Source", "Affirmations"], [row], 40, most=(None, 4), right=(1,)), console)

    assert "Affirmations" in file.getvalue()


def test_no_mark_stands_alone_at_the_edge_of_a_line() -> None:
    """Plain spaces inside « » and before high marks, as articles from the web have them, end no line."""
    words = "mis en examen pour « corruption active » et « favoritisme » : est-ce sûr ? À 12 % près."
    edges = re.compile(r"«$|^[»:?%]")

    for width in range(17, 60):
        lines = cell([Paragraph(words)], width).plain.split("\n")
        assert " ".join(lines) == words
        assert not [line for line in lines if edges.search(line)], width
    assert cell([Paragraph("« corruption »")], 12).plain.split("\n") == ["« corruption", "»"]
