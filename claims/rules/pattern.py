"""Compiled patterns: tests on words, paths along dependencies, and the rules they make up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claims.claim import Label, Polarity

__all__ = [
    "Argument",
    "Condition",
    "ContentKind",
    "Modifier",
    "Path",
    "Rule",
    "RuleTest",
    "Step",
    "Test",
    "squeezed",
    "written",
]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path.

    ``move`` is ``>`` (to a dependent), ``>>`` (to any descendant), ``<`` (to the governor), ``+`` / ``-`` (to the
    next / previous word), ``++`` / ``--`` (to any later / earlier word, nearest first) or the name of a grammatical
    role (``subject``, ``agent``). ``relations`` are the relations admitted; a relation without subtype admits its
    subtypes, ``=rel`` does not. Empty admits all.
    """

    move: str
    relations: frozenset[str] = frozenset()

    def __str__(self) -> str:
        relations = "|".join(sorted(self.relations))
        return f"{self.move} {relations}" if relations else self.move


Path = tuple[Step, ...]


def squeezed(words: str) -> str:
    """Words as ``Test.phrase`` has them: small letters, straight apostrophes, no white space."""
    return "".join(words.lower().replace("’", "'").split())


def written(path: Path) -> str:
    """A path as rule files have it, ``> obj > nmod``; relations sorted."""
    return " ".join(map(str, path))


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """What a word must be. Every field that is set must hold; sets hold when the word has one of their members.

    ``phrase`` holds several words each, the first of which is the word; white space is left out of them.
    """

    lemma: frozenset[str] | None = None
    form: frozenset[str] | None = None
    phrase: frozenset[str] | None = None
    upos: frozenset[str] | None = None
    feats: tuple[tuple[str, frozenset[str]], ...] = ()
    deprel: frozenset[str] | None = None
    entity: frozenset[str] | None = None
    case: frozenset[str] | None = None
    mark: frozenset[str] | None = None
    mood: frozenset[str] | None = None
    voice: str | None = None
    negated: bool | None = None
    quoted: bool | None = None
    inserted: bool | str | None = None
    before: str | None = None
    after: str | None = None
    within: int | None = None
    barred: tuple[Test, ...] = ()
    has: tuple[Condition, ...] = ()
    lacks: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A path from a word and what the word at its end must be."""

    path: Path
    test: Test


@dataclass(frozen=True, slots=True)
class Argument:
    """A named argument: the first alternative that leads to a word gives it."""

    name: str
    alternatives: tuple[Condition, ...]
    optional: bool = False


class ContentKind(StrEnum):
    """How the content is cut out of the sentence."""

    SUBTREE = "subtree"
    HOST = "host"
    QUOTATION = "quotation"
    CLAUSE = "clause"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class RuleTest:
    """One example of a rule file: a sentence and, when it must match, what each argument's text must be."""

    text: str
    expected: Mapping[str, str] = field(default_factory=dict)
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier:
    """What a rule does to the claims that other rules found in its scope.

    ``part`` (cue or content) of the claim must lie in scope: at the end of one of ``paths`` if there are any, in
    ``direction`` from the trigger, at most ``within`` words away and on this side of any of the phrases ``until``.
    """

    part: str = "cue"
    paths: tuple[Path, ...] = ()
    direction: str = "both"
    within: int | None = None
    until: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    barring: frozenset[str] = frozenset()
    label: Label | None = None
    polarity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One compiled rule. ``file`` is where it came from and no part of its identity.

    A rule with ``modifies`` yields no claims: it changes those of others, and ``construction`` to ``medium`` are idle.
    """

    id: str
    description: str
    status: str
    priority: int
    trigger: Test
    arguments: tuple[Argument, ...]
    has: tuple[Condition, ...] = ()
    lacks: tuple[Condition, ...] = ()
    construction: str
    label: Label
    polarity: Polarity = Polarity.ASSERTED
    content: tuple[str, ...] = ()
    kind: ContentKind = ContentKind.SUBTREE
    where: str = "around"
    cue: tuple[str, ...] = ("trigger",)
    speaker: str | None = "speaker"
    medium: str | None = "medium"
    overrides: frozenset[str] = frozenset()
    modifies: Modifier | None = None
    matches: tuple[RuleTest, ...] = field(default=(), compare=False, repr=False)
    mismatches: tuple[RuleTest, ...] = field(default=(), compare=False, repr=False)
    file: str = field(default="", compare=False, repr=False)
