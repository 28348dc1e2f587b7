"""Where rules match in sentences: walks over trees that read no text and change nothing.

In: rules and a sentence. Out: matches, the words bound to the names of the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.rules.compiled_procedure import StageMark
from claims.rules.compiled_repair import RepairRule
from claims.rules.compiled_rule import Argument, Condition, Rule
from claims.rules.needs import Need, met, needs_around, needs_beside, sentence_values
from claims.rules.word_tests import Bindings, fits_alone, holds, holds_around, leads_to_word, reached

__all__ = ["FailedClause", "Index", "Match", "bind", "binding_trace"]


_Pattern = Rule | RepairRule | StageMark
"""What has a trigger, arguments and conditions."""


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


_TRIGGER_FAILED: Final = FailedClause("trigger")


class Index:
    """Rules indexed by their triggers, so that only rules are tried that may match at a word."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by: dict[str, dict[str, list[Rule]]] = {key: {} for key in _SELECTIVE}
        self._any: list[Rule] = []
        self._known: dict[tuple[str, str, str, str], tuple[Rule, ...]] = {}
        self._needs: dict[str, tuple[Need, ...]] = {}
        for rule in rules:
            self._needs[rule.id] = (*needs_beside(rule.trigger), *needs_around(rule))
            key = next((key for key in _SELECTIVE if getattr(rule.trigger, key) is not None), None)
            if key is None:
                self._any.append(rule)
                continue
            for value in getattr(rule.trigger, key):
                self._by[key].setdefault(value, []).append(rule)

    def matches(self, sentence: Sentence, quoted: Sequence[Span] = ()) -> Iterator[Match]:
        """All matches in ``sentence``, by trigger in text order, then by priority.

        ``quoted`` are the spans of the text that stand in quotation marks.
        """
        values = sentence_values(sentence)
        # Whether a rule can match in this sentence, found out when a word first brings it up.
        can: dict[str, bool] = {}
        for word in sentence.words:
            for rule in self._candidates(word):
                possible = can.get(rule.id)
                if possible is None:
                    possible = can[rule.id] = met(self._needs[rule.id], values)
                # What a word tells alone is known of the candidates.
                if not possible or not holds_around(rule.trigger, sentence, word, {"trigger": word}, quoted):
                    continue
                words, failed = _from_trigger(rule, sentence, word, quoted)
                if failed is None:
                    yield Match(rule, sentence, words)

    def _candidates(self, word: Word) -> tuple[Rule, ...]:
        """The rules that ``word`` may trigger, by priority; the same for all words that are alike."""
        alike = word.form, word.lemma, word.upos, word.deprel
        found = self._known.get(alike)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            found = self._known[alike] = self._fitting(word)
        return found

    def _fitting(self, word: Word) -> tuple[Rule, ...]:
        values = {"lemma": word.lemma, "form": word.form.lower(), "upos": word.upos}
        near = [rule for key, value in values.items() for rule in self._by[key].get(value, ())]
        fitting = (rule for rule in (*near, *self._any) if fits_alone(rule.trigger, word))
        return tuple(sorted(fitting, key=lambda rule: (-rule.priority, rule.id)))


_SELECTIVE: Final = ("lemma", "form", "upos")
"""What triggers are indexed by: the first of these that they name, for it tells most of a word."""
_MOST_KNOWN: Final = 100_000
"""Kinds of words whose rules are remembered, in an archive as in an article."""


def bind(rule: _Pattern, sentence: Sentence, trigger: Word, quoted: Sequence[Span] = ()) -> Bindings | None:
    """The words of ``rule``'s arguments when ``trigger`` triggers it, or None."""
    if not holds(rule.trigger, sentence, trigger, {"trigger": trigger}, quoted):
        return None
    words, failed = _from_trigger(rule, sentence, trigger, quoted)
    return words if failed is None else None


def binding_trace(
    rule: _Pattern, sentence: Sentence, trigger: Word, quoted: Sequence[Span] = ()
) -> tuple[Bindings, FailedClause | None]:
    """How far ``rule`` gets at ``trigger``: the words bound so far, and the clause that failed; None for a match.

    The clauses are tried in this order: trigger, arguments as written, ``has``, ``without``. No word is bound to two
    arguments. Where the trigger itself fails, nothing is bound.
    """
    if not holds(rule.trigger, sentence, trigger, {"trigger": trigger}, quoted):
        return {}, _TRIGGER_FAILED
    return _from_trigger(rule, sentence, trigger, quoted)


def _from_trigger(
    rule: _Pattern, sentence: Sentence, trigger: Word, quoted: Sequence[Span]
) -> tuple[Bindings, FailedClause | None]:
    """The trace of a rule whose trigger has passed its test."""
    words: dict[str, Word] = {"trigger": trigger}
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
