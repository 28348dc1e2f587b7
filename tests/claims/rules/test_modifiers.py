"""Which claims a modifier reaches, and what it makes of their polarity."""

from __future__ import annotations

from typing import Any

import pytest

from claims.claim import Polarity
from claims.document.tree import Word
from claims.rules.compiled_rule import Modifier, Step
from claims.rules.matcher import Match
from claims.rules.modifiers import Target, changed_polarity, in_scope
from tests.support.matches import bare_rule
from tests.support.trees import PEUT_ETRE, named, tree

SENTENCE = tree(PEUT_ETRE)
"""Le maire affirme peut-être, mais la préfète dit que la route rouvre."""


def word(form: str) -> Word:
    return named(SENTENCE, form)


def match(trigger: str, **modifier: Any) -> Match:
    return Match(bare_rule("doute", modifies=Modifier(**modifier)), SENTENCE, {"trigger": word(trigger)})


def target(cue: str = "dit", *rules: str) -> Target:
    """A claim with that cue; what it says is that the road opens."""
    content = (word("la").span, word("rouvre").span)
    return Target(rules=rules or ("verbe-que",), trigger=word(cue), cue=word(cue).span, content=content)


@pytest.mark.parametrize(
    ("trigger", "modifier", "cue", "reached"),
    [
        ("peut-être", {}, "dit", True),
        ("peut-être", {}, "affirme", True),
        # Direction: from the trigger on, or back from it.
        ("peut-être", {"direction": "forward"}, "dit", True),
        ("peut-être", {"direction": "backward"}, "dit", False),
        ("peut-être", {"direction": "backward"}, "affirme", True),
        # Distance: words between; « , mais la préfète » are four.
        ("peut-être", {"within": 4}, "dit", True),
        ("peut-être", {"within": 3}, "dit", False),
        ("peut-être", {"within": 0}, "affirme", True),
        # What ends the scope.
        ("peut-être", {"until": frozenset(("mais",))}, "dit", False),
        ("peut-être", {"until": frozenset(("mais",))}, "affirme", True),
        ("peut-être", {"until": frozenset(("la préfète",))}, "dit", False),
        # A path leads to the claim's own trigger.
        ("peut-être", {"paths": ((Step("<"),),)}, "affirme", True),
        ("peut-être", {"paths": ((Step("<"),),)}, "dit", False),
        # The content: the trigger may stand inside it.
        ("rouvre", {"part": "content", "direction": "forward", "within": 0}, "dit", True),
        ("rouvre", {"part": "content", "paths": ((Step(">", frozenset(("nsubj",))),),)}, "dit", False),
        ("dit", {"part": "content", "paths": ((Step(">", frozenset(("ccomp",))),),)}, "dit", True),
    ],
)
def test_what_lies_in_scope(trigger: str, modifier: dict[str, Any], cue: str, reached: bool) -> None:
    assert in_scope(match(trigger, **modifier), target(cue)) is reached


@pytest.mark.parametrize(
    ("modifier", "reached"),
    [
        ({"only": frozenset(("verbe-que", "selon"))}, True),
        ({"only": frozenset(("selon",))}, False),
        ({"barring": frozenset(("selon",))}, True),
        ({"barring": frozenset(("verbe-que",))}, False),
    ],
)
def test_some_rules_only_or_all_but_some(modifier: dict[str, Any], reached: bool) -> None:
    assert in_scope(match("peut-être", **modifier), target()) is reached


def test_a_rule_that_modifies_nothing_reaches_nothing() -> None:
    plain = Match(bare_rule(), SENTENCE, {"trigger": word("peut-être")})

    assert not in_scope(plain, target())


def test_a_claim_without_words_in_the_sentence_is_not_reached() -> None:
    elsewhere = Target(rules=("x",), trigger=word("dit"), cue=word("dit").span.shifted(500), content=())

    assert not in_scope(match("peut-être"), elsewhere)


@pytest.mark.parametrize(
    ("wanted", "before", "after"),
    [
        (None, Polarity.DENIED, Polarity.DENIED),
        ("asserted", Polarity.DENIED, Polarity.ASSERTED),
        ("denied", Polarity.ASSERTED, Polarity.DENIED),
        ("reversed", Polarity.ASSERTED, Polarity.DENIED),
        ("reversed", Polarity.DENIED, Polarity.ASSERTED),
    ],
)
def test_the_polarity_of_a_claim_in_scope(wanted: str | None, before: Polarity, after: Polarity) -> None:
    assert changed_polarity(Modifier(polarity=wanted), before) is after
