"""What the examples do not cover: rules that no example fires, words of lists that no frame or text exercises.

In: a rule set, the outcomes of its examples and frames. Out: a ``Coverage``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from claims.authoring.frame_runs import FrameOutcome
from claims.authoring.rule_examples import Outcome
from claims.document.tree import Document
from claims.rules.frames import ARROW
from claims.rules.loader import RuleSet

__all__ = ["Coverage", "ListCoverage", "Met", "coverage_of", "words_met", "words_without_frame"]

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*'?", re.UNICODE)


@dataclass(frozen=True, slots=True)
class ListCoverage:
    """One word list: the number of entries, those that nothing exercises, and those that fail in a frame."""

    name: str
    total: int
    missing: tuple[str, ...]
    failing: tuple[str, ...] = ()

    @property
    def met(self) -> int:
        """The number of entries that pass in a frame or are in some text."""
        return self.total - len(self.missing) - len(self.failing)

    @property
    def whole(self) -> bool:
        """Whether every entry is exercised and none fails."""
        return self.met == self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Rules without a passing example that they fire on, and all lists."""

    silent: tuple[str, ...]
    lists: tuple[ListCoverage, ...]

    @property
    def whole(self) -> bool:
        """Whether every rule and every word is exercised."""
        return not self.silent and all(words.whole for words in self.lists)


@dataclass(frozen=True, slots=True)
class Met:
    """The lemmas of some texts, and the words of each text in one line."""

    lemmas: frozenset[str]
    texts: tuple[str, ...]


def words_met(parsed: Iterable[Document]) -> Met:
    """Lemmas and words of parsed documents."""
    lemmas: set[str] = set()
    texts: list[str] = []
    for document in parsed:
        for sentence in document.sentences:
            lemmas.update(w.lemma for w in sentence.words)
            texts.append(_line(sentence.span.of(document.text)))
    return Met(frozenset(lemmas), tuple(texts))


def words_without_frame(ruleset: RuleSet) -> dict[str, list[str]]:
    """For each list, the words for which none of its frames is meant; lists without such words are left out."""
    out: dict[str, list[str]] = {}
    for name in ruleset.lists.names:
        frames = ruleset.frames.get(name, ())
        without = sorted(e for e in ruleset.lists[name] if not any(f.admits(e) for f in frames))
        if without:
            out[name] = without
    return out


def coverage_of(
    ruleset: RuleSet,
    outcomes: Sequence[Outcome],
    frames: Sequence[FrameOutcome] = (),
    met: Met | None = None,
    names: Collection[str] | None = None,
) -> Coverage:
    """Which rules passing examples fire, and which words of the lists (or of ``names``) are exercised.

    A word is exercised if it passes in every frame of its list; one for which no frame is meant, if ``met`` holds it
    (as a lemma or word for word).
    """
    fired = {o.rule.id for o in outcomes if o.wanted and o.fired and o.passed}
    silent = tuple(r.id for r in ruleset.rules if r.status != "deprecated" and r.id not in fired)
    joint = f" {' ¶ '.join(met.texts)} " if met else ""
    failing = {(o.case.frame.list, o.case.entry) for o in frames if not o.passed}
    without = words_without_frame(ruleset)
    lists: list[ListCoverage] = []
    for name in ruleset.lists.names if names is None else sorted(names):
        missing = [e for e in without.get(name, ()) if met is None or not _met(e, met, joint)]
        failed = sorted(e for n, e in failing if n == name)
        lists.append(ListCoverage(name, len(ruleset.lists[name]), tuple(missing), tuple(failed)))
    return Coverage(silent=silent, lists=tuple(lists))


def _met(entry: str, met: Met, joint: str) -> bool:
    # "dément → démentir": texts hold the form.
    words = entry.partition(ARROW)[0]
    return words in met.lemmas or f" {_line(words)} " in joint


def _line(text: str) -> str:
    """The words of a text between single spaces; an elided word stands apart."""
    plain = text.replace("’", "'").lower()
    return " ".join(match.group() for match in _WORD.finditer(re.sub(r"(?<=\w)'(?=\w)", "' ", plain)))
