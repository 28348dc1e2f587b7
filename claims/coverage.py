"""What the examples leave untried: rules that no example fires, words that no text holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.rules import RuleSet
from claims.ruletests import Outcome
from claims.text import Document

__all__ = ["Coverage", "ListCoverage", "Met", "covered", "met_in"]

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*'?", re.UNICODE)


@dataclass(frozen=True, slots=True)
class ListCoverage:
    """One word list: how many entries there are, and which no text holds."""

    name: str
    total: int
    missing: tuple[str, ...]

    @property
    def met(self) -> int:
        """How many entries some text holds."""
        return self.total - len(self.missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Rules without a passing example that they fire on, and all lists."""

    silent: tuple[str, ...]
    lists: tuple[ListCoverage, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """What texts hold: lemmas, and their words in one line each."""

    lemmas: frozenset[str]
    texts: tuple[str, ...]


def met_in(parsed: Iterable[Document]) -> Met:
    """Lemmas and words of parsed documents."""
    lemmas: set[str] = set()
    texts: list[str] = []
    for document in parsed:
        for sentence in document.sentences:
            lemmas.update(w.lemma for w in sentence.words)
            texts.append(_line(sentence.span.of(document.text)))
    return Met(frozenset(lemmas), tuple(texts))


def covered(ruleset: RuleSet, outcomes: Sequence[Outcome], met: Met) -> Coverage:
    """Which rules passing examples fire, and which list entries ``met`` holds (as a lemma or word for word)."""
    fired = {o.rule.id for o in outcomes if o.wanted and o.fired and o.passed}
    silent = tuple(r.id for r in ruleset.rules if r.status != "deprecated" and r.id not in fired)
    joint = f" {' ¶ '.join(met.texts)} "
    lists: list[ListCoverage] = []
    for name in ruleset.lists.names:
        entries = sorted(ruleset.lists[name])
        missing = [e for e in entries if not _met(e, met, joint)]
        lists.append(ListCoverage(name, len(entries), tuple(missing)))
    return Coverage(silent=silent, lists=tuple(lists))


def _met(entry: str, met: Met, joint: str) -> bool:
    # "dément → démentir": the form is what texts hold.
    words = entry.partition(" → ")[0]
    return words in met.lemmas or f" {_line(words)} " in joint


def _line(text: str) -> str:
    """The words of a text between single spaces; an elided word stands apart."""
    plain = text.replace("’", "'").lower()
    return " ".join(found.group() for found in _WORD.finditer(re.sub(r"(?<=\w)'(?=\w)", "' ", plain)))
