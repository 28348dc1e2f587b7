"""The rules that commands work on, and what is said of them."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from factcheck.cli.rules.support.rule_set import (
    lies_within,
    load_rule_set,
    relative_path,
    rule_called,
    say_left_out,
    write_rows,
)
from tests.support.rule_files import TESTED, WriteFolder

pytestmark = pytest.mark.usefixtures("surroundings", "home")


def test_rules_of_options_and_paths_stand_on_the_users_and_the_built_in_ones(write: WriteFolder, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "theirs.yaml").write_text(TESTED, encoding="utf-8")
    folder = write(mine=TESTED)

    ruleset = load_rule_set([folder])

    assert {"verbe-que", "theirs", "mine"} <= set(ruleset.origins)
    assert load_rule_set((), [folder / "mine.yaml"]).origins.keys() == ruleset.origins.keys()


def test_what_is_left_out_and_what_replaces_what_is_said(
    write: WriteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(bad=TESTED.replace("lemma", "lema"), **{"verbe-que": TESTED})

    assert say_left_out(load_rule_set([folder]))
    said = capsys.readouterr().err
    assert "bad.yaml:4:" in said
    assert "replaces the rule verbe-que" in said
    assert not say_left_out(load_rule_set())
    assert capsys.readouterr().err == ""


def test_a_rule_is_found_by_its_id_or_the_nearest_is_named() -> None:
    ruleset = load_rule_set()

    assert rule_called(ruleset, "verbe-que").id == "verbe-que"
    with pytest.raises(click.BadParameter, match="did you mean verbe-que"):
        rule_called(ruleset, "verbe-qeu")
    with pytest.raises(click.BadParameter, match=r"no rule is called zzzzzz$"):
        rule_called(ruleset, "zzzzzz")


def test_paths_are_told_from_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert relative_path(str(tmp_path / "a" / "b.yaml")) == str(Path("a", "b.yaml"))
    assert relative_path("/elsewhere/b.yaml") == "/elsewhere/b.yaml"


def test_a_file_lies_within_itself_and_the_folders_above_it(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.yaml"

    assert lies_within(str(file), [file])
    assert lies_within(str(file), [tmp_path / "c", tmp_path])
    assert not lies_within(str(file), [tmp_path / "ab", tmp_path / "a" / "b"])


def test_rows_are_written_as_json_or_on_a_console_of_the_width_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"id": "été"}]
    widths: list[int] = []
    monkeypatch.setenv("COLUMNS", "33")

    write_rows(rows, "json", lambda _rows, _console: widths.append(0))
    assert json.loads(capsys.readouterr().out) == rows
    write_rows(rows, "table", lambda _rows, console: widths.append(console.width))

    assert widths == [33]
