"""The repairs of several folders, later ones over earlier ones; a bad file never disables the others.

In: repair files. Out: ``LoadedRepairs``, compiled, with errors and notices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claims.config.strict_yaml import YamlFile, read_yaml
from claims.errors import Message, RuleError
from claims.lexicon.wordlists import WordLists
from claims.rules.compiled_repair import RepairRule
from claims.rules.repair_compiler import compile_repair
from claims.rules.rule_folders import is_identity

__all__ = ["LoadedRepairs", "RepairLayers"]


@dataclass(frozen=True, slots=True)
class LoadedRepairs:
    """The repairs that can be used, by stage and order; what was left out, and what replaces what."""

    repairs: tuple[RepairRule, ...]
    errors: tuple[RuleError, ...] = ()
    notices: tuple[Message, ...] = ()


@dataclass(slots=True)
class RepairLayers:
    """Repair files by id, the built-in ones first, then those of each folder."""

    layers: list[dict[str, YamlFile]] = field(default_factory=list)
    errors: list[RuleError] = field(default_factory=list)

    def add(self, files: Sequence[Path]) -> None:
        """One more layer; the id of a repair is the name of its file."""
        layer: dict[str, YamlFile] = {}
        for path in files:
            read, identity = read_yaml(path), path.stem
            if identity in layer:
                message = Message(
                    "the repair {repair} stands in this folder twice; rename or remove {other}",
                    repair=identity,
                    other=layer[identity].name,
                )
                self.errors.append(read.error(message))
            elif not is_identity(identity):
                message = Message(
                    "{rule!r} is no id; name the file in small letters a-z, digits and hyphens", rule=identity
                )
                self.errors.append(read.error(message))
            else:
                layer[identity] = read
        self.layers.append(layer)

    def loaded(self, lists: WordLists) -> LoadedRepairs:
        """All repairs compiled against all word lists; of one id the last that can be used."""
        errors = list(self.errors)
        notices: list[Message] = []
        found: dict[str, RepairRule] = {}
        for layer in self.layers:
            for identity, read in sorted(layer.items()):
                repair, faults = compile_repair(read, identity, lists)
                errors += faults
                if repair is None:
                    continue
                if identity in found:
                    notices.append(
                        Message(
                            "{file}: replaces the repair {repair} of {below}",
                            file=repair.file,
                            repair=identity,
                            below=found[identity].file,
                        )
                    )
                found[identity] = repair
        ordered = sorted(found.values(), key=lambda r: (r.stage != "tags", r.order, r.id))
        return LoadedRepairs(tuple(ordered), tuple(errors), tuple(notices))
