"""One line on a new version."""

from __future__ import annotations

from dataclasses import replace

from claims.accusation import Stage
from factcheck.dossiers.version_wording import has_changed_since, version_lines, version_summary
from factcheck.i18n import using_language
from factcheck.store.accusation_corrections import unplaced_records
from factcheck.store.article_versions import VersionDiff
from factcheck.told_accusations import ToldAccusation
from factcheck.verification.verdict_scale import load_scale
from factcheck.verification.version_diff import ClaimFates
from tests.factcheck.test_stored_claims import SUMMARY


def test_decided_claims_that_changed_are_named() -> None:
    claim = replace(SUMMARY, status="published")
    fates = ClaimFates(carried=("b",), changed=((claim.id, "c"),), gone=(), new=("d", "e"))
    diff = VersionDiff("old", "new", fates, {claim.id: claim, "c": replace(SUMMARY, id="c")})

    with using_language("en"):
        words = version_summary(diff)

    assert words.startswith("a new version of old: claims carried over 1, changed 1, gone 0, new 2")
    assert words.endswith(f"decided on and changed since: {claim.id}")


def test_claims_that_went_are_named_too() -> None:
    claim = replace(SUMMARY, status="in_progress")
    diff = VersionDiff("old", "new", ClaimFates((), (), (claim.id,), ()), {claim.id: claim})

    with using_language("fr"):
        assert version_summary(diff).endswith(f"décidées et changées depuis\N{NO-BREAK SPACE}: {claim.id}")


def test_only_decisions_are_touched_by_a_change_and_only_by_a_real_one() -> None:
    """What is known to be the same in other words did not change."""
    decided, other = replace(SUMMARY, status="published"), replace(SUMMARY, id="c")
    same = replace(other, same_as=decided.id)
    for old, new, changed in ((decided, other, True), (SUMMARY, other, False), (decided, same, False)):
        diff = VersionDiff("old", "new", ClaimFates((), ((old.id, "c"),), (), ()), {old.id: old, "c": new})
        assert has_changed_since(diff, old.id, "c") is changed


def test_what_is_denied_is_told_as_denied() -> None:
    old = replace(SUMMARY, machine_content="avoir vu le rapport", machine_speaker="maire", polarity="denied")
    new = replace(old, id="c", machine_content="avoir lu le rapport")
    claims = {old.id: old, "c": new}
    with using_language("en"):
        told = [
            [paragraph.text for paragraph in version_lines(VersionDiff("o", "n", fates, claims), load_scale(), {})]
            for fates in (ClaimFates((), ((old.id, "c"),), (), ()), ClaimFates((), (), (old.id,), ()))
        ]

    assert told[0][-1].startswith("denied by maire: avoir ")
    assert told[1][-1].endswith("· denial left out · denied by maire: avoir vu le rapport")


def test_no_offence_stands_alone() -> None:
    told = ToldAccusation(stage=Stage.CHARGED, accused=("Ida Rune",), offences=("fraude",))
    accused = {SUMMARY.id: unplaced_records((told,))}
    fates = ClaimFates((SUMMARY.id,), (), (), ())
    with using_language("en"):
        lines = list(version_lines(VersionDiff("o", "n", fates, {SUMMARY.id: SUMMARY}), load_scale(), {}, accused))

    assert (lines[-1].lead, lines[-1].text) == ("Accusation:", "Ida Rune · charged · “fraude”")
