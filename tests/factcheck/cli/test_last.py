"""The last command: the article scanned last."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.store.engine import open_store
from tests.factcheck.store.test_article_versions import scan
from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings")


def test_the_article_scanned_last_is_reported_and_more_where_they_are_asked_for(db: str) -> None:
    store = open_store(db)
    scan(store, "old1", "trois")
    scan(store, "new2", "quatre")
    store.close()

    def articles(*args: str) -> list[str]:
        return [article["id"] for article in json.loads(run("last", "-f", "json", *args).stdout)["articles"]]

    assert articles() == ["new2"]
    assert articles("-n", "2") == ["old1", "new2"]
    assert articles("-n", "9") == ["port-0001", "old1", "new2"]
    assert "quatre TGV" in run("last").stdout
    assert run("last", "-n", "0").exit_code == 2


def test_a_store_without_articles_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(tmp_path / "empty.sqlite")
    open_store(path).close()
    monkeypatch.setenv("FACTCHECK_DB", path)

    result = run("last")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "no article in the store" in result.stderr
