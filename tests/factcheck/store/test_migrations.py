"""A store that an older version made: it opens, loses nothing, and takes what is new."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, NullPool, create_engine, make_url, text

from factcheck.claim_ids import claim_ids
from factcheck.scan_results import Status
from factcheck.store import engine, tables
from factcheck.store.article_versions import previous_version
from factcheck.store.articles import last_reading, read_articles
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.decisions import record_act
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store, open_store
from factcheck.store.groups import known_as
from factcheck.store.imports import import_rows
from factcheck.store.scans import save_scan
from factcheck.store.sound_rows import broken_rows
from factcheck.store.transfer import export_rows
from factcheck.verification.acts import Act
from factcheck.verification.verdict_scale import load_scale
from tests.factcheck.store.test_article_versions import scan
from tests.support.factories import port, sourced

SCALE = load_scale()
NEW = (
    "speaker_confidence",
    "speaker_vague",
    "sources",
    "addressee",
    "addressee_span",
    "worth",
    "worth_reasons",
    "features",
    "accusations",
)
_FACTS = ("kind", "url", "standfirst", "authors", "place", "published_at", "updated", "encoding", "places")
NEW_OF_SCANS = (*_FACTS, "skipped")


def known_then(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row less the columns that came after version 0002."""
    new = {"readings": NEW, "scans": NEW_OF_SCANS, "replies": ("withdrawn",)}.get(table, ())
    return {name: value for name, value in row.items() if name not in new}


@pytest.fixture
def fresh(request: pytest.FixtureRequest, tmp_path: Path, url: str) -> str:
    """Where a store may be and none is yet, on each database in turn."""
    if not url.startswith("postgresql"):
        return str(tmp_path / "old.sqlite")
    server = request.getfixturevalue("server")
    return str(server.url(server.new_database()))


def old_store(url: str, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    """A store as version 0002 made it, with these rows, less what that version did not know."""
    parsed = make_url(url) if "://" in url else make_url(f"sqlite:///{url}")
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    with create_engine(parsed, poolclass=NullPool).begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(engine.__file__).parent / "migrations"))
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        seen = MetaData()
        seen.reflect(connection, only=list(rows))
        for name, some in rows.items():
            # The database numbers rows itself, and would not know of numbers given by hand.
            numbered = name not in ("articles", "claims")
            columns = [c.name for c in seen.tables[name].columns if c.name != "id" or not numbered]
            assert name != "readings" or not set(NEW) & set(columns)
            connection.execute(seen.tables[name].insert(), [{k: r[k] for k in columns if k in r} for r in some])


def rows_of(store: Store) -> dict[str, list[dict[str, Any]]]:
    with store.reading() as connection:
        return {
            table.name: [dict(row._mapping) for row in connection.execute(table.select())]
            for table in tables.MERGED
            if connection.execute(table.select()).first() is not None
        }


@pytest.fixture
def upgraded(store: Store, fresh: str) -> Iterator[Store]:
    """A store of version 0002 with an article and a decision, opened by this version."""
    save_scan(store, port(), machine="labels 1", matching=SCALE.matching)
    record_act(store, claim_ids(port())[0], Act(who="Ana", why="vu", status=Status.IN_PROGRESS), SCALE)
    old_store(fresh, rows_of(store))
    opened = open_store(fresh)
    yield opened
    opened.close()


def test_an_older_store_keeps_every_row(store: Store, upgraded: Store) -> None:
    """All rows as they were; what was not read then is empty."""
    before, after = rows_of(store), rows_of(upgraded)

    assert set(after) == set(before)
    for name, rows in before.items():
        assert [known_then(name, row) for row in after[name]] == [known_then(name, row) for row in rows]
    assert all(row[column] is None for row in after["readings"] for column in NEW)
    assert all(row[column] is None for row in after["scans"] for column in NEW_OF_SCANS)


def test_an_older_store_reads_and_decides_as_before(upgraded: Store) -> None:
    name = claim_ids(port())[0]
    record_act(upgraded, name, Act(who="Ana", why="fini", status=Status.DROPPED), SCALE)

    with upgraded.reading() as connection:
        (article,) = read_articles(connection, Filter(), SCALE)
        assert len(article.claims) == len(port().claims)
        assert {item.worth for item in article.claims} == {None}
        assert read_dossier(connection, name).claim.status == "dropped"
        assert last_reading(connection, name).item.claim.features == {}


def test_an_older_store_takes_what_is_new(upgraded: Store) -> None:
    save_scan(upgraded, sourced(), machine="labels 1", matching=SCALE.matching)

    with upgraded.reading() as connection:
        (line,) = list_claims(connection, Filter(ids=(claim_ids(sourced())[0],)))
    assert (line.worth, line.speaker_vague, line.speaker_confidence) == (0.6225, True, 0.9)


def test_an_older_store_cannot_be_changed_either(upgraded: Store) -> None:
    with pytest.raises(Exception, match="append-only"), upgraded.writing() as connection:
        connection.execute(text("UPDATE readings SET worth = 1"))


def test_an_export_of_an_older_version_is_read(store: Store, fresh: str, request: pytest.FixtureRequest) -> None:
    """Columns that it lacks stay empty."""
    save_scan(store, port(), machine="labels 1", matching=SCALE.matching)
    with store.reading() as connection:
        rows = [known_then(str(row.get("table", "")), row) for row in export_rows(connection)]
    other = open_store(fresh)
    request.addfinalizer(other.close)

    counts = import_rows(other, [json.dumps(row).encode() for row in rows], "old.ndjson", SCALE)

    assert counts.added["readings"] == len(port().claims)
    assert rows_of(other)["readings"][0]["worth"] is None


def test_what_is_new_comes_back_whole(store: Store) -> None:
    """Sources, addressee, confidence, worth and features, through the store and through an export."""
    save_scan(store, sourced(), machine="labels 1", matching=SCALE.matching)

    with store.reading() as connection:
        (article,) = read_articles(connection, Filter(), SCALE)
    back = dict(zip(article.names, article.claims, strict=True))
    for name, item in zip(claim_ids(sourced()), sourced().claims, strict=True):
        assert back[name].claim == item.claim
        assert back[name].claim.features == item.claim.features
        assert back[name].worth == item.worth


def test_a_person_s_speaker_is_neither_vague_nor_unsure(store: Store) -> None:
    save_scan(store, sourced(), machine="labels 1", matching=SCALE.matching)
    name = claim_ids(sourced())[0]
    record_act(store, name, Act(who="Ana", speaker="Nadia Ferrol"), SCALE)

    with store.reading() as connection:
        (line,) = list_claims(connection, Filter(ids=(name,)))
        (article,) = read_articles(connection, Filter(ids=(name,)), SCALE)
    assert (line.speaker_vague, line.speaker_confidence) == (None, None)
    speaker = article.claims[0].claim.speaker
    assert speaker is not None
    assert (speaker.name, speaker.vague, speaker.confidence) == ("Nadia Ferrol", False, 1.0)


def test_broken_rows_of_an_older_store_are_kept_and_passed_over(store: Store, fresh: str) -> None:
    """Opening it finds them; nothing is lost, and what is sound is read as before."""
    save_scan(store, port(), machine="labels 1", matching=SCALE.matching)
    name = claim_ids(port())[0]
    record_act(store, name, Act(who="Ana", why="vu", status=Status.IN_PROGRESS), SCALE)
    rows = rows_of(store)
    rows["decisions"].append({**rows["decisions"][-1], "uid": "0" * 32, "at": "zzzz", "to_value": "finished"})
    old_store(fresh, rows)

    opened = open_store(fresh)
    with opened.reading() as connection:
        assert broken_rows(connection) == [("decisions", "0" * 32)]
        assert read_dossier(connection, name).claim.status == "in_progress"
    assert len(rows_of(opened)["decisions"]) == len(rows["decisions"])
    opened.close()


def test_links_that_go_in_a_circle_give_one_claim_that_stands_for_both(store: Store, fresh: str) -> None:
    """Two desks that exchanged stores of an older version: A same as B, and B same as A."""
    save_scan(store, port(), machine="labels 1", matching=SCALE.matching)
    record_act(store, claim_ids(port())[2], Act(who="Ana", why="vu", status=Status.IN_PROGRESS), SCALE)
    one, other, third = claim_ids(port())[:3]
    first, last = sorted((one, other))
    rows = rows_of(store)
    at, facts = "2026-11-20T10:00:0{}.000000Z", {"who": "machine", "kind": "automatic", "score": 99.0, "why": None}
    rows["links"] = [
        {"uid": f"{n}" * 32 + "1", "at": at.format(n), "claim_id": a, "known_id": b, **facts}
        for n, (a, b) in enumerate(((one, other), (other, one), (third, one)))
    ]
    old_store(fresh, rows)

    opened = open_store(fresh)
    with opened.reading() as connection:
        roots = known_as(connection)
        assert len(set(roots.values())) == 1
        assert not set(roots) & set(roots.values())
        assert set(roots) | set(roots.values()) >= {one, other}
        assert {row.id for row in list_claims(connection, Filter())} == set(claim_ids(port()))
    record_act(opened, first, Act(who="Ana", why="vu", status=Status.IN_PROGRESS), SCALE)
    record_act(opened, last, Act(who="Bea", why="fini", status=Status.DROPPED), SCALE)
    with opened.reading() as connection:
        assert [read_dossier(connection, name).claim.status for name in (first, last)] == ["dropped", "dropped"]
        assert [read_dossier(connection, name).claim.decided_claim_id for name in (first, last)] == [last, last]
    assert len(rows_of(opened)["links"]) == 3
    opened.close()


def test_versions_in_an_older_store_are_derived(store: Store, fresh: str) -> None:
    """In order of time; what was decided on a claim that changed is flagged at once."""
    for name, number in (("old", "trois"), ("new", "quatre"), ("last", "cinq")):
        scan(store, name, number)
    old_store(fresh, rows_of(store))

    opened = open_store(fresh)
    with opened.reading() as connection:
        assert [previous_version(connection, name) for name in ("old", "new", "last")] == [None, "old", "new"]
        (row, *_others) = list_claims(connection, Filter(order="oldest"))
    record_act(opened, row.id, Act(who="Ana", status=Status.IN_PROGRESS), SCALE)
    with opened.reading() as connection:
        assert [claim.id for claim in list_claims(connection, Filter(changed=True))] == [row.id]
    opened.close()
