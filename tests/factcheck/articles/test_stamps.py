"""Dates and times of lines, with their zones."""

from __future__ import annotations

import pytest

from factcheck.articles.page_words import built_in_page_words
from factcheck.articles.stamps import LineDates, find_date, fuller, has_date, line_dates

WORDS = built_in_page_words()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("le mercredi 12 mars 2025 à 14h30", "2025-03-12"),
        ("1er févr. 2020", "2020-02-01"),
        ("le 3 aout 1999", "1999-08-03"),
        ("3/4/21", "2021-04-03"),
        ("2021-04-03", "2021-04-03"),
        ("31 février 2020, puis 2 mai 2020", "2020-05-02"),
        ("le 3 brumaire 2020", None),
        ("mars 2020", None),
    ],
)
def test_the_first_date_of_the_calendar_is_found(text: str, date: str | None) -> None:
    assert find_date(text, WORDS) == date
    assert has_date(text, WORDS) or date is None


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Publié le 14 octobre 2026 à 18h02, mis à jour à 19h10", "2026-10-14T18:02:00", "2026-10-14T19:10:00"),
        (
            "Publié mercredi 14 octobre 2026 à 18:02 UTC+2 | Màj 15.10.26 08h",
            "2026-10-14T18:02:00+02:00",
            "2026-10-15T08:00:00",
        ),
        ("Modifié le 5 mai 2021 à 9h30, publié le 3 mars 2020", "2020-03-03", "2021-05-05T09:30:00"),
        ("3 mars 2020, mis à jour le 5 mai 2021 à 7 h 05 HAE", "2020-03-03", "2021-05-05T07:05:00-04:00"),
        ("Publié à 18h02 le 14 octobre 2026", "2026-10-14T18:02:00", None),
        ("Mis en ligne le 14/10/2026 - 18:02 (heure de Paris)", "2026-10-14T18:02:00+02:00", None),
        ("Mis en ligne le 14/12/2026, 18:02 (heure de Paris)", "2026-12-14T18:02:00+01:00", None),
        ("Publié le 1er janvier 2026 à 25h80", "2026-01-01", None),
        ("Publié il y a 2 heures", None, None),
        ("Publié hier à 18h02, mis à jour à 19h10", None, None),
        ("Publication mise à jour le 3 mars 2020", None, "2020-03-03"),
    ],
)
def test_publication_and_update(line: str, published: str | None, updated: str | None) -> None:
    assert line_dates(line, WORDS) == LineDates(published, updated)


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("14/10/2026 18:02 CEST", "2026-10-14T18:02:00+02:00"),
        ("14 octobre 2026 | 18h02 GMT", "2026-10-14T18:02:00+00:00"),
        ("14 octobre 2026, 14:30 Z", "2026-10-14T14:30:00+00:00"),
        ("2026-10-14T18:02:07-0330", "2026-10-14T18:02:07-03:30"),
        ("18h02, le 14 octobre 2026", "2026-10-14T18:02:00"),
        ("14 octobre 2026 : 18 blessés", "2026-10-14"),
        ("14 octobre 2026, 40 % de plus", "2026-10-14"),
        ("18h02", None),
    ],
)
def test_a_date_that_says_no_more(line: str, dated: str | None) -> None:
    assert line_dates(line, WORDS) == LineDates(dated=dated)


@pytest.mark.parametrize("zone", ["Europe/Nulle-Part", "vers midi", "+99:00", ""])
def test_a_zone_that_is_none_in_a_list_of_ones_own_leaves_the_time(zone: str) -> None:
    from dataclasses import replace

    words = replace(WORDS, zones={"cest": zone})

    assert line_dates("14/10/2026 18:02 CEST", words).dated == "2026-10-14T18:02:00"


def test_the_time_of_the_same_day_is_told_by_another_line() -> None:
    assert fuller("2026-10-14", "2026-10-14T18:02:00") == "2026-10-14T18:02:00"
    assert fuller("2026-10-14", "2026-10-15T18:02:00") == "2026-10-14"
    assert fuller("2026-10-14T08:00:00", "2026-10-14T18:02:00") == "2026-10-14T08:00:00"
    assert fuller(None, "2026-10-14T18:02:00") is None
