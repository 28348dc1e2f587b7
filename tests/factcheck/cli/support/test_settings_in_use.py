"""Settings as defaults of options: options and the environment outweigh them."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from factcheck.cli.commands import cli
from factcheck.cli.program import Command
from factcheck.cli.support.settings_in_use import _OF_COMMANDS, _PARAMETERS, option_defaults
from factcheck.settings.catalogue import SETTINGS
from factcheck.store.engine import open_store
from factcheck.verification.verdict_scale import load_scale
from tests.support.commands import run


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in force, still empty."""
    file = tmp_path / "config.toml"
    file.write_text("", encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_CONFIG", str(file))
    return file


def test_every_setting_reaches_a_parameter_or_whoever_asks_for_it() -> None:
    asked_for = {"language", "person", "store", "verdicts", "two_people", "width", "color", "cache", "cache_size"}

    assert set(_PARAMETERS) | {key for _command, key in _OF_COMMANDS} | asked_for == set(SETTINGS)


@pytest.mark.parametrize(("command", "key"), [pair for pair in _OF_COMMANDS if pair[0] in cli.commands])
def test_the_parameters_of_commands_are_there(command: str, key: str) -> None:
    assert _OF_COMMANDS[command, key] in {param.name for param in cli.commands[command].params}


def test_settings_are_the_defaults_of_options(settings: Path) -> None:
    settings.write_text(
        'format = "markdown"\nsort = "worth"\nany_language = true\nprivate_addresses = true\nrules = ["."]\n'
        'review_order = "worth"\nreview_status = ["verified"]\nwidth = 33\ncolor = "never"\n',
        encoding="utf-8",
    )

    assert option_defaults(cli.commands["scan"], first=False) == {
        "form": "markdown",
        "sort": "worth",
        "any_language": True,
        "allow_private": True,
        "rule_dirs": [str(settings.parent)],
    }
    assert option_defaults(cli.commands["review"], first=False) == {"order": "worth", "statuses": ["verified"]}
    assert option_defaults(cli.commands["list"], first=False) == {}


def seen(*args: str) -> tuple[object, object]:
    """What a command of ours gets for --sort, and the width it writes for."""
    found: list[tuple[object, object]] = []

    @click.command("probe", cls=Command)
    @click.option("--sort", default="text")
    def probe(sort: str) -> None:
        from factcheck.cli.support.display import display_environ

        found.append((sort, display_environ().get("COLUMNS")))

    probe.main(list(args), standalone_mode=False)
    return found[0]


def test_an_option_outweighs_the_file_and_the_environment_outweighs_it_too(
    settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    settings.write_text('sort = "worth"\nwidth = 33\n', encoding="utf-8")

    assert seen() == ("worth", "33")
    assert seen("--sort", "text", "--width", "44") == ("text", "44")
    monkeypatch.setenv("COLUMNS", "55")
    assert seen() == ("worth", "55")


def test_a_width_before_the_command_outweighs_the_file(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    settings.write_text("width = 33\n", encoding="utf-8")

    wide, narrow = run("--width", "120", "config", "show"), run("config", "show")

    assert max(map(len, narrow.stdout.splitlines())) <= 33
    assert max(map(len, wide.stdout.splitlines())) > 33


def test_the_store_and_the_person_of_the_settings_are_used(
    settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FACTCHECK_DB")
    open_store(str(tmp_path / "desk.sqlite")).close()
    settings.write_text('store = "desk.sqlite"\n', encoding="utf-8")

    assert run("db", "path").stdout.strip() == str(tmp_path / "desk.sqlite")


def test_two_people_are_asked_for_whatever_the_scale_has(settings: Path) -> None:
    assert not load_scale().rules.second_person
    settings.write_text("two_people = true\n", encoding="utf-8")
    assert load_scale().rules.second_person


def test_a_fault_is_told_and_the_rest_goes_on(settings: Path) -> None:
    settings.write_text('langage = "fr"\n', encoding="utf-8")

    result = run("verdicts")

    assert result.exit_code == 0
    assert f"{settings}:1:1: langage: no such setting; did you mean language?" in result.stderr


def test_a_wrong_store_is_not_replaced_by_another(settings: Path) -> None:
    settings.write_text("store = 3\n", encoding="utf-8")

    result = run("list")

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{settings}:1:1: store: 3: expected text" in result.stderr


def test_a_file_that_cannot_be_used_ends_commands_that_could_do_something_else_than_meant(settings: Path) -> None:
    settings.write_text("store =", encoding="utf-8")

    assert (run("verdicts").exit_code, run("verdicts").stdout) == (2, "")
    assert run("help", "scan").exit_code == 0
    assert run("config", "check").exit_code == 1
