"""Ten thousand mutated records are imported: no traceback, and no store that cannot be read afterwards.

FACTCHECK_TORTURE says how many hundreds (``make torture``: a hundred); without it, fifty are tried.
"""

from __future__ import annotations

import json
import logging
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck.dossiers.dossier_wording import dossier_lines
from factcheck.errors import StoreError
from factcheck.reports.formats import EXPORTERS
from factcheck.store.articles import read_articles
from factcheck.store.check import find_broken
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store, open_store
from factcheck.store.finished_checks import read_checks
from factcheck.store.imports import import_rows
from factcheck.store.repeated_claims import open_suggestions
from factcheck.store.statuses import read_standings
from tests.support.foreign_rows import PORT, SCALE, Row, as_lines, exported, fill

DRAWS = 100 * int(os.environ.get("FACTCHECK_TORTURE", "0")) or 50
IN_A_FILE = 5
"""How many records of one file are mutated."""

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2, 2**31, 2**63, 2**70, -(2**70), 0.5, 1.0000001, 1e308, float("nan"), float("inf")),
    *("", " ", "x", "zzzz", "\0", "a\0b", "\ud800", "\x1b[2J", "\u202e", "é", "0123456789ab", "0123456789AB", "0" * 32),
    *("2026-11-20", "9999-12-31", "0000-00-00", "2026-02-30", "2026-11-20T08:00:00.000000Z", "2026-11-20T08:00:00"),
    *("9999-12-31T23:59:59.999999Z", "2026-11-20T08:00:00.000000+01:00", "1969-12-31T23:59:59.999999Z"),
    *("published", "verified", "corrected", "faux", "allegation", "reported_speech", "denied", "confirmed", "spans"),
    *("status", "verdict", "flags", "label", "speaker", "note", "machine", "port-0001", "port-0002", PORT[0], PORT[1]),
    *("[[0, 5]]", "[[5, 0]]", "[[0, 99999]]", "[]", "[[]]", "null", "{}", "[" * 3000, "x" * 100_000),
    *("https://example.org/x", "javascript:alert(1)", "http://", "https://exa mple.org"),
    *(
        [],
        {},
        [[]],
        [[0, 5]],
        [[5, 0]],
        [[0, 99999]],
        [0, 5],
        [5, 0],
        [None],
        ["x"],
        [[0.5, 1]],
        [["0", "5"]],
        [[True, 2]],
    ),
    *(
        {"a": 1},
        {"a": float("nan")},
        {"a": [1]},
        {"": ""},
        [{"text": "x", "span": [0, 5], "name": "x", "role": "person"}],
    ),
    [{"key": "x", "weight": 2**70, "text": None, "span": None}],
)


def put_value(row: Row, rows: list[Row], chance: random.Random) -> None:
    row[chance.choice(list(row))] = chance.choice(VALUES)


def take_out(row: Row, rows: list[Row], chance: random.Random) -> None:
    del row[chance.choice(list(row))]


def add_column(row: Row, rows: list[Row], chance: random.Random) -> None:
    row[chance.choice(("id", "who", "extra", "", "at"))] = chance.choice(VALUES)


def borrow(row: Row, rows: list[Row], chance: random.Random) -> None:
    """A value of another row, mostly in a column of the same name."""
    column, other = chance.choice(list(row)), chance.choice(rows[1:])
    row[column] = other.get(column, chance.choice(list(other.values())))


def swap(row: Row, rows: list[Row], chance: random.Random) -> None:
    one, other = chance.choice(list(row)), chance.choice(list(row))
    row[one], row[other] = row[other], row[one]


def lose(row: Row, rows: list[Row], chance: random.Random) -> None:
    if row in rows[1:]:
        rows.remove(row)


def repeat(row: Row, rows: list[Row], chance: random.Random) -> None:
    rows.insert(chance.randint(1, len(rows)), {**row, "at": "2026-11-20T08:00:00.000000Z"})


def move(row: Row, rows: list[Row], chance: random.Random) -> None:
    if row in rows[1:]:
        rows.remove(row)
        rows.insert(chance.randint(1, len(rows)), row)


MUTATIONS: tuple[Callable[[Row, list[Row], random.Random], None], ...] = (
    *(put_value, put_value, put_value, take_out, add_column, borrow, borrow, swap, lose, repeat, move),
)


def spoil(line: bytes, chance: random.Random) -> bytes:
    """The bytes of a line with some of them changed, lost or doubled."""
    place = chance.randrange(len(line) + 1)
    return chance.choice(
        (
            line[:place],
            line[:place] + bytes((chance.randrange(256),)) + line[place + 1 :],
            line[:place] + b"\xff\xfe" + line[place:],
            line[:place] + b"[" * 5000 + line[place:],
            line[:place] + b"9" * 5000 + line[place:],
            line + line,
        )
    )


def mutated(whole: list[Row], chance: random.Random) -> list[bytes]:
    """An export in which some records are not as they were."""
    rows: list[Row] = json.loads(json.dumps(whole))
    for _ in range(IN_A_FILE):
        row = chance.choice(rows[1:])
        chance.choice(MUTATIONS)(row, rows, chance)
    lines = as_lines(rows)
    if chance.random() < 0.3:
        number = chance.randrange(1, len(lines))
        lines[number] = spoil(lines[number], chance)
    return lines


def read_everything(store: Store) -> None:
    """What list, show, history, report, suggestions and export ask for."""
    with store.reading() as connection:
        assert find_broken(connection) == []
        claims = list_claims(connection, Filter(order="priority"))
        articles = read_articles(connection, Filter(), SCALE)
        for claim in claims:
            list(dossier_lines(read_dossier(connection, claim.id), SCALE))
        read_standings(connection, [claim.id for claim in claims], SCALE)
        open_suggestions(connection)
    for form in ("json", "markdown", "csv"):
        "".join(EXPORTERS[form](articles))
    assert sum(import_rows(store, as_lines(exported(store)), "own", SCALE).added.values()) == 0
    read_checks(store, Filter())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    store = open_store(str(tmp_path_factory.mktemp("whole") / "whole.sqlite"))
    fill(store)
    rows = exported(store)
    store.close()
    return rows


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty store."""
    path = tmp_path_factory.mktemp("blank") / "blank.sqlite"
    open_store(str(path)).close()
    return path


def test_no_mutated_record_poisons_a_store(
    whole: list[Row], blank: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A mutated file is refused or taken; its sound records are taken, and then everything can be read."""
    taken = left = refused = 0
    for seed in range(DRAWS // IN_A_FILE):
        lines = mutated(whole, random.Random(seed))
        store = open_store(str(shutil.copy(blank, tmp_path / "s.sqlite")))
        with caplog.at_level(logging.WARNING, logger="factcheck.store.rows"):
            try:
                try:
                    import_rows(store, lines, "f", SCALE)
                except StoreError:
                    refused += 1
                    with store.reading() as connection:
                        assert list_claims(connection, Filter()) == []
                    done = import_rows(store, lines, "f", SCALE, skip_bad=True)
                    taken, left = taken + sum(done.added.values()), left + done.skipped
                read_everything(store)
            except BaseException as error:
                error.add_note(f"seed {seed}")
                raise
        store.close()
    assert caplog.records == []
    # Most files lose some records, and most records of them are kept.
    assert refused > DRAWS // IN_A_FILE // 2
    assert taken > left > 0
