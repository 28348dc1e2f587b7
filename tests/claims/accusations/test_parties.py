"""The people of an accusation and their names: groups, possessives, names that run on."""

from __future__ import annotations

import pytest

from claims.accusation import Party
from claims.accusations.parties import accused_parties
from claims.resolution.speaker_names import speaker_names
from claims.rules.loader import RuleSet
from tests.support.stored_parser import StoredParser


def parties(parser: StoredParser, ruleset: RuleSet, text: str, word: str, *others: str) -> tuple[list[Party], str]:
    document, _ = parser.parse(text)
    sentence = document.sentences[-1]
    head = next(w for w in sentence.words if w.form == word)
    without = [w for w in sentence.words if w.form in others]
    return list(accused_parties(sentence, head, without, speaker_names(document, ruleset.lists))), text


def test_people_who_are_named_together_are_each_themselves(parser: StoredParser, ruleset: RuleSet) -> None:
    found, text = parties(
        parser, ruleset, "La justice soupçonne Farid Amrane et sa sœur de fraude sociale.", "Farid", "fraude"
    )
    assert [(p.name, p.span.of(text)) for p in found] == [("Farid Amrane", "Farid Amrane"), ("sa sœur", "sa sœur")]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (
            "Nadia Ferrand dirige le club depuis 2015. Sa mise en examen pour recel surprend le club.",
            "Sa",
            "Nadia Ferrand",
        ),
        ("Son procès pour faux a surpris Philippe Darmant.", "Son", "Philippe Darmant"),
        ("Le pont est fermé. Sa relaxe a été confirmée.", "Sa", "Sa"),
    ],
)
def test_a_possessive_stands_for_whoever_was_named_last(
    parser: StoredParser, ruleset: RuleSet, text: str, word: str, name: str
) -> None:
    (one,), _text = parties(parser, ruleset, text, word)
    assert one.name == name
    assert one.confidence < 0.9
