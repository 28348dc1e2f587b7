"""Claims out of the store are shown with the words that accuse; what programs read is the content alone."""

from __future__ import annotations

import pytest

from claims.claim import Label
from factcheck.claim_ids import claim_ids
from factcheck.scan_results import Checked
from factcheck.store.claim_lists import Filter, list_claims, shown_pairs
from factcheck.store.decisions import record_act
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store
from factcheck.store.finished_checks import read_checks
from factcheck.store.scans import save_scan
from factcheck.stored_records import SuggestedPair
from factcheck.verification.acts import Act, Evidence, Marking, Part
from factcheck.verification.claimreview import Publisher, to_claimreview
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import checked, labelled, span

SCALE = load_scale()
TEXT = """Le stade

L’élu est soupçonné d’avoir vendu le stade. Deux adjoints sont mis en cause pour avoir caché des factures. La société \
affirme n’avoir rien reçu.
"""
SHOWN = (
    "L’élu est soupçonné d’avoir vendu le stade",
    "sont mis en cause pour avoir caché des factures",
    "n’avoir rien reçu",
)
CONTENTS = ("L’élu […] avoir vendu le stade", "avoir caché des factures", "n’avoir rien reçu")


def accusing() -> Checked:
    return checked(
        labelled(TEXT, "L’élu", "avoir vendu le stade", cue="est soupçonné", label=Label.ALLEGATION),
        labelled(TEXT, "avoir caché des factures", cue="sont mis", label=Label.ALLEGATION),
        labelled(TEXT, "n’avoir rien reçu", cue="affirme", label=Label.REPORTED_SPEECH),
        text=TEXT,
    )


NAMES = claim_ids(accusing())


@pytest.fixture(autouse=True)
def scanned(store: Store) -> None:
    save_scan(store, accusing(), machine="m", matching=SCALE.matching)


def test_lists_and_dossiers_have_both(store: Store) -> None:
    with store.reading() as connection:
        rows = {row.id: row for row in list_claims(connection, Filter())}
        dossiers = [read_dossier(connection, name) for name in NAMES]

    assert tuple(rows[name].shown for name in NAMES) == SHOWN
    assert tuple(rows[name].content for name in NAMES) == CONTENTS
    assert tuple(dossier.claim.shown for dossier in dossiers) == SHOWN
    assert [dict(dossier.shown) for dossier in dossiers] == [{"port-0001": words} for words in SHOWN[:2]] + [{}]


def test_what_people_corrected_is_shown_as_they_put_it(store: Store) -> None:
    whole = span(TEXT, "L’élu est soupçonné d’avoir vendu le stade")
    act = Act(who="Ana", why="x", marks=(Marking(part=Part.CONTENT, spans=(whole,), article="port-0001"),))
    record_act(store, NAMES[0], act, SCALE)
    with store.reading() as connection:
        row = next(row for row in list_claims(connection, Filter(ids=NAMES[:1])))
        dossier = read_dossier(connection, NAMES[0])

    assert row.shown == row.content == SHOWN[0]
    assert dossier.shown == {}


def test_pairs_of_claims_are_shown_alike(store: Store) -> None:
    pair = SuggestedPair(
        claim_id=NAMES[0],
        content=CONTENTS[0],
        speaker=None,
        known_id=NAMES[1],
        known_content=CONTENTS[1],
        known_speaker=None,
        known_status="unverified",
        known_verdict=None,
        score=80.0,
    )
    with store.reading() as connection:
        (told,) = shown_pairs(connection, [pair])
        assert shown_pairs(connection, []) == []

    assert (told.content, told.known_content) == SHOWN[:2]


def test_what_is_published_beside_a_verdict_says_that_it_is_alleged(store: Store) -> None:
    evidence = Evidence(url="https://presse.example/acte", seen="2026-03-09")
    act = Act(who="Ana", verdict="faux", why="acte de vente", evidence=(evidence,))
    record_act(store, NAMES[0], act, SCALE)

    (check,) = read_checks(store, Filter())
    (review,) = to_claimreview([check], Publisher(name="La Gazette"), SCALE)["@graph"]

    assert review["claimReviewed"] == review["itemReviewed"]["text"] == SHOWN[0]
