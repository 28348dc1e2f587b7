"""Times, names and ids as the store writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from factcheck.store.times_and_ids import chunks, moment, new_uid, now


def test_a_time_is_written_in_utc_to_the_microsecond() -> None:
    at_home = datetime(2026, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=2)))

    assert moment(at_home) == "2026-02-28T22:30:00.000000Z"


def test_the_order_of_the_texts_is_the_order_of_the_times() -> None:
    times = [datetime(2026, 3, 1, 12, 0, 0, part, tzinfo=UTC) for part in (0, 1, 20, 100_000, 999_999)]

    assert [moment(at) for at in times] == sorted(moment(at) for at in times)
    assert moment(times[-1]) < now()


def test_names_are_never_the_same() -> None:
    assert len({new_uid() for _ in range(100)}) == 100


def test_long_lists_are_cut_and_nothing_is_in_two_of_them() -> None:
    items = [str(number) for number in range(1200)]

    parts = list(chunks([*items, *items]))

    assert [len(part) for part in parts] == [500, 500, 256]
    assert [item for part in parts for item in dict.fromkeys(part)] == items
    assert list(chunks([])) == []


def test_lists_have_few_lengths_so_that_statements_are_prepared_once() -> None:
    lengths = {len(part) for count in range(1, 1001) for part in chunks(map(str, range(count)))}

    assert lengths == {1, 2, 4, 8, 16, 32, 64, 128, 256, 500}
