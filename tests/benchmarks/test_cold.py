"""What the bench of cold starts measures with: processes that are told apart from this one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.cold import fifty, spent


def test_the_time_and_memory_of_another_process_are_told() -> None:
    found = spent(["-c", "b = bytearray(80_000_000)\nfor _ in range(10_000): pass"])

    assert found.seconds > 0
    assert found.megabytes > 80


def test_a_process_that_fails_ends_the_bench_with_its_words() -> None:
    with pytest.raises(RuntimeError, match=r"ended with 1[\s\S]*NameError"):
        spent(["-c", "no_such_name"])


def test_the_articles_are_as_many_as_asked_for(tmp_path: Path) -> None:
    files = sorted(fifty(tmp_path, 40).iterdir())

    assert len(files) == 40
    assert files[0].read_text(encoding="utf-8") == files[38].read_text(encoding="utf-8")
