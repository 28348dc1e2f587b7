"""The conditions of a test that a word does not meet: what is wanted, and what the word has.

In: a test and a word. Out: ``FailedKey``, one for each failed key.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from claims.document.span import Span
from claims.document.tree import Sentence, Word
from claims.rules.compiled_rule import Test, written
from claims.rules.word_tests import Bindings, first_failure
from claims.syntax.function_words import case_of, mark_of
from claims.syntax.verbs import mood, negated, passive

__all__ = ["FailedKey", "failed_keys"]

_SHOWN = 6
_PLAIN = ("upos", "lemma", "form", "deprel")


@dataclass(frozen=True, slots=True)
class FailedKey:
    """One key that a word fails: what the rule asks for, and what the word has; either may be empty."""

    key: str
    wanted: str
    found: str


def failed_keys(
    test: Test, sentence: Sentence, word: Word, words: Bindings, quoted: Sequence[Span]
) -> tuple[FailedKey, ...]:
    """Every key of ``test`` that ``word`` fails, each tried alone."""
    out: list[FailedKey] = []
    for alone in _single(test):
        key = first_failure(alone, sentence, word, words, quoted)
        if key is not None:
            out.append(FailedKey(key, _wanted(alone, key), _found(key, sentence, word, words)))
    return tuple(out)


def _single(test: Test) -> Iterator[Test]:
    """One test per key, and per item where a key holds several."""
    for field in fields(test):
        value: Any = getattr(test, field.name)
        if not field.init or value is None or value == ():
            continue
        for item in ((i,) for i in value) if isinstance(value, tuple) else (value,):
            alone: dict[str, Any] = {field.name: item}
            yield Test(**alone)


def _wanted(test: Test, key: str) -> str:
    if key.startswith("feats."):
        return _some(test.feats[0][1])
    if key == "not":
        return ", ".join(_described(barred) for barred in test.barred)
    if key in ("has", "lacks"):
        (condition,) = getattr(test, key)
        return f"{written(condition.path)} {_described(condition.test)}".strip()
    value = getattr(test, key)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _some(value) if isinstance(value, frozenset) else str(value)


def _described(test: Test) -> str:
    """A test in one line: its keys and what they want."""
    parts: list[str] = []
    for alone in _single(test):
        ((key, _value),) = alone.keys
        key = f"feats.{alone.feats[0][0]}" if alone.feats else key
        parts.append(f"{key}: {_wanted(alone, key)}")
    return "{" + ", ".join(parts) + "}" if parts else ""


def _some(words: frozenset[str]) -> str:
    ordered = sorted(words)
    rest = f", … ({len(ordered)})" if len(ordered) > _SHOWN else ""
    return ", ".join(ordered[:_SHOWN]) + rest


def _found(key: str, sentence: Sentence, word: Word, words: Bindings) -> str:
    if key in _PLAIN:
        return str(getattr(word, key))
    if key.startswith("feats."):
        return word.feat(key.removeprefix("feats."))
    match key:
        case "within":
            return str(abs(word.index - words["trigger"].index))
        case "case":
            return case_of(sentence, word)
        case "mark":
            return mark_of(sentence, word)
        case "mood":
            return mood(sentence, word)
        case "voice":
            return "passive" if passive(sentence, word) else "active"
        case "negated":
            return "yes" if negated(sentence, word) else "no"
        case "entity":
            return ", ".join(sorted({e.kind for e in sentence.entities if e.span.overlaps(word.span)}))
    return ""
