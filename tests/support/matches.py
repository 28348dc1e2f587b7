"""Matches of a rule that does nothing else, on trees written by hand."""

from __future__ import annotations

from typing import Any

from claims.claim import Label
from claims.document.tree import Sentence
from claims.rules import compiled_rule
from claims.rules.matcher import Match
from tests.support.trees import named, sentence

__all__ = ["POSTED", "POSTED_TREE", "bare_rule", "match"]

FIN = "Mood=Ind|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"


def bare_rule(identity: str = "essai", **changes: Any) -> compiled_rule.Rule:
    """A rule that matches anything and says that its content is reported speech; ``changes`` are other fields."""
    fields: dict[str, Any] = {
        "id": identity,
        "description": "",
        "status": "stable",
        "priority": 50,
        "trigger": compiled_rule.Test(),
        "arguments": (),
        "construction": "essai",
        "label": Label.REPORTED_SPEECH,
    }
    return compiled_rule.Rule(**(fields | changes))


def match(
    found: Sentence, trigger: str, speaker: str | None = None, rule: compiled_rule.Rule | None = None, **words: str
) -> Match:
    """The match whose arguments are the words of these forms."""
    bound = {"trigger": trigger, **words} | ({"speaker": speaker} if speaker else {})
    return Match(rule or bare_rule(), found, {name: named(found, form) for name, form in bound.items()})


POSTED = "Nadia Ferrol, maire du village, a déjà dit sur Telegram que le pont tient."
POSTED_TREE = sentence(
    POSTED,
    f"""
    Nadia _ PROPN _ 11 nsubj
    Ferrol _ PROPN _ 1 flat:name
    , _ PUNCT _ 4 punct
    maire _ NOUN _ 1 appos
    +2 du
    de _ ADP _ 7 case
    le _ DET _ 7 det
    village _ NOUN _ 4 nmod
    , _ PUNCT _ 4 punct
    a avoir AUX {FIN} 11 aux:tense
    déjà _ ADV _ 11 advmod
    dit dire VERB {PART} 0 root
    sur _ ADP _ 13 case
    Telegram _ PROPN _ 11 obl:mod
    que _ SCONJ _ 17 mark
    le _ DET _ 16 det
    pont _ NOUN _ 17 nsubj
    tient tenir VERB {FIN} 11 ccomp
    . _ PUNCT _ 11 punct
    """,
)
