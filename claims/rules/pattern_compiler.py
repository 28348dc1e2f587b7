"""Patterns of rules and repairs compiled: paths, conditions, what words must be; every fault at its place.

In: the values of a file, their shape already checked. Out: tests, conditions and paths as matching asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from claims.config.fault_limit import Faults
from claims.config.strict_yaml import YamlFile
from claims.config.validation_messages import meant
from claims.errors import Message, joined
from claims.lexicon.wordlists import WordLists
from claims.rules.compiled_rule import Condition, Path, Test
from claims.rules.path_syntax import read_path, relation_fault
from claims.rules.tagset import FEATURES
from claims.syntax.phrases import squeezed

if TYPE_CHECKING:
    from claims.rules.pattern_file import NodeFile

__all__ = ["PatternCompiler", "Place", "as_tuple"]

Place = tuple[str | int, ...]
ARROW = " → "


class PatternCompiler:
    """Compiles the pattern of one file; ``errors`` holds what is wrong with it."""

    def __init__(self, read: YamlFile, lists: WordLists) -> None:
        self._read = read
        self._lists = lists
        self._names: set[str] = {"trigger"}
        self.errors = Faults()

    def _line(self, place: Place) -> int:
        return self._read.places.get(place, (1, 1))[0]

    def _argument(self, name: str | None, place: Place) -> None:
        if name is not None and name not in self._names:
            names = sorted(self._names)
            message = Message(
                "no argument is called {name!r}; expected one of {names}", name=name, names=", ".join(names)
            )
            self._fail(message, place, name, names)

    def _fail(
        self, message: Message, place: Place, word: str = "", known: Iterable[str] = (), *, follows: str = ""
    ) -> None:
        error = self._read.error(joined(message, meant(word, known)), place)
        error.follows = follows
        self.errors.append(error)

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
        self._argument(value.start, (*place, "from"))
        start = value.start or ""
        return tuple(Condition(self._path(p, (*place, "path")), test, start) for p in as_tuple(value.path) or ("",))

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
        for name in as_tuple(node.same):
            self._argument(name, (*place, "same"))
        single = node.not_ is not None and not self._changes(node.not_, (*place, "not"))
        barred: list[Any] = node.not_ if isinstance(node.not_, list) else [node.not_] if single else []
        several = isinstance(node.not_, list)
        return Test(
            lemma=self._wildcards(_plain(self._words(node.lemma, (*place, "lemma")))),
            form=self._forms(node, place),
            phrase=_squeezed(self._words(node.phrase, (*place, "phrase"))),
            closes=_squeezed(self._words(node.closes, (*place, "closes"))),
            capital=node.capital,
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
            quotation=node.quotation,
            same=frozenset(as_tuple(node.same)) or None,
            before=node.before,
            after=node.after,
            within=node.within,
            barred=tuple(
                self._test(n, (*place, "not", i) if several else (*place, "not")) for i, n in enumerate(barred)
            ),
            has=self._conditions(node.has, (*place, "has")),
            lacks=self._conditions(node.lacks, (*place, "lacks")),
        )

    def _forms(self, node: NodeFile, place: Place) -> frozenset[str] | None:
        if node.writes is None:
            return self._wildcards(_lowered(_plain(self._words(node.form, (*place, "form")))))
        if node.form is not None:
            self._fail(Message("'form' and 'writes' both say how the word is written; keep one"), (*place, "writes"))
        return frozenset(self.written(node, place))

    def _wildcards(self, words: frozenset[str] | None) -> frozenset[str] | None:
        """In rules a word is a word: an asterisk stands for itself."""
        return words

    def written(self, node: NodeFile, place: Place) -> dict[str, str]:
        """The forms that the key ``writes`` stands for, and the infinitive that each is of."""
        words = self._words(node.writes, (*place, "writes")) or frozenset()
        forms = {form: lemma for form, lemma in self._lists.classes.irregular_forms.items() if lemma in words}
        forms |= dict(pair.split(ARROW, 1) for pair in words if ARROW in pair)
        return forms | {verb[:-1]: verb for verb in words if verb.endswith("er") and ARROW not in verb}

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
            name, names = word[1:], self._lists.names
            message = Message("no word list is called {list!r}", list=name)
            self._fail(message, place, name, names, follows=self._lists.unread.get(name, ""))
        return self._lists[word[1:]]


def _plain(words: frozenset[str] | None) -> frozenset[str] | None:
    """Words as texts have them: of an entry with a value behind an arrow (*juin → 06*), what stands before it."""
    return words and frozenset(word.partition(ARROW)[0] for word in words)


def as_tuple(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """One word or several as a tuple; nothing as the empty one."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _squeezed(phrases: frozenset[str] | None) -> frozenset[str] | None:
    return None if phrases is None else frozenset(squeezed(phrase) for phrase in phrases)


def _lowered(words: frozenset[str] | None) -> frozenset[str] | None:
    return None if words is None else frozenset(w.lower() for w in words)
