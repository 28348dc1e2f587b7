"""What changed in the claims that two versions of an article have in common.

In: both versions, and which claim of the earlier one became which of the later. Out: the changes of each pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from factcheck.hardening.change import Change
from factcheck.hardening.changes import changes_between
from factcheck.hardening.comparison import compared_claims
from factcheck.scan_results import Checked

__all__ = ["version_changes"]


def version_changes(
    old: Checked, new: Checked, pairs: Iterable[tuple[str, str]]
) -> Mapping[tuple[str, str], tuple[Change, ...]]:
    """The pairs, by the ids of their claims, in which something changed, with the changes.

    Pairs of claims that one of the versions lacks are left out.
    """
    before, after = compared_claims(old), compared_claims(new)
    found = ((pair, changes_between(before[pair[0]], after[pair[1]])) for pair in pairs if _stands(pair, before, after))
    return {pair: changes for pair, changes in found if changes}


def _stands(pair: tuple[str, str], before: Mapping[str, object], after: Mapping[str, object]) -> bool:
    return pair[0] in before and pair[1] in after
