"""The stages of procedures from several folders, later ones over earlier ones; a bad file never disables the others.

In: files on procedures. Out: ``LoadedProcedures``, compiled, with errors and notices.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.errors import Message, RuleError
from claims.lexicon.wordlists import WordLists
from claims.rules.compiled_procedure import Procedure
from claims.rules.file_layers import FileLayers
from claims.rules.procedure_compiler import Constructions, compile_constructions, compile_procedure

__all__ = ["CONSTRUCTIONS", "LoadedProcedures", "ProcedureLayers"]

CONSTRUCTIONS = "constructions"
"""The name of the file that has what the stages share."""


@dataclass(frozen=True, slots=True)
class LoadedProcedures:
    """The stages that can be used, by id; what was left out, and what replaces what."""

    procedures: tuple[Procedure, ...]
    errors: tuple[RuleError, ...] = ()
    notices: tuple[Message, ...] = ()


@dataclass(slots=True)
class ProcedureLayers(FileLayers):
    """Files on procedures by id, the built-in ones first, then those of each folder."""

    def loaded(self, lists: WordLists) -> LoadedProcedures:
        """All stages compiled against all word lists; of one id the last that can be used.

        The constructions of a folder stand beside the built-in ones, or in their place where the names are the same.
        """
        errors = list(self.errors)
        notices: list[Message] = []
        constructions: Constructions = {}
        unread = ""
        found: dict[str, Procedure] = {}
        for layer in self.layers:
            if CONSTRUCTIONS in layer:
                more, faults = compile_constructions(layer[CONSTRUCTIONS], lists)
                errors += faults
                constructions = {**constructions, **more}
                unread = unread or (faults[0].file if faults else "")
            for identity, read in sorted(layer.items()):
                if identity == CONSTRUCTIONS:
                    continue
                procedure, faults = compile_procedure(read, identity, lists, constructions, unread)
                errors += faults
                if procedure is None:
                    continue
                if identity in found:
                    notices.append(
                        Message(
                            "{file}: replaces the stage {stage} of {below}",
                            file=procedure.file,
                            stage=identity,
                            below=found[identity].file,
                        )
                    )
                found[identity] = procedure
        ordered = tuple(found[identity] for identity in sorted(found))
        return LoadedProcedures(ordered, tuple(errors), tuple(notices))

    def _twice(self, identity: str, other: str) -> Message:
        return Message("{name} stands in this folder twice; rename or remove {other}", name=identity, other=other)
