"""One compiled rule made of one rule file whose shape was checked before.

In: the values of the file with their places, the word lists. Out: a ``Rule``, or errors, each at its place.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from claims.claim import Label, Polarity
from claims.config.strict_yaml import YamlFile
from claims.errors import Message
from claims.lexicon.wordlists import WordLists
from claims.rules.compiled_rule import Argument, ContentKind, Modifier, Rule, RuleTest
from claims.rules.pattern_compiler import PatternCompiler, Place, as_tuple

if TYPE_CHECKING:
    from claims.rules.rule_file import ClaimFile, ModifierFile, RuleFile, TestsFile

__all__ = ["Compiler"]

_EXPECTED = ("content", "label", "polarity", "speaker", "medium", "cue")


class Compiler(PatternCompiler):
    """Compiles one rule; ``errors`` holds what is wrong with it. ``known`` are the ids of all rules there are."""

    def __init__(self, read: YamlFile, lists: WordLists, known: Collection[str]) -> None:
        super().__init__(read, lists)
        self._known = known

    def rule(self, file: RuleFile, identity: str) -> Rule | None:
        """The rule, or None: see ``errors``."""
        if file.trigger is None:
            self._fail(Message("the key 'trigger' is missing; add it, or say which rule this one extends"), ())
        if (file.claim is None) == (file.modifies is None):
            self._fail(Message("expected one of the keys 'claim' and 'modifies': what a match means"), ())
        if self.errors or file.trigger is None:
            return None
        trigger = self._test(file.trigger, ("trigger",))
        arguments: list[Argument] = []
        for name, value in file.args.items():
            bare = name.rstrip("?")
            if bare == "remove":
                self._fail(Message("nothing to take arguments from: this rule extends none"), ("args", name))
                continue
            if bare in self._names:
                message = Message(
                    "the argument {argument!r} stands twice, or is the trigger; give it another name",
                    argument=bare,
                )
                self._fail(message, ("args", name))
            alternatives = self._alternatives(value, ("args", name))
            arguments.append(Argument(bare, alternatives, optional=name.endswith("?")))
            self._names.add(bare)
        self._rules(file.overrides, ("overrides",))
        return Rule(
            id=identity,
            description=file.description,
            status=file.status,
            priority=file.priority,
            trigger=trigger,
            arguments=tuple(arguments),
            has=self._conditions(file.has, ("has",)),
            lacks=self._conditions(file.without, ("without",)),
            overrides=frozenset(file.overrides),
            matches=self._examples(file.tests),
            mismatches=tuple(
                RuleTest(text, line=self._line(("tests", "no-match", i))) for i, text in enumerate(file.tests.no_match)
            ),
            file=self._read.name,
            **(self._claim(file.claim, identity) if file.claim is not None else {}),
            **(self._modifies(file.modifies) if file.modifies is not None else {}),
        )

    def _claim(self, claim: ClaimFile, identity: str) -> dict[str, Any]:
        value = claim.content
        missing = [key for key in ("label", "content") if getattr(claim, key) is None]
        for key in missing:
            self._fail(Message("the key {key!r} is missing; add it", key=key), ("claim",))
        if value is None or claim.label is None:
            return {"construction": identity, "label": Label.ALLEGATION}
        if isinstance(value, str | list):
            kind, of, where = ContentKind.SUBTREE, as_tuple(value), "around"
        else:
            default = "trigger" if value.kind != "subtree" else "content"
            kind, of, where = ContentKind(value.kind), as_tuple(value.of or default), value.where
        for name in of:
            self._argument(name, ("claim", "content"))
        for key in ("speaker", "medium"):
            self._argument(getattr(claim, key), ("claim", key))
        for name in as_tuple(claim.cue):
            self._argument(name, ("claim", "cue"))
        return {
            "construction": claim.construction or identity,
            "label": Label(claim.label),
            "polarity": Polarity(claim.polarity),
            "content": of,
            "kind": kind,
            "where": where,
            "cue": as_tuple(claim.cue),
            "speaker": claim.speaker or ("speaker" if "speaker" in self._names else None),
            "medium": claim.medium or ("medium" if "medium" in self._names else None),
        }

    def _modifies(self, file: ModifierFile) -> dict[str, Any]:
        if file.label is None and file.polarity is None:
            self._fail(Message("expected 'label' or 'polarity': what becomes of the claims in scope"), ("modifies",))
        self._rules(file.only, ("modifies", "only"))
        self._rules(file.barring, ("modifies", "except"))
        until = self._words(file.until, ("modifies", "until")) or frozenset()
        modifier = Modifier(
            part=file.of,
            paths=tuple(self._path(p, ("modifies", "path")) for p in as_tuple(file.path)),
            direction=file.direction,
            within=file.within,
            until=frozenset(w.lower() for w in until),
            only=frozenset(file.only),
            barring=frozenset(file.barring),
            label=Label(file.label) if file.label else None,
            polarity=file.polarity,
        )
        return {"construction": "modifier", "label": Label.REPORTED_SPEECH, "modifies": modifier}

    def _examples(self, tests: TestsFile) -> tuple[RuleTest, ...]:
        examples: list[RuleTest] = []
        for i, example in enumerate(tests.match):
            place: Place = ("tests", "match", i)
            expected = example.model_dump(exclude_none=True, exclude={"text"})
            for name in expected:
                if name not in _EXPECTED and name not in self._names:
                    known = sorted({*_EXPECTED, *self._names} - {"trigger"})
                    message = Message(
                        "nothing in this rule is called {name!r}; expected one of {names}",
                        name=name,
                        names=", ".join(known),
                    )
                    self._fail(message, (*place, name), name, known)
            examples.append(RuleTest(example.text, expected, self._line(place)))
        return tuple(examples)

    def _rules(self, ids: Sequence[str], place: Place) -> None:
        for i, identity in enumerate(ids):
            if identity not in self._known:
                self._fail(Message("no rule is called {rule!r}", rule=identity), (*place, i), identity, self._known)
