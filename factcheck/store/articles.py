"""Articles read back from the store, with what people corrected and decided in their claims.

In: a connection and a ``Filter``. Out: ``Checked``, as a scan gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, text

from claims.claim import LabelledClaim, Skipped
from factcheck.claim_ids import base_id, claim_ids
from factcheck.local_time import local_day
from factcheck.scan_results import Article, Check, Checked, Correction, SourceKind
from factcheck.store.accusation_corrections import accused_as_told, read_told
from factcheck.store.checks import read_checks
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.contexts import read_context
from factcheck.store.corrections import Marks, mark, read_marks
from factcheck.store.dossiers import read_dossier
from factcheck.store.rows import passed_over, read_all, rows_as
from factcheck.store.sqlite_files import ONCE
from factcheck.store.statuses import read_standings
from factcheck.store.told_versions import told_versions
from factcheck.stored_claims import stored_claim
from factcheck.stored_records import BY_PERSON, Appearance, ClaimSummary, ScannedArticle
from factcheck.told_accusations import ToldAccusation
from factcheck.verification.acts import ACCUSATIONS, Part
from factcheck.verification.verdict_scale import Scale

__all__ = ["Reading", "as_people_have_it", "last_reading", "read_articles"]


# Whether an article is sound is seen from its whole text: once for each article, not for each reading of it.
_READINGS = text(
    f"WITH listed AS {ONCE} (SELECT id, title, outlet, published, source FROM article_list) "
    "SELECT r.*, a.title, a.outlet, a.published, a.source FROM current_readings AS r "
    "JOIN listed AS a ON a.id = r.article_id ORDER BY r.claim_id, r.number"
)
_ADDED = text("SELECT DISTINCT claim_id FROM readings WHERE article_id = :article AND machine = :person")
_AXES = ", ".join(f"'{axis}'" for axis in ("label", "speaker", ACCUSATIONS, *Part))
_CORRECTED = text(
    "SELECT DISTINCT d.claim_id FROM current_decisions AS d "
    "JOIN sound_appearances AS p ON p.claim_id = d.claim_id AND p.article_id = :article "
    f"WHERE d.axis IN ({_AXES}) AND d.to_value IS NOT NULL AND COALESCE(d.article_id, :article) = :article"
)
_HERE = text(
    "SELECT r.*, a.title, a.outlet, a.published, a.source FROM current_readings AS r "
    "JOIN article_list AS a ON a.id = r.article_id WHERE r.article_id = :article ORDER BY r.claim_id, r.number"
)
_ARTICLE = text("SELECT * FROM article_list WHERE id = :article")
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
    marks, told = read_marks(connection), read_told(connection)
    articles: list[Checked] = []
    scans = read_all(connection, ScannedArticle, _ARTICLES)
    for scan in scans:
        named = not names or scan.source in names or scan.id.startswith(names)
        then = day is None or day in ((scan.published or "")[:10], local_day(scan.last_scan))
        if named and then and scan.id in readings:
            checked = _checked(connection, scan, readings[scan.id], claims, (marks, told), scale)
            articles += [checked] if checked.claims else []
    versions = told_versions(connection, [checked.article.id for checked in articles], scans)
    return [replace(checked, version=versions.get(checked.article.id)) for checked in articles]


def _checked(
    connection: Connection,
    scan: ScannedArticle,
    readings: list[Appearance],
    claims: Mapping[str, ClaimSummary],
    corrections: tuple[Mapping[tuple[str, str], Marks], Mapping[str, tuple[ToldAccusation, ...]]],
    scale: Scale,
) -> Checked:
    content = connection.execute(text("SELECT text FROM sound_articles WHERE id = :id"), {"id": scan.id}).scalar_one()
    marks, told = corrections
    made: list[tuple[LabelledClaim, str]] = []
    for reading in readings:
        name = reading.claim_id if reading.number == 1 else f"{reading.claim_id}-{reading.number}"
        shown = mark(reading, marks.get((reading.claim_id, scan.id), {}), content)
        shown = accused_as_told(shown, told.get(reading.claim_id), content)
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
        skipped=_still_skipped(scan, made, content),
        standings=read_standings(connection, names, scale, scan.id),
        names=names,
    )


def _still_skipped(
    scan: ScannedArticle, made: Iterable[tuple[LabelledClaim, str]], content: str
) -> tuple[Skipped, ...]:
    """What the last scan left out, less what lies behind the text and where people found a claim since."""
    claims = [span for item, _name in made for span in item.claim.content]
    kept = [part for part in scan.skipped or () if part.span.end <= len(content)]
    return tuple(part for part in kept if not any(part.span.overlaps(span) for span in claims))


def as_people_have_it(connection: Connection, checked: Checked, scale: Scale) -> Checked:
    """A fresh scan of an article with what people made of it: claims that they added, and those that they corrected.

    A claim is then as ``read_articles`` has it.
    """
    known = claim_ids(checked)
    article = {"article": checked.article.id}
    rows = connection.scalars(_ADDED, {**article, "person": BY_PERSON})
    added = [name for name in rows if name not in known]
    corrected = connection.scalars(_CORRECTED, article)
    ids = tuple(dict.fromkeys((*added, *corrected)))
    # Mostly nobody did: then the readings that were just written need not be read back.
    claims = {claim.id: claim for claim in list_claims(connection, Filter(ids=ids))} if ids else {}
    if not claims:
        return checked
    readings = [row for row in rows_as(Appearance, connection.execute(_HERE, article)) if row.claim_id in claims]
    if not readings:
        return checked
    (scan,) = read_all(connection, ScannedArticle, _ARTICLE, article)
    told = read_marks(connection, ids), read_told(connection, ids)
    found = _checked(connection, scan, readings, claims, told, scale)
    theirs = dict(zip(found.names, found.claims, strict=True))
    pairs = [(theirs.pop(name, item), name) for item, name in zip(checked.claims, known, strict=True)]
    # Of a claim that stands no longer in the article only what people added is shown.
    pairs += [(item, name) for name, item in theirs.items() if base_id(name) in added]
    pairs.sort(key=lambda pair: (pair[0].claim.span, pair[1]))
    names = tuple(name for _item, name in pairs)
    standings = {**checked.standings, **{name: found.standings[name] for name in names if name in found.standings}}
    return replace(checked, claims=tuple(item for item, _name in pairs), names=names, standings=standings)


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
    """The last reading of a claim, the corrections of people, and the name of the machine that made it.

    ``item`` is as the machine has it, ``line`` the claim as it is listed, ``text`` that of the article, ``corrections``
    what people put in the place of the machine's values.
    """

    item: LabelledClaim
    line: ClaimSummary
    text: str
    machine: str
    corrections: tuple[Correction, ...] = ()


def last_reading(connection: Connection, name: str) -> Reading:
    """The last reading of the claim with the id ``name``.

    Raises:
        VerificationError: no claim, or several, have that name, or no article holds it any more.
    """
    content, _sentence = read_context(connection, name)
    dossier = read_dossier(connection, name)
    place = next(place for place in reversed(dossier.appearances) if place.sentence)
    own = replace(dossier.claim, label=place.label, speaker=dossier.claim.machine_speaker)
    check = read_checks(connection, {dossier.claim.id: (dossier.claim.id,)}).get(dossier.claim.id, Check())
    return Reading(stored_claim(place, own), dossier.claim, content, place.machine, check.corrections)
