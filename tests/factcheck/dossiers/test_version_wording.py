"""One line on a new version."""

from __future__ import annotations

from dataclasses import replace

from factcheck.dossiers.version_wording import is_settled, version_summary
from factcheck.i18n import using_language
from factcheck.store.article_versions import VersionDiff
from factcheck.verification.version_diff import ClaimFates
from tests.factcheck.test_stored_claims import SUMMARY


def test_checked_claims_that_changed_are_named() -> None:
    claim = replace(SUMMARY, status="published")
    fates = ClaimFates(carried=("b",), changed=((claim.id, "c"),), gone=(), new=("d", "e"))
    diff = VersionDiff("old", "new", fates, {claim.id: claim})

    with using_language("en"):
        words = version_summary(diff)

    assert words.startswith("a new version of old: claims carried over 1, changed 1, gone 0, new 2")
    assert words.endswith(f"checked and changed since: {claim.id}")
    assert is_settled(claim)
    assert not is_settled(SUMMARY)
