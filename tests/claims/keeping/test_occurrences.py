from __future__ import annotations

import pytest

from claims.keeping.occurrences import may_match, occurrences_in
from claims.rules.loader import RuleSet
from claims.rules.matcher import Index
from claims.rules.needs import Need, needs_of_rule
from tests.support.stored_parser import StoredParser
from tests.support.trees import DOG, MAYOR, tree

FOUND = occurrences_in((tree(MAYOR), tree(DOG)))


def test_values_have_the_numbers_of_their_sentences() -> None:
    assert FOUND["form"]["le"] == [0, 1]
    assert FOUND["lemma"]["dormir"] == [1]
    assert FOUND["relation"]["ccomp"] == [0]
    assert FOUND["mood"]["Ind"] == [0, 1]


def need(key: str, *values: str) -> Need:
    return key, frozenset(values)


@pytest.mark.parametrize(
    ("needed", "possible"),
    [
        ((), True),
        ((need("lemma", "dormir"),), True),
        ((need("lemma", "manger"),), False),
        ((need("lemma", "manger", "dormir"),), True),
        ((need("lemma"),), False),
        ((need("lemma", "dormir"), need("form", "chien")), True),
        ((need("lemma", "dormir"), need("form", "maire")), False),
        ((need("lemma", "dormir", "affirmer"), need("form", "maire")), True),
        ((need("lemma", *map(str, range(100)), "dormir"), need("upos", "NOUN")), True),
    ],
)
def test_all_needs_must_be_met_in_one_sentence(needed: tuple[Need, ...], possible: bool) -> None:
    assert may_match(needed, FOUND) is possible


def test_in_no_sentences_nothing_can_match_that_needs_something() -> None:
    assert may_match((need("lemma", "dormir"),), occurrences_in(())) is False


def test_no_rule_matches_where_its_needs_are_not_met(ruleset: RuleSet, example_parser: StoredParser) -> None:
    spared = matches = 0
    for rule in ruleset.rules[::6]:
        for example in (*rule.matches, *rule.mismatches):
            document = example_parser.parse(example.text)[0]
            found = occurrences_in(document.sentences)
            for other in ruleset.rules:
                if may_match(needs_of_rule(other), found):
                    continue
                spared += 1
                index = Index((other,))
                matches += any(True for s in document.sentences for _ in index.matches(s, document.quoted))
    assert matches == 0
    assert spared > 1_000
