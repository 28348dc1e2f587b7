from __future__ import annotations

from dataclasses import replace

import pytest

from claims.claim import Label, Polarity
from claims.keeping.occurrences import occurrences_in
from claims.keeping.rule_changes import change_of_rules, rule_digests, rules_fingerprint
from claims.rules.compiled_rule import Argument, Condition, ContentKind, Modifier, Rule, RuleTest, Step
from claims.rules.compiled_rule import Test as WordTest
from claims.rules.loader import RuleSet
from tests.support.trees import DOG, MAYOR, tree

WORDS = occurrences_in((tree(MAYOR), tree(DOG)))
SAYS = Rule(
    id="dit",
    description="essai",
    status="stable",
    priority=50,
    trigger=WordTest(lemma=frozenset(("affirmer",))),
    arguments=(Argument("content", (Condition((Step(">", frozenset(("ccomp",))),), WordTest()),)),),
    construction="verb-que",
    label=Label.REPORTED_SPEECH,
)
SLEEPS = replace(SAYS, id="dort", trigger=WordTest(lemma=frozenset(("dormir",))), arguments=())
EATS = replace(SAYS, id="mange", trigger=WordTest(lemma=frozenset(("manger",))), arguments=())


def spares(before: tuple[Rule, ...], now: tuple[Rule, ...], *matched: str) -> bool:
    change = change_of_rules(rule_digests(before), rule_digests(now), {rule.id: rule for rule in now})
    return change.spares(matched, WORDS)


@pytest.mark.parametrize(
    ("before", "now", "matched", "spared"),
    [
        ((SAYS,), (SAYS,), ("dit",), True),
        ((SAYS, EATS), (SAYS,), ("dit",), True),
        ((SAYS, SLEEPS), (SAYS,), ("dit", "dort"), False),
        ((SAYS, SLEEPS), (SAYS,), ("dit",), True),
        ((SAYS,), (SAYS, EATS), ("dit",), True),
        ((SAYS,), (SAYS, SLEEPS), ("dit",), False),
        ((SAYS, EATS), (SAYS, replace(EATS, priority=51)), ("dit",), True),
        ((SAYS, EATS), (SAYS, replace(SLEEPS, id="mange")), ("dit",), False),
        ((SAYS, SLEEPS), (SAYS, replace(EATS, id="dort")), ("dit",), True),
        ((SAYS, SLEEPS), (SAYS, replace(EATS, id="dort")), ("dit", "dort"), False),
        ((SAYS,), (replace(SAYS, priority=51),), ("dit",), False),
        ((), (SAYS, EATS), (), False),
        ((SAYS, SLEEPS, EATS), (), (), True),
    ],
)
def test_a_change_touches_what_matched_or_may_match(
    before: tuple[Rule, ...], now: tuple[Rule, ...], matched: tuple[str, ...], spared: bool
) -> None:
    assert spares(before, now, *matched) is spared


OTHERS = (
    replace(SAYS, id="dit-autre"),
    replace(SAYS, priority=51),
    replace(SAYS, trigger=WordTest(lemma=frozenset(("dire",)))),
    replace(SAYS, trigger=WordTest(form=frozenset(("affirmer",)))),
    replace(SAYS, arguments=()),
    replace(SAYS, arguments=(replace(SAYS.arguments[0], optional=True),)),
    replace(SAYS, arguments=(Argument("content", (Condition((Step(">"),), WordTest()),)),)),
    replace(SAYS, has=SAYS.arguments[0].alternatives),
    replace(SAYS, lacks=SAYS.arguments[0].alternatives),
    replace(SAYS, construction="verb"),
    replace(SAYS, label=Label.ALLEGATION),
    replace(SAYS, polarity=Polarity.DENIED),
    replace(SAYS, content=("content",)),
    replace(SAYS, kind=ContentKind.HOST),
    replace(SAYS, where="after"),
    replace(SAYS, cue=("content",)),
    replace(SAYS, speaker=None),
    replace(SAYS, medium=None),
    replace(SAYS, overrides=frozenset(("dort",))),
    replace(SAYS, modifies=Modifier()),
    replace(SAYS, modifies=Modifier(until=frozenset(("mais",)))),
    replace(SAYS, modifies=Modifier(polarity="reversed")),
)


def test_a_rule_is_another_with_any_part_that_acts_on_texts() -> None:
    digests = [rule_digests((rule,))[rule.id] for rule in (SAYS, *OTHERS)]

    assert len(set(digests)) == len(digests)
    tried = {
        name for other in OTHERS for name in Rule.__dataclass_fields__ if getattr(other, name) != getattr(SAYS, name)
    }
    assert set(Rule.__dataclass_fields__) - tried == {"description", "status", "matches", "mismatches", "file"}


def test_a_rule_is_the_same_with_other_words_about_it() -> None:
    told = replace(
        SAYS,
        description="autre",
        status="draft",
        matches=(RuleTest("Il dort."),),
        mismatches=(RuleTest("x"),),
        file="f",
    )

    assert rule_digests((told,)) == rule_digests((SAYS,))


def test_a_set_of_rules_is_known_whatever_its_order(ruleset: RuleSet) -> None:
    digests = rule_digests(ruleset.rules)

    assert rules_fingerprint(digests) == rules_fingerprint(rule_digests(reversed(ruleset.rules)))
    assert rules_fingerprint(digests) != rules_fingerprint(rule_digests(ruleset.rules[1:]))
    assert len(set(digests.values())) == len(ruleset.rules)
