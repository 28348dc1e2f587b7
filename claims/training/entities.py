"""Named entities in brat's stand-off format, as tagged tokens for Stanza's entity tagger.

In: ``.ann`` files and Stanza's tokens of the same text. Out: tokens with BIO tags. Unit: code points of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.errors import ModelError
from claims.training.raw_text import with_straight_marks

__all__ = ["Entity", "outermost", "read_entities", "tagged"]

_TYPES = {
    "Person": "PER",
    "Location": "LOC",
    "Organization": "ORG",
    "Product": "MISC",
    "Event": "MISC",
}
"""Dates and hours are left out: the rules read them from the words."""


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A named entity: half-open span of code points in its text, and its type."""

    start: int
    end: int
    type: str


def read_entities(path: Path) -> list[Entity]:
    """The entities of a brat ``.ann`` file whose type counts here, in text order.

    Raises:
        ModelError: a line is not ``T1<TAB>Type start end<TAB>text``.
    """
    entities = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.startswith("T"):
            continue
        try:
            kind, start, *_, end = line.split("\t")[1].replace(";", " ").split()
            entity = Entity(int(start), int(end), _TYPES.get(kind, ""))
        except (IndexError, ValueError) as error:
            raise ModelError(f"{path}:{number}: {line!r} found; expected T1<TAB>Type start end<TAB>text") from error
        if entity.type:
            entities.append(entity)
    return sorted(entities)


def outermost(entities: Iterable[Entity]) -> list[Entity]:
    """The entities that lie in no other: the tagger gives each token one tag."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda e: (e.start, -e.end)):
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return kept


def tagged(sentences: Sequence[Any], entities: Sequence[Entity]) -> Iterator[list[dict[str, Any]]]:
    """Stanza's sentences with a tag in BIO per token, as its entity tagger reads them.

    A token belongs to the entity that it overlaps: tokens and entities do not always end together.
    """
    outer = outermost(entities)
    for sentence in sentences:
        rows: list[dict[str, Any]] = []
        before: Entity | None = None
        for token in sentence.tokens:
            entity = next((e for e in outer if token.start_char < e.end and e.start < token.end_char), None)
            tag = "O" if entity is None else f"{'I' if entity == before else 'B'}-{entity.type}"
            rows.append({"text": with_straight_marks(token.text), "ner": tag, "multi_ner": [tag]})
            before = entity
        if rows:
            yield rows
