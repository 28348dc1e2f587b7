"""Whether rows refer to rows that are there, and whether their spans lie inside the texts.

In: records of rows, sound one by one. Out: those that cannot stand, with what depends on them. ``Record`` holds of a
row just what other rows have to do with: a file of any size can be checked so.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from claims.errors import Message
from factcheck.i18n import N_
from factcheck.store import tables as t
from factcheck.store.row_faults import RowFault, shown
from factcheck.verification.acts import Part

__all__ = ["Elsewhere", "Lengths", "Need", "Record", "Thing", "mark_unsupported", "record_of"]


class Thing(StrEnum):
    """A thing that a row makes known and that others refer to."""

    ARTICLE = "article"
    CLAIM = "claim"
    PLACE = "place"
    """A claim in an article: both ids with a slash between them."""
    APPEARANCE = "appearance"
    EVIDENCE = "evidence"
    """A piece on a claim: uid and claim with a slash between them."""
    REPLY = "reply"
    SCANNED = "scanned"
    """An article of which there is a scan."""
    READ = "read"
    """A claim of which there is a reading."""


@dataclass(frozen=True, slots=True)
class Need:
    """A thing that a row refers to in one of its columns; ``earlier``: by a row before it."""

    thing: Thing
    name: str
    field: str
    earlier: bool = False


@dataclass(slots=True)
class Record:
    """Of a row: where it was found, what names it, what it makes known, what it needs, how far its spans reach."""

    number: int
    table: str
    key: str
    made: tuple[tuple[Thing, str], ...]
    needs: tuple[Need, ...]
    length: int = 0
    article: str = ""
    reach: int = 0
    field: str = ""
    offset: int = 0
    digest: bytes = b""
    fault: RowFault | None = None
    stands: bool = True


Elsewhere = Callable[[Thing, Sequence[str]], Iterable[str]]
"""Of names of things, those that are known already."""
Lengths = Callable[[Sequence[str]], Mapping[str, int]]
"""The lengths of the texts that are known already, of articles with these ids."""

_ORDER = {table.name: number for number, table in enumerate((*t.MERGED, t.reviews))}
_NOTHING = Message(N_("a row that is in this file or in the store"))
_PARTS = frozenset(Part)


def record_of(number: int, table: str, row: Mapping[str, Any], *, sound: bool = True) -> Record:
    """The record of a row of ``table``; ``number`` says where it was found, in order.

    Of a row that is not ``sound`` by itself, what it makes known is told as far as that can be read: what refers to it
    does then not refer to nothing.
    """
    try:
        made, needs = _LINKS[table](row)
    except (KeyError, TypeError):
        made, needs = [], []
    key = str(row.get("uid") or row.get("id") or f"{row.get('article_id')}/{row.get('claim_id')}/{row.get('number')}")
    if not sound:
        names: list[tuple[Thing, Any]] = list(made)
        told = tuple((thing, name) for thing, name in names if isinstance(name, str))
        return Record(number, table, key, told, (), stands=False)
    record = Record(number, table, key, tuple(made), tuple(needs))
    if table == "articles":
        record.length = len(row["text"])
    elif table in ("readings", "scans") or (table == "decisions" and row["axis"] in _PARTS):
        record.article = row["article_id"]
        record.field, record.reach = max(_reaches(table, row), key=lambda pair: pair[1], default=("", 0))
    return record


def _reaches(table: str, row: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """For each column with spans, the offset of their end."""
    if table == "decisions":
        yield from (("to_value", end) for _start, end in json.loads(row["to_value"] or "[]"))
        return
    if table == "scans":
        yield from (("places", place["span"][1]) for place in row.get("places") or ())
        yield from (("skipped", part["span"][1]) for part in row.get("skipped") or ())
        return
    yield from (("spans", end) for _start, end in row["spans"])
    for column in ("sentence", "speaker_span", "cue_span", "medium_span", "addressee_span"):
        if row.get(column):
            yield column, row[column][1]
    for column in ("sources", "worth_reasons", "accusations"):
        yield from ((column, entry["span"][1]) for entry in row.get(column) or () if entry["span"])


_Linked = tuple[list[tuple[Thing, str]], list[Need]]


def _of_article(row: Mapping[str, Any]) -> _Linked:
    return [(Thing.ARTICLE, row["id"])], [Need(Thing.SCANNED, row["id"], "id")]


def _of_scan(row: Mapping[str, Any]) -> _Linked:
    return [(Thing.SCANNED, row["article_id"])], [Need(Thing.ARTICLE, row["article_id"], "article_id")]


def _of_claim(row: Mapping[str, Any]) -> _Linked:
    return [(Thing.CLAIM, row["id"])], [Need(Thing.READ, row["id"], "id")]


def _of_appearance(row: Mapping[str, Any]) -> _Linked:
    article, claim = row["article_id"], row["claim_id"]
    made = [(Thing.APPEARANCE, f"{article}/{claim}/{row['number']}"), (Thing.PLACE, f"{article}/{claim}")]
    return made, [Need(Thing.ARTICLE, article, "article_id"), Need(Thing.CLAIM, claim, "claim_id")]


def _of_reading(row: Mapping[str, Any]) -> _Linked:
    place = f"{row['article_id']}/{row['claim_id']}/{row['number']}"
    return [(Thing.READ, row["claim_id"])], [Need(Thing.APPEARANCE, place, "claim_id")]


def _on_claim(row: Mapping[str, Any]) -> list[Need]:
    return [Need(Thing.CLAIM, row["claim_id"], "claim_id")]


def _of_link(row: Mapping[str, Any]) -> _Linked:
    return [], [*_on_claim(row), Need(Thing.CLAIM, row["known_id"], "known_id")]


def _of_decision(row: Mapping[str, Any]) -> _Linked:
    needs = _on_claim(row)
    if row["article_id"]:
        needs.append(Need(Thing.PLACE, f"{row['article_id']}/{row['claim_id']}", "article_id"))
    return [], needs


def _of_version(thing: Thing) -> Callable[[Mapping[str, Any]], _Linked]:
    """For tables whose rows may replace rows on the same claim."""

    def linked(row: Mapping[str, Any]) -> _Linked:
        needs = _on_claim(row)
        if row["replaces"]:
            needs.append(Need(thing, f"{row['replaces']}/{row['claim_id']}", "replaces", earlier=True))
        return [(thing, f"{row['uid']}/{row['claim_id']}")], needs

    return linked


_LINKS: Mapping[str, Callable[[Mapping[str, Any]], _Linked]] = {
    "articles": _of_article,
    "scans": _of_scan,
    "originals": lambda row: ([], [Need(Thing.ARTICLE, row["article_id"], "article_id")]),
    "claims": _of_claim,
    "appearances": _of_appearance,
    "readings": _of_reading,
    "links": _of_link,
    "decisions": _of_decision,
    "evidence": _of_version(Thing.EVIDENCE),
    "replies": _of_version(Thing.REPLY),
    "versions": lambda row: ([], _on_claim(row)),
    "reviews": lambda row: ([], []),
}


@dataclass(slots=True)
class _Known:
    """Who makes which thing known, and what is known elsewhere."""

    makers: dict[tuple[Thing, str], list[Record]] = field(default_factory=dict)
    elsewhere: set[tuple[Thing, str]] = field(default_factory=set)

    def gives(self, need: Need, record: Record) -> bool:
        """Whether something that stands makes known what a record needs."""
        if (need.thing, need.name) in self.elsewhere:
            return True
        makers = self.makers.get((need.thing, need.name), ())
        return any(maker.stands and (not need.earlier or maker.number < record.number) for maker in makers)


def mark_unsupported(records: Sequence[Record], elsewhere: Elsewhere, lengths: Lengths) -> None:
    """Mark the records that cannot stand: what they need is not there, or their spans lie outside of the text.

    ``fault`` says why; a record that only depends on others that cannot stand has none. Records that do not stand
    from the beginning make nothing known.
    """
    known = _Known()
    for record in records:
        for made in record.made:
            known.makers.setdefault(made, []).append(record)
    wanted: dict[Thing, dict[str, None]] = {}
    for record in records:
        for need in record.needs:
            wanted.setdefault(need.thing, {})[need.name] = None
    for thing, names in wanted.items():
        known.elsewhere.update((thing, name) for name in elsewhere(thing, list(names)))
    _mark_reaches(records, lengths)
    ordered = sorted(records, key=lambda record: (_ORDER[record.table], record.number))
    changed = True
    while changed:
        changed = False
        for record in (record for record in ordered if record.stands):
            lack = next((need for need in record.needs if not known.gives(need, record)), None)
            if lack:
                record.stands, changed = False, True
                if (lack.thing, lack.name) not in known.makers:
                    record.fault = RowFault(lack.field, shown(lack.name), _NEEDS.get(lack.thing, _NOTHING))


_NEEDS: Mapping[Thing, Message] = {
    Thing.SCANNED: Message(N_("an article with a scan")),
    Thing.READ: Message(N_("a claim that appears in an article and was read there")),
    Thing.PLACE: Message(N_("an article in which the claim appears")),
    Thing.EVIDENCE: Message(N_("an earlier piece of evidence on the same claim")),
    Thing.REPLY: Message(N_("an earlier request on the same claim")),
}


def _mark_reaches(records: Sequence[Record], lengths: Callable[[Sequence[str]], Mapping[str, int]]) -> None:
    texts = {record.key: record.length for record in records if record.table == "articles" and record.stands}
    # A text that is there already stays, whatever text the file has under its id.
    texts.update(lengths(list(dict.fromkeys(record.article for record in records if record.article))))
    for record in records:
        length = texts.get(record.article)
        if record.stands and length is not None and record.reach > length:
            record.stands = False
            expected = Message(N_("a span inside the text, which has {length} characters"), length=str(length))
            record.fault = RowFault(record.field, str(record.reach), expected)
