"""Dates of articles in their one form."""

from __future__ import annotations

import pytest

from factcheck.article_dates import day_of, is_stamp, iso_stamp, moment_of


@pytest.mark.parametrize(
    ("told", "stamp"),
    [
        ("2026-10-14", "2026-10-14"),
        ("2026-10-14T18:02", "2026-10-14T18:02:00"),
        ("2026-10-14T18:02:07.125Z", "2026-10-14T18:02:07+00:00"),
        (" 2026-10-14 18:02:00+0200 ", "2026-10-14T18:02:00+02:00"),
        ("2026-02-30", None),
        ("2026-10-14T25:00", None),
        ("hier", None),
        ("", None),
        (None, None),
    ],
)
def test_what_is_told_takes_one_form(told: str | None, stamp: str | None) -> None:
    assert iso_stamp(told) == stamp
    assert stamp is None or is_stamp(stamp)
    assert told == stamp or not is_stamp(told)


def test_day_and_moment() -> None:
    """The day is that of the article's own clocks, whatever it is elsewhere."""
    late = "2026-10-14T23:30:00-04:00"

    assert (day_of(late), moment_of(late)) == ("2026-10-14", late)
    assert (day_of("2026-10-14"), moment_of("2026-10-14")) == ("2026-10-14", None)
    assert (day_of(None), moment_of(None)) == (None, None)
