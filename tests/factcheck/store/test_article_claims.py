"""The claims of one article."""

from __future__ import annotations

from claims.document.span import Span
from factcheck.claim_ids import claim_ids
from factcheck.store.article_claims import claims_of_article
from factcheck.store.decisions import record_act
from factcheck.store.engine import Store
from factcheck.store.scans import save_scan
from factcheck.verification.acts import Act, Marking, Part
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import TEXT, port, sourced, span

SCALE = load_scale()


def test_claims_of_an_article_stand_in_text_order_as_people_corrected_them(store: Store) -> None:
    save_scan(store, port(), machine="m", matching=SCALE.matching)
    save_scan(store, sourced(), machine="m", matching=SCALE.matching)
    last = claim_ids(port())[3]
    moved = Marking(part=Part.CONTENT, article="port-0001", spans=(span(TEXT, "Le port d’Argelune"),))
    record_act(store, last, Act(who="Ana", marks=(moved,)), SCALE)

    with store.reading() as connection:
        claims = claims_of_article(connection, "port-0001")
        assert claims_of_article(connection, "nowhere") == []

    assert claims[0].claim_id == last
    assert [claim.spans[0] for claim in claims] == sorted(claim.spans[0] for claim in claims)
    assert claims[0].spans == (Span(0, len("Le port d’Argelune")),)
