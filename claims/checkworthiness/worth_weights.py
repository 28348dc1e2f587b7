"""The reasons for checking a claim and their weights, read from a YAML file that a newsroom may replace.

In: the path of the file and the word lists. Out: a ``WorthScale``. Unit of weights: log odds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from claims.config.strict_yaml import YamlFile, read_yaml
from claims.config.validation_messages import meant, shape_errors
from claims.errors import Message, WorthError, joined
from claims.lexicon.wordlists import WordLists
from claims.resources import worth_path

__all__ = ["GAP", "KEYS", "EntryIndex", "WorthScale", "load_worth", "tokens"]

KEYS: tuple[str, ...] = (
    "amount", "number", "quantity", "date", "named", "place", "comparison", "change", "cause", "accusation", "past",
    "present", "repeated", "opinion", "wish", "promise", "prediction", "supposition", "question", "courtesy",
    "rhetorical", "personal",
)  # fmt: skip
"""The keys of all reasons."""

GAP = "…"
"""In an entry: a few words of any kind."""

EntryIndex = Mapping[str, Mapping[str, Sequence[tuple[str, ...]]]]
"""Entries by their first token and by the reason that they give, sorted."""

_TOKEN = re.compile(r"[^\s']+'?|'")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthScale:
    """The weight of each reason, in log odds, and the words that give it, each as its tokens.

    ``base`` is the log odds of a claim without any reason; ``content`` are words of what is said, ``cue`` words that
    introduce it. A reason without an entry weighs nothing and is never given. ``content_words`` and ``cue_words`` are
    the same, so that a word is looked up once for all reasons.
    """

    base: float
    weights: Mapping[str, float]
    content: Mapping[str, frozenset[tuple[str, ...]]]
    cue: Mapping[str, frozenset[tuple[str, ...]]]
    content_words: EntryIndex = field(init=False, repr=False, compare=False)
    cue_words: EntryIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "content_words", _by_first_token(self.content))
        object.__setattr__(self, "cue_words", _by_first_token(self.cue))


def _by_first_token(entries: Mapping[str, frozenset[tuple[str, ...]]]) -> EntryIndex:
    starts: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for key, of_key in entries.items():
        for entry in sorted(of_key):
            starts.setdefault(entry[0], {}).setdefault(key, []).append(entry)
    return starts


class _ReasonFile(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    weight: float = Field(ge=-10, le=10)
    content: list[str] = []
    cue: list[str] = []


class _WorthFile(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    description: str | None = None
    why: str | None = None
    source: str | None = None
    base: float = Field(ge=-10, le=10)
    reasons: dict[str, _ReasonFile]


def tokens(words: str) -> tuple[str, ...]:
    """Words in small letters as the parser splits them: an elided one ends in its apostrophe."""
    return tuple(_TOKEN.findall(words.lower().replace("’", "'")))


def load_worth(lists: WordLists, path: Path | None = None) -> WorthScale:
    """The reasons and weights of a file, by default the built-in one; ``lists`` are those it may refer to.

    Raises:
        WorthError: the file cannot be used; the message has the place, what was found and what is expected.
    """
    read = read_yaml(path or worth_path())
    faults = read.errors or tuple(shape_errors(read, _WorthFile))
    if faults:
        first = faults[0]
        raise WorthError(first.said, file=first.file, line=first.line, column=first.column, path=first.path)
    contents = _WorthFile.model_validate(read.value)
    for key in contents.reasons:
        if key not in KEYS:
            unknown = Message("unknown reason {key!r}", key=key)
            raise _fault(read, joined(unknown, meant(key, KEYS)), ("reasons", key))
    return WorthScale(
        base=contents.base,
        weights={key: reason.weight for key, reason in contents.reasons.items()},
        content={k: _words(read, r.content, lists, ("reasons", k, "content")) for k, r in contents.reasons.items()},
        cue={k: _words(read, r.cue, lists, ("reasons", k, "cue")) for k, r in contents.reasons.items()},
    )


def _fault(read: YamlFile, message: Message, path: tuple[str | int, ...]) -> WorthError:
    place = read.error(message, path)
    return WorthError(place.said, file=place.file, line=place.line, column=place.column, path=place.path)


def _words(
    read: YamlFile, entries: Iterable[str], lists: WordLists, path: tuple[str, ...]
) -> frozenset[tuple[str, ...]]:
    words: set[tuple[str, ...]] = set()
    for place, entry in enumerate(entries):
        if not entry.startswith("@"):
            words.add(tokens(entry))
            continue
        if entry[1:] not in lists:
            missing = Message("no word list {list!r}", list=entry[1:])
            raise _fault(read, joined(missing, meant(entry[1:], lists.names)), (*path, place))
        words |= {tokens(word) for word in lists[entry[1:]]}
    return frozenset(w for w in words if w)
