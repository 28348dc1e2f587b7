"""Whom claims accuse as people told it, in place of what the machine read.

In: ids of claims; readings, and accusations by names and words. Out: the same readings with records of these
accusations, each part where it stands nearest to the claim. Unit: code points of the text of the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from claims.document.span import Span
from factcheck.store.rows import of_ids, passed_over
from factcheck.store.times_and_ids import chunks
from factcheck.told_accusations import ToldAccusation, accusations_from_json
from factcheck.verification.acts import ACCUSATIONS
from factcheck.verification.passages import nearest_passage

if TYPE_CHECKING:
    # Only readings hold some: what lists claims starts without the models.
    from factcheck.reports.accusation_record import AccusationRecord, PartyRecord
    from factcheck.reports.record_fields import QuotedRecord
    from factcheck.stored_records import Appearance

__all__ = ["accused_as_told", "read_told", "told_of", "unplaced_records"]

_CURRENT = (
    f"SELECT claim_id, to_value FROM current_decisions WHERE axis = '{ACCUSATIONS}' AND article_id IS NULL "
    "AND to_value IS NOT NULL"
)
_OF_CLAIMS = of_ids(f"{_CURRENT} AND claim_id IN :ids")
_ALL = text(_CURRENT)


def read_told(connection: Connection, ids: Iterable[str] | None = None) -> dict[str, tuple[ToldAccusation, ...]]:
    """What people told of these claims, or of all, by claim; what cannot be read is left out and named in the log."""
    found: dict[str, tuple[ToldAccusation, ...]] = {}
    queries = [(_ALL, {})] if ids is None else [(_OF_CLAIMS, {"ids": some}) for some in chunks(ids)]
    for query, values in queries:
        for row in connection.execute(query, values):
            try:
                found[row.claim_id] = accusations_from_json(row.to_value)
            except ValueError:
                passed_over("decisions", {"id": row.claim_id}, ACCUSATIONS)
    return found


def told_of(records: Iterable[AccusationRecord]) -> tuple[ToldAccusation, ...]:
    """Accusations of a reading by their names and words; none twice."""
    made = (
        ToldAccusation(
            stage=one.stage,
            negated=one.negated,
            accused=tuple(party.name for party in one.accused),
            offences=tuple(_line(words.text) for words in one.offences),
            accuser=one.accuser.name if one.accuser else None,
        )
        for one in records
    )
    return tuple(dict.fromkeys(made))


def accused_as_told(reading: Appearance, told: Sequence[ToldAccusation] | None, article: str) -> Appearance:
    """A reading with the accusations that people told, as it is where they told none; ``article`` is the text."""
    if told is None:
        return reading
    placed = _Placed(tuple(reading.accusations or ()), Span.around(reading.spans), article)
    return replace(reading, accusations=tuple(map(placed.record, told)))


def unplaced_records(told: Iterable[ToldAccusation]) -> tuple[AccusationRecord, ...]:
    """Records of accusations without the article that they are told of."""
    return tuple(map(_Placed((), Span(0, 0), "").record, told))


class _Placed:
    """Where what people tell stands: as the machine read it, else nearest to the claim, else nowhere (0, 0)."""

    def __init__(self, machine: Sequence[AccusationRecord], near: Span, article: str) -> None:
        self._machine, self._near, self._article = machine, near, article
        self._parties = {
            party.name: party for one in machine for party in (*one.accused, *([one.accuser] if one.accuser else ()))
        }
        self._offences = {_line(words.text): words for one in machine for words in one.offences}

    def record(self, one: ToldAccusation) -> AccusationRecord:
        """The record of an accusation; its cue is the machine's where that read the same stage."""
        from factcheck.reports.accusation_record import AccusationRecord

        same = [kept.cue for kept in self._machine if (kept.stage, kept.negated) == (one.stage, one.negated)]
        cue = same[0] if same else self._quoted("")
        accused = [self._party(name) for name in one.accused]
        offences = [self._offences.get(words) or self._quoted(words) for words in one.offences]
        accuser = self._party(one.accuser) if one.accuser else None
        parts = (cue, *offences, *accused, *([accuser] if accuser else ()))
        spans = [Span(*part.span) for part in parts if part.span[0] < part.span[1]]
        around = Span.around(spans) if spans else Span(0, 0)
        return AccusationRecord(
            stage=one.stage,
            negated=one.negated,
            accused=accused,
            offences=offences,
            accuser=accuser,
            cue=cue,
            span=(around.start, around.end),
        )

    def _party(self, name: str) -> PartyRecord:
        """Somebody whom a person named: no doubt is left about who it is."""
        from factcheck.reports.accusation_record import PartyRecord

        read = self._parties.get(name)
        words, span = (read.text, read.span) if read else self._place(name)
        return PartyRecord(text=words, span=span, name=name, confidence=1.0, vague=read.vague if read else False)

    def _quoted(self, words: str) -> QuotedRecord:
        from factcheck.reports.record_fields import QuotedRecord

        there, span = self._place(words)
        return QuotedRecord(text=there or words, span=span)

    def _place(self, words: str) -> tuple[str, tuple[int, int]]:
        found = nearest_passage(self._article, words, self._near) if words else None
        return (found.of(self._article), (found.start, found.end)) if found else ("", (0, 0))


def _line(words: str) -> str:
    return " ".join(words.split())
