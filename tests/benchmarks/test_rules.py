"""What the bench measures is what it says; how long it takes is for ``make bench`` to show."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.rules import frequent_verbs, measured, synthetic
from tests.support.trees import MAYOR, TreeParser, text_of


def test_synthetic_rules_can_be_used_and_find_claims(tmp_path: Path) -> None:
    document, _skipped = TreeParser(MAYOR).parse(text_of(MAYOR))

    ruleset = synthetic(tmp_path, 60, frequent_verbs([document]))

    assert ruleset.errors == ()
    assert len(ruleset.rules) == 60
    assert frequent_verbs([document]) == ["affirmer", "rouvrir"]
    assert [t >= 0 for t in measured([ruleset, ruleset], [document])] == [True, True]
