"""The variables of the environment that are ours, and what is wrong with their values.

In: an environment. Out: a ``Message`` for each variable that means nothing to us: it costs itself, as a setting of the
file does. What names a file, a store or an address is looked at where it is used.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from claims.errors import Message
from factcheck.settings.catalogue import SETTINGS, Kind, Setting

__all__ = ["environment_faults"]

_PREFIX = "FACTCHECK_"
_THREADS = "FACTCHECK_THREADS"
_OTHERS: Mapping[str, tuple[str, ...]] = {
    "FACTCHECK_CONFIG": (),
    "FACTCHECK_SERVER": ("off", "only"),
    _THREADS: (),
    "FACTCHECK_WEBHOOK": (),
}
"""Variables that no setting of the file goes with, and the words that they may be; none where they are free."""
_OURS = {name: one for one in SETTINGS.values() for name in one.variables if name.startswith(_PREFIX)}
_ALIKE = 0.65
"""Share of letters from which a name that is nobody's is a slip in one of ours: FACTCHECK_LANGUAGE, FACTCHECK_USERS."""


def environment_faults(environ: Mapping[str, str]) -> tuple[Message, ...]:
    """What is wrong with the variables of ours in ``environ``, in the order of their names."""
    names = sorted(name for name in environ if name.startswith(_PREFIX) and environ[name].strip())
    found = (_fault(name, environ[name]) for name in names)
    return tuple(fault for fault in found if fault is not None)


def _fault(name: str, value: str) -> Message | None:
    if name == _THREADS:
        # Most commands start without that variable, and need nothing of the parser.
        from claims.parsing.stanza_pipeline import MOST_THREADS, thread_count

        expected = Message("a whole number from {least} to {most}", least=1, most=MOST_THREADS)
        return _odd(name, value, expected) if thread_count(value) is None else None
    if name in _OURS:
        return _of_setting(_OURS[name], name, value)
    if name in _OTHERS:
        words = _OTHERS[name]
        return None if not words or value.lower() in words else _odd(name, value, _one_of(words))
    near = _near(name.removeprefix(_PREFIX))
    # Whatever else begins so may belong to somebody's own scripts.
    return Message("{name}: no such variable; did you mean {other}?", name=name, other=near) if near else None


def _near(end: str) -> str | None:
    """The variable of ours that a name is meant for, by its end: letters in another order (BD), or nearly the same."""
    ends = {one.removeprefix(_PREFIX): one for one in (*_OURS, *_OTHERS)}
    turned = [one for one in ends if sorted(one) == sorted(end)]
    near = turned or difflib.get_close_matches(end, ends, n=1, cutoff=_ALIKE)
    return ends[near[0]] if near else None


def _of_setting(setting: Setting, name: str, value: str) -> Message | None:
    if setting.kind is Kind.CHOICE and value.lower() not in setting.choices:
        return _odd(name, value, _one_of(setting.choices))
    return None


def _one_of(words: tuple[str, ...]) -> Message:
    return Message("one of {names}", names=", ".join(words))


def _odd(name: str, value: str, expected: Message) -> Message:
    return Message(
        "{name}={found}: expected {expected}; it counts as not set", name=name, found=value, expected=expected
    )
