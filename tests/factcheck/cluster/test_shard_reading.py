"""Shards give the articles, errors and notices that one process gets of the whole archive."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from factcheck.articles.page_words import built_in_page_words
from factcheck.articles.reader import read_articles
from factcheck.cluster.shard_reading import shard_articles
from factcheck.cluster.shards import Shard, shards_of
from factcheck.errors import ArticleError
from factcheck.scan_results import Article
from factcheck.sources.left_out import LeftOut
from factcheck.sources.source_text import Notice

ARTICLE = "Le pont de Vaugris restera fermé jusqu'au printemps, a annoncé la mairie mardi."


def read(found: list[Shard]) -> tuple[list[str], list[tuple[str, str]], Counter[LeftOut]]:
    """Articles and errors in words, notices, counts of files that were left out."""
    notices: list[tuple[str, str]] = []
    left_out: Counter[LeftOut] = Counter()

    def told(source: str, notice: Notice) -> None:
        notices.append((source, notice.code.value))

    words = built_in_page_words()
    articles = [
        words_of(one)
        for shard in found
        for one in shard_articles(shard, words=words, any_language=False, told=told, left_out=left_out)
    ]
    return articles, notices, left_out


def words_of(one: Article | ArticleError) -> str:
    return str(one) if isinstance(one, ArticleError) else repr(one)


def shards(path: Path, size: int) -> list[Shard]:
    return [one for one in shards_of([str(path)], "", Counter(), size) if isinstance(one, Shard)]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A little of everything."""
    folder = tmp_path / "fonds"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"{ARTICLE} Numéro {number}.", encoding="utf-8")
    (folder / "latin.txt").write_bytes(f"{ARTICLE} Étant donné l’été.".encode("cp1252"))
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "plan.gif").write_bytes(b"GIF89a")
    lines = [json.dumps({"title": f"Titre {n}", "text": f"{ARTICLE} Fiche {n}."}) for n in range(40)]
    lines[7] = "{"
    lines[23] = '{"title": "rien"}'
    (folder / "records.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("size", [300, 1_000, 1_000_000])
def test_articles_and_errors_are_those_of_one_process(archive: Path, size: int) -> None:
    notices: list[tuple[str, str]] = []

    def told(source: str, notice: Notice) -> None:
        notices.append((source, notice.code.value))

    whole = [words_of(one) for one in read_articles([str(archive)], told=told)]

    found = shards(archive, size)
    articles, said, left_out = read(found)

    assert articles == whole
    assert any("line 8:" in one for one in articles)
    # What was left out is counted over all shards, and told once.
    assert said == [one for one in notices if one[0] != str(archive)]
    assert left_out == {LeftOut.PICTURES: 1}


def test_what_changed_since_it_was_listed_is_an_error(archive: Path) -> None:
    found = shards(archive, 1_000)
    (archive / "0.txt").write_text(ARTICLE, encoding="utf-8")
    records = archive / "records.ndjson"
    records.write_text(records.read_text(encoding="utf-8").replace("Fiche 39", "Fiche 93"), encoding="utf-8")

    articles, _notices, _left_out = read(found)

    changed = [one for one in articles if "changed while" in one]
    assert [Path(one.partition(":")[0]).name for one in changed] == ["0.txt", "records.ndjson"]


def test_what_is_gone_is_an_error(archive: Path) -> None:
    found = shards(archive, 1_000)
    (archive / "0.txt").unlink()
    (archive / "records.ndjson").unlink()

    articles, _notices, _left_out = read(found)

    assert "no such file" in articles[0]
    assert "cannot be read" in articles[-1]
