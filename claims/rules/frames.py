"""Frames: the example sentences of a word list, in which each of its words must do what the list is for.

In: the values of a list file. Out: ``Frame``; ``Case``, one word in one frame.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from claims.config.fault_limit import Faults
from claims.config.strict_yaml import YamlFile
from claims.config.validation_messages import meant
from claims.errors import Message, RuleError, joined

__all__ = ["ARROW", "Case", "Forms", "Frame", "expanded", "not_in_list", "read_frames", "with_forms"]

ARROW = " → "
"""The sign between a word and what it stands for, in lists of pairs: *dément → démentir*."""
_SLOT = re.compile(r"\{(?P<name>[^{}]*)\}")
_STEM = re.compile(r"(?:^|(?<= ))-")
_WORD, _TARGET = "mot", "cible"
_PAGE = (
    *("line", "below", "agency", "outlet", "published", "gender", "turn"),
    *("repeats", "differs", "hardens", "counts", "moves"),
)
_CLAIM = (
    "rule",
    "content",
    "speaker",
    "name",
    "vague",
    "role",
    "cue",
    "medium",
    "label",
    "polarity",
    "accused",
    "offence",
    "stage",
)

Forms = Mapping[str, Mapping[str, str]]
"""By slot, the form that a word takes there: whole words, and endings (``-er: -é``), the longest of which counts.

A hyphen in the form stands for what is before the ending: ``-: le -`` puts an article before any word.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One text with slots, the words it is meant for, and the claim or features expected of it.

    ``only`` empty means all words of the list but ``barred``. ``claim`` holds the parts of a claim that must be found,
    ``features`` what the classifier must see of it, ``page`` what the reader of pages must make of the line with the
    word; ``attributed`` False wants no attributed claim, ``skipped`` a reason why a sentence yields none,
    ``sentences`` how many there are, ``lemma`` the infinitive that the word must be a verb of.
    """

    list: str
    text: str
    only: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    claim: Mapping[str, str] = field(default_factory=dict)
    features: Mapping[str, str | bool] = field(default_factory=dict)
    page: Mapping[str, str] = field(default_factory=dict)
    attributed: bool = True
    skipped: str = ""
    sentences: int = 0
    lemma: str = ""
    file: str = ""
    line: int = 1

    def admits(self, entry: str) -> bool:
        """Whether the frame is meant for this word of its list."""
        return entry in self.only if self.only else entry not in self.barred


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One word in one frame. ``frame`` has its slots filled; ``word`` is the word as the list has it before an arrow.

    ``fault`` says why the slots could not be filled; it is None where they could.
    """

    entry: str
    word: str
    frame: Frame
    fault: Message | None = None


def read_frames(read: YamlFile, name: str, entries: Collection[str]) -> tuple[tuple[Frame, ...], list[RuleError]]:
    """The frames of a list file whose shape is checked already, and what is wrong with them.

    ``entries`` are the words of the list, with those of the list below it.
    """
    written = read.value.get("frames", [])
    faults = Faults()
    with faults.collected():
        for number, value in enumerate(written):
            faults.extend(_frame_faults(read, name, number, value, entries))
    return tuple(_frame(read, name, number, value) for number, value in enumerate(written)), faults


def _frame_faults(
    read: YamlFile, name: str, number: int, value: Mapping[str, Any], entries: Collection[str]
) -> Iterator[RuleError]:
    place = ("frames", number)
    if "for" not in value and not _SLOT.search(value["text"]):
        message = Message("this text has no slot for the word; write {mot} in its place")
        yield read.error(message, (*place, "text"))
    for key in ("for", "except"):
        for i, word in enumerate(value.get(key, [])):
            if word not in entries:
                yield read.error(not_in_list(word, name, entries), (*place, key, i))
    if not value.keys() - {"text", "for", "except"}:
        yield read.error(Message("nothing is expected of this text; say what must come of it"), place)


def _frame(read: YamlFile, name: str, number: int, value: Mapping[str, Any]) -> Frame:
    return Frame(
        list=name,
        text=value["text"],
        only=frozenset(value.get("for", [])),
        barred=frozenset(value.get("except", [])),
        claim={key: _text(value[key]) for key in _CLAIM if key in value},
        features=value.get("features", {}),
        page={key: value[key] for key in _PAGE if key in value},
        attributed=value.get("attributed", True),
        skipped=value.get("skipped", ""),
        sentences=value.get("sentences", 0),
        lemma=value.get("lemma", ""),
        file=read.name,
        line=read.place(("frames", number))[0],
    )


def not_in_list(word: str, name: str, entries: Iterable[str]) -> Message:
    """That ``word`` is none of the ``entries`` of the list ``name``, with the nearest one."""
    return joined(Message("{word!r} is not in the list {list}", word=word, list=name), meant(word, entries))


def _text(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else value


def with_forms(forms: Forms, more: Forms) -> Forms:
    """``forms`` with those of ``more`` on top."""
    return {slot: {**forms.get(slot, {}), **more.get(slot, {})} for slot in (*forms, *more)}


def expanded(frames: Iterable[Frame], entries: Iterable[str], forms: Forms) -> Iterator[Case]:
    """Each word in each frame that is meant for it."""
    frames = tuple(frames)
    for entry in sorted(entries):
        for frame in frames:
            if frame.admits(entry):
                yield _filled(frame, entry, forms)


def _filled(frame: Frame, entry: str, forms: Forms) -> Case:
    word, _, target = entry.partition(ARROW)
    missing: list[str] = []

    def fill(found: re.Match[str]) -> str:
        slot = found["name"]
        name, _, of = slot.lower().partition(" ")
        asked = target if of == _TARGET else word
        form = {_WORD: word, _TARGET: target}.get(name) or _formed(asked, forms.get(name, {}))
        if not form:
            missing.append(slot)
        return form[:1].upper() + form[1:] if slot[:1].isupper() else form

    def filled(value: Any) -> Any:
        return _SLOT.sub(fill, value) if isinstance(value, str) else value

    whole = Frame(
        list=frame.list,
        text=filled(frame.text),
        claim={key: filled(value) for key, value in frame.claim.items()},
        features={key: filled(value) for key, value in frame.features.items()},
        page={key: filled(value) for key, value in frame.page.items()},
        attributed=frame.attributed,
        skipped=frame.skipped,
        sentences=frame.sentences,
        lemma=filled(frame.lemma),
        file=frame.file,
        line=frame.line,
    )
    fault = Message("no form {form!r} of {word!r}; add it under forms", form=missing[0], word=word) if missing else None
    return Case(entry=entry, word=word, frame=whole, fault=fault)


def _formed(word: str, table: Mapping[str, str]) -> str:
    if word in table:
        return table[word]
    endings = [key for key in table if key.startswith("-") and word.endswith(key[1:])]
    if not endings:
        return ""
    ending = max(endings, key=len)
    return _STEM.sub(word.removesuffix(ending[1:]), table[ending])
