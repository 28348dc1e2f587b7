"""What another set of rules changes, and whether that can touch what was found in a text.

In: the digests of rules then and now, the rules that matched in a text, what its sentences have. Out: yes or no.

A rule acts on a text by its matches alone: whatever it overrides, modifies or outranks, it does so with a match. So a
rule that goes, or becomes another, touches no text in which it matched nothing; and one that comes touches no text in
which it can match nothing. Lists, repairs and procedures are no business of this module: with others everything is
found anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.digests import Digests, hashed
from claims.keeping.occurrences import Occurrences, may_match
from claims.rules.compiled_rule import Rule
from claims.rules.needs import Need, needs_of_rule

__all__ = ["RuleChange", "change_of_rules", "rule_digests", "rules_fingerprint"]

_IDLE = frozenset(
    ("description", "status", "matches", "mismatches", "file", "keys", "checks", "checks_around", "speech_verbs")
)
"""Fields of rules and their parts that change nothing in a text, or follow from other fields and the word lists."""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """The ids of rules that are gone or were others, and what each needs that is new or is another now."""

    gone: frozenset[str]
    needs: tuple[tuple[Need, ...], ...]

    def spares(self, matched: Iterable[str], occurrences: Occurrences) -> bool:
        """Whether nothing changes in a text: of the rules ``matched`` none is gone, and no new one can match."""
        return self.gone.isdisjoint(matched) and not any(may_match(needed, occurrences) for needed in self.needs)


def rule_digests(rules: Iterable[Rule]) -> dict[str, bytes]:
    """What tells each rule from others with the same id."""
    digests = Digests(_IDLE)
    return {rule.id: digests.of(rule) for rule in rules}


def rules_fingerprint(digests: Mapping[str, bytes]) -> bytes:
    """What tells a set of rules from others."""
    return hashed(*(part for identity in sorted(digests) for part in (identity, digests[identity])))


def change_of_rules(before: Mapping[str, bytes], now: Mapping[str, bytes], rules: Mapping[str, Rule]) -> RuleChange:
    """What changed from the rules with the digests ``before`` to ``rules``, which have the digests ``now``."""
    gone = frozenset(identity for identity, digest in before.items() if now.get(identity) != digest)
    new = sorted(identity for identity, digest in now.items() if before.get(identity) != digest)
    return RuleChange(gone, tuple(tuple(needs_of_rule(rules[identity])) for identity in new))
