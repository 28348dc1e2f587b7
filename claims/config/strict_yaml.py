"""YAML files read strictly: each value has its place, and surprises of YAML 1.1 are errors.

In: the path of a file. Out: a ``YamlFile`` with the value, the line and column of each part, or the errors. Nothing is
raised for the contents of a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from claims.config.fault_limit import Faults
from claims.config.yaml_problems import yaml_problem
from claims.errors import N_, Message, RuleError
from claims.foreign_errors import system_words
from claims.loaded_once import loaded_once
from claims.resources import rules_root

__all__ = ["YamlFile", "read_yaml"]

_Read = TypeVar("_Read")
_NESTED = 2000
_MOST_BYTES = 1_000_000
"""Of a file; the built-in ones have at most 20,000. What a file of that size costs is seconds and some 300 MB."""
_DEEPEST = 50
"""Lists and mappings in one another; rules need ten."""
_TOLD_BY_PYYAML = 100_000
"""Characters of a text up to which PyYAML's slow parser is asked what is wrong, for its better words."""
_MOST_DIGITS = 30
_TAG = "tag:yaml.org,2002:"
_BOOLEANS = {"true": True, "false": False}
_SURPRISES = (
    (re.compile(r"(?i)^(on|off|yes|no|y|n)$"), N_("which YAML reads as a boolean")),
    (re.compile(r"^[-+]?\d+(:[0-5]?\d)+(\.\d*)?$"), N_("which YAML reads as a number in base 60")),
    (re.compile(r"^\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?$"), N_("which YAML reads as a date")),
    (re.compile(r"^[-+]?0\d+$"), N_("which YAML reads as an octal number")),
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

    def error(self, message: Message, path: tuple[str | int, ...] = ()) -> RuleError:
        """An error at ``path``, or at the nearest place above it that is in the file."""
        line, column = self.place(path)
        return RuleError(message, file=self.name, line=line, column=column, path=dotted(path))

    def place(self, path: tuple[str | int, ...]) -> tuple[int, int]:
        """Line and column of ``path``, or of the nearest place above it that is in the file."""
        known = path
        while known and known not in self.places:
            known = known[:-1]
        return self.places.get(known, (1, 1))


def dotted(path: tuple[str | int, ...]) -> str:
    """A path as users write it: ``args.speaker`` or ``tests.match[2]``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def read_yaml(path: Path) -> YamlFile:
    """Read one YAML file. Never raises for what the file holds: see ``YamlFile.errors``.

    A process that keeps what it loads reads those that come with the package once: they are read again with each
    folder of somebody's own.
    """
    if not path.is_relative_to(rules_root()):
        return _read(path)
    return loaded_once(("yaml", str(path)), lambda: (path,), lambda: _read(path))


def _read(path: Path) -> YamlFile:
    text = _text_of(path)
    return text if isinstance(text, YamlFile) else _read_text(str(path), text)


def _text_of(path: Path) -> str | YamlFile:
    name = str(path)
    try:
        # One byte more than allowed is read: it shows that a file is too large, without reading an endless one.
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            message = Message("the file is larger than {limit} million bytes; split it", limit=_MOST_BYTES // 1_000_000)
            return _failed(name, message)
        text = data.decode("utf-8-sig")
    except OSError as error:
        message = Message("the file cannot be read ({reason}); check its path and rights", reason=system_words(error))
        return _failed(name, message)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = Message("byte {position} is not UTF-8; save the file as UTF-8", position=error.start)
        return _failed(name, message, line)
    return text


def _read_text(name: str, text: str) -> YamlFile:
    try:
        node: Node | None = _parsed(text, lambda loader: yaml.compose(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in str(error.problem):
            return _failed(name, Message("the YAML is nested too deeply"))
        mark = error.problem_mark or error.context_mark
        problem = yaml_problem(str(error.problem or error.context), type(error).__name__)
        message = Message("not valid YAML: {problem}; {hint}", problem=problem, hint=_hint(str(error.problem)))
        return _failed(name, message, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1)
    except yaml.YAMLError as error:
        problem = yaml_problem(str(error).splitlines()[0], type(error).__name__)
        return _failed(name, Message("not valid YAML: {problem}", problem=problem))
    except RecursionError:
        return _failed(name, Message("the YAML is nested too deeply"))
    if node is None:
        return _failed(name, Message("the file is empty; expected a mapping (description, …)"))
    if not isinstance(node, MappingNode):
        return _failed(name, Message("expected a mapping at the top (description: …)"), node.start_mark.line + 1)
    reader = _Reader(name, text)
    value = None
    with reader.errors.collected():
        value = reader.read(node, ())
    if reader.errors:
        return YamlFile(name, None, reader.places, tuple(reader.errors))
    return YamlFile(name, value, reader.places)


def _parsed(text: str, read: Callable[[Any], _Read]) -> _Read:
    """What ``read`` makes of a text with a loader: libyaml's, five times as fast, where it is there and all is well.

    libyaml's messages differ from version to version, and text nested without end crashes it: faults and such texts
    are left to the parser in Python.
    """
    nested = text.count("[") + text.count("{") + max((line.count("- ") for line in text.splitlines()), default=0)
    if nested < _NESTED:
        try:
            return read(getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.YAMLError:
            if len(text) > _TOLD_BY_PYYAML:
                raise
    return read(yaml.SafeLoader)


def _alias_marks(text: str, loader: Any) -> list[Any]:
    aliases = (event for event in yaml.parse(text, Loader=loader) if isinstance(event, yaml.AliasEvent))
    return [event.start_mark for event in aliases]


def _hint(problem: str) -> Message:
    if "\\t" in problem:
        return Message("indent with spaces, not tabs")
    if "got '?'" in problem:
        return Message("between braces, put a name that ends in ? in quotes")
    return Message("check indentation, quotes and colons")


def _failed(name: str, message: Message, line: int = 1, column: int = 1) -> YamlFile:
    return YamlFile(name, None, {}, (RuleError(message, file=name, line=line, column=column),))


class _Reader:
    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._text = text
        self.places: dict[tuple[str | int, ...], tuple[int, int]] = {}
        self.errors = Faults()
        self._aliases: list[Any] | None = None
        self._seen: set[int] = set()
        self._end = 0
        """The index in the text behind what was read last."""

    def read(self, node: Node, path: tuple[str | int, ...]) -> Any:
        if self._is_alias(node, path):
            return None
        self.places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        self._end = node.start_mark.index
        value = self._value(node, path)
        self._end = node.end_mark.index
        return value

    def _is_alias(self, node: Node, path: tuple[str | int, ...]) -> bool:
        """Whether a node was read before: the parser gives an alias as what it stands for. It is then refused.

        One that holds itself would never end.
        """
        if id(node) not in self._seen:
            self._seen.add(id(node))
            return False
        place, self._end = self._next_alias()
        self.places.setdefault(path, place)
        message = Message(
            "found an alias (*name) of what stands on line {line}; write the value out where it is wanted",
            line=node.start_mark.line + 1,
        )
        self._refuse(message, path, place)
        return True

    def _next_alias(self) -> tuple[tuple[int, int], int]:
        """Line and column of the alias that comes next in the text, and the index behind it: nodes do not tell."""
        if self._aliases is None:
            self._aliases = _parsed(self._text, lambda loader: _alias_marks(self._text, loader))
        mark = next(mark for mark in self._aliases if mark.index >= self._end)
        return (mark.line + 1, mark.column + 1), mark.index + 1

    def _value(self, node: Node, path: tuple[str | int, ...]) -> Any:
        if not node.tag.startswith(_TAG):
            message = Message("found the tag {tag!r}; put text that begins with ! in quotes", tag=node.tag)
            self._refuse(message, path)
            return None
        if len(path) > _DEEPEST:
            self._refuse(Message("the YAML is nested too deeply"), path)
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
            if self._is_alias(key_node, path):
                continue
            here = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            self._end = key_node.end_mark.index
            if not isinstance(key_node, ScalarNode):
                self._refuse(Message("found a list or mapping as a key; expected a word"), path, here)
                continue
            key = str(key_node.value)
            surprise = "" if key_node.style else _surprise(key)
            if surprise:
                why = Message(surprise)
                self._refuse(Message("found the key {key!r}, {why}; put it in quotes", key=key, why=why), path, here)
                continue
            if key in value:
                message = Message(
                    "the key {key!r} stands twice (first on line {line}); keep one, the other would be lost",
                    key=key,
                    line=lines[key],
                )
                self._refuse(message, (*path, key), here)
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
            why = Message(surprise)
            message = (
                Message("found {text}, {why}; write true or false, or put it in quotes", text=text, why=why)
                if "boolean" in surprise
                else Message("found {text}, {why}; write it in quotes", text=text, why=why)
            )
            self._refuse(message, path)
            return text
        if text.lower() in _BOOLEANS:
            return _BOOLEANS[text.lower()]
        if text in ("", "~", "null"):
            return None
        number = re.fullmatch(r"[-+]?(\d+|\d*\.\d+)", text)
        if number is None:
            return text
        if len(text) > _MOST_DIGITS:
            self._refuse(Message("found a number of more than {n} digits; write a shorter one", n=_MOST_DIGITS), path)
            return None
        return float(text) if "." in text else int(text)

    def _refuse(self, message: Message, path: tuple[str | int, ...], place: tuple[int, int] | None = None) -> None:
        line, column = place or self.places[path]
        self.errors.append(RuleError(message, file=self.name, line=line, column=column, path=dotted(path)))


def _surprise(text: str) -> str:
    return next((why for pattern, why in _SURPRISES if pattern.match(text)), "")
