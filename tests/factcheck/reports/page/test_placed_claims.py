"""Names of articles and claims on a page."""

from __future__ import annotations

from dataclasses import replace

from claims.claim import Label
from factcheck.claim_ids import claim_ids
from factcheck.reports.page.placed_claims import placed_articles
from factcheck.scan_results import LabelReason, Standing, Status
from tests.support.factories import TEXT, checked, labelled, port, sourced


def test_claims_bear_the_names_of_their_ids_with_standing_and_reason() -> None:
    names = claim_ids(port())
    reason = LabelReason(against=Label.ALLEGATION, features=())
    standings = {names[1]: Standing(status=Status.VERIFIED)}
    (placed,) = placed_articles([replace(port(), standings=standings, reasons={names[1]: reason})])

    assert [(one.name, one.card, one.words) for one in placed.claims] == [(n, f"c-{n}", f"w-{n}") for n in names]
    assert [one.number for one in placed.claims] == [1, 2, 3, 4, 5]
    assert placed.claims[1].standing.status is Status.VERIFIED
    assert [one.reason for one in placed.claims] == [None, reason, None, None, None]
    assert placed.name == "a-port-0001"


def test_a_claim_of_several_articles_is_named_after_them_but_for_the_first() -> None:
    other = replace(port(), article=replace(port().article, id="autre"))
    cards = [placed.claims[0].card for placed in placed_articles([port(), other, port(), port()])]
    name = claim_ids(port())[0]

    assert cards == [f"c-{name}", f"c-{name}.autre", f"c-{name}.port-0001", f"c-{name}.port-0001.2"]
    assert len({placed.name for placed in placed_articles([port(), other, port(), sourced()])}) == 4


def test_names_hold_nothing_that_a_link_cannot() -> None:
    odd = replace(checked(labelled(TEXT, "reçu")), names=('a b"<é',))
    (placed,) = placed_articles([odd])

    assert placed.claims[0].card == "c-a-b---"
    assert placed.claims[0].name == 'a b"<é'
