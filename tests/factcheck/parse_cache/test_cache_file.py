from __future__ import annotations

import multiprocessing
import os
import pickle
import sqlite3
import stat
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from claims.keeping.row_keys import FINDINGS, RULES
from factcheck.parse_cache.cache_file import ParseCache

LIMIT = 1_000_000


def key(number: int) -> bytes:
    return number.to_bytes(16, "big")


@pytest.fixture
def told() -> list[Path]:
    """The files that were put aside."""
    return []


@pytest.fixture
def cache(tmp_path: Path, told: list[Path]) -> Iterator[ParseCache]:
    """A cache that is made when it is first used."""
    made = ParseCache(tmp_path / "cache" / "parses.sqlite", LIMIT, told.append)
    yield made
    made.close()


def again(cache: ParseCache, told: list[Path] | None = None) -> ParseCache:
    return ParseCache(cache.path, cache.limit, (told if told is not None else []).append)


def test_rows_are_found_again_also_by_another_program(cache: ParseCache) -> None:
    cache.keep({key(1): b"one", key(2): b"two"})

    assert cache.rows([key(1), key(3), key(2)]) == {key(1): b"one", key(2): b"two"}
    assert again(cache).rows([key(2)]) == {key(2): b"two"}


def test_more_keys_are_asked_for_than_one_query_takes(cache: ParseCache) -> None:
    cache.keep({key(n): b"row" for n in range(1_200)})

    assert len(cache.rows([key(n) for n in range(1_500)])) == 1_200


def test_a_new_row_takes_the_place_of_the_old_one(cache: ParseCache) -> None:
    cache.keep({key(1): b"one"})
    cache.keep({key(1): b"another"})
    state = cache.state()

    assert cache.rows([key(1)]) == {key(1): b"another"}
    assert state is not None
    assert (state.rows, state.row_bytes) == (1, 7)


def test_dropped_rows_are_gone_and_take_no_room(cache: ParseCache) -> None:
    cache.keep({key(1): b"one", key(2): b"two"})
    cache.drop([key(1), key(9)])
    state = cache.state()

    assert cache.rows([key(1), key(2)]) == {key(2): b"two"}
    assert state is not None
    assert (state.rows, state.row_bytes) == (1, 3)


def test_what_was_found_and_missed_is_counted(cache: ParseCache) -> None:
    cache.keep({key(1): b"one"})
    cache.rows([key(1), key(2), key(3)])
    cache.close()
    state = again(cache).state()

    assert state is not None
    assert (state.found, state.missed) == (1, 2)
    assert state.file_bytes > 0


def test_what_was_not_used_for_longest_makes_room(cache: ParseCache, monkeypatch: pytest.MonkeyPatch) -> None:
    small = ParseCache(cache.path, 1_000, lambda _aside: None)
    now = 86_400.0 * 100

    def on_day(number: int) -> None:
        monkeypatch.setattr("factcheck.parse_cache.cache_file.time.time", lambda: now + 86_400 * number)

    on_day(0)
    small.keep({key(n): b"x" * 100 for n in range(9)})
    on_day(1)
    small.rows([key(0)])
    small.close()
    on_day(2)
    small.keep({key(9): b"x" * 100, key(10): b"x" * 100})

    state = small.state()
    assert state is not None
    assert state.row_bytes <= 1_000
    left = small.rows([key(n) for n in range(11)])
    assert {key(0), key(9), key(10)} <= left.keys()
    assert key(1) not in left


def test_parses_stay_as_long_as_the_findings_that_were_made_of_them(
    cache: ParseCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = FINDINGS + b"article"
    small = ParseCache(cache.path, 1_000, lambda _aside: None)
    now = 86_400.0 * 100

    def on_day(number: int) -> None:
        monkeypatch.setattr("factcheck.parse_cache.cache_file.time.time", lambda: now + 86_400 * number)

    on_day(0)
    small.keep({key(n): b"x" * 100 for n in range(8)} | {article: b"y" * 100})
    on_day(1)
    small.rows([article])
    small.used_with(article, [key(0), key(1)])
    small.close()
    on_day(2)
    small.keep({key(8): b"x" * 150, key(9): b"x" * 150})

    left = small.rows([*(key(n) for n in range(10)), article])
    assert {key(0), key(1), key(8), key(9), article} <= left.keys()
    assert key(2) not in left


def test_what_would_drive_out_many_others_is_not_kept(cache: ParseCache) -> None:
    small = ParseCache(cache.path, 1_000, lambda _aside: None)

    small.keep({key(1): b"x" * 250, key(2): b"x" * 251})

    assert small.rows([key(1), key(2)]).keys() == {key(1)}


def test_articles_are_told_apart_from_paragraphs(cache: ParseCache) -> None:
    cache.keep({key(1): b"one", FINDINGS + b"1": b"two", RULES + b"1": b"three"})
    cache.rows([key(1), FINDINGS + b"1", FINDINGS + b"2", FINDINGS + b"3", RULES + b"1"])
    cache.close()

    state = cache.state()
    assert state is not None
    assert (state.rows, state.found, state.missed) == (1, 1, 0)
    assert (state.articles, state.articles_found, state.articles_missed) == (1, 1, 2)
    assert cache.clear() == (1, 1)
    emptied = cache.state()
    assert emptied is not None
    assert (emptied.row_bytes, emptied.articles, emptied.articles_found) == (0, 0, 0)


def test_a_file_of_an_earlier_version_counts_no_articles_until_there_are_some(cache: ParseCache) -> None:
    # Such a file has the same tables; all its rows are of paragraphs.
    cache.keep({key(1): b"one"})
    cache.close()
    with sqlite3.connect(cache.path) as connection:
        assert connection.execute("SELECT count(*) FROM counts WHERE name LIKE 'articles%'").fetchone() == (0,)

    state = cache.state()
    assert state is not None
    assert (state.rows, state.articles, state.articles_missed) == (1, 0, 0)
    cache.rows([FINDINGS + b"1"])
    cache.close()
    state = cache.state()
    assert state is not None
    assert state.articles_missed == 1


def test_that_rows_are_broken_is_told_once(tmp_path: Path) -> None:
    calls: list[str] = []
    cache = ParseCache(tmp_path / "parses.sqlite", LIMIT, print, partial(calls.append, "broken"))
    cache.keep({key(1): b"one", key(2): b"two"})

    cache.drop([key(1)])
    cache.drop([key(2)])

    assert calls == ["broken"]
    assert cache.rows([key(1), key(2)]) == {}


def test_all_rows_can_be_removed(cache: ParseCache) -> None:
    cache.keep({key(n): b"row" * 1_000 for n in range(200)})
    before = cache.state()

    assert cache.clear() == (200, 0)
    after = cache.state()
    assert before is not None
    assert after is not None
    assert (after.rows, after.row_bytes, after.found) == (0, 0, 0)
    assert after.file_bytes < before.file_bytes
    assert cache.clear() == (0, 0)


def test_nothing_is_made_by_looking(cache: ParseCache) -> None:
    assert cache.state() is None
    assert not cache.path.exists()


@pytest.mark.skipif(os.name != "posix", reason="rights of files")
def test_the_file_is_for_its_owner_alone(cache: ParseCache) -> None:
    cache.keep({key(1): b"one"})
    names = [cache.path, *cache.path.parent.glob("*-wal")]

    assert {stat.S_IMODE(name.stat().st_mode) for name in names} == {0o600}
    assert stat.S_IMODE(cache.path.parent.stat().st_mode) == 0o700

    cache.close()
    cache.path.chmod(0o666)
    assert again(cache).rows([key(1)]) == {key(1): b"one"}
    assert stat.S_IMODE(cache.path.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="owners of files")
def test_a_file_of_somebody_else_is_not_used(cache: ParseCache, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.keep({key(1): b"one"})
    owner = cache.path.stat().st_uid
    monkeypatch.setattr("factcheck.parse_cache.opening.os.geteuid", lambda: owner + 1)

    assert again(cache).rows([key(1)]) == {}


def broken(path: Path, kind: str) -> None:
    match kind:
        case "no database":
            path.write_bytes(b"no database at all" * 100)
        case "cut off":
            path.write_bytes(path.read_bytes()[:5_000])
        case "another program's":
            path.unlink()
            with sqlite3.connect(path) as connection:
                connection.execute("PRAGMA user_version = 77")
            connection.close()
        case "without its table":
            with sqlite3.connect(path) as connection:
                connection.execute("DROP TABLE parses")
            connection.close()
        case "with a count that is none":
            with sqlite3.connect(path) as connection:
                connection.execute("UPDATE counts SET number = 9e999")
            connection.close()
        case "without its counts":
            with sqlite3.connect(path) as connection:
                connection.execute("DROP TABLE counts")
            connection.close()


@pytest.mark.parametrize(
    "kind",
    [
        "no database",
        "cut off",
        "another program's",
        "without its table",
        "without its counts",
        "with a count that is none",
    ],
)
def test_a_file_that_is_broken_is_put_aside_and_told_once(cache: ParseCache, told: list[Path], kind: str) -> None:
    cache.keep({key(n): b"row" * 100 for n in range(100)})
    cache.close()
    broken(cache.path, kind)

    cache.rows([key(n) for n in range(100)])
    cache.keep({key(1): b"one"})
    cache.keep({key(1): b"one"})

    assert told == [cache.path.with_name("parses.sqlite.broken")]
    assert told[0].is_file()
    assert cache.rows([key(1), key(2)]) == {key(1): b"one"}


def test_without_a_folder_to_write_to_nothing_is_kept_and_nothing_fails(tmp_path: Path, told: list[Path]) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    cache = ParseCache(tmp_path / "file" / "parses.sqlite", LIMIT, told.append)

    cache.keep({key(1): b"one"})
    cache.drop([key(1)])
    cache.close()
    assert (cache.rows([key(1)]), cache.clear(), cache.state(), told) == ({}, None, None, [])


def test_a_file_that_another_program_writes_to_for_long_is_passed_over(
    cache: ParseCache, told: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.parse_cache.opening._PATIENCE_S", 0.01)
    cache.keep({key(1): b"one"})
    other = sqlite3.connect(cache.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    late = again(cache, told)
    late.keep({key(2): b"two"})
    assert late.rows([key(1), key(2)]) == {key(1): b"one"}
    other.execute("ROLLBACK")
    other.close()
    late.keep({key(2): b"two"})

    assert late.rows([key(2)]) == {key(2): b"two"}
    assert told == []


def test_threads_may_ask_at_the_same_time(cache: ParseCache, told: list[Path]) -> None:
    def use(first: int) -> None:
        for number in range(first, first + 40):
            cache.keep({key(number): b"row"})
            cache.rows([key(number)])

    threads = [threading.Thread(target=use, args=(100 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(cache.rows([key(100 * n + m) for n in range(4) for m in range(40)])) == 160
    assert told == []


def _fill(cache: ParseCache, first: int) -> None:
    for number in range(first, first + 50):
        cache.keep({key(number): b"row"})
    cache.close()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked")
def test_processes_write_at_the_same_time_also_where_the_file_was_open_before(cache: ParseCache) -> None:
    cache.keep({key(0): b"first"})
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_fill, args=(cache, 100 * n)) for n in range(1, 4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0, 0]
    assert len(cache.rows([key(100 * n + m) for n in range(1, 4) for m in range(50)])) == 150
    assert cache.rows([key(0)]) == {key(0): b"first"}


def test_it_can_be_sent_to_another_process(cache: ParseCache) -> None:
    cache.keep({key(1): b"one"})
    sent = pickle.loads(pickle.dumps(ParseCache(cache.path, LIMIT, print)))

    assert sent.rows([key(1)]) == {key(1): b"one"}


@pytest.mark.parametrize("wrong", ["'words'", "12", "1.5", "CAST(x'ff' AS TEXT)"])
def test_a_row_of_another_type_is_bytes_that_can_be_removed(cache: ParseCache, told: list[Path], wrong: str) -> None:
    cache.keep({key(1): b"one", key(2): b"two"})
    with sqlite3.connect(cache.path) as connection:
        connection.execute(f"UPDATE parses SET row = {wrong}, used = 'never' WHERE key = ?", (key(1),))
    connection.close()

    rows = cache.rows([key(1), key(2)])
    assert isinstance(rows[key(1)], bytes)
    assert rows[key(2)] == b"two"
    cache.drop([key(1)])
    assert again(cache).rows([key(1), key(2)]) == {key(2): b"two"}
    assert told == []
