"""Rules that extend others, made whole.

In: the files of rules in layers, later ones on top. Out: the values of one rule laid over those of the rules below it.
"""

from __future__ import annotations

from typing import Any

from claims.config.strict_yaml import YamlFile
from claims.config.validation_messages import meant
from claims.errors import Message, RuleError, joined
from claims.rules.inheritance import NothingToRemove, laid_over

__all__ = ["MOST_EXTENDED", "ExtensionError", "whole_rule"]

MOST_EXTENDED = 20
"""Rules one over the other. What more of them make of a rule nobody can tell; two or three are usual."""

Layers = list[dict[str, YamlFile]]


class ExtensionError(RuleError):
    """Raised for a rule that stands on more than ``MOST_EXTENDED`` others."""


def whole_rule(layers: Layers, at: int, identity: str) -> dict[str, Any]:
    """The values of the rule in layer ``at``, laid over those of the rules that it extends.

    Raises:
        RuleError: one of them does not exist, they extend each other, or there is nothing to remove.
        ExtensionError: there are too many of them.
    """
    upper = _chain(layers, at, identity)
    value: dict[str, Any] = upper.pop().value
    for read in reversed(upper):
        try:
            value = laid_over(value, read.value)
        except NothingToRemove as error:
            raise read.error(error.message, error.place) from None
    return value


def _chain(layers: Layers, at: int, identity: str) -> list[YamlFile]:
    """The files of a rule and of those that it extends, the lowest last."""
    chain = [(at, identity)]
    while True:
        read = layers[at][identity]
        wanted = read.value.get("extends")
        if wanted is None:
            return [layers[level][name] for level, name in chain]
        at, identity = _extended(layers, read, at, identity, wanted), wanted
        if (at, identity) in chain:
            circle = Message("{rule} and {other} extend each other", rule=chain[-1][1], other=wanted)
            raise read.error(circle, ("extends",))
        if len(chain) > MOST_EXTENDED:
            many = Message("more than {n} rules that extend one another; extend a lower one", n=MOST_EXTENDED)
            first = layers[chain[0][0]][chain[0][1]]
            line, column = first.place(("extends",))
            raise ExtensionError(many, file=first.name, line=line, column=column, path="extends")
        chain.append((at, identity))


def _extended(layers: Layers, read: YamlFile, at: int, identity: str, wanted: str) -> int:
    """The layer of the rule ``wanted``, which the rule ``identity`` of layer ``at`` extends."""
    levels = range(at) if wanted == identity else range(len(layers))
    below = next((level for level in reversed(levels) if wanted in layers[level]), None)
    if below is not None:
        return below
    if wanted == identity:
        message = Message("this rule extends itself, and replaces none")
    else:
        message = Message("no rule {rule!r}", rule=wanted)
    known = {name for layer in layers for name in layer} - {identity}
    raise read.error(joined(message, meant(wanted, known)), ("extends",))
