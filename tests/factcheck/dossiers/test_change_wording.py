"""Steps of decisions in words."""

from __future__ import annotations

import pytest

from factcheck.dossiers.change_wording import change_words
from factcheck.i18n import using_language
from factcheck.verification.verdict_scale import load_scale

SCALE = load_scale()


@pytest.mark.parametrize(
    ("axis", "before", "after", "french"),
    [
        ("not_claim", None, "wrong_extraction", "pas une affirmation : — → mal extraite"),
        ("not_claim", "merged", None, "pas une affirmation : fondue dans une autre affirmation → —"),
        ("added", None, "added", "ajoutée : — → par une personne"),
        ("assignee", None, "Bob", "confiée à : — → Bob"),
        ("deadline", None, "2026-12-01", "échéance : — → 1er décembre 2026"),
    ],
)
def test_what_people_mend_is_told_in_french(axis: str, before: str | None, after: str | None, french: str) -> None:
    with using_language("fr"):
        assert change_words(axis, before, after, SCALE) == french.replace(" :", "\u00a0:")
