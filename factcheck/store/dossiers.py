"""All that is known of one claim.

In: the id of a claim or its first digits. Out: its ``Dossier``, or the ``State`` that its decisions left.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, select, text

from factcheck.claim_ids import base_id
from factcheck.errors import Fault, VerificationError
from factcheck.scan_results import Status
from factcheck.store import tables as t
from factcheck.store.accusation_corrections import accused_as_told, read_told
from factcheck.store.changed_claims import LINE, with_changes
from factcheck.store.corrections import mark, read_marks, with_contents
from factcheck.store.groups import members_of
from factcheck.store.marked_words import with_words
from factcheck.store.published_reviews import find_reviews
from factcheck.store.rows import passed_over, read_all, read_spans
from factcheck.store.shown_claims import shown_places, with_shown
from factcheck.store.sound_rows import sound
from factcheck.store.times_and_ids import chunks
from factcheck.stored_records import (
    Appearance,
    ClaimLink,
    ClaimSummary,
    Dossier,
    EvidenceEntry,
    HistoryEvent,
    ReplyEntry,
    SourceFacts,
)
from factcheck.verification.acts import ACCUSATIONS, ADDED, Part, State
from factcheck.verification.similarity import Wording
from factcheck.verification.verdict_scale import LikenessLimits

__all__ = ["CORRECTED", "current_rows", "find_claim", "read_dossier", "read_state", "read_summary"]

CORRECTED = ("label", "speaker", ACCUSATIONS, *Part, "not_claim", ADDED, "assignee", "deadline")
"""The axes on which a claim is corrected by itself; on the others claims that are the same stand together."""
_LIMIT = 6
_ARTICLES, _CLAIMS, _DECISIONS = sound(t.articles), sound(t.claims), sound(t.decisions)
_LIMITS = LikenessLimits()
_LINE = text(f"SELECT {LINE} FROM claim_list WHERE id = :claim")
_APPEARANCES = text(
    "SELECT p.*, a.title, a.outlet, a.published, a.source FROM current_readings AS p "
    "JOIN article_list AS a ON a.id = p.article_id WHERE p.claim_id = :claim "
    "ORDER BY p.at, p.article_id, p.number"
)
_FACTS = text(
    "SELECT s.article_id, s.agency, s.url, s.authors, s.place, s.published_at, s.updated, s.places "
    "FROM sound_scans AS s "
    "WHERE s.article_id IN (SELECT p.article_id FROM appearances AS p WHERE p.claim_id = :claim) ORDER BY s.at, s.id"
)
_SAME = "claim_id IN (SELECT member_id FROM claim_members WHERE claim_id = :claim)"
_EVIDENCE = text(f"SELECT * FROM current_evidence WHERE {_SAME} ORDER BY at, id")
_REPLIES = text(f"SELECT * FROM current_replies WHERE {_SAME} ORDER BY at, id")
_HISTORY = text(f"SELECT * FROM history WHERE {_SAME}")
_LINKS = text("SELECT * FROM current_links WHERE claim_id = :claim OR known_id = :claim ORDER BY at")


def find_claim(connection: Connection, name: str) -> str:
    """The id of the claim that ``name`` names: an id, with or without its number, or the first digits of one.

    Raises:
        VerificationError: no claim, or several, have that name.
    """
    wanted = base_id(name.strip().lower())
    if connection.scalar(select(_CLAIMS.c.id).where(_CLAIMS.c.id == wanted)) is not None:
        return wanted
    if len(wanted) < 4 or not wanted.isalnum():
        raise VerificationError(Fault.NO_CLAIM_ID, name=name)
    # A range and not LIKE: the key's index then answers on every database.
    query = select(_CLAIMS.c.id).where(_CLAIMS.c.id >= wanted, _CLAIMS.c.id < wanted + "g")
    ids = connection.scalars(query.order_by(_CLAIMS.c.id).limit(_LIMIT)).all()
    if not ids:
        raise VerificationError(Fault.NO_SUCH_CLAIM, name=name)
    if len(ids) > 1:
        raise VerificationError(Fault.SEVERAL_CLAIMS, name=name, names=tuple(ids))
    return str(ids[0])


def read_state(connection: Connection, claim_id: str) -> State:
    """What holds for a claim now: its own corrections; status, verdict, flags and evidence of all that are the same."""
    group = members_of(connection, [claim_id])[claim_id]
    last: dict[tuple[str, str | None], Row[Any]] = {}
    for some in chunks(group):
        for row in connection.execute(select(_DECISIONS).where(_DECISIONS.c.claim_id.in_(some))):
            own = row.claim_id == claim_id or row.axis not in CORRECTED
            before = last.get((row.axis, row.article_id))
            if own and (before is None or (before.at, before.uid) < (row.at, row.uid)):
                last[row.axis, row.article_id] = row
    status, verdict, flags = (last.get((axis, None)) for axis in ("status", "verdict", "flags"))
    return State(
        status=Status(status.to_value) if status else Status.UNVERIFIED,
        verdict=verdict.to_value if verdict else None,
        verdict_by=verdict.who if verdict and verdict.to_value else None,
        flags=tuple((flags.to_value or "").split()) if flags else (),
        corrections={key: row.to_value for key, row in last.items() if key[0] in CORRECTED},
        evidence={row.uid: bool(row.is_primary) for row in current_rows(connection, "current_evidence", claim_id)},
    )


def current_rows(connection: Connection, view: str, claim_id: str) -> list[Row[Any]]:
    """The rows of one of the views of what is current, those of this claim and all that are the same."""
    query = text(f"SELECT * FROM {view} WHERE {_SAME} ORDER BY at, id")
    return list(connection.execute(query, {"claim": claim_id}))


def read_dossier(connection: Connection, name: str, matching: LikenessLimits = _LIMITS) -> Dossier:
    """Everything on one claim.

    Raises:
        VerificationError: no claim, or several, have that name, or nothing that is kept of it can be read.
    """
    claim_id = find_claim(connection, name)
    ids = {"claim": claim_id}
    claim = read_summary(connection, claim_id)
    appearances = read_appearances(connection, claim_id)
    history = with_words(connection, filter(_readable, read_all(connection, HistoryEvent, _HISTORY, ids)))
    wording = Wording(claim.content, claim.machine_speaker, claim.polarity)
    corrected = _corrected(connection, claim_id, appearances)
    read = [corrected.get(place.article_id, place) for place in appearances]
    return Dossier(
        claim=claim,
        appearances=appearances,
        evidence=tuple(read_all(connection, EvidenceEntry, _EVIDENCE, ids)),
        replies=tuple(read_all(connection, ReplyEntry, _REPLIES, ids)),
        history=tuple(sorted(history, key=_turn)),
        links=tuple(read_all(connection, ClaimLink, _LINKS, ids)),
        corrected=corrected,
        reviews=find_reviews(connection, {claim_id: wording}, matching).get(claim_id, ()),
        facts={fact.article_id: fact for fact in read_all(connection, SourceFacts, _FACTS, ids)},
        shown=shown_places(connection, read, claim.label, claim.polarity),
    )


def read_appearances(connection: Connection, name: str) -> tuple[Appearance, ...]:
    """Where one claim stands, and as what it was read there.

    Raises:
        VerificationError: no claim, or several, have that name, or no reading of it can be read.
    """
    claim_id = find_claim(connection, name)
    places = tuple(read_all(connection, Appearance, _APPEARANCES, {"claim": claim_id}))
    if not places:
        raise VerificationError(Fault.CLAIM_UNREADABLE, claim=claim_id)
    return places


def read_summary(connection: Connection, claim_id: str) -> ClaimSummary:
    """The claim with this id as lists show it.

    Raises:
        VerificationError: nothing that the store holds of it can be read.
    """
    claims = with_contents(connection, read_all(connection, ClaimSummary, _LINE, {"claim": claim_id}))
    if not claims or claims[0].machine is None:
        raise VerificationError(Fault.CLAIM_UNREADABLE, claim=claim_id)
    return with_shown(connection, with_changes(connection, claims))[0]


def _corrected(connection: Connection, claim_id: str, places: Iterable[Appearance]) -> dict[str, Appearance]:
    """The appearances that people corrected, with their corrections, by article."""
    marks, told = read_marks(connection, [claim_id]), read_told(connection, [claim_id]).get(claim_id)
    corrected: dict[str, Appearance] = {}
    for place in places:
        there = marks.get((claim_id, place.article_id))
        if there is not None or told is not None:
            query = select(_ARTICLES.c.text).where(_ARTICLES.c.id == place.article_id)
            article = connection.scalars(query).one()
            corrected[place.article_id] = accused_as_told(mark(place, there or {}, article), told, article)
    return corrected


def _readable(event: HistoryEvent) -> bool:
    """Whether the values of an event are spans where they have to be; what is not is named in the log."""
    try:
        for value in (event.from_value, event.to_value) if event.what in set(Part) else ():
            read_spans(value or "[]")
    except (ValueError, TypeError, RecursionError):
        passed_over("decisions", {"id": event.claim_id}, event.what)
        return False
    return True


# Events of one act have the same time: evidence and replies come first, then the verdict, then the status.
_TURNS = ("evidence", "asked", "answer", "verdict", "status")


def _turn(event: HistoryEvent) -> tuple[str, int, str]:
    return event.at, _TURNS.index(event.what) if event.what in _TURNS else len(_TURNS), event.what
