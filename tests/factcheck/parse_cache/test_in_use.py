from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.parse_cache.in_use import DEFAULT_MEGABYTES, cache_in_use, cache_path


def test_the_cache_lies_in_the_users_cache_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FACTCHECK_CACHE")
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_names, **_more: tmp_path)
    cache = cache_in_use(print)

    assert cache is not None
    assert (cache.path, cache.limit) == (tmp_path / "parses-1.sqlite", DEFAULT_MEGABYTES * 1_000_000)


def test_the_environment_names_another_folder_or_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "parses"))
    assert cache_path() == tmp_path / "parses" / "parses-1.sqlite"
    for off in ("off", "OFF"):
        monkeypatch.setenv("FACTCHECK_CACHE", off)
        assert cache_path() is None
        assert cache_in_use(print) is None


def test_the_settings_name_folder_and_size(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = tmp_path / "config.toml"
    settings.write_text(f'cache = "{tmp_path.as_posix()}/own"\ncache_size = 20\n', encoding="utf-8")
    monkeypatch.delenv("FACTCHECK_CACHE")
    monkeypatch.setenv("FACTCHECK_CONFIG", str(settings))
    cache = cache_in_use(print)

    assert cache is not None
    assert (cache.path, cache.limit) == (tmp_path / "own" / "parses-1.sqlite", 20_000_000)
