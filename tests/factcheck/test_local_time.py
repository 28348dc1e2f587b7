"""Moments in the zone of whoever reads, in summer and in winter."""

from __future__ import annotations

import os
from datetime import date

import pytest

from factcheck.i18n import using_language
from factcheck.local_time import day_bounds, local_day, local_minute, local_moment, when

pytestmark = pytest.mark.skipif(os.name == "nt", reason="time zones of the environment, as POSIX has them")


@pytest.fixture(autouse=True)
def paris(monkeypatch: pytest.MonkeyPatch) -> None:
    """One hour ahead of UTC in winter, two in summer; the rules are in the variable itself."""
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-01-15T11:30:00.000000Z", "2026-01-15 12:30 UTC+1"),
        ("2026-07-15T11:30:00.000000Z", "2026-07-15 13:30 UTC+2"),
        # The last Sunday of March, when 2 o'clock is 3 o'clock, and that of October, when 3 o'clock comes twice.
        ("2026-03-29T00:59:00Z", "2026-03-29 01:59 UTC+1"),
        ("2026-03-29T01:00:00Z", "2026-03-29 03:00 UTC+2"),
        ("2026-10-25T00:30:00Z", "2026-10-25 02:30 UTC+2"),
        ("2026-10-25T01:30:00Z", "2026-10-25 02:30 UTC+1"),
        ("yesterday", "yesterday"),
    ],
)
def test_a_moment_has_the_offset_of_its_time_of_year(at: str, expected: str) -> None:
    assert local_minute(at) == expected


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("UTC", "2026-03-03 23:30 UTC"),
        ("NST3:30", "2026-03-03 20:00 UTC−3:30"),
        ("IST-5:30", "2026-03-04 05:00 UTC+5:30"),
    ],
)
def test_the_zone_may_change_while_the_program_runs(zone: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    local_minute("2026-01-01T00:00:00Z")
    monkeypatch.setenv("TZ", zone)

    assert local_minute("2026-03-03T23:30:00Z") == expected


def test_a_day_is_that_of_the_reader() -> None:
    assert local_day("2026-03-03T23:30:00.000000Z") == "2026-03-04"
    assert local_day("2026-03-03") == "2026-03-03"
    with using_language("fr"):
        assert when("2026-02-28T23:30:00.000000Z") == "1er mars 2026"


def test_what_is_no_moment_is_none() -> None:
    assert local_moment("zzzz") is None
    assert local_minute("") == ""


@pytest.mark.parametrize(
    ("day", "begin", "end"),
    [
        ("2026-01-15", "2026-01-14T23:00:00.000000Z", "2026-01-15T23:00:00.000000Z"),
        # 23 and 25 hours long.
        ("2026-03-29", "2026-03-28T23:00:00.000000Z", "2026-03-29T22:00:00.000000Z"),
        ("2026-10-25", "2026-10-24T22:00:00.000000Z", "2026-10-25T23:00:00.000000Z"),
    ],
)
def test_a_day_begins_at_the_readers_midnight(day: str, begin: str, end: str) -> None:
    assert day_bounds(day) == (begin, end)


@pytest.mark.parametrize("day", [date.min.isoformat(), date.max.isoformat()])
def test_the_ends_of_the_calendar_have_bounds(day: str) -> None:
    begin, end = day_bounds(day)

    assert begin < end
