"""Digests of a set of rules and of all that comes with it, made once for the set that is in use.

In: a ``RuleSet``. Out: ``RuleSetDigests``. A server makes them before it forks the processes that run commands.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.digests import Digests, hashed
from claims.keeping.rule_changes import rule_digests, rules_fingerprint
from claims.rules.compiled_rule import Rule
from claims.rules.loader import RuleSet

__all__ = ["RuleSetDigests", "ruleset_digests"]

_IDLE = frozenset(("description", "examples", "file", "keys", "checks", "checks_around", "speech_verbs"))
"""Fields of procedures and their parts that change nothing in a text, or follow from other fields and the lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetDigests:
    """What tells a set of rules from others.

    ``frame`` stands for word lists, classes and procedures, ``rules`` for each of the ``usable`` rules by id, and
    ``fingerprint`` for all of these rules.
    """

    frame: bytes
    usable: dict[str, Rule]
    rules: dict[str, bytes]
    fingerprint: bytes


_last: tuple[RuleSet, RuleSetDigests] | None = None


def ruleset_digests(ruleset: RuleSet) -> RuleSetDigests:
    """The digests of a set of rules; those of the set that was asked about last are remembered."""
    global _last
    known = _last
    if known is None or known[0] is not ruleset:
        known = _last = (ruleset, _made(ruleset))
    return known[1]


def _made(ruleset: RuleSet) -> RuleSetDigests:
    digests, lists = Digests(_IDLE), ruleset.lists
    usable = {rule.id: rule for rule in ruleset.rules if rule.status != "deprecated"}
    rules = rule_digests(usable.values())
    words = {name: lists[name] for name in lists.names}
    frame = hashed(digests.of(words), digests.of(lists.classes), digests.of(ruleset.procedures))
    return RuleSetDigests(frame=frame, usable=usable, rules=rules, fingerprint=rules_fingerprint(rules))
