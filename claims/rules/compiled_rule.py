"""Compiled rules: tests on words, paths along dependencies, and what a match says.

These are frozen data types; ``compiler`` makes them, ``matcher`` uses them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

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
    "written",
]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path.

    ``move`` is ``>`` (to a dependent), ``>>`` (to any descendant), ``<`` (to the governor), ``<<`` (to any governor,
    nearest first), ``+`` / ``-`` (to the next / previous word), ``++`` / ``--`` (to any later / earlier word, nearest
    first), the name of a grammatical role (``subject``, ``agent``) or of a place: ``first`` and ``last`` word of the
    phrase that the word heads, marks left aside, first word of its verb ``group``, ``root`` of the sentence.
    ``relations`` are the relations admitted; a relation without subtype admits its subtypes, ``=rel`` does not. Empty
    admits all. ``speech_verbs`` are the verbs whose subjects are found by what they mean; only the step ``subject``
    asks for them.
    """

    move: str
    relations: frozenset[str] = frozenset()
    speech_verbs: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

    def __str__(self) -> str:
        relations = "|".join(sorted(self.relations))
        return f"{self.move} {relations}" if relations else self.move


Path = tuple[Step, ...]


def written(path: Path) -> str:
    """A path as rule files have it, ``> obj > nmod``; relations sorted."""
    return " ".join(map(str, path))


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """What a word must be. Every field that is set must hold; sets hold when the word has one of their members.

    ``phrase`` holds several words each, ``squeezed``, the first of which is the word. ``keys`` are
    made of the other fields: those that are set, named as in rule files, and their values, cheap ones first.
    ``checks`` is for whoever tests words: how each key is tested, and its value; ``checks_around`` are those of them
    that ask for more than the word alone.
    """

    lemma: frozenset[str] | None = None
    form: frozenset[str] | None = None
    phrase: frozenset[str] | None = None
    closes: frozenset[str] | None = None
    capital: bool | None = None
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
    quotation: str | None = None
    same: frozenset[str] | None = None
    before: str | None = None
    after: str | None = None
    within: int | None = None
    barred: tuple[Test, ...] = ()
    has: tuple[Condition, ...] = ()
    lacks: tuple[Condition, ...] = ()
    keys: tuple[tuple[str, Any], ...] = field(init=False, repr=False, compare=False)
    checks: tuple[tuple[Callable[..., bool], Any], ...] | None = field(
        init=False, repr=False, compare=False, default=None
    )
    checks_around: tuple[tuple[Callable[..., bool], Any], ...] | None = field(
        init=False, repr=False, compare=False, default=None
    )

    def __post_init__(self) -> None:
        values = ((key, getattr(self, name)) for name, key in _TRIED.items())
        object.__setattr__(self, "keys", tuple((key, value) for key, value in values if value not in (None, ())))


_TRIED: Final[Mapping[str, str]] = {
    name: {"barred": "not"}.get(name, name)
    for name in (
        "upos", "lemma", "form", "phrase", "closes", "capital", "deprel", "feats", "same", "within", "before", "after",
        "quotation", "quoted", "inserted", "entity", "case", "mark", "mood", "voice", "negated", "barred", "has",
        "lacks",
    )
}  # fmt: skip
"""The fields of a test and their names in rule files, in the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A path from a word and what the word at its end must be.

    It starts at the word that has the condition, or at the argument ``start``.
    """

    path: Path
    test: Test
    start: str = ""


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
    PREVIOUS = "previous"


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
