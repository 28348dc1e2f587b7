"""What patterns need of a sentence: everywhere else they are not tried, and miss nothing."""

from __future__ import annotations

import pytest

from claims.rules.compiled_rule import Test as WordTest
from claims.rules.loader import RuleSet
from claims.rules.matcher import Index, bind
from claims.rules.needs import met, needs, needs_beside, values_of
from tests.benchmarks.linear import repeated
from tests.support.trees import MAYOR, tree


def test_a_sentence_has_values_by_key() -> None:
    values = values_of(tree(MAYOR).words)

    assert "affirme" in values["form"]
    assert "affirmer" in values["lemma"]
    assert {"nsubj", "root", "ccomp"} <= values["relation"]
    assert "VERB" in values["upos"]
    assert {"Ind", "Fin"} <= values["mood"]


def test_a_test_needs_what_the_word_itself_must_be() -> None:
    test = WordTest(lemma=frozenset(("dire",)), deprel=frozenset(("=nsubj:pass", "obj")), upos=frozenset(("VERB",)))

    assert dict(needs(test)) == {
        "lemma": frozenset(("dire",)),
        "relation": frozenset(("nsubj", "obj")),
        "upos": frozenset(("VERB",)),
    }
    assert list(needs(WordTest())) == []


@pytest.mark.parametrize(
    ("test", "forms", "possible"),
    [
        (WordTest(case=frozenset(("d'après",))), "d' après", True),
        (WordTest(case=frozenset(("d'après",))), "d'après", True),
        (WordTest(case=frozenset(("lors de",))), "lors de", True),
        (WordTest(case=frozenset(("selon",))), "pour", False),
        (WordTest(case=frozenset(("", "selon"))), "pour", True),
        (WordTest(mark=frozenset(("que",))), "qu'", True),
        (WordTest(mark=frozenset(("lorsque",))), "lorsqu'", True),
        (WordTest(mark=frozenset(("que",))), "si", False),
        (WordTest(mood=frozenset(("conditional",))), "si", False),
        (WordTest(mood=frozenset(("",))), "si", True),
    ],
)
def test_words_beside_a_word_are_needed_too(test: WordTest, forms: str, possible: bool) -> None:
    lines = [f"{form} _ X 0 root" if not n else f"{form} _ X 1 dep" for n, form in enumerate(forms.split())]

    assert met(needs_beside(test), values_of(tree("\n".join(lines)).words)) == possible


def test_rules_are_found_wherever_trying_each_at_each_word_finds_them(ruleset: RuleSet) -> None:
    rules = [rule for rule in ruleset.rules if rule.status != "deprecated"]
    index = Index(rules)
    ordered = sorted(rules, key=lambda rule: (-rule.priority, rule.id))
    found = 0
    for sentence in repeated(20_000).sentences:
        tried = [
            (rule.id, words)
            for word in sentence.words
            for rule in ordered
            if (words := bind(rule, sentence, word)) is not None
        ]
        assert [(match.rule.id, match.words) for match in index.matches(sentence)] == tried
        found += len(tried)
    assert found > 100
