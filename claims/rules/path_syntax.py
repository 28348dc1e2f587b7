"""The syntax of paths in rules (``< > ccomp``, ``subject``).

In: the text of a path. Out: its steps, or faults.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from claims.config.validation_messages import meant
from claims.errors import Message, alternatives, joined
from claims.rules.compiled_rule import Path, Step
from claims.rules.tagset import PLACES, RELATIONS, ROLES

__all__ = ["read_path", "relation_fault"]

_LONGEST_PATH = 500
_STEP = re.compile(
    r"(?P<arrow>>>|>|<(?!<))\s*(?P<relations>[\w:=|]*)|(?P<other>\+\+?|--?|<<)(?=\s|$)|(?P<role>[a-z]+)|(?P<bad>\S+)"
)


def read_path(text: str, speech_verbs: Collection[str]) -> tuple[Path, tuple[Message, ...]]:
    """The steps of a path, in order, and what is wrong with it; what cannot be read is left out of the steps.

    ``speech_verbs`` are infinitives, by which the roles ``subject`` and ``agent`` go.
    """
    if len(text) > _LONGEST_PATH:
        return (), (Message("the path is longer than {n} characters", n=_LONGEST_PATH),)
    steps: list[Step] = []
    faults: list[Message] = []
    for match in _STEP.finditer(text):
        if match["arrow"]:
            relations = frozenset(r for r in match["relations"].split("|") if r)
            faults += [fault for relation in sorted(relations) if (fault := relation_fault(relation, text))]
            steps.append(Step(match["arrow"], relations))
        elif match["other"]:
            steps.append(Step(match["other"]))
        elif match["role"] in ROLES:
            steps.append(Step(match["role"], speech_verbs=frozenset(speech_verbs)))
        elif match["role"] in PLACES:
            steps.append(Step(match["role"]))
        else:
            faults.append(_unreadable_step(match["role"] or match["bad"], text))
    return tuple(steps), tuple(faults)


def relation_fault(relation: str, path: str = "") -> Message | None:
    """That Universal Dependencies know no such relation, with the nearest; None where they do.

    A ``=`` before the relation, which bars its subtypes, is no part of its name.
    """
    bare = relation.lstrip("=")
    if bare in RELATIONS:
        return None
    fault = (
        Message("unknown relation {relation!r} in {path!r}", relation=relation, path=path)
        if path
        else Message("unknown relation {relation!r}", relation=relation)
    )
    return joined(fault, meant(bare, sorted(RELATIONS)))


def _unreadable_step(step: str, path: str) -> Message:
    """That a step of a path is none, with what is probably meant."""
    message = Message(
        "cannot read {step!r} in the path {path!r}; expected >, >> or < with relations, <<, +, ++, - or --, {roles}",
        step=step,
        path=path,
        roles=alternatives((*ROLES, *PLACES)),
    )
    arrow = Message("; write '> {relation}' for a dependent", relation=step)
    return joined(message, arrow if step in RELATIONS else meant(step, (*ROLES, *PLACES)))
