"""Variables of the environment that mean nothing to us are told, and cost nothing but themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.settings.environment import environment_faults
from tests.support.commands import run


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("FACTCHECK_THREADS", "abc", "expected a whole number from 1 to 1024"),
        ("FACTCHECK_THREADS", "0", "FACTCHECK_THREADS=0: expected a whole number"),
        ("FACTCHECK_THREADS", "99999999999", "expected a whole number"),
        ("FACTCHECK_LANG", "klingon", "expected one of fr, en"),
        ("FACTCHECK_SERVER", "maybe", "expected one of off, only"),
        ("FACTCHECK_BD", "/tmp/desk.sqlite", "did you mean FACTCHECK_DB?"),
        ("FACTCHECK_THREAD", "2", "did you mean FACTCHECK_THREADS?"),
    ],
)
def test_nonsense_is_told_with_what_was_expected(name: str, value: str, words: str) -> None:
    (fault,) = environment_faults({name: value})

    assert words in str(fault)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FACTCHECK_THREADS", "4"),
        ("FACTCHECK_THREADS", " "),
        ("FACTCHECK_LANG", "FR"),
        ("FACTCHECK_SERVER", "Only"),
        ("FACTCHECK_DB", "anything"),
        ("FACTCHECK_CONFIG", "config.toml"),
        ("FACTCHECK_TORTURE", "1"),
        ("LANG", "klingon"),
    ],
)
def test_what_means_something_or_is_none_of_ours_is_not_told(name: str, value: str) -> None:
    assert environment_faults({name: value}) == ()


def test_commands_tell_it_once_and_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_THREADS", "abc")

    told = run("verdicts")

    assert told.exit_code == 0
    assert told.stderr.count("FACTCHECK_THREADS=abc: expected a whole number from 1 to 1024") == 1


def test_the_check_of_settings_counts_them_but_not_beside_a_file_that_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FACTCHECK_LANG", "klingon")
    file = tmp_path / "config.toml"
    file.write_text("", encoding="utf-8")

    assert run("config", "check").exit_code == 1
    assert run("config", "check", str(file)).exit_code == 0
