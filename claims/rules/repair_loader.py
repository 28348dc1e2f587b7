"""The repairs of several folders, later ones over earlier ones; a bad file never disables the others.

In: repair files. Out: ``LoadedRepairs``, compiled, with errors and notices.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.errors import Message, RuleError
from claims.lexicon.wordlists import WordLists
from claims.rules.compiled_repair import RepairRule
from claims.rules.file_layers import FileLayers
from claims.rules.repair_compiler import compile_repair

__all__ = ["LoadedRepairs", "RepairLayers"]


@dataclass(frozen=True, slots=True)
class LoadedRepairs:
    """The repairs that can be used, by stage and order; what was left out, and what replaces what."""

    repairs: tuple[RepairRule, ...]
    errors: tuple[RuleError, ...] = ()
    notices: tuple[Message, ...] = ()


@dataclass(slots=True)
class RepairLayers(FileLayers):
    """Repair files by id, the built-in ones first, then those of each folder."""

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

    def _twice(self, identity: str, other: str) -> Message:
        return Message(
            "the repair {repair} stands in this folder twice; rename or remove {other}", repair=identity, other=other
        )
