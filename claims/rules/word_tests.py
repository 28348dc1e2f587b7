"""Tests of one word: whether it is what a rule asks for, and the first key that it fails.

In: a test, a sentence, a word, the words bound so far. Out: yes or no, or the name of a key.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Any, Final

from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.rules.compiled_rule import Condition, Test
from claims.rules.paths import admits, walk
from claims.syntax.function_words import case_of, mark_of
from claims.syntax.phrases import closes_phrase, may_open, phrase_words, quotation_marks
from claims.syntax.verbs import after_quotation, inserted, mood, negated, passive

__all__ = ["Bindings", "first_failure", "fits_alone", "holds", "holds_around", "leads_to_word", "reached"]

Bindings = Mapping[str, Word]
"""The words that a rule's arguments stand for, ``trigger`` among them."""
Check = Callable[[Any, Sentence, Word, Bindings, Sequence[Span]], bool]
"""Whether a word is what one key of a test wants: the key's value, sentence, word, words bound so far, quoted spans."""


def reached(
    condition: Condition, sentence: Sentence, start: Word, words: Bindings, quoted: Sequence[Span]
) -> Iterator[Word]:
    """The words at the end of the condition's path that pass its test, from ``start`` or from the argument it names.

    None where that argument was not found.
    """
    begin = words.get(condition.start) if condition.start else start
    if begin is None:
        return
    test = condition.test
    for word in walk(condition.path, sentence, begin):
        if holds(test, sentence, word, words, quoted):
            yield word


def leads_to_word(
    condition: Condition, sentence: Sentence, start: Word, words: Bindings, quoted: Sequence[Span]
) -> bool:
    """Whether the condition's path leads from ``start`` to a word that passes its test."""
    begin = words.get(condition.start) if condition.start else start
    if begin is None:
        return False
    for word in walk(condition.path, sentence, begin):  # noqa: SIM110 - as below
        if holds(condition.test, sentence, word, words, quoted):
            return True
    return False


def holds(test: Test, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    """Whether ``word`` is what ``test`` wants; cheap keys are tried first."""
    checks = test.checks if test.checks is not None else _checks(test)
    for check, value in checks:  # noqa: SIM110 - a generator for each word would take longer than its checks
        if not check(value, sentence, word, words, quoted):
            return False
    return True


def holds_around(test: Test, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    """``holds`` for a word that ``fits_alone``: what that has told is not asked again."""
    checks = test.checks_around
    if checks is None:
        _checks(test)
        checks = test.checks_around or ()
    for check, value in checks:  # noqa: SIM110 - as above
        if not check(value, sentence, word, words, quoted):
            return False
    return True


def _checks(test: Test) -> Sequence[tuple[Check, Any]]:
    """How each key of a test is tested, found out once."""
    checks = tuple((_CHECKS[key], value) for key, value in test.keys)
    object.__setattr__(test, "checks", checks)
    around = tuple((_CHECKS[key], value) for key, value in test.keys if key not in _ALONE)
    object.__setattr__(test, "checks_around", around)
    return checks


def first_failure(test: Test, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> str | None:
    """The key of ``test`` that ``word`` fails first, or None when it passes; cheap keys are tried first.

    Keys are named as rule files write them: ``feats.Mood`` for a feature, ``not`` for what is barred.
    """
    for key, value in test.keys:
        if not _CHECKS[key](value, sentence, word, words, quoted):
            return f"feats.{_failed_feature(value, word)}" if key == "feats" else key
    return None


def fits_alone(test: Test, word: Word) -> bool:
    """Whether ``word`` may be what ``test`` wants, for all that form, lemma, part of speech and relation tell."""
    if test.phrase is not None and not may_open(test.phrase, word.form):
        return False
    return all(key not in _ALONE or _CHECKS[key](value, _NOWHERE, word, {}, ()) for key, value in test.keys)


_ALONE: Final = frozenset(("upos", "lemma", "form", "capital", "deprel"))
"""The keys that ask for nothing but form, lemma, part of speech and relation of the word itself."""
_NOWHERE: Final = Sentence(index=0, span=Span(0, 0), words=())


def _failed_feature(feats: Sequence[tuple[str, frozenset[str]]], word: Word) -> str:
    return next(name for name, values in feats if word.feat(name) not in values)


# --- One check per key of a test, called only where the key is set ---------------------------------------------------


def _has_tag(tags: frozenset[str], sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    return word.upos in tags


def _has_lemma(lemmas: Container[str], sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    return word.lemma in lemmas


def _has_form(forms: Container[str], sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    return word.form.lower() in forms


def _of_tree(read: Callable[[Sentence, Word], str]) -> Check:
    def check(values: Any, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
        return read(sentence, word) in values

    return check


def _has_phrase(
    phrases: frozenset[str], sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]
) -> bool:
    return bool(phrase_words(phrases, sentence, word))


def _closes_phrase(
    phrases: frozenset[str], sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]
) -> bool:
    return closes_phrase(phrases, sentence, word)


def _has_capital(wanted: bool, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    return wanted == word.form[:1].isupper()


def _is_mark(wanted: str, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    return wanted in quotation_marks(sentence, word)


def _is_same(names: frozenset[str], sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    return any(name in words and words[name].index == word.index for name in names)


def _has_relation(
    relations: frozenset[str], sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]
) -> bool:
    return admits(relations, word)


def _has_features(
    feats: Sequence[tuple[str, frozenset[str]]],
    sentence: Sentence,
    word: Word,
    words: Bindings,
    quoted: Sequence[Span],
) -> bool:
    return all(word.feats.get(name, "") in values for name, values in feats)


def _is_within(limit: int, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    return abs(word.index - words["trigger"].index) <= limit


def _is_before(name: str, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    return name not in words or word.index < words[name].index


def _is_after(name: str, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    return name not in words or words[name].index < word.index


def _is_quoted(wanted: bool, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    return wanted == any(span.covers(word.span) for span in quoted)


def _is_inserted(wanted: bool | str, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    if wanted == "quotation":
        return after_quotation(sentence, word)
    return wanted == inserted(sentence, word)


def _is_entity(kinds: frozenset[str], sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    return any(e.kind in kinds and e.span.overlaps(word.span) for e in sentence.entities)


def _has_voice(voice: str, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    return (voice == "passive") == passive(sentence, word)


def _is_negated(wanted: bool, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]) -> bool:
    return wanted == negated(sentence, word)


def _is_none_of(
    barred: Sequence[Test], sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]
) -> bool:
    for test in barred:  # noqa: SIM110 - as above
        if holds(test, sentence, word, words, quoted):
            return False
    return True


def _leads_to_all(
    conditions: Sequence[Condition], sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]
) -> bool:
    return all(leads_to_word(c, sentence, word, words, quoted) for c in conditions)


def _leads_to_none(
    conditions: Sequence[Condition], sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]
) -> bool:
    return not any(leads_to_word(c, sentence, word, words, quoted) for c in conditions)


_CHECKS: Final[Mapping[str, Check]] = {
    "upos": _has_tag,
    "lemma": _has_lemma,
    "form": _has_form,
    "phrase": _has_phrase,
    "closes": _closes_phrase,
    "capital": _has_capital,
    "deprel": _has_relation,
    "feats": _has_features,
    "same": _is_same,
    "within": _is_within,
    "before": _is_before,
    "after": _is_after,
    "quotation": _is_mark,
    "quoted": _is_quoted,
    "inserted": _is_inserted,
    "entity": _is_entity,
    "case": _of_tree(case_of),
    "mark": _of_tree(mark_of),
    "mood": _of_tree(mood),
    "voice": _has_voice,
    "negated": _is_negated,
    "not": _is_none_of,
    "has": _leads_to_all,
    "lacks": _leads_to_none,
}
