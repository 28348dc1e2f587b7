"""Signs that somebody talks to somebody: persons of the verb, replies, questions; and which labels are in earnest.

In: labels, paragraphs, the words of dialogues. Out: truth values, shares in [0, 1], the labels that count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from claims.dialogue.labels import ALONE, Label, LabelKind
from claims.dialogue.lines import Line
from claims.dialogue.people import Announced, Names
from claims.dialogue.words import DialogueWords, folded

__all__ = ["asks", "is_aside", "is_bold", "is_quoted", "quoted_style", "share", "trusted", "unquoted"]

_ASKED: Final = re.compile(r"[?][\s»\"!.)\]?*_]*$")
_BOLD: Final = re.compile(r"(?:\*\*|__)(?=\S).*\S(?:\*\*|__)$", re.DOTALL)
_ENDED: Final = re.compile(r"[.?!…][\s»\")\]]*$")
_BEGINS: Final = re.compile(r"[\s«\"'(\[…-]*(?:[A-ZÀ-ÖØ-ÞŒ0-9]|\.\.\.)")
_ABOUT_OTHERS: Final = re.compile(r"(?:il|elle|ils|elles|née?|âgée?|ancien|ancienne)\b", re.IGNORECASE)
_WITHIN: Final = re.compile(r"«[^»]*»|\"[^\"]*\"")
_ASIDE: Final = re.compile(r"[(\[].*[)\]][.…]?$", re.DOTALL)

# Shares of labelled lines or paragraphs, all set by hand.
_LOOK_SPOKEN: Final = 0.7
"""From which labelled lines are turns: they begin and end as sentences do."""
_ABOUT: Final = 0.5
"""From which what stands behind names is about them, and not theirs: *il dirige*."""
_QUOTED: Final = 0.5
"""From which labelled words stand in quotation marks, so that what does not is said by nobody of them."""
_DENSE: Final = 0.8
"""From which a debate is made of labelled lines from the first on, so that any word before a colon is somebody."""
_CAPITALS: Final = 3
"""Labels in capitals from which on any in capitals is one."""
_SENTENCE: Final = 5
"""Words of a line from which on it is a sentence and not what somebody is: *Adjoint aux finances.*"""
_WHOLE: Final = 0.6
"""From which a text is made of labelled lines, so that nothing else is asked for."""


def asks(text: str) -> bool:
    """Whether a normalised text ends as a question."""
    return _ASKED.search(text) is not None


def is_bold(text: str) -> bool:
    """Whether a text is written in bold as a whole, as Markdown has it."""
    return _BOLD.match(text) is not None


def is_aside(text: str) -> bool:
    """Whether a text stands in brackets as a whole: *(Applaudissements.)*"""
    return _ASIDE.match(text) is not None


def is_quoted(text: str) -> bool:
    """Whether a normalised text opens with a quotation mark."""
    return text.startswith(("«", '"'))


def unquoted(text: str) -> str:
    """A normalised text without what stands in quotation marks in it."""
    return _WITHIN.sub("", text)


def quoted_style(texts: Iterable[str]) -> bool:
    """Whether what people say stands in quotation marks: then a paragraph without them is the article's own."""
    return share(map(is_quoted, texts)) >= _QUOTED


def share(flags: Iterable[bool]) -> float:
    """The share of those that hold, 0 of none."""
    values = list(flags)
    return sum(values) / len(values) if values else 0.0


def trusted(
    labels: Sequence[Label], lines: Sequence[Line], names: Names, told: Announced, words: DialogueWords
) -> list[Label]:
    """Those of ``labels`` that stand before turns; none where the lines are a list, a fact box, credits."""
    counts = Counter(label.key for label in labels)
    below = sum(line.block >= 0 for line in lines[labels[0].line :]) if labels else 0
    dense = told.debate and len(labels) >= _DENSE * max(1, below)
    capitals = sum(label.name.isupper() for label in labels) >= _CAPITALS
    kept = [
        label
        for label in labels
        if _corroborated(label, counts, names, _words(label, lines), announced=told.interview or told.words)
        or (label.mark != ALONE and (dense or (capitals and label.name.isupper())))
    ]
    if not kept:
        return []
    sure = sum(dense or label.sure or counts[label.key] > 1 or _known(label, names) for label in kept)
    said = [_words(label, lines) for label in kept]
    if sure < min(2, len(kept)) or share(_looks_spoken(w) for w in said) < _LOOK_SPOKEN:
        return []
    once = max(Counter(label.key for label in kept).values()) == 1
    if quoted_style(said) and once and not (told.interview or told.words) and not any(map(asks, said)):
        # "Paul Martin : « … »": quotations with their authors, and the text between is the article's.
        return []
    if share(_ABOUT_OTHERS.match(w) is not None for w in said) >= _ABOUT:
        return []
    if all(label.kind in (LabelKind.ASKER, LabelKind.ANSWERER) for label in kept):
        return kept if _is_conversation(kept, said, told, words) else []
    return kept if _talk(kept, said, lines, told, words) else []


def _known(label: Label, names: Names) -> bool:
    if label.kind is LabelKind.OUTLET:
        return True
    if label.kind is LabelKind.INITIALS:
        return len(label.name) > 1 and names.with_initials(label.name) is not None
    return label.kind in (LabelKind.SURNAME, LabelKind.PERSON) and names.full(label.name) is not None


def _corroborated(label: Label, counts: Counter[str], names: Names, said: str, *, announced: bool) -> bool:
    """Whether a label stands for somebody: surely so, said again, part of a name that the text has, or it asks."""
    if label.mark == ALONE:
        # A line that is a name may be a byline or a caption; one that comes again labels turns.
        return counts[label.key] > 1
    if label.sure or counts[label.key] > 1:
        return True
    if label.kind is LabelKind.OUTLET:
        return asks(said)
    if (label.kind is LabelKind.PERSON and label.mark != "-") or _known(label, names):
        return True
    # Readers ask under any name: "Lou12 : Quels arbres ?"
    return announced and label.mark == ":" and asks(said)


def _words(label: Label, lines: Sequence[Line]) -> str:
    """The words behind a label on its line, or on the next where none are."""
    line = lines[label.line]
    own = line.text[label.end - line.span.start :].strip()
    return own or (lines[label.line + 1].text if label.line + 1 < len(lines) else "")


def _looks_spoken(said: str) -> bool:
    return _BEGINS.match(said) is not None and _ENDED.search(said) is not None


def _is_conversation(labels: Sequence[Label], said: Sequence[str], told: Announced, words: DialogueWords) -> bool:
    """Whether *Q* and *R* are those of an interview: questions to readers, which a paper answers itself, are none."""
    kinds = {label.kind for label in labels}
    if len(kinds) < 2 and not told.interview:
        return False
    answers = [w for label, w in zip(labels, said, strict=True) if label.kind is LabelKind.ANSWERER]
    questions = [w for label, w in zip(labels, said, strict=True) if label.kind is LabelKind.ASKER]
    speaks = any(words.first.search(answer) for answer in answers)
    own = share(words.alone.search(q) is not None for q in questions) > share(
        words.second.search(q) is not None for q in questions
    )
    return (told.interview or told.words or told.debate) or (speaks and not own)


def _talk(
    labels: Sequence[Label], said: Sequence[str], lines: Sequence[Line], told: Announced, words: DialogueWords
) -> bool:
    """Whether labelled lines are talk: somebody speaks again, asks, says I or you, or nothing else is in the text."""
    keys = [label.key for label in labels]
    if len(labels) < 2:
        return told.interview or told.words
    if len(set(keys)) > 1 and len(keys) > len(set(keys)):
        return True
    if told.debate or told.interview or told.words:
        return True
    if any(asks(w) or words.first.search(w) or words.second.search(w) for w in said):
        return True
    spoken = sum(line.block >= 0 for line in lines)
    whole = len(labels) >= _WHOLE * spoken if spoken else False
    sentences = share(len(w.split()) >= _SENTENCE for w in said) >= _ABOUT
    return whole and sentences and all(label.kind is LabelKind.PERSON and label.sure for label in labels)


def same_person(name: str, other: str) -> bool:
    """Whether two names are one person's: equal, or one is the surname of the other."""
    one, two = folded(name), folded(other)
    return one == two or one.endswith(" " + two) or two.endswith(" " + one)
