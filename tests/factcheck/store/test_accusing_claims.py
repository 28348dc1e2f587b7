"""Claims of the store found by whom they accuse and how far the procedure is."""

from __future__ import annotations

import pytest

from factcheck.store.accusing_claims import accusations_of, accusing_claims
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.engine import Store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import accusing, sourced


@pytest.mark.parametrize(
    ("accused", "stages", "found"),
    [
        ("nolin", (), ["faux et recel"]),
        ("NOLIN", ("charged",), ["faux et recel"]),
        ("nolin", ("convicted",), []),
        ("", ("charged", "convicted"), ["faux et recel"]),
        ("gerant", (), ["le gérant n’était plus soupçonné de fraude"]),
        ("gérant", ("suspected",), []),
        ("personne", (), []),
    ],
)
def test_a_name_and_a_stage_must_be_of_one_accusation(
    store: Store, accused: str, stages: tuple[str, ...], found: list[str]
) -> None:
    """A stage that the article denies is none."""
    for one in (accusing(), sourced()):
        save_scan(store, one, machine="labels 1", matching=load_scale().matching)
    with store.reading() as connection:
        rows = list_claims(connection, Filter(accused=accused, stages=stages))
        assert {row.id for row in rows} == accusing_claims(connection, accused, stages)
    assert [row.content for row in rows] == found


def test_the_accusations_of_some_claims_are_given_by_id(store: Store) -> None:
    save_scan(store, accusing(), machine="labels 1", matching=load_scale().matching)
    with store.reading() as connection:
        (charged, cleared) = sorted(list_claims(connection, Filter()), key=lambda row: row.content)
        found = accusations_of(connection, [charged.id, "0" * 12])
        both = accusations_of(connection, [charged.id, cleared.id])

    assert {name: [one.stage for one in told] for name, told in found.items()} == {charged.id: ["charged", "suspected"]}
    assert set(both) == {charged.id, cleared.id}
