"""The db commands, and what all commands say of a store that is none."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.i18n import using_language
from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings", "db")

WITHOUT_A_STORE = (
    ("db", "path"), ("list",), ("show", "abcd"), ("history", "abcd"), ("report",), ("export",), ("suggestions",),
    ("set", "abcd", "--status", "in_progress"), ("undo", "abcd"), ("same", "abcd", "abce"), ("train", "--from-store"),
)  # fmt: skip


def test_the_store_says_where_it_is_and_what_is_in_it(db: str) -> None:
    assert run("db", "path").stdout == f"{db}\n"
    assert "`claim_list`" in run("db", "tables").stdout


@pytest.mark.parametrize("command", WITHOUT_A_STORE, ids=lambda command: command[0])
def test_a_name_with_a_typo_is_told_and_nothing_is_made(command: tuple[str, ...], tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    typo = tmp_path / "new" / "stoer.sqlite"

    result = run(*command, "--db", str(typo))

    assert result.exit_code == 2
    assert result.stderr == (
        f"factcheck: {typo}: there is no store; factcheck scan makes one, or name another with --db\n"
    )
    assert result.stdout == ""
    assert sorted(tmp_path.rglob("*")) == before


def test_the_users_own_store_is_named_before_there_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FACTCHECK_DB")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    assert run("db", "path").stdout == f"{tmp_path / 'data' / 'factcheck' / 'factcheck.sqlite'}\n"
    assert run("list").exit_code == 2
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("content", "english", "french"),
    [
        (b"", "cut to nothing (0 bytes)", "réduite à rien (0 octet)"),
        (b"Ceci est un texte. " * 99, "file is not a database", "n’est pas une base"),
        (b"SQLite format 3\0" + b"\xff" * 5000, "not a database", "n’est pas une base"),
    ],
    ids=["empty", "text", "broken"],
)
@pytest.mark.parametrize("command", ["list", "scan"])
def test_a_file_that_is_no_store_is_told_in_a_line_and_stays(
    content: bytes, english: str, french: str, command: str, tmp_path: Path
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Un", encoding="utf-8")
    spoilt = tmp_path / "spoilt.sqlite"
    spoilt.write_bytes(content)
    arguments = (command, "--db", str(spoilt), *([str(article)] if command == "scan" else []))

    told = run(*arguments)
    with using_language("fr"):
        told_in_french = run(*arguments, "--lang", "fr")

    assert (told.exit_code, told_in_french.exit_code) == (2, 2)
    assert english in told.stderr
    assert french in told_in_french.stderr
    assert told.stderr.count("\n") == 1
    assert spoilt.read_bytes() == content


@pytest.mark.parametrize(("kind", "name"), [("TABLE", "replies"), ("TABLE", "watched"), ("VIEW", "history")])
def test_a_table_that_another_program_dropped_is_named(kind: str, name: str, db: str) -> None:
    with closing(sqlite3.connect(db)) as connection:
        connection.execute(f"DROP {kind} {name}")
        connection.commit()

    result = run("db", "check", "--lang", "en")

    assert result.exit_code == 1
    assert result.stdout == f"{name}: this table or view is not in the store\n"
    assert "put a copy of the store back" in result.stderr


def test_a_whole_store_lacks_no_table() -> None:
    assert (run("db", "check").exit_code, run("db", "check").stdout) == (0, "")
