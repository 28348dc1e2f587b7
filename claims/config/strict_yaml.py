"""YAML read strictly: every value knows its place, and YAML 1.1's surprises are errors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from claims.errors import RuleError

__all__ = ["YamlFile", "read_yaml"]

_NESTED = 2000
_TAG = "tag:yaml.org,2002:"
_BOOLEANS = {"true": True, "false": False}
_SURPRISES = (
    (re.compile(r"(?i)^(on|off|yes|no|y|n)$"), "which YAML reads as a boolean"),
    (re.compile(r"^[-+]?\d+(:[0-5]?\d)+(\.\d*)?$"), "which YAML reads as a number in base 60"),
    (re.compile(r"^\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?$"), "which YAML reads as a date"),
    (re.compile(r"^[-+]?0\d+$"), "which YAML reads as an octal number"),
)


@dataclass(frozen=True, slots=True)
class YamlFile:
    """One file's value and the place of each of its parts.

    ``places`` maps a path (keys and list indices from the top) to line and column, both from 1. ``errors`` holds
    what the strict reading refused; ``value`` is then None.
    """

    name: str
    value: Any
    places: Mapping[tuple[str | int, ...], tuple[int, int]] = field(default_factory=dict)
    errors: tuple[RuleError, ...] = ()

    def error(self, message: str, path: tuple[str | int, ...] = ()) -> RuleError:
        """An error at ``path``, or at the nearest place above it that is in the file."""
        known = path
        while known and known not in self.places:
            known = known[:-1]
        line, column = self.places.get(known, (1, 1))
        return RuleError(message, file=self.name, line=line, column=column, path=dotted(path))


def dotted(path: tuple[str | int, ...]) -> str:
    """A path as users write it: ``args.speaker`` or ``tests.match[2]``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def read_yaml(path: Path) -> YamlFile:
    """Read one YAML file. Never raises for what the file holds: see ``YamlFile.errors``."""
    name = str(path)
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
        return _failed(name, f"the file cannot be read ({reason}); check its path and rights")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return _failed(name, f"byte {error.start} is not UTF-8; save the file as UTF-8", line)
    try:
        node = _composed(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        hint = _hint(str(error.problem))
        return _failed(
            name,
            f"not valid YAML: {error.problem or error.context}; {hint}",
            mark.line + 1 if mark else 1,
            mark.column + 1 if mark else 1,
        )
    except yaml.YAMLError as error:
        return _failed(name, f"not valid YAML: {str(error).splitlines()[0]}")
    except RecursionError:
        return _failed(name, "the YAML is nested too deeply")
    if node is None:
        return _failed(name, "the file is empty; expected a mapping (description, …)")
    if not isinstance(node, MappingNode):
        return _failed(name, "expected a mapping at the top (description: …)", node.start_mark.line + 1)
    reader = _Reader(name)
    try:
        value = reader.read(node, ())
    except RecursionError:
        return _failed(name, "the YAML is nested too deeply")
    if reader.errors:
        return YamlFile(name, None, reader.places, tuple(reader.errors))
    return YamlFile(name, value, reader.places)


def _composed(text: str) -> Node | None:
    """The nodes of a text: by libyaml, five times as fast, where it is there and all is well.

    libyaml's messages differ from version to version, and text nested without end crashes it: faults and such texts
    are left to the parser in Python.
    """
    nested = text.count("[") + text.count("{") + max((line.count("- ") for line in text.splitlines()), default=0)
    if nested < _NESTED:
        try:
            return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.YAMLError:
            pass
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _hint(problem: str) -> str:
    if "\\t" in problem:
        return "indent with spaces, not tabs"
    if "got '?'" in problem:
        return "between braces, put a name that ends in ? in quotes"
    return "check indentation, quotes and colons"


def _failed(name: str, message: str, line: int = 1, column: int = 1) -> YamlFile:
    return YamlFile(name, None, {}, (RuleError(message, file=name, line=line, column=column),))


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.places: dict[tuple[str | int, ...], tuple[int, int]] = {}
        self.errors: list[RuleError] = []
        self._seen: set[int] = set()

    def read(self, node: Node, path: tuple[str | int, ...]) -> Any:
        self.places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if id(node) in self._seen:
            # The parser gives an alias as the node it stands for; one that holds itself would never end.
            self._refuse("found an alias (*name); write the value out where it is wanted", path)
            return None
        self._seen.add(id(node))
        if not node.tag.startswith(_TAG):
            self._refuse(f"found the tag {node.tag!r}; put text that begins with ! in quotes", path)
            return None
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.read(child, (*path, i)) for i, child in enumerate(node.value)]
        assert isinstance(node, ScalarNode)
        return self._scalar(node, path)

    def _mapping(self, node: MappingNode, path: tuple[str | int, ...]) -> dict[str, Any]:
        value: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key_node, child in node.value:
            here = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, ScalarNode):
                self._refuse("found a list or mapping as a key; expected a word", path, here)
                continue
            key = str(key_node.value)
            if not key_node.style and _surprise(key):
                self._refuse(f"found the key {key!r}, {_surprise(key)}; put it in quotes", path, here)
                continue
            if key in value:
                self._refuse(
                    f"the key {key!r} stands twice (first on line {lines[key]}); keep one, the other would be lost",
                    (*path, key),
                    here,
                )
                continue
            lines[key] = here[0]
            value[key] = self.read(child, (*path, key))
            self.places[(*path, key)] = here
        return value

    def _scalar(self, node: ScalarNode, path: tuple[str | int, ...]) -> Any:
        text = str(node.value)
        if node.style:
            return text
        surprise = _surprise(text)
        if surprise:
            wanted = "true or false, or put it in quotes" if "boolean" in surprise else "it in quotes"
            self._refuse(f"found {text}, {surprise}; write {wanted}", path)
            return text
        if text.lower() in _BOOLEANS:
            return _BOOLEANS[text.lower()]
        if text in ("", "~", "null"):
            return None
        if re.fullmatch(r"[-+]?\d+", text):
            return int(text)
        return float(text) if re.fullmatch(r"[-+]?\d*\.\d+", text) else text

    def _refuse(self, message: str, path: tuple[str | int, ...], place: tuple[int, int] | None = None) -> None:
        line, column = place or self.places[path]
        self.errors.append(RuleError(message, file=self.name, line=line, column=column, path=dotted(path)))


def _surprise(text: str) -> str:
    return next((why for pattern, why in _SURPRISES if pattern.match(text)), "")
