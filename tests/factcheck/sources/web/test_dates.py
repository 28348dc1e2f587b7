"""Dates of pages and feeds become ISO 8601, with the zone where it is told."""

from __future__ import annotations

import pytest

from factcheck.sources.web.dates import written_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026-10-14", "2026-10-14"),
        ("2026-10-14T18:02:31.412Z", "2026-10-14T18:02:31+00:00"),
        ("2026-10-14 18:02 +0200", "2026-10-14T18:02:00+02:00"),
        ("2026-10-14T18:02:00", "2026-10-14T18:02:00"),
        ("Wed, 14 Oct 2026 18:02:00 +0200", "2026-10-14T18:02:00+02:00"),
        ("Wed, 14 Oct 2026 18:02:00 -0000", "2026-10-14T18:02:00"),
        ("mer., 14 oct. 2026 18:02:00 +0200", "2026-10-14T18:02:00+02:00"),
        ("14 octobre 2026 à 18h02", "2026-10-14T18:02:00"),
        ("mercredi 14 octobre 2026", "2026-10-14"),
        ("14/10/2026", "2026-10-14"),
        ("il y a 2 heures", None),
        ("2026-13-45", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_read_as_they_are_told(written: str | None, iso: str | None) -> None:
    assert written_date(written) == iso
