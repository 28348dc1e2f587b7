"""The store: what is kept, what is refused, and the tables that other programs read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from claims.claim import Label
from claims.document.span import Span
from factcheck.claim_ids import claim_ids
from factcheck.errors import StoreError
from factcheck.i18n import using_language
from factcheck.reports.error_wording import error_words
from factcheck.scan_results import Checked, Place, SourceKind, Status
from factcheck.store import engine, tables
from factcheck.store.articles import read_articles
from factcheck.store.check import find_broken
from factcheck.store.claim_lists import Filter
from factcheck.store.decisions import record_act
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store, open_store
from factcheck.store.imports import import_rows
from factcheck.store.originals import save_original
from factcheck.store.scans import save_scan
from factcheck.store.statuses import read_standings
from factcheck.store.transfer import export_rows
from factcheck.store.watch_log import Outcome, note
from factcheck.verification.acts import Act, Evidence, Reply
from factcheck.verification.verdict_scale import load_scale
from tests.support.databases import Server
from tests.support.factories import TEXT, article, checked, labelled, port
from tests.support.pages import page
from tests.support.ready_stores import PREPARE

SCALE = load_scale()
FOLDER = Path(engine.__file__).parent
AT = "2026-11-20T08:00:00.000000Z"


def save(store: Store, *articles: Checked, machine: str = "labels 1") -> None:
    for one in articles:
        save_scan(store, one, machine=machine, matching=SCALE.matching)


def count(store: Store, table: str) -> int:
    with store.reading() as connection:
        number: int = connection.execute(text(f"SELECT COUNT(*) FROM {table}")).scalar_one()
        return number


def decide_all(store: Store, name: str) -> None:
    """A row in every table that people fill."""
    evidence = Evidence(url="https://example.org/a", seen="2026-11-20", primary=True)
    record_act(store, name, Act(who="Ana", why="vu", verdict="faux", evidence=(evidence,)), SCALE)
    reply = Reply(asked="Le ministère", asked_on="2026-11-20")
    record_act(store, name, Act(who="Ana", why="paru", status=Status.PUBLISHED, reply=reply), SCALE)


# --- Scans -----------------------------------------------------------------------------------------------------------


def test_a_scan_is_kept_whole(store: Store) -> None:
    save(store, port())

    with store.reading() as connection:
        dossier = read_dossier(connection, claim_ids(port())[3])
    place = dossier.appearances[0]
    assert dossier.claim.content == "avoir promis « un centime de plus » aux repreneurs"
    assert dossier.claim.polarity == "denied"
    assert dossier.claim.status == "unverified"
    assert (place.machine, place.label, place.score) == ("labels 1", "reported_speech", 0.88)
    assert place.rules == ("test.rule",)
    assert [span.of(TEXT) for span in place.spans] == [place.content]
    assert place.speaker_span is not None
    assert place.speaker_span.of(TEXT) == place.speaker == "Le ministère"
    assert (place.cue, place.medium, place.style) == ("dément", "un communiqué", "mixed")
    assert (place.title, place.published) == ("Le port d’Argelune fermera au printemps", "2026-03-03")


def test_scanning_again_adds_a_scan_and_nothing_else(store: Store) -> None:
    save(store, port())
    before = {table: count(store, table) for table in ("articles", "claims", "appearances", "readings")}

    save(store, port(), port())

    assert {table: count(store, table) for table in before} == before
    assert count(store, "scans") == 3


def test_another_reading_is_kept_beside_the_first(store: Store) -> None:
    item = labelled(TEXT, "reçu")
    save(store, checked(item), checked(replace(item, label=Label.ALLEGATION)), checked(item))

    with store.reading() as connection:
        labels = [r.label for r in connection.execute(text("SELECT label FROM readings ORDER BY id"))]
        now = connection.execute(text("SELECT label FROM current_readings")).scalar_one()
    assert labels == ["reported_speech", "allegation", "reported_speech"]
    assert now == "reported_speech"

    save(store, checked(item), machine="labels 2")
    assert count(store, "readings") == 4


def test_decisions_outlive_every_scan(store: Store) -> None:
    save(store, port())
    names = claim_ids(port())
    decide_all(store, names[0])
    record_act(store, names[1], Act(who="Ana", label=Label.ESTABLISHED_FACT, speaker="Un autre"), SCALE)
    history = count(store, "history")

    save(store, port(), checked(labelled(TEXT, "reçu")), port(), machine="labels 9")

    assert count(store, "history") == history
    with store.reading() as connection:
        standings = read_standings(connection, names, SCALE)
        corrected = read_dossier(connection, names[1]).claim
    assert set(standings) == set(names[:2])
    assert standings[names[0]].status is Status.PUBLISHED
    assert standings[names[0]].verdict == SCALE.verdicts["faux"]
    assert (corrected.label, corrected.speaker) == ("established_fact", "Un autre")
    assert (corrected.machine_label, corrected.machine_speaker) == ("allegation", "plusieurs médias locaux")


def test_the_same_claim_twice_in_an_article_is_one_claim(store: Store) -> None:
    twice = checked(labelled(TEXT, "reçu"), labelled(TEXT, "reçu"))
    names = claim_ids(twice)
    save(store, twice)

    record_act(store, names[1], Act(who="Ana", status=Status.DROPPED), SCALE)

    assert count(store, "claims") == 1
    assert count(store, "appearances") == 2
    with store.reading() as connection:
        standings = read_standings(connection, names, SCALE)
    assert [standings[name].status for name in names] == [Status.DROPPED] * 2


def test_a_claim_of_two_articles_is_one_claim(store: Store) -> None:
    other = TEXT + "\nAjout."
    save(store, port(), Checked(article=replace(article(other), id="port-0002"), claims=port().claims, skipped=()))

    assert count(store, "articles") == 2
    assert count(store, "claims") == len(port().claims)
    with store.reading() as connection:
        assert read_dossier(connection, claim_ids(port())[0]).claim.articles == 2


def test_an_article_without_claims_is_kept(store: Store) -> None:
    save(store, checked())

    assert count(store, "article_list") == 1


def test_what_a_source_tells_comes_back(store: Store) -> None:
    """Address, kind, authors, place, times, and where stretches of the text stand in the source."""
    told = replace(
        port().article,
        kind=SourceKind.SUBTITLES,
        url="https://gazette.example/port",
        standfirst="Le chantier cesse son activité.",
        authors=("Nadia Ferrol", "Ana Kessé"),
        place="Argelune",
        published="2026-03-03T18:02:00+01:00",
        updated="2026-03-04",
        encoding="cp1252",
        places=(
            Place(span=Span(0, 39), page=2, time="14:32", author="Rose Amblard"),
            Place(span=Span(41, 57), starts=724.0, ends=731.5),
        ),
    )
    save_scan(store, replace(port(), article=told), machine="labels 1", matching=SCALE.matching)

    with store.reading() as connection:
        (back,) = read_articles(connection, Filter(), SCALE)
        assert replace(back.article, blocks=told.blocks) == told
        assert connection.scalar(text("SELECT published FROM scans")) == "2026-03-03"
        (facts,) = read_dossier(connection, claim_ids(port())[0]).facts.values()
        assert (facts.url, facts.places) == (told.url, told.places)
        assert read_articles(connection, Filter(), SCALE, day="2026-03-03")
        assert find_broken(connection) == []
        rows = [json.dumps(row).encode() for row in export_rows(connection)]
    assert not any(import_rows(store, rows, "same.ndjson", SCALE).added.values())


@pytest.mark.parametrize(
    "changes", [{"published": "2026-03-03 vers midi"}, {"updated": "hier"}, {"url": "https://a.example/\0"}], ids=str
)
def test_the_database_itself_refuses_facts_of_another_form(store: Store, changes: dict[str, Any]) -> None:
    told = replace(port(), article=replace(port().article, **changes))
    with pytest.raises(StoreError):
        save_scan(store, told, machine="labels 1", matching=SCALE.matching)


def test_what_no_database_can_hold_is_told(store: Store) -> None:
    spoilt = replace(article(), text="a\udcffb", id="x")

    with pytest.raises(StoreError):
        save(store, Checked(article=spoilt, claims=(), skipped=()))
    assert count(store, "articles") == 0


# --- Nothing is changed or deleted -----------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with a row in each table, on each database in turn; one for all tests, as none can change it."""
    url = str(tmp_path_factory.mktemp("filled") / "store.sqlite")
    if request.param == "postgresql":
        server: Server = request.getfixturevalue("server")
        url = server.url(server.new_database("made_up"))
    store = open_store(url)
    save(store, port())
    first, second = claim_ids(port())[:2]
    decide_all(store, first)
    link = {"uid": "u", "at": AT, "who": "Ana", "claim_id": first, "known_id": second, "kind": "confirmed"}
    review = {"uid": "u", "at": AT, "source": "f", "claim": "c", "verdict": "faux", "document": {}}
    aside = {"uid": "u", "at": AT, "who": "Ana", "table_name": "links", "row_key": "u", "put_back": False}
    later = {"id": "later", "first_seen": AT, "language": "fr", "text": "t"}
    version = {"uid": "u", "at": AT, "article_id": "later", "earlier_id": port().article.id, "ground": "url"}
    with store.writing() as connection:
        save_original(connection, port().article.id, page())
        connection.execute(tables.links.insert(), link)
        connection.execute(tables.reviews.insert(), review)
        connection.execute(tables.metadata.tables["set_aside"].insert(), {**aside, "problem": "x"})
        connection.execute(tables.articles.insert(), later)
        connection.execute(tables.metadata.tables["article_versions"].insert(), version)
        note(connection, "fil/a.txt", "1-1-1", Outcome.DONE)
    yield store
    store.close()


@pytest.mark.parametrize("table", tables.APPEND_ONLY)
@pytest.mark.parametrize("change", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}"])
def test_rows_are_never_changed_or_deleted(filled: Store, table: str, change: str) -> None:
    before = count(filled, table)
    column = tables.metadata.tables[table].columns.keys()[0]

    assert before > 0
    with pytest.raises(StoreError, match="append-only"), filled.writing() as connection:
        connection.exec_driver_sql(change.format(table=table, column=column))
    assert count(filled, table) == before


def test_rows_are_not_replaced_or_truncated(store: Store) -> None:
    save(store, port())
    decide_all(store, claim_ids(port())[0])
    statements = {
        "sqlite": "INSERT OR REPLACE INTO decisions SELECT id, uid, at, 'Eve', act, claim_id, axis, article_id, "
        "from_value, to_value, why FROM decisions",
        "postgresql": "TRUNCATE decisions",
    }

    with pytest.raises(StoreError, match="append-only"), store.writing() as connection:
        connection.exec_driver_sql(statements[store.engine.dialect.name])
    with store.reading() as connection:
        assert set(connection.scalars(text("SELECT who FROM decisions"))) == {"Ana"}


def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.writing() as connection:
            row = {"id": "a", "first_seen": AT, "language": "fr", "text": "t"}
            connection.execute(tables.articles.insert(), row)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert count(store, "articles") == 0


def test_rows_refer_to_what_is_there(store: Store) -> None:
    row = {"article_id": "none", "claim_id": "none", "number": 1, "first_seen": AT}

    with pytest.raises(StoreError, match=r"(?i)foreign key"), store.writing() as connection:
        connection.execute(tables.appearances.insert(), row)


# --- Tables ----------------------------------------------------------------------------------------------------------


# SQLAlchemy's reflection stumbles over CHECK constraints that do not hold for older rows.
@pytest.mark.filterwarnings("ignore:Can't validate argument 'dialect_options'")
def test_migrations_make_the_tables_the_code_sees(store: Store) -> None:
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []


def test_the_newest_migration_is_known() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER / "migrations"))

    assert ScriptDirectory.from_config(config).get_heads() == [engine.HEAD]


def test_every_table_view_and_column_is_described(store: Store) -> None:
    described = (FOLDER / "TABLES.md").read_text(encoding="utf-8")
    inspector = inspect(store.engine)

    names = {*inspector.get_table_names(), *inspector.get_view_names()}
    assert names == set(re.findall(r"^`([a-z_]+)`:", described, re.MULTILINE))
    for name in names:
        part = re.search(rf"^`{name}`:.*?(?=^`[a-z_]+`:|^## |\Z)", described, re.MULTILINE | re.DOTALL)
        assert part
        words = set(re.findall(r"`([a-z0-9_]+)`", part[0]))
        same = re.search(r"Columns as in `(\w+)`", part[0])
        if same:
            words |= {column["name"] for column in inspector.get_columns(same[1])}
        assert {column["name"] for column in inspector.get_columns(name)} <= words, name


def test_a_store_of_a_newer_version_is_left_alone(store: Store, url: str) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreError, match="9999"):
        open_store(url)


def test_sqlite_is_set_up_to_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.store.sqlite_files._prepare", PREPARE)
    store = open_store(str(tmp_path / "s.sqlite"))

    with store.reading() as connection:

        def pragma(name: str) -> Any:
            return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

        assert pragma("journal_mode") == "wal"
        assert pragma("foreign_keys") == 1
        assert pragma("synchronous") == 2
        assert pragma("busy_timeout") == 30_000


# --- Addresses -------------------------------------------------------------------------------------------------------


def test_a_path_or_an_address_will_do(tmp_path: Path) -> None:
    for number, where in enumerate((str(tmp_path / "a" / "b.sqlite"), f"sqlite:///{tmp_path / 'c.sqlite'}")):
        store = open_store(where)
        assert (tmp_path / ("a/b.sqlite", "c.sqlite")[number]).is_file()
        assert store.url.startswith(str(tmp_path))


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("/dev/null/x.sqlite", "/dev/null/x.sqlite: the store cannot be used"),
        ("/proc/version", "/proc/version: the store cannot be used"),
        ("mysql://u:secret@h/d", "mysql: unknown kind of store"),
        (
            "postgresql://u:secret@127.0.0.1:1/d?connect_timeout=2",
            r"u:\*\*\*@127.0.0.1:1/d\S*: the store cannot be used",
        ),
        ("postgresql://u:secret@h:port/d", "the store’s address cannot be read"),
    ],
)
def test_a_store_that_cannot_be_used_is_told_in_a_line(where: str, words: str) -> None:
    with using_language("en"), pytest.raises(StoreError) as caught:
        open_store(where)
    with using_language("en"):
        told = error_words(caught.value)

    assert re.search(words, told)
    assert "\n" not in told
    assert "secret" not in f"{told} {caught.value}"


def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Ceci n’est pas une base de données. " * 100, encoding="utf-8")
    before = path.read_bytes()

    with pytest.raises(StoreError, match="not a database"):
        open_store(str(path))
    assert path.read_bytes() == before
