"""YAML files to rules: every fault is reported at its place, and a bad file never disables the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from claims.claim import Label, Polarity
from claims.errors import ListError, RuleError
from claims.pattern import Argument, Condition, ContentKind, Path, Rule, RuleTest, Step, Test
from claims.resources import lists_dir, rules_dir
from claims.yamlio import YamlFile, read_yaml

if TYPE_CHECKING:
    from claims.ruleschema import ClaimFile, ConditionFile, NodeFile, RuleFile

__all__ = ["RuleSet", "WordLists", "load_rules"]

RELATIONS = frozenset(
    "acl acl:relcl advcl advcl:cleft advmod amod appos aux aux:caus aux:pass aux:tense case cc ccomp clf compound "
    "conj cop csubj csubj:pass dep det discourse dislocated expl expl:comp expl:pass expl:pv expl:subj fixed flat "
    "flat:foreign flat:name goeswith iobj list mark nmod nmod:appos nsubj nsubj:caus nsubj:pass nummod obj obj:agent "
    "obj:lvc obl obl:agent obl:arg obl:mod orphan parataxis parataxis:insert parataxis:parenth punct reparandum root "
    "vocative xcomp".split()
)
ROLES = ("subject", "agent")
_STEP = re.compile(r"(?P<arrow>>>|>|<)\s*(?P<relations>[\w:=|]*)|(?P<other>[+-])(?=\s|$)|(?P<role>[a-z]+)|(?P<bad>\S+)")


class WordLists:
    """The word lists of the rules, by name; ``rules`` write them with an @ before the name."""

    def __init__(self, entries: Mapping[str, tuple[str, ...]]) -> None:
        self._entries = dict(entries)

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __getitem__(self, name: str) -> frozenset[str]:
        return frozenset(self._entries.get(name, ()))

    @property
    def names(self) -> tuple[str, ...]:
        """All list names, sorted."""
        return tuple(sorted(self._entries))

    def having(self, word: str, prefix: str = "") -> tuple[str, ...]:
        """The names of the lists that hold ``word``, sorted."""
        return tuple(n for n in self.names if n.startswith(prefix) and word in self._entries[n])


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """All usable rules and lists. ``errors`` tells what was left out, ``notices`` what replaces what."""

    rules: tuple[Rule, ...]
    lists: WordLists
    errors: tuple[RuleError, ...] = ()
    notices: tuple[str, ...] = ()


def load_rules(folders: Sequence[FilePath] = (), *, builtin: bool = True) -> RuleSet:
    """The built-in rules with those of ``folders`` on top.

    A folder holds rule files (``*.yaml``), and word lists in a subfolder ``lists``. The same id replaces, later
    folders over earlier ones. Results do not depend on the order of files. Raises RuleError only when a folder is
    not there.
    """
    errors: list[RuleError] = []
    notices: list[str] = []
    lists: dict[str, tuple[str, ...]] = {}
    files: dict[str, FilePath] = {}
    sources = [(rules_dir(), lists_dir())] if builtin else []
    for folder in folders:
        if not folder.is_dir():
            raise RuleError("no such folder; expected a folder with rule files (*.yaml)", file=str(folder))
        sources.append((folder, folder / "lists"))
    for folder, list_folder in sources:
        for path in _yaml_files(list_folder):
            found = _read_list(path, errors)
            if found is not None:
                if path.stem in lists:
                    notices.append(f"{path}: replaces the word list {path.stem}")
                lists[path.stem] = found
        for path in _yaml_files(folder):
            if path.stem in files:
                notices.append(f"{path}: replaces the rule {path.stem} of {files[path.stem]}")
            files[path.stem] = path
    words = WordLists(lists)
    rules: list[Rule] = []
    for identity in sorted(files):
        read = read_yaml(files[identity])
        rule, faults = compile_rule(read, identity, words)
        errors += faults
        if rule is not None:
            rules.append(rule)
    return RuleSet(rules=tuple(rules), lists=words, errors=tuple(errors), notices=tuple(notices))


def _yaml_files(folder: FilePath) -> list[FilePath]:
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.suffix in (".yaml", ".yml") and p.is_file())


def _read_list(path: FilePath, errors: list[RuleError]) -> tuple[str, ...] | None:
    from claims.ruleschema import ListFile

    read = read_yaml(path)
    faults = [*read.errors] or _shape_errors(read, ListFile)
    if faults:
        errors += [ListError(e.message, file=e.file, line=e.line, column=e.column, path=e.path) for e in faults]
        return None
    return tuple(read.value["entries"])


def compile_rule(read: YamlFile, identity: str, lists: WordLists) -> tuple[Rule | None, list[RuleError]]:
    """One rule out of one file, or None and everything that is wrong with it."""
    if read.errors:
        return None, list(read.errors)
    from claims.ruleschema import RuleFile

    faults = _shape_errors(read, RuleFile)
    if faults:
        return None, faults
    compiler = _Compiler(read, lists)
    rule = compiler.rule(RuleFile.model_validate(read.value), identity)
    return (None, compiler.errors) if compiler.errors else (rule, [])


def _shape_errors(read: YamlFile, model: Any) -> list[RuleError]:
    """What pydantic finds wrong, each at its place in the file, in our words."""
    from pydantic import ValidationError

    try:
        model.model_validate(read.value)
    except ValidationError as error:
        found: dict[tuple[tuple[str | int, ...], str], RuleError] = {}
        for fault in error.errors():
            path = _in_file(fault["loc"], read)
            message = _worded(fault, path, model)
            found.setdefault((path, message), read.error(message, path))
        # A union reports each branch: keep only the faults that lie deepest below one place.
        deepest = [e for (p, _), e in found.items() if not any(len(q) > len(p) and q[: len(p)] == p for q, _ in found)]
        return sorted(deepest, key=lambda e: (e.line, e.column))
    return []


def _in_file(location: tuple[int | str, ...], read: YamlFile) -> tuple[str | int, ...]:
    """pydantic's location without the union branches it names in between."""
    path: tuple[str | int, ...] = ()
    for part in location:
        if (*path, part) in read.places:
            path = (*path, part)
        elif isinstance(part, str) and part in _keys() and part == location[-1]:
            path = (*path, part)
    return path


def _keys() -> frozenset[str]:
    from claims import ruleschema

    names: set[str] = set()
    for name in ruleschema.__all__:
        for field_name, field in getattr(ruleschema, name).model_fields.items():
            names.add(str(field.alias or field_name))
    return frozenset((*names, "match", "no-match"))


def _worded(fault: Any, path: tuple[str | int, ...], model: Any) -> str:
    kind, got = fault["type"], fault.get("input")
    last = str(path[-1]) if path else "file"
    if kind == "extra_forbidden":
        near = get_close_matches(last, _keys(), 1, 0.6)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        return f"unknown key {last!r}{hint}"
    if kind == "missing":
        return f"the key {fault['loc'][-1]!r} is missing; add it"
    if kind in ("literal_error", "enum"):
        expected = str(fault["ctx"]["expected"])
        near = get_close_matches(str(got), re.findall(r"'([^']+)'", expected), 1, 0.5)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        return f"found {got!r}, expected {expected}{hint}"
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return f"found {_kind(got)}, expected a mapping (key: value)"
    return f"found {_kind(got)} {got!r}: {fault['msg'][:1].lower()}{fault['msg'][1:]}"


def _kind(value: Any) -> str:
    names = {dict: "a mapping", list: "a list", str: "the text", bool: "the truth value", type(None): "nothing"}
    return names.get(type(value), f"the {type(value).__name__}")


class _Compiler:
    def __init__(self, read: YamlFile, lists: WordLists) -> None:
        self.read = read
        self.lists = lists
        self.errors: list[RuleError] = []

    def rule(self, file: RuleFile, identity: str) -> Rule:
        trigger = self.test(file.trigger, ("trigger",))
        arguments: list[Argument] = []
        for name, value in file.args.items():
            place = ("args", name)
            alternatives = self.alternatives(value, place)
            arguments.append(Argument(name.rstrip("?"), alternatives, optional=name.endswith("?")))
        names = {a.name for a in arguments} | {"trigger"}
        claim = file.claim
        kind, content, where = self.content(claim, names)
        for key in ("speaker", "medium"):
            self.known(getattr(claim, key), names, ("claim", key))
        cue = _words(claim.cue)
        for name in cue:
            self.known(name, names, ("claim", "cue"))
        return Rule(
            id=identity,
            description=file.description,
            status=file.status,
            priority=file.priority,
            trigger=trigger,
            arguments=tuple(arguments),
            has=self.conditions(file.has, ("has",)),
            lacks=self.conditions(file.without, ("without",)),
            construction=claim.construction or identity,
            label=Label(claim.label),
            polarity=Polarity(claim.polarity),
            content=content,
            kind=kind,
            where=where,
            cue=cue,
            speaker=claim.speaker or ("speaker" if "speaker" in names else None),
            medium=claim.medium or ("medium" if "medium" in names else None),
            matches=tuple(
                RuleTest(m.get("text", ""), {k: v for k, v in m.items() if k != "text"}) for m in file.tests.match
            ),
            mismatches=tuple(RuleTest(text) for text in file.tests.no_match),
            file=self.read.name,
        )

    def content(self, claim: ClaimFile, names: set[str]) -> tuple[ContentKind, tuple[str, ...], str]:
        value = claim.content
        if isinstance(value, str | list):
            kind, of, where = ContentKind.SUBTREE, _words(value), "around"
        else:
            default = "trigger" if value.kind != "subtree" else "content"
            kind, of, where = ContentKind(value.kind), _words(value.of or default), value.where
        for name in of:
            self.known(name, names, ("claim", "content"))
        return kind, of, where

    def known(self, name: str | None, names: set[str], place: tuple[str | int, ...]) -> None:
        if name is not None and name not in names:
            self.fail(f"no argument is called {name!r}; expected one of {', '.join(sorted(names))}", place, name, names)

    def fail(
        self, message: str, place: tuple[str | int, ...], word: str = "", known: Iterable[str] = ()
    ) -> None:
        near = get_close_matches(word, list(known), 1, 0.6) if word else []
        self.errors.append(self.read.error(message + (f"; did you mean {near[0]!r}?" if near else ""), place))

    def alternatives(self, value: Any, place: tuple[str | int, ...]) -> tuple[Condition, ...]:
        if isinstance(value, str):
            return (Condition(self.path(value, place), Test()),)
        if isinstance(value, list):
            return tuple(c for i, v in enumerate(value) for c in self.alternatives(v, (*place, i)))
        if getattr(value, "any", None):
            return self.alternatives(value.any, (*place, "any"))
        test = self.test(value, place)
        return tuple(Condition(self.path(p, (*place, "path")), test) for p in _words(value.path) or ("",))

    def conditions(
        self, value: ConditionFile | list[ConditionFile] | None, place: tuple[str | int, ...]
    ) -> tuple[Condition, ...]:
        if value is None:
            return ()
        if isinstance(value, list):
            return tuple(c for i, v in enumerate(value) for c in self.conditions(v, (*place, i)))
        return self.alternatives(value, place)

    def path(self, text: str, place: tuple[str | int, ...]) -> Path:
        steps: list[Step] = []
        for found in _STEP.finditer(text):
            if found["arrow"]:
                relations = frozenset(r for r in found["relations"].split("|") if r)
                for relation in relations:
                    if relation.lstrip("=") not in RELATIONS:
                        self.fail(f"unknown relation {relation!r} in {text!r}", place, relation, RELATIONS)
                steps.append(Step(found["arrow"], relations))
            elif found["other"]:
                steps.append(Step(found["other"]))
            elif found["role"] in ROLES:
                steps.append(Step(found["role"]))
            else:
                bad = found["role"] or found["bad"]
                self.fail(
                    f"cannot read {bad!r} in the path {text!r}; expected >, >> or < with relations, + or -, "
                    f"{' or '.join(ROLES)}",
                    place,
                    bad,
                    ROLES,
                )
        return tuple(steps)

    def test(self, node: NodeFile, place: tuple[str | int, ...]) -> Test:
        deprel = self.words(node.deprel, (*place, "deprel"))
        for relation in deprel or ():
            if relation.lstrip("=") not in RELATIONS:
                self.fail(f"unknown relation {relation!r}", (*place, "deprel"), relation, RELATIONS)
        barred = node.not_ if isinstance(node.not_, list) else [node.not_] if node.not_ else []
        return Test(
            lemma=self.words(node.lemma, (*place, "lemma")),
            form=_lowered(self.words(node.form, (*place, "form"))),
            upos=self.words(node.upos, (*place, "upos")),
            feats=tuple((k, frozenset(_words(v))) for k, v in sorted(node.feats.items())),
            deprel=deprel,
            entity=self.words(node.entity, (*place, "entity")),
            case=_lowered(self.words(node.case, (*place, "case"))),
            mark=_lowered(self.words(node.mark, (*place, "mark"))),
            mood=self.words(node.mood, (*place, "mood")),
            voice=node.voice,
            negated=node.negated,
            quoted=node.quoted,
            inserted=node.inserted,
            before=node.before,
            after=node.after,
            within=node.within,
            barred=tuple(self.test(n, (*place, "not")) for n in barred),
            has=self.conditions(node.has, (*place, "has")),
            lacks=self.conditions(node.lacks, (*place, "lacks")),
        )

    def words(self, value: Any, place: tuple[str | int, ...]) -> frozenset[str] | None:
        if value is None:
            return None
        found: set[str] = set()
        for word in _words(value):
            if not word.startswith("@"):
                found.add(word)
            elif word[1:] in self.lists:
                found |= self.lists[word[1:]]
            else:
                self.fail(f"no word list is called {word[1:]!r}", place, word[1:], self.lists.names)
        return frozenset(found)


def _words(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(str(v) for v in value)


def _lowered(words: frozenset[str] | None) -> frozenset[str] | None:
    return None if words is None else frozenset(w.lower() for w in words)
