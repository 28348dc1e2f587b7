"""Why a sentence yields its claims: how far each rule got, and the condition at which it failed.

In: a document and a rule set. Out: ``Explanation``, one a sentence. The walk is that of ``rules.matcher``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.attribution.extractor import Extractor
from claims.authoring.failed_conditions import FailedKey, failed_keys
from claims.claim import Claim
from claims.document.span import Span
from claims.document.tree import Document, Sentence, Word
from claims.rules.compiled_rule import Condition, Rule, written
from claims.rules.loader import RuleSet
from claims.rules.matcher import FailedClause, binding_trace
from claims.rules.paths import walk
from claims.rules.word_tests import Bindings

__all__ = ["Attempt", "Explanation", "FailedKey", "Failure", "attempt", "explain", "finds_alone"]


@dataclass(frozen=True, slots=True)
class Failure:
    """The clause of a rule that failed (``trigger``, ``args.content``, ``has``, ``without``).

    ``word`` is the index of the word that failed the fewest conditions, -1 where the path led to no word; ``path`` is
    the step or path that was followed.
    """

    clause: str
    word: int
    path: str
    reasons: tuple[FailedKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """How far one rule got at one word: the words bound so far, and the clause that failed, if one did.

    ``won``: whether the rule is among those of a claim. Where it matches and is not, ``winners`` are the rules of the
    claims that it lost to; empty where it would find no content even alone.
    """

    rule: Rule
    trigger: int
    words: Mapping[str, int]
    failure: Failure | None = None
    won: bool = False
    winners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One sentence: its parse, the attempts of the rules (best first), and the claims that result."""

    text: str
    sentence: Sentence
    attempts: tuple[Attempt, ...]
    claims: tuple[Claim, ...]


def explain(document: Document, ruleset: RuleSet, only: str | None = None) -> tuple[Explanation, ...]:
    """Each sentence of ``document``, with the rules whose trigger is in it.

    With ``only``, that rule alone, wherever it came nearest.
    """
    claims = Extractor(ruleset).extract(document).claims
    quoted = document.quoted
    rules = [r for r in ruleset.rules if (r.id == only if only else r.status != "deprecated")]
    out: list[Explanation] = []
    for sentence in document.sentences:
        own = tuple(c for c in claims if c.sentence.overlaps(sentence.span))
        attempts = [
            candidate
            for rule in rules
            for candidate in _without_repeats(
                _with_result(a, own, ruleset, document) for a in _attempts(rule, sentence, quoted, forced=bool(only))
            )
        ]
        attempts.sort(key=_rank)
        out.append(Explanation(text=document.text, sentence=sentence, attempts=tuple(attempts), claims=own))
    return tuple(out)


def _without_repeats(attempts: Iterable[Attempt]) -> Iterator[Attempt]:
    """The attempts of one rule; of those that match and yield no claim, only the first."""
    idle = False
    for candidate in attempts:
        if candidate.failure is None and not candidate.won and not candidate.winners:
            if idle:
                continue
            idle = True
        yield candidate


def _rank(made: Attempt) -> tuple[bool, bool, int, int, str]:
    idle = made.failure is None and not made.winners
    return (
        not made.won,
        not made.won and (idle or made.failure is not None),
        -len(made.words),
        -made.rule.priority,
        made.rule.id,
    )


def _with_result(made: Attempt, claims: Sequence[Claim], ruleset: RuleSet, document: Document) -> Attempt:
    """The attempt with its result: a claim, or the rules that have the claim instead."""
    if made.failure is not None:
        return made
    won = any(made.rule.id in c.rules for c in claims)
    winners: tuple[str, ...] = ()
    if not won and finds_alone(made.rule, ruleset, document):
        winners = tuple(sorted({i for c in claims for i in c.rules}))
    return replace(made, won=won, winners=winners)


def finds_alone(rule: Rule, ruleset: RuleSet, document: Document) -> bool:
    """Whether a rule would find a claim in ``document`` if it were alone."""
    alone = RuleSet(rules=(rule,), lists=ruleset.lists)
    return any(rule.id in c.rules for c in Extractor(alone).extract(document).claims)


def _attempts(rule: Rule, sentence: Sentence, quoted: Sequence[Span], *, forced: bool) -> Iterator[Attempt]:
    """The attempts to show: every match, else the one that got furthest."""
    tried = [attempt(rule, sentence, word, quoted) for word in sentence.words]
    matches = [a for a in tried if a.failure is None]
    if matches:
        yield from matches
        return
    begun = [a for a in tried if forced or _got_started(rule, sentence.words[a.trigger], a)]
    if begun:
        yield max(begun, key=lambda a: (len(a.words), _nearness(a), -a.trigger))


def _got_started(rule: Rule, word: Word, made: Attempt) -> bool:
    test = rule.trigger
    if made.failure is not None and made.failure.clause != "trigger":
        return True
    # A rule that names words is shown where one of them is, even as another part of speech.
    return bool((test.lemma and word.lemma in test.lemma) or (test.form and word.form.lower() in test.form))


def _nearness(made: Attempt) -> tuple[int, int]:
    if made.failure is None:
        return (1, 0)
    keys = {r.key for r in made.failure.reasons}
    return (-len(keys & {"lemma", "form"}), -len(keys))


def attempt(rule: Rule, sentence: Sentence, trigger: Word, quoted: Sequence[Span] = ()) -> Attempt:
    """How far ``rule`` gets at ``trigger``, and what the clause that failed lacks."""
    words, failed = binding_trace(rule, sentence, trigger, quoted)
    bound = {name: w.index for name, w in words.items()}
    failure = _failure(rule, failed, sentence, trigger, words, quoted) if failed is not None else None
    return Attempt(rule=rule, trigger=trigger.index, words=bound, failure=failure)


def _failure(
    rule: Rule, failed: FailedClause, sentence: Sentence, trigger: Word, words: Bindings, quoted: Sequence[Span]
) -> Failure:
    if failed.name == "trigger":
        why = failed_keys(rule.trigger, sentence, trigger, {"trigger": trigger}, quoted)
        return Failure(failed.name, trigger.index, "", why)
    if failed.barring is not None:
        return Failure(failed.name, failed.barring.index, written(failed.conditions[0].path))
    return _nearest(failed.name, failed.conditions, sentence, trigger, words, quoted)


def _nearest(
    clause: str,
    alternatives: Sequence[Condition],
    sentence: Sentence,
    start: Word,
    words: Bindings,
    quoted: Sequence[Span],
) -> Failure:
    """The failure of the nearest alternative: the word with the fewest faults, else the path that led furthest."""
    best: tuple[tuple[int, int], Failure] | None = None
    for condition in alternatives:
        for word in walk(condition.path, sentence, start):
            why = failed_keys(condition.test, sentence, word, words, quoted)
            if not why:
                holder = next(n for n, w in words.items() if w.index == word.index)
                why = (FailedKey("taken", "", holder),)
            score = (len(condition.path) + 1, -len(why))
            if best is None or score > best[0]:
                best = (score, Failure(clause, word.index, written(condition.path), why))
    for condition in alternatives if best is None else ():
        far, last = _path_reach(condition, sentence, start)
        step = condition.path[far]
        around = ", ".join(f"{w.deprel} {w.form}" for w in sentence.children(last) if w.upos != "PUNCT")
        failure = Failure(clause, -1, written(condition.path), (FailedKey("path", f"{last.form} {step}", around),))
        if best is None or (far, 0) > best[0]:
            best = ((far, 0), failure)
    return best[1] if best else Failure(clause, -1, "")


def _path_reach(condition: Condition, sentence: Sentence, start: Word) -> tuple[int, Word]:
    """How many steps of a path lead somewhere, and the last word they lead to."""
    last = start
    for length in range(1, len(condition.path) + 1):
        found = next(iter(walk(condition.path[:length], sentence, start)), None)
        if found is None:
            return length - 1, last
        last = found
    return len(condition.path) - 1, last
