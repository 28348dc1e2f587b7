"""Where rules match in sentences: walks over trees that read no text and change nothing.

In: rules and a sentence. Out: matches, the words bound to the names of the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.rules.compiled_repair import RepairRule
from claims.rules.compiled_rule import Argument, Condition, Rule
from claims.rules.word_tests import Bindings, first_failure, leads_to_word, reached

__all__ = ["FailedClause", "Index", "Match", "bind", "binding_trace"]


@dataclass(frozen=True, slots=True)
class Match:
    """One rule found in one sentence: the word each name stands for (``trigger`` among them)."""

    rule: Rule
    sentence: Sentence
    words: Bindings


@dataclass(frozen=True, slots=True)
class FailedClause:
    """The clause of a rule at which it failed to match.

    ``name`` is ``trigger``, ``args.`` with the argument's name, ``has`` or ``without``; ``conditions`` are what the
    clause asks for, of an argument its alternatives; ``barring`` is the word that must not be there.
    """

    name: str
    conditions: tuple[Condition, ...] = ()
    barring: Word | None = None


_TRIGGER_FAILED = FailedClause("trigger")


class Index:
    """Rules indexed by their triggers, so that only rules are tried that may match at a word."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_lemma: dict[str, list[Rule]] = {}
        self._by_upos: dict[str, list[Rule]] = {}
        self._any: list[Rule] = []
        self._known: dict[tuple[str, str], tuple[Rule, ...]] = {}
        for rule in sorted(rules, key=lambda r: (-r.priority, r.id)):
            test = rule.trigger
            if test.lemma is not None:
                for lemma in test.lemma:
                    self._by_lemma.setdefault(lemma, []).append(rule)
            elif test.upos is not None:
                for upos in test.upos:
                    self._by_upos.setdefault(upos, []).append(rule)
            else:
                self._any.append(rule)

    def matches(self, sentence: Sentence, quoted: Sequence[Span] = ()) -> Iterator[Match]:
        """All matches in ``sentence``, by trigger in text order, then by priority.

        ``quoted`` are the spans of the text that stand in quotation marks.
        """
        for word in sentence.words:
            for rule in self._candidates(word):
                words = bind(rule, sentence, word, quoted)
                if words is not None:
                    yield Match(rule, sentence, words)

    def _candidates(self, word: Word) -> tuple[Rule, ...]:
        """The rules that ``word`` may trigger, by priority; the same for all words of its lemma and part of speech."""
        key = (word.lemma, word.upos)
        if key not in self._known:
            rules = self._by_lemma.get(word.lemma, []) + self._by_upos.get(word.upos, []) + self._any
            fitting = (r for r in rules if r.trigger.upos is None or word.upos in r.trigger.upos)
            self._known[key] = tuple(sorted(fitting, key=lambda r: (-r.priority, r.id)))
        return self._known[key]


def bind(rule: Rule | RepairRule, sentence: Sentence, trigger: Word, quoted: Sequence[Span] = ()) -> Bindings | None:
    """The words of ``rule``'s arguments when ``trigger`` triggers it, or None."""
    words, failed = binding_trace(rule, sentence, trigger, quoted)
    return words if failed is None else None


def binding_trace(
    rule: Rule | RepairRule, sentence: Sentence, trigger: Word, quoted: Sequence[Span] = ()
) -> tuple[Bindings, FailedClause | None]:
    """How far ``rule`` gets at ``trigger``: the words bound so far, and the clause that failed; None for a match.

    The clauses are tried in this order: trigger, arguments as written, ``has``, ``without``. No word is bound to two
    arguments. Where the trigger itself fails, nothing is bound.
    """
    words: dict[str, Word] = {"trigger": trigger}
    if first_failure(rule.trigger, sentence, trigger, words, quoted) is not None:
        return {}, _TRIGGER_FAILED
    for argument in rule.arguments:
        word = _argument_word(argument, sentence, trigger, words, quoted)
        if word is not None:
            words[argument.name] = word
        elif not argument.optional:
            return words, FailedClause(f"args.{argument.name}", argument.alternatives)
    for condition in rule.has:
        if not leads_to_word(condition, sentence, trigger, words, quoted):
            return words, FailedClause("has", (condition,))
    for condition in rule.lacks:
        barring = next(reached(condition, sentence, trigger, words, quoted), None)
        if barring is not None:
            return words, FailedClause("without", (condition,), barring)
    return words, None


def _argument_word(
    argument: Argument, sentence: Sentence, trigger: Word, words: Bindings, quoted: Sequence[Span]
) -> Word | None:
    """The first word that an alternative of ``argument`` leads to and that no other argument has taken."""
    taken = {w.index for w in words.values()}
    for alternative in argument.alternatives:
        for word in reached(alternative, sentence, trigger, words, quoted):
            if word.index not in taken:
                return word
    return None
