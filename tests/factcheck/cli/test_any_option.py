"""No value of any option ends a command in a traceback, or in an exit code that is not documented.

The commands and their options are those of the click tree; a new one is tried without a line here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import pytest

from factcheck.cli.rules.support.coverage import seed_texts
from factcheck.errors import DownloadError, FactcheckError
from factcheck.i18n import using_language
from factcheck.reports.error_wording import error_words
from factcheck.scanning.models import download as fetch_models
from tests.factcheck.cli.test_hostile_text import (  # noqa: F401  # fixtures: a store, a place without parser or network
    COMMANDS,
    OUTCOMES,
    harmless,
    hostile_place,
    is_given,
    kept,
)
from tests.support.commands import run

WORDS = (
    "",
    " ",
    "9" * 5000,
    "-1",
    "\u202etxt.exe\u2066",
    "\x1b[2J\x1b]0;x\x07",
    "a\0b",
    "\ud800",
    "x" * 5000,
    "../..",
    "%s{0}",
)


@contextmanager
def piped(data: bytes) -> Iterator[str]:
    """The path of a pipe that holds ``data`` and ends."""
    reading, writing = os.pipe()
    os.write(writing, data)
    os.close(writing)
    try:
        yield f"/dev/fd/{reading}"
    finally:
        os.close(reading)


def places(folder: Path) -> list[str]:
    """Where nothing is, a folder, a file, what lies below a file, a full disk, and what can be read only once."""
    file = folder / "file.yaml"
    file.write_text("{}", encoding="utf-8")
    (folder / "folder").mkdir(exist_ok=True)
    return [str(folder / "none"), str(folder / "folder"), str(file), str(file / "below"), "/dev/full", "/dev/null"]


def is_path(param: click.Parameter) -> bool:
    return isinstance(param.type, click.Path | click.File) or param.name == "db"


def words_for(param: click.Parameter, value: str, rest: list[str]) -> list[str]:
    return [value, *rest] if isinstance(param, click.Argument) else [*rest, param.opts[0], value]


def ends_well(*args: str) -> None:
    result = run(*args)
    assert result.exception is None or isinstance(result.exception, SystemExit), (args, result.exc_info)
    assert result.exit_code in OUTCOMES, (args, result.exit_code)
    assert "Traceback" not in result.output, args
    assert "[Errno" not in result.output, (args, result.output)


@pytest.mark.skipif(os.name == "nt", reason="devices and pipes of POSIX")
@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_no_value_ends_a_command_in_a_traceback(
    path: tuple[str, ...],
    tmp_path: Path,
    kept: Any,  # noqa: F811
) -> None:
    given = [param for param in COMMANDS[path].params if is_given(param)]
    for param in given:
        rest = [word for other in given if other is not param for word in harmless(other, kept[1])]
        for value in (*WORDS, *(places(tmp_path) if is_path(param) else ())):
            ends_well(*path, *words_for(param, value, rest))
        if is_path(param):
            for data in (b"", b"{}", b"\xff\0"):
                with piped(data) as pipe:
                    ends_well(*path, *words_for(param, pipe, rest))


@pytest.mark.parametrize(
    "words",
    [
        ("rules", "new", "essai", "--dir", "{file}/below"),
        ("import", "/dev/null", "--db", "{file}/below/store.sqlite"),
        ("export", "--output", "{file}/below"),
    ],
    ids=" ".join,
)
def test_a_file_where_a_folder_should_be_is_told_in_words(words: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")

    result = run(*(word.format(file=file) for word in words), "--lang", "en")

    assert result.exit_code == 2
    assert f"{file}/below" in result.stderr
    assert "Not a directory" in result.stderr
    assert "Errno" not in result.stderr


def test_models_are_not_fetched_into_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """The connection is not to blame."""
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(DownloadError) as caught:
        fetch_models(tmp_path / "file" / "below")

    with using_language("en"):
        assert error_words(caught.value).endswith(
            "file/below: no folder can be made there (Not a directory); choose another place"
        )


@pytest.mark.parametrize("content", [b"\xff", b"[" * 100_000, b"[]", b"{}", b"3", b"null"])
def test_a_seed_that_is_no_article_is_told(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "seed.json"
    file.write_bytes(content)

    with pytest.raises(FactcheckError, match="no article: expected UTF-8 text, or JSON"):
        list(seed_texts(file))


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_seed_may_be_a_pipe_and_one_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "un.json").write_text('{"text": "Un pont."}', encoding="utf-8")

    with piped(b"Il pleut.") as pipe:
        assert list(seed_texts(Path(pipe))) == ["Il pleut."]
    assert list(seed_texts(tmp_path)) == ["Un pont."]
    with pytest.raises(FactcheckError, match="cannot be used"):
        list(seed_texts(tmp_path / "none.txt"))


@pytest.mark.skipif(os.name == "nt", reason="devices of POSIX")
def test_devices_are_still_devices() -> None:
    """Nothing was put in their place, whoever ran the tests."""
    assert not Path("/dev/full").is_file()
    assert not Path("/dev/null").is_file()


def test_all_commands_are_tried_with_all_kinds_of_values() -> None:
    tried = [param for command in COMMANDS.values() for param in command.params if is_given(param)]
    assert len(COMMANDS) > 20
    assert len(tried) > 100
    assert sum(map(is_path, tried)) > 30
