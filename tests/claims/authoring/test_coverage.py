"""Words of lists that no example and no frame tries."""

from __future__ import annotations

from tests.support.trees import MAYOR, TreeParser


def test_coverage_lists_the_words_that_no_text_holds() -> None:
    from claims.authoring.coverage import coverage_of, words_met
    from claims.authoring.rule_examples import documents
    from claims.rules.loader import RuleSet, WordLists

    lists = WordLists({"verbes": ("affirmer", "clamer"), "locutions": ("la route", "à l'envi")})
    met = words_met(documents(TreeParser(MAYOR), ["Le maire affirme que la route rouvre."]))

    found = coverage_of(RuleSet(rules=(), lists=lists), [], met=met)

    assert [(o.name, o.met, o.total, o.missing) for o in found.lists] == [
        ("locutions", 1, 2, ("à l'envi",)),
        ("verbes", 1, 2, ("clamer",)),
    ]
