"""What a worker that was killed leaves for the next one."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.cluster.tries import Tries


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "at-work" / "a1.json"


def test_at_first_nothing_is_suspect(path: Path) -> None:
    tries = Tries(path)

    assert (tries.suspects, tries.given_up) == (frozenset(), frozenset())


def test_what_was_at_work_when_a_process_ended_is_suspect(path: Path) -> None:
    first = Tries(path)
    first.begin([0, 1])
    first.begin([2, 3])

    assert Tries(path).suspects == {2, 3}
    assert Tries(path).given_up == frozenset()


def test_an_article_is_given_up_after_three_processes(path: Path) -> None:
    for _process in range(3):
        Tries(path).begin([5])

    assert Tries(path).given_up == {5}


def test_a_shard_that_is_done_leaves_nothing(path: Path) -> None:
    tries = Tries(path)
    tries.begin([0])
    tries.end()

    assert list(path.parent.iterdir()) == []
    assert Tries(path).suspects == frozenset()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"at_work": ["a"]}'])
def test_a_note_that_cannot_be_read_is_none(content: bytes, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    assert Tries(path).suspects == frozenset()
