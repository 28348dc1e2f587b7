"""One compiled repair made of one repair file whose shape was checked before.

In: the values of the file with their places, the word lists. Out: a ``RepairRule``, or errors, each at its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from claims.config.strict_yaml import YamlFile
from claims.config.validation_messages import shape_errors
from claims.document.span import Span
from claims.document.tree import Word
from claims.errors import Message, RuleError, joined
from claims.lexicon.wordlists import WordLists
from claims.rules.compiled_repair import ROOT, Change, RepairExample, RepairRule, Stage
from claims.rules.compiled_rule import Argument, Path, Test
from claims.rules.path_syntax import relation_fault
from claims.rules.pattern_compiler import PatternCompiler, Place
from claims.rules.tagset import FEATURES
from claims.rules.wildcards import Wildcards

if TYPE_CHECKING:
    from claims.rules.pattern_file import NodeFile
    from claims.rules.repair_file import ChangeFile, LikeFile, RepairFile

__all__ = ["NoWordError", "compile_repair", "read_words"]

_FLAT_STEPS = frozenset(("+", "-", "++", "--"))
_OF_TREES = ("deprel", "case", "mark", "mood", "voice", "negated", "inserted", "entity", "quoted")
"""Keys of a word that ask for a tree, or for the text around the sentence."""


def compile_repair(read: YamlFile, identity: str, lists: WordLists) -> tuple[RepairRule | None, list[RuleError]]:
    """One repair out of one file, or None and everything that is wrong with it."""
    from claims.rules.repair_file import RepairFile

    faults = list(read.errors) or shape_errors(read, RepairFile)
    if faults:
        return None, faults
    compiler = _RepairCompiler(read, lists)
    repair = None
    with compiler.errors.collected():
        repair = compiler.repair(RepairFile.model_validate(read.value), identity)
    return (None, compiler.errors) if compiler.errors else (repair, [])


class NoWordError(ValueError):
    """Raised for a line of a tree that is no word; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def read_words(lines: str) -> tuple[Word, ...]:
    """The words of lines ``form lemma UPOS head deprel [features]``, heads from 1, the root's 0, spans from 0.

    ``_`` stands for the form in small letters as a lemma.

    Raises:
        NoWordError: a line is no word.
    """
    words: list[Word] = []
    at = 0
    for number, line in enumerate(lines.strip().splitlines()):
        words.append(_word(line.split(), number, at))
        at += len(words[-1].form) + 1
    return tuple(words)


def _word(parts: list[str], index: int, at: int) -> Word:
    if len(parts) not in (5, 6) or not parts[3].isdecimal():
        line = " ".join(parts)
        raise NoWordError(Message("{line!r} is no word; expected form lemma UPOS head deprel [features]", line=line))
    form, lemma, upos, head, deprel, *feats = parts
    if feats and not all("=" in f for f in feats[0].split("|")):
        raise NoWordError(Message("{features!r} are no features; expected Name=Value|Name=Value", features=feats[0]))
    return Word(
        index=index,
        span=Span(at, at + len(form)),
        form=form,
        lemma=form.lower() if lemma == "_" else lemma,
        upos=upos,
        head=int(head) - 1,
        deprel=deprel,
        feats=dict(f.split("=", 1) for f in feats[0].split("|")) if feats else {},
    )


def _changed_word(parts: list[str], before: Sequence[Word]) -> Word | None:
    """The word of a line that begins with its number among the words ``before``; None for any other line."""
    if not parts or parts[0] not in {str(word.index + 1) for word in before}:
        return None
    at = int(parts[0]) - 1
    try:
        return _word(parts[1:], at, before[at].span.start)
    except NoWordError:
        return None


class _RepairCompiler(PatternCompiler):
    """Compiles one repair with the words, paths and conditions of rules."""

    _stage: Stage = "tree"

    def repair(self, file: RepairFile, identity: str) -> RepairRule:
        """The repair; see ``errors`` for whether it can be used."""
        self._stage = file.stage
        trigger = self._test(file.trigger, ("trigger",))
        written = {"trigger": file.trigger}
        arguments: list[Argument] = []
        for name, value in file.args.items():
            bare, place = name.rstrip("?"), ("args", name)
            if bare == ROOT or bare in self._names:
                message = Message("the argument {name!r} stands twice, or is the trigger or root; rename it", name=bare)
                self._fail(message, place)
            arguments.append(Argument(bare, self._alternatives(value, place), optional=name.endswith("?")))
            self._names.add(bare)
            if getattr(value, "writes", None) is not None:
                written[bare] = value  # type: ignore[assignment]
        return RepairRule(
            id=identity,
            description=file.description,
            why=file.why,
            status=file.status,
            stage=file.stage,
            order=file.order,
            trigger=trigger,
            arguments=tuple(arguments),
            has=self._conditions(file.has, ("has",)),
            lacks=self._conditions(file.without, ("without",)),
            changes=tuple(self._change(c, written, ("change", i)) for i, c in enumerate(file.change)),
            examples=tuple(self._changed_trees(file)),
            counterexamples=tuple(self._unchanged_trees(file)),
            file=self._read.name,
        )

    # --- Changes -----------------------------------------------------------------------------------------------------

    def _change(self, file: ChangeFile, written: dict[str, NodeFile], place: Place) -> Change:
        if file.word is not None and file.each is not None:
            self._fail(Message("'word' names one word, 'each' several; keep one"), (*place, "each"))
        if not file.model_fields_set - {"word", "each"}:
            message = Message("nothing is changed; expected 'head', 'deprel', 'upos', 'lemma', 'feats' or 'keep'")
            self._fail(message, place)
        word = file.word or "trigger"
        self._argument(word, (*place, "word"))
        if file.head != ROOT:
            self._argument(file.head, (*place, "head"))
        if self._stage == "tags":
            for key in ("head", "deprel"):
                if getattr(file, key) is not None:
                    self._fail(_needs_tree(key), (*place, key))
        return Change(
            word=word,
            each=next(iter(self._alternatives(file.each, (*place, "each"))), None) if file.each else None,
            head=file.head,
            upos=file.upos,
            feats=self._set_features(file, place),
            keep=None if file.keep is None else frozenset(self._known_features(file.keep, (*place, "keep"))),
            **self._relabelled(file.deprel, (*place, "deprel")),
            **self._lemma(file.lemma, written.get(word), (*place, "lemma")),
        )

    def _relabelled(self, value: str | LikeFile | None, place: Place) -> dict[str, Any]:
        if value is None:
            return {}
        if isinstance(value, str):
            fault = relation_fault(value) or _mark_of_patterns(value)
            if fault:
                self._fail(fault, place)
            return {"deprel": value}
        self._argument(value.as_, (*place, "as"))
        return {"deprel_of": value.as_}

    def _lemma(self, value: str | LikeFile | None, node: NodeFile | None, place: Place) -> dict[str, Any]:
        if value is None or isinstance(value, str):
            if value is not None and (value.startswith("@") or value.split() != [value]):
                self._fail(Message("found {value!r}, expected one word", value=value), place)
            return {"lemma": value}
        if value.as_ == "form":
            return {"lemma_is_form": True}
        if value.as_ != "written":
            message = Message("found {value!r}, expected form or written", value=value.as_)
            self._fail(message, (*place, "as"), value.as_, ("form", "written"))
            return {}
        if node is None or node.writes is None:
            message = Message("no verb is written here: the word that is changed has no key 'writes'")
            self._fail(message, (*place, "as"))
            return {}
        return {"lemma_by": self.written(node, place)}

    def _set_features(self, file: ChangeFile, place: Place) -> tuple[tuple[str, str], ...]:
        self._feats(file.feats, (*place, "feats"))
        return tuple(sorted(file.feats.items()))

    def _known_features(self, names: Iterable[str], place: Place) -> Iterator[str]:
        for at, name in enumerate(names):
            if name not in FEATURES:
                self._fail(Message("unknown feature {feature!r}", feature=name), (*place, at), name, FEATURES)
            yield name

    # --- Words and paths before there is a tree ----------------------------------------------------------------------

    def _test(self, node: NodeFile, place: Place) -> Test:
        if self._stage == "tags":
            for key in _OF_TREES:
                if getattr(node, key) is not None:
                    self._fail(_needs_tree(key), (*place, key))
        return super()._test(node, place)

    def _wildcards(self, words: frozenset[str] | None) -> frozenset[str] | None:
        starred = words is not None and any(len(w) > 1 and (w[0] == "*" or w[-1] == "*") for w in words)
        return Wildcards(words or ()) if starred else words

    def _path(self, text: str, place: Place) -> Path:
        path = super()._path(text, place)
        if self._stage == "tags" and any(step.move not in _FLAT_STEPS for step in path):
            self._fail(joined(_needs_tree(text), Message("; use +, -, ++ or --")), place)
        return path

    # --- Examples ----------------------------------------------------------------------------------------------------

    def _changed_trees(self, file: RepairFile) -> Iterator[RepairExample]:
        for i, example in enumerate(file.examples.match):
            place: Place = ("examples", "match", i)
            before = self._sentence(example.before, (*place, "before"))
            after = list(before)
            for line in example.after.strip().splitlines():
                changed = _changed_word(line.split(), before)
                if changed is None:
                    message = Message("{line!r}: expected the number of a word, then what it is", line=line.strip())
                    self._fail(message, (*place, "after"))
                else:
                    after[changed.index] = changed
            if tuple(after) == before:
                message = Message("nothing changes; move the tree to no-match, or say what becomes of it")
                self._fail(message, (*place, "after"))
            yield RepairExample(before, tuple(after), self._line(place))

    def _unchanged_trees(self, file: RepairFile) -> Iterator[RepairExample]:
        for i, lines in enumerate(file.examples.no_match):
            place: Place = ("examples", "no-match", i)
            words = self._sentence(lines, place)
            yield RepairExample(words, words, self._line(place))

    def _sentence(self, lines: str, place: Place) -> tuple[Word, ...]:
        try:
            return read_words(lines)
        except NoWordError as error:
            self._fail(error.message, place)
            return ()


def _mark_of_patterns(relation: str) -> Message | None:
    """That a relation to be set has the ``=`` of patterns; None where it has none."""
    if not relation.startswith("="):
        return None
    return Message("{relation!r} is for patterns; a word gets a relation without =", relation=relation)


def _needs_tree(what: str) -> Message:
    return Message("{key!r} needs a tree, and tags are mended before there is one", key=what)
