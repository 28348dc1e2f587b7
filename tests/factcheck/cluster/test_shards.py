"""Archives in shards: all of them, in order, and named by what they hold."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from factcheck.cluster.shards import Shard, shards_of
from factcheck.errors import ArticleError
from factcheck.sources.left_out import LeftOut


def shards(*paths: Path | str, way: str = "way", size: int = 100) -> list[Shard]:
    found = list(shards_of(map(str, paths), way, Counter(), size))
    assert not any(isinstance(one, ArticleError) for one in found)
    return [one for one in found if isinstance(one, Shard)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty files of thirty bytes."""
    place = tmp_path / "fonds"
    place.mkdir()
    for number in range(30):
        (place / f"{number:02}.txt").write_text(f"{number:02} {27 * 'a'}", encoding="utf-8")
    return place


def names(found: list[Shard]) -> list[str]:
    return [Path(piece.path).name for shard in found for piece in shard.pieces]


def test_all_files_are_there_once_in_their_order(folder: Path) -> None:
    found = shards(folder)

    assert names(found) == [f"{number:02}.txt" for number in range(30)]
    assert len(found) > 5
    assert all(piece.listed and piece.end is None for shard in found for piece in shard.pieces)


def test_keys_are_those_of_content_name_and_way(folder: Path) -> None:
    before = [shard.key for shard in shards(folder)]

    assert [shard.key for shard in shards(folder)] == before
    assert not {shard.key for shard in shards(folder, way="other")} & set(before)
    (folder / "00.txt").write_text(30 * "b", encoding="utf-8")
    after = [shard.key for shard in shards(folder)]
    assert after[0] != before[0]
    assert after[1:] == before[1:]


def test_a_file_more_changes_few_shards(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Where shards end follows from names: those of a temporary folder would be others in each run.
    monkeypatch.chdir(folder.parent)
    before = {shard.key for shard in shards(folder.name)}
    (folder / "000.txt").write_text("first of all", encoding="utf-8")

    after = {shard.key for shard in shards(folder.name)}

    assert len(before & after) >= len(before) - 3


def test_a_large_file_of_records_is_cut_between_lines(tmp_path: Path) -> None:
    file = tmp_path / "records.ndjson"
    lines = [json.dumps({"text": f"Article {number}"}) + "\n" for number in range(50)]
    file.write_text("".join(lines), encoding="utf-8")

    pieces = [piece for shard in shards(file) for piece in shard.pieces]

    content = file.read_bytes()
    assert len(pieces) > 5
    assert [piece.start for piece in pieces[1:]] == [piece.end for piece in pieces[:-1]]
    assert pieces[-1].end == len(content)
    for piece in pieces:
        assert piece.line == content[: piece.start].count(b"\n") + 1
        assert content[piece.start : piece.end].endswith(b"\n")


@pytest.mark.parametrize("content", ['{"text": "' + 300 * "a" + '"}', "[" + '{"text": "a"},' * 30 + "]", 300 * "a\n"])
def test_other_large_files_are_whole(content: str, tmp_path: Path) -> None:
    file = tmp_path / "one.ndjson"
    file.write_text(content, encoding="utf-8")

    (shard,) = shards(file)

    assert [piece.end for piece in shard.pieces] == [None]


def test_what_cannot_be_read_is_a_piece_that_says_so_later(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    (shard,) = shards(tmp_path / "absent.txt", tmp_path / "pipe")

    assert [piece.digest for piece in shard.pieces] == ["", ""]


@pytest.mark.parametrize("path", ["-", "https://example.org/a.html", ""])
def test_what_workers_cannot_find_is_an_error(path: str) -> None:
    (found,) = shards_of([path], "way", Counter())

    assert isinstance(found, ArticleError)
    assert "neither file nor folder" in found.message


def test_what_is_left_out_by_name_is_counted(folder: Path) -> None:
    (folder / ".hidden").write_text("x", encoding="utf-8")
    left_out: Counter[LeftOut] = Counter()

    list(shards_of([str(folder)], "way", left_out))

    assert left_out == {LeftOut.HIDDEN: 1}
