"""A file of settings to start from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from factcheck.i18n import LANGUAGES, using_language
from factcheck.settings.catalogue import SETTINGS, Kind
from factcheck.settings.file import read_settings
from factcheck.settings.template import commented_settings


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_stands_as_a_comment_in_the_language_in_force(language: str) -> None:
    with using_language(language):
        text = commented_settings()

    assert tomllib.loads(text) == {}
    assert re.findall(r"^#(\w+) = ", text, re.MULTILINE) == list(SETTINGS)
    assert ("Par défaut" in text) is (language == "fr")
    assert max(map(len, text.splitlines())) <= 160


def test_all_settings_can_be_put_in_force_as_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for setting in SETTINGS.values():
        name = setting.example.strip('[]"').removeprefix("~/")
        if setting.kind is Kind.FILE:
            (tmp_path / name).write_text("", encoding="utf-8")
        elif setting.kind in (Kind.FOLDER, Kind.FOLDERS):
            (tmp_path / name).mkdir()
    file = tmp_path / "config.toml"
    file.write_text(re.sub(r"^#(\w)", r"\1", commented_settings(), flags=re.MULTILINE), encoding="utf-8")

    settings = read_settings(file)

    assert settings.faults == ()
    assert set(settings.values) == set(SETTINGS)
