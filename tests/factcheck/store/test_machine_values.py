"""What the machine read where people correct it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from claims.claim import Label
from factcheck.claim_ids import claim_ids
from factcheck.store.engine import Store
from factcheck.store.machine_values import MachineValues
from factcheck.store.scans import save_scan
from factcheck.told_accusations import accusations_from_json
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import TEXT, accusing, port, span

NAMES = claim_ids(port())


@pytest.fixture(autouse=True)
def scanned(store: Store) -> None:
    for one in (port(), replace(accusing(), article=replace(accusing().article, id="marches-0001"))):
        save_scan(store, one, machine="labels 1", matching=load_scale().matching)


def test_values_have_the_form_of_decisions(store: Store) -> None:
    with store.reading() as connection:
        read = MachineValues(connection, [*NAMES, *claim_ids(accusing())])
    medium = span(TEXT, "Telegram")

    assert read.value(NAMES[0], "label") == "reported_speech"
    assert [read.value(name, "speaker") for name in (NAMES[0], NAMES[2])] == ["Sergueï Valmont", ""]
    assert json.loads(read.value(NAMES[0], "medium_span", "port-0001") or "") == [[medium.start, medium.end]]
    assert read.value(NAMES[2], "cue_span", "port-0001") == "[]"
    assert len(json.loads(read.value(NAMES[1], "spans", "port-0001") or "")) == 2
    assert read.value(NAMES[1], "spans", "elsewhere") is None
    assert read.value(NAMES[0], "status") is None
    assert read.value("0" * 12, "label") is None
    told = accusations_from_json(read.value(claim_ids(accusing())[0], "accusations") or "")
    assert [(one.accused, one.stage.value) for one in told] == [
        (("Agathe Nolin",), "charged"),
        (("Agathe Nolin",), "suspected"),
    ]


def test_a_later_reading_does_not_change_what_was_read_before(store: Store) -> None:
    first, *rest = port().claims
    other = replace(port(), claims=(replace(first, label=Label.ALLEGATION), *rest))
    with store.reading() as connection:
        then = max(row.at for rows in MachineValues(connection, NAMES)._readings.values() for row in rows)
    save_scan(store, other, machine="labels 2", matching=load_scale().matching)

    with store.reading() as connection:
        read = MachineValues(connection, NAMES)
    assert [read.value(NAMES[0], "label", at=at) for at in (then, None)] == ["reported_speech", "allegation"]
    assert read.value(NAMES[0], "label", at="1999") is None
