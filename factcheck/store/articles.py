"""Articles read back from the store, with what people corrected and decided in their claims.

In: a connection and a ``Filter``. Out: ``Checked``, as a scan gives it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, text

from claims.claim import LabelledClaim
from factcheck.claim_ids import claim_ids
from factcheck.local_time import local_day
from factcheck.scan_results import Article, Checked, SourceKind
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.contexts import read_context
from factcheck.store.corrections import Marks, mark, read_marks
from factcheck.store.dossiers import read_dossier
from factcheck.store.rows import passed_over, read_all, rows_as
from factcheck.store.sqlite_files import ONCE
from factcheck.store.statuses import read_standings
from factcheck.stored_claims import stored_claim
from factcheck.stored_records import BY_PERSON, Appearance, ClaimSummary, ScannedArticle
from factcheck.verification.verdict_scale import Scale

__all__ = ["Reading", "last_reading", "read_articles", "with_added"]


# Whether an article is sound is seen from its whole text: once for each article, not for each reading of it.
_READINGS = text(
    f"WITH listed AS {ONCE} (SELECT id, title, outlet, published, source FROM article_list) "
    "SELECT r.*, a.title, a.outlet, a.published, a.source FROM current_readings AS r "
    "JOIN listed AS a ON a.id = r.article_id ORDER BY r.claim_id, r.number"
)
_ADDED = text("SELECT DISTINCT claim_id FROM readings WHERE article_id = :article AND machine = :person")
_ARTICLES = text("SELECT * FROM article_list ORDER BY last_scan, id")


def read_articles(
    connection: Connection, wanted: Filter, scale: Scale, *, names: tuple[str, ...] = (), day: str | None = None
) -> list[Checked]:
    """The articles with claims that the filter lets through, and just those claims, in order of their last scan.

    ``names`` are ids, first digits of ids or sources; ``day`` is an ISO date on which an article was published or
    last scanned (local time); a publication is on the day where the article was published.
    """
    claims = {claim.id: claim for claim in list_claims(connection, wanted)}
    readings: dict[str, list[Appearance]] = {}
    wanted_rows = (row for row in connection.execute(_READINGS) if row.claim_id in claims)
    for reading in rows_as(Appearance, wanted_rows):
        readings.setdefault(reading.article_id, []).append(reading)
    marks = read_marks(connection)
    articles: list[Checked] = []
    for scan in read_all(connection, ScannedArticle, _ARTICLES):
        named = not names or scan.source in names or scan.id.startswith(names)
        then = day is None or day in ((scan.published or "")[:10], local_day(scan.last_scan))
        if named and then and scan.id in readings:
            checked = _checked(connection, scan, readings[scan.id], claims, marks, scale)
            articles += [checked] if checked.claims else []
    return articles


def _checked(
    connection: Connection,
    scan: ScannedArticle,
    readings: list[Appearance],
    claims: Mapping[str, ClaimSummary],
    marks: Mapping[tuple[str, str], Marks],
    scale: Scale,
) -> Checked:
    content = connection.execute(text("SELECT text FROM sound_articles WHERE id = :id"), {"id": scan.id}).scalar_one()
    made: list[tuple[LabelledClaim, str]] = []
    for reading in readings:
        name = reading.claim_id if reading.number == 1 else f"{reading.claim_id}-{reading.number}"
        shown = mark(reading, marks.get((reading.claim_id, scan.id), {}), content)
        # The database knows the form of spans, not the length of each text.
        if _last_place(shown) > len(content):
            passed_over("readings", {"uid": reading.uid}, "spans")
            continue
        made.append((stored_claim(shown, claims[reading.claim_id]), name))
    made.sort(key=lambda pair: (pair[0].claim.span, pair[1]))
    names = tuple(name for _item, name in made)
    return Checked(
        article=Article(
            id=scan.id,
            source=scan.source,
            text=content,
            blocks=(),
            title=scan.title,
            outlet=scan.outlet,
            agency=scan.agency,
            published=scan.published_at or scan.published,
            language=scan.language,
            kind=SourceKind(scan.kind or SourceKind.TEXT),
            standfirst=scan.standfirst,
            authors=scan.authors or (),
            place=scan.place,
            updated=scan.updated,
            url=scan.url,
            encoding=scan.encoding,
            places=scan.places or (),
        ),
        claims=tuple(item for item, _name in made),
        skipped=(),
        standings=read_standings(connection, names, scale, scan.id),
        names=names,
    )


def with_added(connection: Connection, checked: Checked, scale: Scale) -> Checked:
    """A fresh scan of an article with the claims that people added to it, as ``read_articles`` has them."""
    known = claim_ids(checked)
    rows = connection.scalars(_ADDED, {"article": checked.article.id, "person": BY_PERSON})
    ids = tuple(name for name in rows if name not in known)
    if not ids:
        return checked
    found = read_articles(connection, Filter(ids=ids), scale, names=(checked.article.id,))
    pairs = list(zip(checked.claims, known, strict=True))
    standings = dict(checked.standings)
    for article in found:
        pairs += zip(article.claims, article.names, strict=True)
        standings.update(article.standings)
    pairs.sort(key=lambda pair: (pair[0].claim.span, pair[1]))
    claims, names = tuple(item for item, _name in pairs), tuple(name for _item, name in pairs)
    return replace(checked, claims=claims, names=names, standings=standings)


def _last_place(reading: Appearance) -> int:
    """The greatest offset of a reading's spans."""
    parts = (reading.sentence, reading.speaker_span, reading.cue_span, reading.medium_span, reading.addressee_span)
    ends = [span.end for span in (*reading.spans, *parts) if span]
    ends += [source.span[1] for source in reading.sources or ()]
    ends += [reason.span[1] for reason in reading.worth_reasons or () if reason.span]
    ends += [accusation.span[1] for accusation in reading.accusations or ()]
    return max(ends)


@dataclass(frozen=True, slots=True)
class Reading:
    """The last reading of a claim with the corrections of people, and the name of the machine that made it.

    ``line`` is the claim as it is listed, ``text`` that of the article.
    """

    item: LabelledClaim
    line: ClaimSummary
    text: str
    machine: str


def last_reading(connection: Connection, name: str) -> Reading:
    """The last reading of the claim with the id ``name``.

    Raises:
        VerificationError: no claim, or several, have that name, or no article holds it any more.
    """
    content, _sentence = read_context(connection, name)
    dossier = read_dossier(connection, name)
    place = next(place for place in reversed(dossier.appearances) if place.sentence)
    own = replace(dossier.claim, label=place.label, speaker=dossier.claim.machine_speaker)
    return Reading(stored_claim(place, own), dossier.claim, content, place.machine)
