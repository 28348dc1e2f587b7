"""Lists of claims read what is decided on a group once, and show what ``claim_list`` shows of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from factcheck.claim_ids import claim_ids
from factcheck.scan_results import Checked
from factcheck.store import tables as t
from factcheck.store.articles import read_articles
from factcheck.store.claim_lines import claim_lines
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.decisions import record_act
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store, open_store
from factcheck.store.finished_checks import read_checks
from factcheck.store.groups import known_as, members_of
from factcheck.store.repeated_claims import open_suggestions
from factcheck.store.scans import save_scan
from factcheck.store.statuses import read_standings
from factcheck.verification.acts import Act, Evidence
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import article, labelled

SCALE = load_scale()
SENTENCE = "Le pont de Carvelle a été fermé à toute circulation par la préfecture après la crue de janvier"
FEW, MANY = 40, 160
MOST = 1.3
"""Steps of the database a claim in a large group, beside those in a small one."""


def repeated(count: int) -> Checked:
    """An article that says one thing ``count`` times, each time with other commas, and another thing once."""
    words = SENTENCE.split()
    said = [" ".join(w + "," * (n >> i & 1) for i, w in enumerate(words)) for n in range(count)]
    said.append("Le théâtre municipal de Lorque rouvrira ses portes au public avant la fin du printemps")
    content = "\n\n".join(("Titre", *said))
    claims = tuple(labelled(content, one) for one in said)
    return Checked(article=replace(article(content), id=f"article-{count}"), claims=claims, skipped=())


def filled(path: Path, count: int) -> tuple[Store, tuple[str, ...]]:
    """A store with that article, and people's decisions on some of its claims."""
    store, checked = open_store(str(path)), repeated(count)
    save_scan(store, checked, machine="labels 1", matching=SCALE.matching)
    names = claim_ids(checked)
    for number, name in enumerate((names[0], names[7], names[-1])):
        evidence = (Evidence(url=f"https://example.org/{number}", seen="2026-11-20"),)
        record_act(
            store, name, Act(who="Ana", why="vu", verdict=("vrai", "faux")[number % 2], evidence=evidence), SCALE
        )
    return store, names


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[tuple[Store, tuple[str, ...]], ...]]:
    """A store with a small group of claims that are the same, and one with a large one."""
    folder = tmp_path_factory.mktemp("groups")
    made = tuple(filled(folder / f"{count}.sqlite", count) for count in (FEW, MANY))
    yield made
    for store, _names in made:
        store.close()


@contextmanager
def counted(connection: Connection) -> Iterator[list[int]]:
    """Hundreds of steps that SQLite takes meanwhile."""
    steps = [0]

    def one_more() -> int:
        steps[0] += 1
        return 0

    raw = connection.connection.driver_connection
    assert raw is not None
    raw.set_progress_handler(one_more, 100)
    try:
        yield steps
    finally:
        raw.set_progress_handler(None, 0)


READS: dict[str, Callable[[Connection, tuple[str, ...]], object]] = {
    "list": lambda connection, _names: list_claims(connection, Filter()),
    "some": lambda connection, names: list_claims(connection, Filter(ids=names[1:])),
    "members": members_of,
    "standings": lambda connection, names: read_standings(connection, names, SCALE),
    "dossier": lambda connection, names: read_dossier(connection, known_as(connection)[names[7]]),
    "suggestions": lambda connection, _names: open_suggestions(connection),
}


@pytest.mark.parametrize("read", READS)
def test_a_claim_of_a_large_group_takes_as_many_steps(
    read: str, stores: tuple[tuple[Store, tuple[str, ...]], ...]
) -> None:
    costs = []
    for store, names in stores:
        with store.reading() as connection, counted(connection) as steps:
            READS[read](connection, names)
        costs.append(steps[0])

    assert 0 < costs[1] < MOST * MANY / FEW * costs[0]


def test_the_checks_of_a_large_group_take_as_many_steps_a_claim(
    stores: tuple[tuple[Store, tuple[str, ...]], ...],
) -> None:
    found = [read_checks(store, Filter(statuses=("verified", "in_progress", "unverified"))) for store, _names in stores]

    assert [sorted(len(check.appearances) for check in checks) for checks in found] == [[1, FEW], [1, MANY]]


def test_an_article_is_looked_through_once_for_all_its_readings(
    stores: tuple[tuple[Store, tuple[str, ...]], ...],
) -> None:
    store, names = stores[1]
    looks, found_text = 0, repeated(MANY).article.text

    def instr(value: object, sought: str) -> int | None:
        # What the conditions of sound rows ask of each text.
        nonlocal looks
        looks += value == found_text
        return None if value is None else str(value).find(sought) + 1

    with store.reading() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.create_function("instr", 2, instr, deterministic=True)
        try:
            (found,) = read_articles(connection, Filter(), SCALE)
        finally:
            raw.create_function("instr", 2, None)

    assert len(found.claims) == len(names)
    assert 0 < looks < 10


def test_lines_are_those_of_the_view(stores: tuple[tuple[Store, tuple[str, ...]], ...]) -> None:
    store, names = stores[0]
    with store.reading() as connection:
        assert len(known_as(connection)) == FEW - 1
        assert_alike(connection, names)


def test_lines_are_those_of_the_view_in_a_store_with_broken_groups(tmp_path: Path) -> None:
    store, names = filled(tmp_path / "broken.sqlite", 8)
    with store.reading() as connection:
        root = next(iter(known_as(connection).values()))
    other = names[-1]
    with store.writing() as connection:
        # The one that stands for the others repeats another one itself, which nothing of ours writes.
        link = connection.scalars(text("SELECT uid FROM links LIMIT 1")).one()
        connection.execute(t.claim_roots.insert(), {"claim_id": root, "known_id": other, "link_uid": link})

    with store.reading() as connection:
        assert_alike(connection, names)
    store.close()


def assert_alike(connection: Connection, names: tuple[str, ...]) -> None:
    def lines(query: str) -> list[dict[str, object]]:
        return [dict(row) for row in connection.execute(text(query)).mappings()]

    whole = lines("SELECT * FROM claim_list ORDER BY id")
    assert len(whole) == len(names)
    assert lines(f"{claim_lines()} SELECT * FROM claim_lines ORDER BY id") == whole
    for name in names:
        one = f"id = '{name}'"
        assert lines(f"{claim_lines(one)} SELECT * FROM claim_lines") == [row for row in whole if row["id"] == name]
