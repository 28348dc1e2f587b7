"""A rule set loaded from YAML files; each fault is reported at its place, and a bad file never disables the others.

In: folders of rules and word lists. Out: a ``RuleSet``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from claims.collection import collection_paused
from claims.config.strict_yaml import YamlFile, read_yaml
from claims.config.validation_messages import shape_errors
from claims.errors import ListError, Message, RuleError
from claims.lexicon.wordlists import WordLists
from claims.loaded_once import loaded_once
from claims.resources import (
    classes_path,
    forms_path,
    grammar_path,
    lists_dir,
    procedures_dir,
    repairs_dir,
    rules_dir,
    rules_root,
    worth_path,
)
from claims.rules.class_definitions import ClassDefinitions
from claims.rules.compiled_procedure import Procedure
from claims.rules.compiled_repair import RepairRule
from claims.rules.compiled_rule import Rule
from claims.rules.compiler import Compiler
from claims.rules.extended_rules import ExtensionError, whole_rule
from claims.rules.frames import Case, Forms, Frame, expanded, read_frames, with_forms
from claims.rules.list_entries import entries_over
from claims.rules.procedure_loader import ProcedureLayers
from claims.rules.repair_loader import RepairLayers
from claims.rules.rule_folders import BUILT_IN, RuleSource, is_identity, source_of

__all__ = ["RuleSet", "WordLists", "compile_rule", "load_rules"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """All usable rules and lists. ``errors`` tells what was left out, ``notices`` what replaces what.

    ``origins`` says where each rule is from: ``built-in`` or the folder or file it was given by. ``list_files``
    are the files that each word list was made from, ``frames`` the texts in which its words are tried, ``forms`` the
    forms they take there. ``repairs`` are what is put right in tags and trees before rules read them,
    ``procedures`` the stages of procedures that accusations are at.
    """

    rules: tuple[Rule, ...]
    lists: WordLists
    errors: tuple[RuleError, ...] = ()
    notices: tuple[Message, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    list_files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    frames: Mapping[str, tuple[Frame, ...]] = field(default_factory=dict)
    forms: Mapping[str, Forms] = field(default_factory=dict)
    repairs: tuple[RepairRule, ...] = ()
    procedures: tuple[Procedure, ...] = ()

    def cases(self, names: Collection[str] | None = None) -> list[Case]:
        """Every word of the lists (or of ``names``) in the frames of its list, by list and word."""
        wanted = [n for n in self.lists.names if n in self.frames and (names is None or n in names)]
        return [c for n in wanted for c in expanded(self.frames[n], self.lists[n], self.forms.get(n, {}))]


@collection_paused()
def load_rules(folders: Sequence[FilePath] = (), *, builtin: bool = True) -> RuleSet:
    """The built-in rules with those of ``folders`` on top.

    A folder holds rule files (``*.yaml``), word lists in a subfolder ``lists``, repairs of tags and trees in a
    subfolder ``repair``, stages of procedures in a subfolder ``procedure``; a single file may stand for a folder. A
    rule replaces one with the same id in an earlier folder, and so does a repair or a stage. Results do not depend on
    the order of files.

    Raises:
        RuleError: a folder does not exist.
    """
    given = tuple(folders)
    # Messages and origins name folders as they were given.
    names = tuple((str(folder), str(folder.absolute())) for folder in given)
    return loaded_once(("rules", builtin, names), lambda: (rules_root(), *given), lambda: _read(given, builtin))


def _read(folders: Sequence[FilePath], builtin: bool) -> RuleSet:
    loader = _Loader()
    if builtin:
        loader.add(
            RuleSource.of_folders(
                BUILT_IN,
                rules_dir(),
                lists_dir(),
                repairs_dir(),
                (forms_path(),),
                (classes_path(),),
                procedures_dir(),
            )
        )
        for path in (worth_path(), grammar_path()):
            loader.pass_over(path)
    for folder in folders:
        if not folder.exists():
            raise RuleError(Message("no such folder; expected a folder with rule files (*.yaml)"), file=str(folder))
        source = source_of(folder)
        if source.is_empty:
            message = Message("no rule file (*.yaml) and no word list (lists/*.yaml) in this folder")
            loader.errors.append(RuleError(message, file=str(folder)))
        loader.add(source)
    return loader.loaded()


def compile_rule(
    read: YamlFile, identity: str, lists: WordLists, known: Collection[str] = ()
) -> tuple[Rule | None, list[RuleError]]:
    """One rule out of one file, or None and everything that is wrong with it. ``known`` are the ids of all rules."""
    if read.errors:
        return None, list(read.errors)
    from claims.rules.rule_file import RuleFile

    faults = shape_errors(read, RuleFile)
    if faults:
        return None, faults
    compiler = Compiler(read, lists, known)
    rule = None
    with compiler.errors.collected():
        rule = compiler.rule(RuleFile.model_validate(read.value), identity)
    return (None, compiler.errors) if compiler.errors else (rule, [])


class _Loader:
    """Sources in layers, later ones on top."""

    def __init__(self) -> None:
        self.errors: list[RuleError] = []
        self._notices: list[Message] = []
        self._lists: dict[str, tuple[str, ...]] = {}
        self._list_files: dict[str, tuple[str, ...]] = {}
        self._unread_lists: dict[str, str] = {}
        self._frames: dict[str, tuple[Frame, ...]] = {}
        self._forms: dict[str, Forms] = {}
        self._common: Forms = {}
        self._classes = ClassDefinitions()
        self._layers: list[tuple[RuleSource, dict[str, YamlFile]]] = []
        self._seen: set[FilePath] = set()
        self._repairs = RepairLayers()
        self._procedures = ProcedureLayers()
        self._too_high: list[ExtensionError] = []

    def add(self, source: RuleSource) -> None:
        """Read one source; its lists change those below, its rules are compiled once all are known."""
        self.errors += source.unread
        for path in self._unseen(source.forms):
            self._add_forms(path)
        for path in self._unseen(source.lists):
            self._add_list(path)
        self._repairs.add(self._unseen(source.repairs))
        self._procedures.add(self._unseen(source.procedures))
        for path in self._unseen(source.classes):
            self.errors += self._classes.add(read_yaml(path))
        layer: dict[str, YamlFile] = {}
        for path in self._unseen(source.rules):
            identity = path.stem
            read = read_yaml(path)
            if identity in layer:
                message = Message(
                    "the rule {rule} stands in this folder twice; rename or remove {other}",
                    rule=identity,
                    other=layer[identity].name,
                )
                self.errors.append(read.error(message))
                continue
            if not is_identity(identity):
                message = Message(
                    "{rule!r} is no id; name the file in small letters a-z, digits and hyphens", rule=identity
                )
                self.errors.append(read.error(message))
                continue
            from claims.rules.rule_file import RuleFile

            faults = list(read.errors) or shape_errors(read, RuleFile)
            self.errors += faults
            if not faults:
                layer[identity] = read
        self._layers.append((source, layer))

    def pass_over(self, path: FilePath) -> None:
        """A file that lies among the built-in rules and is none."""
        self._seen.add(path.resolve())

    def _unseen(self, paths: Sequence[FilePath]) -> list[FilePath]:
        """The files not read yet: a folder given twice, or a built-in one given by hand, replaces nothing."""
        fresh = [p for p in paths if p.resolve() not in self._seen]
        self._seen.update(p.resolve() for p in fresh)
        return fresh

    def _add_list(self, path: FilePath) -> None:
        from claims.rules.rule_file import ListFile

        read, name = read_yaml(path), path.stem
        faults = list(read.errors) or shape_errors(read, ListFile)
        if not faults:
            below = self._lists.get(name)
            entries, faults = entries_over(read, name, below)
            if not faults:
                # A fault in a frame disables the frames of its list, not its words.
                frames, faults = read_frames(read, name, dict.fromkeys((*(below or ()), *entries)))
                replaces = below is not None and "entries" in read.value
                if replaces:
                    self._notices.append(Message("{file}: replaces the word list {list}", file=str(path), list=name))
                self._lists[name] = entries
                self._list_files[name] = (*self._list_files.get(name, ()), str(path))
                self._frames[name] = frames if replaces else (*self._frames.get(name, ()), *frames)
                self._forms[name] = with_forms(self._forms.get(name, {}), read.value.get("forms", {}))
        if faults:
            self._unread_lists.setdefault(name, str(path))
        self.errors += [ListError(e.said, file=e.file, line=e.line, column=e.column, path=e.path) for e in faults]

    def _add_forms(self, path: FilePath) -> None:
        from claims.rules.rule_file import FormsFile

        read = read_yaml(path)
        faults = list(read.errors) or shape_errors(read, FormsFile)
        self.errors += faults
        if not faults:
            self._common = with_forms(self._common, read.value["forms"])

    def loaded(self) -> RuleSet:
        """All rules compiled against all lists."""
        self.errors += self._classes.unknown_lists(self._lists, self._unread_lists)
        words = WordLists(self._lists, self._classes.lists_of, self._unread_lists)
        known = {identity for _source, layer in self._layers for identity in layer}
        rules: list[Rule] = []
        origins: dict[str, str] = {}
        for identity in sorted(known):
            usable: list[tuple[RuleSource, Rule]] = []
            for at, (source, layer) in enumerate(self._layers):
                if identity not in layer:
                    continue
                rule = self._compiled(at, identity, words, known)
                if rule is not None:
                    if usable:
                        below = usable[-1][1].file
                        self._notices.append(
                            Message(
                                "{file}: replaces the rule {rule} of {below}",
                                file=rule.file,
                                rule=identity,
                                below=below,
                            )
                        )
                    usable.append((source, rule))
            # A replacement that cannot be used replaces nothing.
            if usable:
                rules.append(usable[-1][1])
                origins[identity] = usable[-1][0].name
        repairs = self._repairs.loaded(words)
        procedures = self._procedures.loaded(words)
        self.errors += (*repairs.errors, *procedures.errors)
        self.errors += self._told_once()
        errors = sorted(self.errors, key=lambda e: (e.file, e.line, e.column, e.message))
        return RuleSet(
            rules=tuple(rules),
            lists=words,
            errors=tuple(errors),
            notices=(*self._notices, *repairs.notices, *procedures.notices),
            origins=origins,
            list_files=self._list_files,
            frames=self._frames,
            forms={name: with_forms(self._common, own) for name, own in self._forms.items()},
            repairs=repairs.repairs,
            procedures=procedures.procedures,
        )

    def _told_once(self) -> Iterator[RuleError]:
        if self._too_high:
            first = self._too_high[0]
            more = Message("{what} (so do {n} more rules)", what=first.said, n=len(self._too_high) - 1)
            said = more if len(self._too_high) > 1 else first.said
            yield RuleError(said, file=first.file, line=first.line, column=first.column, path=first.path)

    def _compiled(self, at: int, identity: str, words: WordLists, known: Collection[str]) -> Rule | None:
        read = self._layers[at][1][identity]
        try:
            value = whole_rule([layer for _source, layer in self._layers], at, identity)
        except ExtensionError as error:
            # All rules above such a rule are at fault, too: told once.
            self._too_high.append(error)
            return None
        except RuleError as error:
            self.errors.append(error)
            return None
        whole = YamlFile(read.name, value, read.places)
        rule, faults = compile_rule(whole, identity, words, known)
        self.errors += faults
        return rule
