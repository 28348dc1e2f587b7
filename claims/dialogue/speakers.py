"""Who a label stands for: the full name that the text gives to a surname, to initials, to an office.

In: labels, the names of a text, who is announced. Out: a ``Speaker`` for each label, or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from claims.claim import Speaker
from claims.dialogue.labels import Label, LabelKind
from claims.dialogue.people import Announced, Names, has_initials
from claims.dialogue.words import DialogueWords, folded, proper
from claims.resolution.persons import without_article

__all__ = ["Cast"]

_SURE: Final = {"full": 0.97, "completed": 0.9, "initials": 0.85, "office": 0.9, "outlet": 0.95, "alone": 0.6}
"""Confidence in the name of a label by how it was found; set by hand."""
_FORMAL: Final = re.compile(r"(?:M\.|Mme|Monsieur|Madame)\s+(?=l[ae]\b|l')", re.IGNORECASE)
_UNNAMED: Final = frozenset(("un", "une", "plusieurs", "des"))
"""Articles of speakers whom a record does not name: *un spectateur*."""


def _plain(office: str) -> str:
    """An office as the text would name it: without its article, in small letters where the label is in capitals."""
    bare = _FORMAL.sub("", office)
    name = without_article(bare)
    if not name.isupper():
        return name
    first, _, rest = name.lower().partition(" ")
    # "COMMISSAIRE BELLEMARE" is an office and a name, "LE PROCUREUR GÉNÉRAL" is an office.
    return f"{first} {rest.title()}" if rest and name == bare else name.lower()


@dataclass(slots=True)
class Cast:
    """The speakers of one text by label; those of one key have one name."""

    names: Names
    told: Announced
    words: DialogueWords
    _known: dict[tuple[LabelKind, str], tuple[str, float]] = field(default_factory=dict)

    def speaker(self, label: Label) -> Speaker | None:
        """Who speaks behind a label; None behind *Q* and *R* where nobody says who asks or answers."""
        if label.kind is LabelKind.ASKER:
            return self._asker(label)
        if label.kind is LabelKind.ANSWERER:
            return self.told.asked
        at = label.kind, label.key
        found = self._known[at] if at in self._known else self._known.setdefault(at, self._named(label))
        vague = label.kind is LabelKind.OFFICE and folded(label.name).split(" ")[0] in _UNNAMED
        return Speaker(span=label.span, name=found[0], confidence=found[1], vague=vague)

    def _asker(self, label: Label) -> Speaker | None:
        """Who asks: the outlet in brackets, the one who signs, or else the trade that the label names."""
        if label.within:
            return Speaker(span=label.span, name=label.within, confidence=_SURE["alone"])
        vague = folded(label.name).split(" ")[0] in _UNNAMED
        if self.told.asker is not None and not vague:
            return self.told.asker
        noun = _plain(label.name)
        if folded(noun) not in self.words.persons:
            return None
        return Speaker(span=label.span, name=noun, confidence=_SURE["office"], vague=vague)

    def _named(self, label: Label) -> tuple[str, float]:
        match label.kind:
            case LabelKind.OUTLET:
                return label.name, _SURE["outlet"]
            case LabelKind.INITIALS:
                return self._of_initials(label.name)
            case LabelKind.OFFICE:
                return self._in_office(label)
            case _:
                return self._of_person(label.name)

    def _of_person(self, name: str) -> tuple[str, float]:
        known = self.names.full(name)
        if known is not None:
            whole = folded(known.name) == folded(name)
            return known.name, _SURE["full" if whole else "completed"]
        announced = self._announced(lambda other: folded(other).endswith(" " + folded(name)))
        if announced is not None:
            return announced, _SURE["completed"]
        return proper(name), _SURE["full" if " " in name else "alone"]

    def _of_initials(self, initials: str) -> tuple[str, float]:
        announced = self._announced(lambda name: has_initials(name, initials))
        known = self.names.with_initials(initials)
        name = announced or (known.name if known is not None else "")
        return (name, _SURE["initials"]) if name else (initials, _SURE["alone"])

    def _announced(self, fits: Callable[[str], bool]) -> str | None:
        """The name of whoever is announced as asked or asking, if it fits."""
        for who in (self.told.asked, self.told.asker):
            if who is not None and fits(who.name):
                return who.name
        return None

    def _in_office(self, label: Label) -> tuple[str, float]:
        name = _plain(label.name)
        if folded(label.name).split(" ")[0] in _UNNAMED:
            return name, _SURE["office"]
        known = self.names.in_office(folded(label.name)) or self.names.in_office(folded(name))
        return (known.name, _SURE["completed"]) if known is not None else (name, _SURE["office"])

    def key(self, label: Label) -> str:
        """What all labels of one speaker have in common: *G. L.* and *Gérard Lanquetot* are one."""
        if label.kind in (LabelKind.ASKER, LabelKind.ANSWERER):
            return label.kind.name
        named = self.speaker(label)
        return folded(named.name) if named is not None else label.key

    def askers(self, labels: Iterable[Label]) -> frozenset[str]:
        """The keys of labels that stand for whoever asks: by the word, the outlet, or the byline."""
        found: set[str] = set()
        outlets = {known.name for known in self.names.outlets}
        by = folded(self.told.asker.name) if self.told.asker is not None else ""
        for label in labels:
            named = self.speaker(label)
            signs = bool(by) and named is not None and folded(named.name) in by
            outlet = named is not None and named.name in outlets
            if label.kind is LabelKind.ASKER or outlet or signs:
                found.add(self.key(label))
        return frozenset(found)
