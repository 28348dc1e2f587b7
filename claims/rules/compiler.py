"""One compiled rule made of one rule file whose shape was checked before.

In: the values of the file with their places, the word lists. Out: a ``Rule``, or errors, each at its place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from claims.claim import Label, Polarity
from claims.config.strict_yaml import YamlFile
from claims.config.validation_messages import meant
from claims.errors import Message, RuleError, joined
from claims.lexicon.wordlists import WordLists
from claims.rules.path_syntax import read_path, relation_fault
from claims.rules.pattern import Argument, Condition, ContentKind, Modifier, Path, Rule, RuleTest, Test
from claims.rules.tagset import FEATURES
from claims.syntax.phrases import squeezed

if TYPE_CHECKING:
    from claims.rules.schema import ClaimFile, ModifierFile, NodeFile, RuleFile, TestsFile

__all__ = ["Compiler"]

Place = tuple[str | int, ...]
_EXPECTED = ("content", "label", "polarity", "speaker", "medium", "cue")


class Compiler:
    """Compiles one rule; ``errors`` holds what is wrong with it. ``known`` are the ids of all rules there are."""

    def __init__(self, read: YamlFile, lists: WordLists, known: Collection[str]) -> None:
        self._read = read
        self._lists = lists
        self._known = known
        self._names: set[str] = {"trigger"}
        self.errors: list[RuleError] = []

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

    def _line(self, place: Place) -> int:
        return self._read.places.get(place, (1, 1))[0]

    def _rules(self, ids: Sequence[str], place: Place) -> None:
        for i, identity in enumerate(ids):
            if identity not in self._known:
                self._fail(Message("no rule is called {rule!r}", rule=identity), (*place, i), identity, self._known)

    def _argument(self, name: str | None, place: Place) -> None:
        if name is not None and name not in self._names:
            names = sorted(self._names)
            message = Message(
                "no argument is called {name!r}; expected one of {names}", name=name, names=", ".join(names)
            )
            self._fail(message, place, name, names)

    def _fail(self, message: Message, place: Place, word: str = "", known: Iterable[str] = ()) -> None:
        self.errors.append(self._read.error(joined(message, meant(word, known)), place))

    # --- Paths and conditions ----------------------------------------------------------------------------------------

    def _alternatives(self, value: Any, place: Place) -> tuple[Condition, ...]:
        if self._changes(value, place):
            return ()
        if isinstance(value, str):
            return (Condition(self._path(value, place), Test()),)
        if isinstance(value, list):
            return tuple(c for i, v in enumerate(value) for c in self._alternatives(v, (*place, i)))
        if getattr(value, "any", None):
            beside = sorted(value.model_fields_set - {"any"})
            if beside:
                here = (*place, beside[0].rstrip("_"))
                beside_any = Message("keys beside 'any' would not be read; write them into each of the alternatives")
                self._fail(beside_any, here)
            return self._alternatives(value.any, (*place, "any"))
        test = self._test(value, place)
        return tuple(Condition(self._path(p, (*place, "path")), test) for p in as_tuple(value.path) or ("",))

    def _changes(self, value: Any, place: Place) -> bool:
        """Whether a value only adds and removes; that is a fault here, where there is nothing below to change."""
        if not {"add", "remove"} & getattr(value, "model_fields_set", frozenset()):
            return False
        message = Message("nothing to add to or take from; extend a rule that has conditions here, or write them out")
        self._fail(message, place)
        return True

    def _conditions(self, value: Any, place: Place) -> tuple[Condition, ...]:
        if value is None:
            return ()
        if isinstance(value, list):
            return tuple(c for i, v in enumerate(value) for c in self._conditions(v, (*place, i)))
        return self._alternatives(value, place)

    def _path(self, text: str, place: Place) -> Path:
        path, faults = read_path(text, self._lists.classes.speech_verbs)
        for fault in faults:
            self._fail(fault, place)
        return path

    # --- Words -------------------------------------------------------------------------------------------------------

    def _test(self, node: NodeFile, place: Place) -> Test:
        deprel = self._words(node.deprel, (*place, "deprel"))
        for relation in sorted(deprel or ()):
            fault = relation_fault(relation)
            if fault:
                self._fail(fault, (*place, "deprel"))
        for key in ("before", "after"):
            self._argument(getattr(node, key), (*place, key))
        single = node.not_ is not None and not self._changes(node.not_, (*place, "not"))
        barred: list[Any] = node.not_ if isinstance(node.not_, list) else [node.not_] if single else []
        several = isinstance(node.not_, list)
        return Test(
            lemma=self._words(node.lemma, (*place, "lemma")),
            form=_lowered(self._words(node.form, (*place, "form"))),
            phrase=_squeezed(self._words(node.phrase, (*place, "phrase"))),
            upos=self._words(node.upos, (*place, "upos")),
            feats=self._feats(node.feats, (*place, "feats")),
            deprel=deprel,
            entity=self._words(node.entity, (*place, "entity")),
            case=_lowered(self._words(node.case, (*place, "case"))),
            mark=_lowered(self._words(node.mark, (*place, "mark"))),
            mood=self._words(node.mood, (*place, "mood")),
            voice=node.voice,
            negated=node.negated,
            quoted=node.quoted,
            inserted=node.inserted,
            before=node.before,
            after=node.after,
            within=node.within,
            barred=tuple(
                self._test(n, (*place, "not", i) if several else (*place, "not")) for i, n in enumerate(barred)
            ),
            has=self._conditions(node.has, (*place, "has")),
            lacks=self._conditions(node.lacks, (*place, "lacks")),
        )

    def _feats(self, feats: Any, place: Place) -> tuple[tuple[str, frozenset[str]], ...]:
        for name, value in feats.items():
            if name not in FEATURES:
                self._fail(Message("unknown feature {feature!r}", feature=name), (*place, name), name, FEATURES)
                continue
            for wanted in as_tuple(value):
                if wanted not in FEATURES[name]:
                    expected = ", ".join(sorted(FEATURES[name]))
                    message = Message(
                        "{feature} is never {value!r}; expected {names}", feature=name, value=wanted, names=expected
                    )
                    self._fail(message, (*place, name), wanted, sorted(FEATURES[name]))
        return tuple((k, frozenset(as_tuple(v))) for k, v in sorted(feats.items()))

    def _words(self, value: Any, place: Place) -> frozenset[str] | None:
        if value is None:
            return None
        if isinstance(value, str | list):
            return frozenset(w for word in as_tuple(value) for w in self._entries(word, place))
        if value.of is None:
            self._fail(
                Message("nothing to add to or take from: give 'of', or extend a rule that has words here"), place
            )
            return frozenset()
        words = self._words(value.of, place) or frozenset()
        gone = self._words(value.remove, (*place, "remove")) or frozenset()
        for word in sorted(w for w in as_tuple(value.remove) if not w.startswith("@") and w not in words):
            message = Message("{word!r} is not among the words to take it from", word=word)
            self._fail(message, (*place, "remove"), word, sorted(words))
        return (words - gone) | (self._words(value.add, (*place, "add")) or frozenset())

    def _entries(self, word: str, place: Place) -> frozenset[str]:
        if not word.startswith("@"):
            return frozenset((word,))
        if word[1:] not in self._lists:
            self._fail(Message("no word list is called {list!r}", list=word[1:]), place, word[1:], self._lists.names)
        return self._lists[word[1:]]


def as_tuple(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """One word or several as a tuple; nothing as the empty one."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _squeezed(phrases: frozenset[str] | None) -> frozenset[str] | None:
    return None if phrases is None else frozenset(squeezed(phrase) for phrase in phrases)


def _lowered(words: frozenset[str] | None) -> frozenset[str] | None:
    return None if words is None else frozenset(w.lower() for w in words)
