"""Messages about invalid YAML: the English line of PyYAML with its fields found.

In: a line of PyYAML. Out: a ``Message`` that can be translated.
"""

from __future__ import annotations

import re

from claims.errors import N_, Message

__all__ = ["PROBLEMS", "yaml_problem"]

PROBLEMS = (
    N_("found character {found} that cannot start any token"),
    N_("could not find expected ':'"),
    N_("sequence entries are not allowed here"),
    N_("mapping keys are not allowed here"),
    N_("mapping values are not allowed here"),
    N_("expected alphabetic or numeric character, but found {found}"),
    N_("expected a digit or '.', but found {found}"),
    N_("expected a digit or ' ', but found {found}"),
    N_("expected a digit, but found {found}"),
    N_("expected ' ', but found {found}"),
    N_("expected '!', but found {found}"),
    N_("expected '>', but found {found}"),
    N_("expected URI, but found {found}"),
    N_("expected URI escape sequence of 2 hexadecimal numbers, but found {found}"),
    N_("expected a comment or a line break, but found {found}"),
    N_("expected indentation indicator in the range 1-9, but found 0"),
    N_("expected chomping or indentation indicators, but found {found}"),
    N_("expected escape sequence of {length} hexadecimal numbers, but found {found}"),
    N_("found unknown escape character {found}"),
    N_("found unexpected end of stream"),
    N_("found unexpected document separator"),
    N_("expected '<document start>', but found {found}"),
    N_("found duplicate YAML directive"),
    N_("found incompatible YAML document (version 1.* is required)"),
    N_("duplicate tag handle {found}"),
    N_("found undefined tag handle {found}"),
    N_("expected the node content, but found {found}"),
    N_("expected <block end>, but found {found}"),
    N_("expected ',' or ']', but got {found}"),
    N_("expected ',' or '}}', but got {found}"),
    N_("but found another document"),
    N_("found undefined alias {found}"),
    N_("second occurrence"),
    N_("unacceptable character #x{code}: special characters are not allowed"),
)
"""The templates, most of them with what was ``found`` in quotes."""

_TOKENS = (
    N_("<alias>"), N_("<anchor>"), N_("<block end>"), N_("<block mapping start>"), N_("<block sequence start>"),
    N_("<directive>"), N_("<document end>"), N_("<document start>"), N_("<scalar>"), N_("<stream end>"),
    N_("<stream start>"), N_("<tag>"),
)  # fmt: skip
_FIELD = re.compile(r"\\{(\w+)\\}")


def _pattern(template: str) -> re.Pattern[str]:
    written = re.escape(template.replace("}}", "\0")).replace("\0", r"\}")
    return re.compile(_FIELD.sub(r"(?P<\1>.*)", written), re.DOTALL)


_PATTERNS = tuple((template, _pattern(template)) for template in PROBLEMS)


def yaml_problem(problem: str, origin: str = "") -> Message:
    """The message that says ``problem``; ``origin`` names the kind of error where none of the templates fits."""
    for template, pattern in _PATTERNS:
        match = pattern.fullmatch(problem)
        if match:
            return Message(template, **{name: _found(words) for name, words in match.groupdict().items()})
    return Message.quoted(problem, origin)


def _found(words: str) -> object:
    """What was found, as a message where it is a token with a name in words."""
    return Message("'{token}'", token=Message(words[1:-1])) if words[1:-1] in _TOKENS else words
