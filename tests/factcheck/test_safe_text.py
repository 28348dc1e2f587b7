from __future__ import annotations

import ast
import json
import sys
import unicodedata
from pathlib import Path

import pytest

from factcheck.safe_text import HOSTILE, escaped, one_line, printable

PACKAGE = Path(__file__).resolve().parents[2] / "factcheck"
EVERY = [chr(code) for code in range(sys.maxunicode + 1)]


def test_every_control_and_format_character_is_hostile_but_for_tab_and_line_feed() -> None:
    kinds = {char for char in EVERY if unicodedata.category(char) in ("Cc", "Cf", "Cs")} - {"\t", "\n"}

    assert [hex(ord(char)) for char in sorted(kinds) if not HOSTILE.fullmatch(char)] == []


def test_letters_signs_and_emoji_are_not() -> None:
    words = "L’été à Nîmes : « 3 €\xa0» – œuvre, 東京, naïve ☂️ 👩‍💻".replace("\u200d", "")

    assert printable(words) == one_line(words) == words
    hostile = {char for char in EVERY if HOSTILE.fullmatch(char)}
    assert not [hex(ord(c)) for c in hostile if unicodedata.category(c)[0] in "NPSZ" or unicodedata.category(c) == "Lu"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\x9b31mb", "a\ufffd31mb"),
        ("\x1b]0;titre\x07", "␛]0;titre␇"),
        ("a\u202eb\u2066c", "abc"),
        ("a\u200bb\ufeffc\u2060", "abc"),
        ("nul\0 del\x7f", "nul␀ del␡"),
        ("fichier\udcff", "fichier\ufffd"),
        ("a\U000e0041b\u3164", "ab"),
        ("a\r\nb\rc\td", "a\nb\nc\td"),
    ],
)
def test_what_a_terminal_would_obey_is_shown_or_gone(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert not HOSTILE.search(printable(text))


def test_one_line_stays_one_line() -> None:
    assert one_line(" a\n\r\nb\u2028c\u2029d\te ") == "a b c d e"


def test_escaped_json_means_the_same_and_shows_nothing_hostile() -> None:
    words = "x".join(char for char in EVERY if HOSTILE.fullmatch(char)) + '\u2028\u2029\t\n"\\é😀'
    written = escaped(json.dumps({words: [words]}, ensure_ascii=False))

    assert json.loads(written) == {words: [words]}
    assert not HOSTILE.search(written)
    assert "\u2028" not in written
    assert "é😀" in written


# --- Nothing is shown but through this module ------------------------------------------------------------------------

WRITERS = {
    # What is printed there are messages of the client of a server, before anything else is imported, and what a child
    # was ended with, which Python would print.
    "print": ("serving/client.py", "serving/command.py"),
    "click.echo": ("cli/support/output.py",),
    "click.secho": (),
    "sys.stdout.write": (),
    "sys.stderr.write": ("cli/support/output.py",),
    "traceback.print_exc": ("serving/command.py",),
    "logging.StreamHandler": ("cli/support/output.py", "server_process.py"),
    "Console": ("cli/support/progress.py",),
    "_SafeConsole": ("reports/console.py",),
}
"""What puts text on a terminal, and the one place that may call it, since it makes the text safe."""


def test_only_one_place_writes_on_a_terminal() -> None:
    found = [
        (name, path.relative_to(PACKAGE).as_posix())
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and (name := ast.unparse(node.func)) in WRITERS
    ]

    assert [(name, path) for name, path in found if path not in WRITERS[name]] == []
    assert {name for name, _path in found} == {name for name, places in WRITERS.items() if places}


def test_only_json_that_no_terminal_sees_is_written_as_it_is() -> None:
    """Columns of the store, values in messages, bookmarks, rules, what processes send: the rest is ``json_text``."""
    unseen = {
        "cli/rules/new.py", "cli/rules/support/templates.py", "review/bookmarks.py", "store/row_faults.py",
        "store/sqlite_files.py", "verification/decisions.py", "reports/escaping.py", "safe_text.py",
        "cluster/shards.py", "serving/api_errors.py", "serving/protocol.py", "store/machine_values.py",
        "told_accusations.py",
    }  # fmt: skip
    writing = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "json.dumps(" in path.read_text(encoding="utf-8")
    }

    assert writing <= unseen
