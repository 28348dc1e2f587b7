"""Claims that are the same: one stands for all, on every desk, and what is decided on one is seen on each."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from factcheck.claim_ids import claim_ids
from factcheck.errors import Fault, StoreError, VerificationError
from factcheck.scan_results import Checked, Standing
from factcheck.store import tables
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.decisions import record_act
from factcheck.store.dossiers import read_dossier, read_state
from factcheck.store.engine import Store, open_store
from factcheck.store.groups import known_as, members_of, regroup
from factcheck.store.imports import import_rows
from factcheck.store.repeated_claims import link_claims
from factcheck.store.scans import save_scan
from factcheck.store.statuses import read_standings
from factcheck.store.transfer import export_rows
from factcheck.store.undo import undo
from factcheck.verification.acts import Act, Evidence
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import article, labelled

SCALE = load_scale()
WORDS = (
    "Le pont de Carvelle a été fermé à la circulation par la préfecture après la crue de janvier",
    "Le pont de Carvelle a été fermé à la circulation par la préfecture après la crue de janvier.",
    "le pont de Carvelle a été fermé à la circulation par la préfecture après les crues de janvier",
)
OTHER = "Le théâtre municipal de Lorque rouvrira ses portes au public avant la fin du printemps"
Opens = Callable[[], Store]


def one_claim(number: int, words: str) -> Checked:
    content = f"Titre.\n\nNul parle : {words}"
    return Checked(
        article=replace(article(content), id=f"article-{number}"), claims=(labelled(content, words),), skipped=()
    )


SCANS = tuple(one_claim(number, words) for number, words in enumerate((*WORDS, OTHER)))
NAMES = tuple(claim_ids(one)[0] for one in SCANS)
FIRST, SECOND, THIRD, APART = NAMES


@pytest.fixture
def opens(tmp_path: Path) -> Iterator[Opens]:
    """Opens a new store, any number of times."""
    stores: list[Store] = []

    def opened() -> Store:
        stores.append(open_store(str(tmp_path / f"{len(stores)}.sqlite")))
        return stores[-1]

    yield opened
    for one in stores:
        one.close()


def scan(store: Store, *numbers: int) -> None:
    for number in numbers:
        save_scan(store, SCANS[number], machine="labels 1", matching=SCALE.matching)


def exported(store: Store) -> list[bytes]:
    with store.reading() as connection:
        return [json.dumps(row).encode() for row in export_rows(connection)]


def exchange(one: Store, other: Store) -> None:
    mine, theirs = exported(one), exported(other)
    import_rows(one, theirs, "theirs", SCALE)
    import_rows(other, mine, "mine", SCALE)


def roots(store: Store) -> dict[str, str]:
    with store.reading() as connection:
        found = known_as(connection)
    assert not set(found) & set(found.values())
    return found


def decide(store: Store, name: str, verdict: str) -> None:
    evidence = (Evidence(url=f"https://example.org/{verdict}", seen="2026-11-20"),)
    record_act(store, name, Act(who="Ana", why="vu", verdict=verdict, evidence=evidence), SCALE)


def verdicts(store: Store, names: Sequence[str] = NAMES[:3]) -> set[tuple[str | None, str | None, int]]:
    """Verdict, claim decided on, and number of pieces of evidence of each of these claims, however they are read."""
    with store.reading() as connection:
        standings = read_standings(connection, names, SCALE)
        lines = {row.id: row for row in list_claims(connection, Filter())}
        seen = set()
        for name in names:
            dossier, state = read_dossier(connection, name), read_state(connection, name)
            standing = standings.get(name) or Standing()
            verdict = standing.verdict
            assert lines[name] == dossier.claim
            assert (verdict.key if verdict else None) == state.verdict == dossier.claim.verdict
            assert (standing.decided_on or (name if standing.since else None)) == dossier.claim.decided_claim_id
            assert len(dossier.evidence) == len(state.evidence) == dossier.claim.evidence
            seen.add((state.verdict, dossier.claim.decided_claim_id, dossier.claim.evidence))
    return seen


# --- Two desks -------------------------------------------------------------------------------------------------------


def test_desks_that_scanned_in_another_order_agree(opens: Opens) -> None:
    """Each had the other claim as the known one; exchanged, one of the two stands for both."""
    ours, theirs = opens(), opens()
    scan(ours, 0, 1)
    scan(theirs, 1, 0)
    assert roots(ours) == {SECOND: FIRST}
    assert roots(theirs) == {FIRST: SECOND}
    decide(ours, FIRST, "faux")
    decide(theirs, SECOND, "trompeur")

    exchange(ours, theirs)

    assert roots(ours) == roots(theirs)
    assert len(roots(ours)) == 1
    assert verdicts(ours, NAMES[:2]) == verdicts(theirs, NAMES[:2]) == {("trompeur", SECOND, 2)}


@pytest.mark.parametrize(("first", "second"), [((0, 1, 2), order) for order in permutations(range(3))])
def test_whatever_the_order_one_claim_stands_for_all(
    opens: Opens, first: tuple[int, ...], second: tuple[int, ...]
) -> None:
    ours, theirs = opens(), opens()
    scan(ours, *first)
    scan(theirs, *second)
    decide(theirs, THIRD, "faux")

    exchange(ours, theirs)
    decide(ours, SECOND, "vrai")
    exchange(ours, theirs)

    assert roots(ours) == roots(theirs)
    assert len(roots(ours)) == 2
    assert verdicts(ours) == verdicts(theirs) == {("vrai", SECOND, 2)}


STEPS = st.one_of(
    st.tuples(st.just("scan"), st.integers(0, 1), st.integers(0, 3)),
    st.tuples(st.just("same"), st.integers(0, 1), st.permutations(range(4)).map(tuple)),
    st.tuples(st.just("not"), st.integers(0, 1), st.permutations(range(4)).map(tuple)),
    st.tuples(st.just("set"), st.integers(0, 1), st.integers(0, 3)),
    st.tuples(st.just("undo"), st.integers(0, 1), st.integers(0, 3)),
    st.tuples(st.just("exchange"), st.just(0), st.just(0)),
)


def take(desks: tuple[Store, Store], step: tuple[str, int, object]) -> None:
    """One step on one desk; what is refused there changes nothing."""
    what, desk, which = step
    store = desks[desk]
    try:
        match what, which:
            case "scan", int(number):
                scan(store, number)
            case "exchange", _:
                exchange(*desks)
            case "set", int(number):
                decide(store, NAMES[number], ("faux", "vrai", "trompeur", "exagere")[number])
            case "undo", int(number):
                undo(store, NAMES[number], who="Bea")
            case "same" | "not", tuple(pair):
                with store.writing() as connection:
                    link_claims(connection, NAMES[pair[0]], NAMES[pair[1]], same=what == "same", who="Bea", why=None)
    except (VerificationError, StoreError):
        assert roots(store) is not None


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Two stores that scanned the same articles in another order, to be copied."""
    paths = tuple(tmp_path_factory.mktemp("desks") / name for name in ("ours", "theirs"))
    for path, order in zip(paths, ((0, 1, 2, 3), (3, 2, 1, 0)), strict=True):
        store = open_store(str(path))
        scan(store, *order)
        store.close()
    return paths


@settings(
    max_examples=min(50, max(8, 5 * int(os.environ.get("FACTCHECK_TORTURE", "0")))),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(steps=st.lists(STEPS, min_size=4, max_size=10))
def test_after_any_steps_and_an_exchange_both_desks_see_the_same(
    made: tuple[Path, ...], steps: list[tuple[str, int, object]]
) -> None:
    copies = [path.with_suffix(f".{uuid4().hex}") for path in made]
    for path, copy in zip(made, copies, strict=True):
        shutil.copy(path, copy)
    desks = open_store(str(copies[0])), open_store(str(copies[1]))
    for step in steps:
        take(desks, step)
    exchange(*desks)

    assert roots(desks[0]) == roots(desks[1])
    with desks[0].reading() as one, desks[1].reading() as other:
        groups = members_of(one, NAMES)
        assert groups == members_of(other, NAMES)
    for group in set(groups.values()):
        seen = verdicts(desks[0], group)
        assert len(seen) == 1
        assert seen == verdicts(desks[1], group)
    for store in desks:
        before = roots(store)
        with store.writing() as connection:
            regroup(connection)
        assert roots(store) == before
        store.close()


def test_a_partial_export_takes_the_whole_group_along(opens: Opens) -> None:
    ours, theirs = opens(), opens()
    scan(ours, 0, 1, 2, 3)
    decide(ours, SECOND, "faux")
    with ours.reading() as connection:
        lines = [json.dumps(row).encode() for row in export_rows(connection, [THIRD])]

    import_rows(theirs, lines, "part", SCALE)

    assert roots(theirs) == roots(ours)
    assert verdicts(theirs) == {("faux", SECOND, 1)}


# --- Links -----------------------------------------------------------------------------------------------------------


def test_circles_that_are_in_a_store_are_read(store: Store) -> None:
    scan(store, 0, 3)
    made = {"at": "2026-11-20T08:00:00.000000Z", "who": "Ana", "kind": "confirmed"}
    rows = [
        {**made, "uid": f"u{n}", "claim_id": a, "known_id": b}
        for n, (a, b) in enumerate(((FIRST, APART), (APART, FIRST)))
    ]
    with store.writing() as connection:
        connection.execute(tables.links.insert(), rows)
        regroup(connection)
    decide(store, APART, "faux")

    assert len(roots(store)) == 1
    assert verdicts(store, (FIRST, APART)) == {("faux", APART, 1)}


def test_no_claim_stands_for_itself(store: Store) -> None:
    scan(store, 0)
    row = {"claim_id": FIRST, "known_id": FIRST, "link_uid": "u"}

    with pytest.raises(StoreError), store.writing() as connection:
        connection.execute(tables.claim_roots.insert(), row)


def test_claims_told_apart_leave_with_what_repeats_them(store: Store) -> None:
    scan(store, 0, 3)
    with store.writing() as connection:
        link_claims(connection, FIRST, APART, same=True, who="Ana", why=None)
    scan(store, 1)
    assert roots(store) == {FIRST: APART, SECOND: APART} or roots(store)[SECOND] == APART

    with store.writing() as connection:
        link_claims(connection, APART, FIRST, same=False, who="Ana", why=None)

    assert APART not in roots(store)
    assert roots(store).get(FIRST) != APART


def test_what_a_person_said_outweighs_the_machine_of_another_desk(opens: Opens) -> None:
    ours, theirs = opens(), opens()
    scan(ours, 0, 1)
    with ours.writing() as connection:
        link_claims(connection, SECOND, FIRST, same=False, who="Ana", why=None)
    scan(theirs, 1, 0)

    exchange(ours, theirs)

    assert roots(ours) == roots(theirs) == {}


def test_what_is_linked_already_is_refused(store: Store) -> None:
    scan(store, 0, 3)
    with store.writing() as connection:
        link_claims(connection, FIRST, APART, same=True, who="Ana", why=None)

    for pair in ((FIRST, APART), (APART, FIRST)):
        with pytest.raises(VerificationError) as caught, store.writing() as connection:
            link_claims(connection, *pair, same=True, who="Ana", why=None)
        assert caught.value.fault is Fault.ONE_CLAIM_ALREADY


# --- Undo ------------------------------------------------------------------------------------------------------------


def test_a_wrong_link_taken_back_leaves_each_its_own(store: Store) -> None:
    scan(store, 0, 3)
    decide(store, APART, "vrai")
    with store.writing() as connection:
        link_claims(connection, FIRST, APART, same=True, who="Ana", why=None)
    decide(store, FIRST, "faux")
    assert verdicts(store, (FIRST, APART)) == {("faux", FIRST, 2)}

    undo(store, FIRST, who="Bea")
    assert {verdict for verdict, _on, _n in verdicts(store, (FIRST, APART))} == {"vrai"}
    undone = undo(store, FIRST, who="Bea")

    assert [(link.claim_id, link.known_id, link.kind) for link in undone.links] == [(FIRST, APART, "confirmed")]
    with store.reading() as connection:
        assert read_state(connection, FIRST).verdict is None
        assert read_state(connection, FIRST).status == "unverified"
        assert read_state(connection, APART).verdict == "vrai"
        assert "undone" in [event.to_value for event in read_dossier(connection, FIRST).history]


def test_links_count_again_as_before_the_undone_one(store: Store) -> None:
    """The machine's own link holds again once a refusal is taken back; from either claim."""
    scan(store, 0, 1)
    with store.writing() as connection:
        link_claims(connection, SECOND, FIRST, same=False, who="Ana", why=None)
    assert roots(store) == {}

    undo(store, FIRST, who="Ana")

    assert roots(store) == {SECOND: FIRST}
    with pytest.raises(VerificationError) as caught:
        undo(store, FIRST, who="Ana")
    assert caught.value.fault is Fault.NOTHING_TO_UNDO


def test_the_index_holds_one_row_a_claim(store: Store) -> None:
    scan(store, 0, 1)
    with store.reading() as connection:
        count = connection.execute(text("SELECT COUNT(*) FROM claim_roots")).scalar_one()
    assert count == 1
