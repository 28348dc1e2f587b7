"""YAML files of several folders, one layer a folder, each file by its id.

In: files of a folder. Out: layers, the first below the others, and errors about files that cannot be told apart or
have no id.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claims.config.strict_yaml import YamlFile, read_yaml
from claims.errors import Message, RuleError
from claims.rules.rule_folders import is_identity

__all__ = ["FileLayers"]


@dataclass(slots=True)
class FileLayers(ABC):
    """Files by id, the built-in ones first, then those of each folder."""

    layers: list[dict[str, YamlFile]] = field(default_factory=list)
    errors: list[RuleError] = field(default_factory=list)

    def add(self, files: Sequence[Path]) -> None:
        """One more layer; the id is the name of the file."""
        layer: dict[str, YamlFile] = {}
        for path in files:
            read, identity = read_yaml(path), path.stem
            if identity in layer:
                self.errors.append(read.error(self._twice(identity, layer[identity].name)))
            elif not is_identity(identity):
                message = Message(
                    "{rule!r} is no id; name the file in small letters a-z, digits and hyphens", rule=identity
                )
                self.errors.append(read.error(message))
            else:
                layer[identity] = read
        self.layers.append(layer)

    @abstractmethod
    def _twice(self, identity: str, other: str) -> Message:
        """What is said where an id stands in one folder twice, the first time in the file ``other``."""
