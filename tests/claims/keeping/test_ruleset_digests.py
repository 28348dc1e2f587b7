from __future__ import annotations

from dataclasses import replace

from claims.keeping.ruleset_digests import ruleset_digests
from claims.lexicon.wordlists import WordLists
from claims.rules.loader import RuleSet


def test_the_frame_is_another_with_other_lists_classes_or_procedures(ruleset: RuleSet) -> None:
    lists = ruleset.lists
    words = {name: lists[name] for name in lists.names}
    first, *rest = ruleset.procedures
    others = [
        ruleset,
        replace(ruleset, lists=WordLists({**words, "jours": lists["jours"] | {"zzz"}})),
        replace(ruleset, lists=WordLists({**words, "zzz": ()})),
        replace(ruleset, lists=WordLists(words, {"speech_verbs": ("verbes-parole",)})),
        replace(ruleset, procedures=tuple(rest)),
        replace(ruleset, procedures=(replace(first, marks=first.marks[1:]), *rest)),
        replace(ruleset, procedures=(*rest, first)),
    ]

    assert len({ruleset_digests(other).frame for other in others}) == len(others)


def test_words_about_a_procedure_change_nothing(ruleset: RuleSet) -> None:
    told = tuple(replace(one, description="autre", examples=(), file="f") for one in ruleset.procedures)

    assert ruleset_digests(replace(ruleset, procedures=told)).frame == ruleset_digests(ruleset).frame


def test_rules_change_the_fingerprint_and_not_the_frame(ruleset: RuleSet) -> None:
    whole, fewer = ruleset_digests(ruleset), ruleset_digests(replace(ruleset, rules=ruleset.rules[1:]))

    assert whole.frame == fewer.frame
    assert whole.fingerprint != fewer.fingerprint
    assert whole.usable.keys() - fewer.usable.keys() == {ruleset.rules[0].id}


def test_the_set_in_use_is_looked_at_once(ruleset: RuleSet) -> None:
    assert ruleset_digests(ruleset) is ruleset_digests(ruleset)
    assert ruleset_digests(replace(ruleset)) is not ruleset_digests(ruleset)
