"""Rules against sentences: pure tree walking, no text is read and nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.document.tree import Sentence, Span, Word
from claims.rules.pattern import Condition, Path, Rule, Step, Test, squeezed
from claims.syntax.grammar import after_quotation, agent, case_of, inserted, mark_of, mood, negated, passive, subject

__all__ = ["Index", "Match", "phrase_words"]

Bindings = Mapping[str, Word]


@dataclass(frozen=True, slots=True)
class Match:
    """One rule found in one sentence: the word each name stands for (``trigger`` among them)."""

    rule: Rule
    sentence: Sentence
    words: Bindings


class Index:
    """Rules indexed by what their trigger must be, so that a word meets only rules that can fire on it."""

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
            found = self._by_lemma.get(word.lemma, []) + self._by_upos.get(word.upos, []) + self._any
            fitting = (r for r in found if r.trigger.upos is None or word.upos in r.trigger.upos)
            self._known[key] = tuple(sorted(fitting, key=lambda r: (-r.priority, r.id)))
        return self._known[key]


def bind(rule: Rule, sentence: Sentence, trigger: Word, quoted: Sequence[Span] = ()) -> Bindings | None:
    """The words of ``rule``'s arguments when ``trigger`` triggers it, or None."""
    words: dict[str, Word] = {"trigger": trigger}
    if not holds(rule.trigger, sentence, trigger, words, quoted):
        return None
    for argument in rule.arguments:
        found = next(
            (
                word
                for alternative in argument.alternatives
                for word in reached(alternative, sentence, trigger, words, quoted)
                if word.index not in {w.index for w in words.values()}
            ),
            None,
        )
        if found is not None:
            words[argument.name] = found
        elif not argument.optional:
            return None
    if any(not _any(c, sentence, trigger, words, quoted) for c in rule.has):
        return None
    if any(_any(c, sentence, trigger, words, quoted) for c in rule.lacks):
        return None
    return words


def reached(
    condition: Condition, sentence: Sentence, start: Word, words: Bindings, quoted: Sequence[Span]
) -> Iterator[Word]:
    """The words at the end of the condition's path from ``start`` that pass its test."""
    for word in walk(condition.path, sentence, start):
        if holds(condition.test, sentence, word, words, quoted):
            yield word


def walk(path: Path, sentence: Sentence, start: Word) -> Iterator[Word]:
    """The words that ``path`` leads to, nearest first."""
    if not path:
        yield start
        return
    for word in _moved(path[0], sentence, start):
        yield from walk(path[1:], sentence, word)


def _moved(step: Step, sentence: Sentence, start: Word) -> Iterator[Word]:
    match step.move:
        case ">":
            yield from (w for w in sentence.children(start) if _admits(step, w))
        case ">>":
            below = (w for w in sentence.subtree(start) if w.index != start.index and _admits(step, w))
            yield from sorted(below, key=lambda w: abs(w.index - start.index))
        case "<":
            above = sentence.head(start)
            if above is not None and _admits(step, start):
                yield above
        case "+" | "-":
            at = start.index + (1 if step.move == "+" else -1)
            if 0 <= at < len(sentence.words):
                yield sentence.words[at]
        case "++":
            yield from sentence.words[start.index + 1 :]
        case "--":
            yield from reversed(sentence.words[: start.index])
        case "subject":
            found = subject(sentence, start)
            if found is not None:
                yield found
        case "agent":
            found = agent(sentence, start)
            if found is not None:
                yield found
        case _:
            raise AssertionError(f"unknown step {step.move!r}")


def _admits(step: Step, word: Word) -> bool:
    return not step.relations or admits(step.relations, word)


def admits(relations: frozenset[str], word: Word) -> bool:
    """Whether a word's relation is among ``relations``; a bare relation admits its subtypes."""
    return word.deprel in relations or word.relation in relations or f"={word.deprel}" in relations


def _any(condition: Condition, sentence: Sentence, start: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    return any(True for _ in reached(condition, sentence, start, words, quoted))


def holds(test: Test, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    """Whether ``word`` is what ``test`` wants."""
    return first_failure(test, sentence, word, words, quoted) is None


def first_failure(test: Test, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> str | None:
    """The key of ``test`` that ``word`` fails first, or None when it passes; cheap keys are tried first."""
    if test.upos is not None and word.upos not in test.upos:
        return "upos"
    if test.lemma is not None and word.lemma not in test.lemma:
        return "lemma"
    if test.form is not None and word.form.lower() not in test.form:
        return "form"
    if test.phrase is not None and not phrase_words(test.phrase, sentence, word):
        return "phrase"
    if test.deprel is not None and not admits(test.deprel, word):
        return "deprel"
    for name, values in test.feats:
        if word.feat(name) not in values:
            return f"feats.{name}"
    if test.within is not None and abs(word.index - words["trigger"].index) > test.within:
        return "within"
    if test.before is not None and not _ordered(word, words.get(test.before)):
        return "before"
    if test.after is not None and not _ordered(words.get(test.after), word):
        return "after"
    if test.quoted is not None and test.quoted != any(span.covers(word.span) for span in quoted):
        return "quoted"
    if test.inserted is not None and not _inserted(test.inserted, sentence, word):
        return "inserted"
    if test.entity is not None and not any(
        e.kind in test.entity and e.span.overlaps(word.span) for e in sentence.entities
    ):
        return "entity"
    if test.case is not None and case_of(sentence, word) not in test.case:
        return "case"
    if test.mark is not None and mark_of(sentence, word) not in test.mark:
        return "mark"
    if test.mood is not None and mood(sentence, word) not in test.mood:
        return "mood"
    if test.voice is not None and (test.voice == "passive") != passive(sentence, word):
        return "voice"
    if test.negated is not None and test.negated != negated(sentence, word):
        return "negated"
    if any(holds(barred, sentence, word, words, quoted) for barred in test.barred):
        return "not"
    if any(not _any(c, sentence, word, words, quoted) for c in test.has):
        return "has"
    if any(_any(c, sentence, word, words, quoted) for c in test.lacks):
        return "lacks"
    return None


def phrase_words(phrases: frozenset[str], sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The words of the longest of ``phrases`` (squeezed) that opens with ``word``, or nothing."""
    longest, seen = 0, ""
    limit = max(map(len, phrases), default=0)
    for count, after in enumerate(sentence.words[word.index :], 1):
        seen += squeezed(after.form)
        if len(seen) > limit:
            break
        if seen in phrases:
            longest = count
    return sentence.words[word.index : word.index + longest]


def _inserted(wanted: bool | str, sentence: Sentence, word: Word) -> bool:
    if wanted == "quotation":
        return after_quotation(sentence, word)
    return wanted == inserted(sentence, word)


def _ordered(first: Word | None, second: Word | None) -> bool:
    return first is None or second is None or first.index < second.index
