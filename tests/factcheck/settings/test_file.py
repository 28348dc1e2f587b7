"""The file of settings: sound values, and faults that cost themselves alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.settings.file import SettingsFile, read_settings, settings_path


def written(folder: Path, text: str) -> SettingsFile:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return read_settings(file)


def faults(settings: SettingsFile) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.key, str(fault.said)) for fault in settings.faults]


def test_sound_values_come_with_their_lines(tmp_path: Path) -> None:
    settings = written(tmp_path, '# Réglages\nlanguage = "fr"\n\nwidth = 100\nany_language = true\n')

    assert dict(settings.values) == {"language": "fr", "width": 100, "any_language": True}
    assert dict(settings.lines) == {"language": 2, "width": 4, "any_language": 5}
    assert settings.faults == ()


def test_paths_begin_at_the_folder_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "regles").mkdir()
    (tmp_path / "échelle.yaml").write_text("", encoding="utf-8")

    settings = written(
        tmp_path, 'rules = ["regles", "~/regles"]\nverdicts = "échelle.yaml"\nstore = "desk.sqlite"\nmodel = "regles"'
    )

    assert settings.values["rules"] == [str(tmp_path / "regles")] * 2
    assert settings.values["verdicts"] == str(tmp_path / "échelle.yaml")
    assert settings.values["store"] == str(tmp_path / "desk.sqlite")
    assert settings.values["model"] == str(tmp_path / "regles")


@pytest.mark.parametrize("url", ["postgresql://desk@host/base", "sqlite:///x.sqlite", "file:x.sqlite?mode=ro"])
def test_an_address_of_a_store_is_no_path(url: str, tmp_path: Path) -> None:
    assert written(tmp_path, f'store = "{url}"').values["store"] == url


def test_each_fault_costs_its_own_setting(tmp_path: Path) -> None:
    settings = written(
        tmp_path,
        'langage = "fr"\nwidth = 10\ncolor = "blue"\nany_language = "yes"\nreview_status = ["open"]\n'
        'rules = "regles"\nperson = ""\nmodel = "none"\nsort = "worth"\n[review]\norder = 1\n',
    )

    assert dict(settings.values) == {"sort": "worth"}
    assert faults(settings) == [
        (1, "langage", "no such setting; did you mean language?"),
        (2, "width", "10: expected a whole number, 20 or more"),
        (3, "color", "'blue': expected one of auto, always, never"),
        (4, "any_language", "'yes': expected true or false, without quotation marks"),
        (
            5,
            "review_status",
            '[\'open\']: expected a list such as ["unverified", "in_progress"], of unverified, in_progress, '
            "awaiting_reply, in_second_review, verified, published, corrected, dropped",
        ),
        (6, "rules", "'regles': expected a list such as [\"~/rules\"]"),
        (7, "person", "'': expected text such as \"Camille\""),
        (8, "model", "'none': there is no such file or folder; mend the path, or make it"),
        (10, "review", "no such setting; did you mean review_order?"),
    ]


@pytest.mark.parametrize("value", ["true", "-1", "3.5", "[]", "{}", "1979-05-27", "9999999999999999999999"])
def test_a_number_is_a_whole_one_that_a_terminal_may_have(value: str, tmp_path: Path) -> None:
    assert "expected a whole number" in faults(written(tmp_path, f"width = {value}"))[0][2]


@pytest.mark.parametrize("value", ["1", "[1]", '[["verified"]]', "[{}]", "[]", "false"])
def test_a_list_of_choices_holds_choices(value: str, tmp_path: Path) -> None:
    assert "expected a list such as" in faults(written(tmp_path, f"review_status = {value}"))[0][2]


def test_a_file_that_is_no_toml_is_told_with_its_place(tmp_path: Path) -> None:
    settings = written(tmp_path, 'language = "fr"\nwidth = \n')

    assert settings.unusable
    assert dict(settings.values) == {}
    assert (settings.faults[0].line, settings.faults[0].column) == (2, 9)
    assert str(settings.faults[0].said) == 'no TOML (Invalid value); expected lines such as language = "fr"'


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe", b"a", b"a = " + b"[" * 100_000, b"x = 1\n" * 400_000, b'language = "fr'],
    ids=["not-utf8", "word", "deep", "large", "open"],
)
def test_no_content_ends_in_a_traceback(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(data)

    settings = read_settings(file)

    assert settings.unusable
    assert len(settings.faults) == 1


def test_a_number_of_thousands_of_digits_is_told_with_its_line(tmp_path: Path) -> None:
    settings = written(tmp_path, f'language = "fr"\nwidth = {"9" * 5_000}\n')

    assert faults(settings) == [(2, "", "a number of thousands of digits; expected one of a few")]
    assert settings.unusable


@pytest.mark.parametrize("value", ["0x" + "f" * 5_000, "[0x" + "f" * 5_000 + "]"])
def test_a_number_that_cannot_be_written_out_costs_its_setting_alone(value: str, tmp_path: Path) -> None:
    settings = written(tmp_path, f'language = "fr"\nwidth = {value}\n')

    assert dict(settings.values) == {"language": "fr"}
    assert faults(settings) == [(2, "width", "…: expected a whole number, 20 or more")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "config.toml")

    settings = read_settings(tmp_path / "config.toml")

    assert settings.unusable
    assert "no file but a pipe" in str(settings.faults[0].said)


def test_the_empty_device_has_no_settings() -> None:
    assert (dict(read_settings(Path(os.devnull)).values), read_settings(Path(os.devnull)).faults) == ({}, ())


def test_a_file_that_is_not_there_has_no_settings_but_one_that_is_named_must_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_path() == tmp_path / "factcheck" / "config.toml"
    assert (read_settings().there, read_settings().faults) == (False, ())

    monkeypatch.setenv("FACTCHECK_CONFIG", str(tmp_path / "other.toml"))
    assert settings_path() == tmp_path / "other.toml"
    assert "there is no such file" in str(read_settings().faults[0].said)


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in str(read_settings(tmp_path).faults[0].said)


def test_a_home_that_is_none_has_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/dev/null/home")

    assert (read_settings().there, read_settings().faults) == (False, ())
