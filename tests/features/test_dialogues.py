"""Who talks to whom: interviews, hearings, live blogs, opinion pieces."""

from __future__ import annotations

from pytest_bdd import scenarios, then

from claims.claim import Label
from factcheck.scan_results import Checked
from tests.features.tables import claims_of

scenarios("dialogues.feature")


@then("aucun fait établi n'est relevé")
def no_fact_is_found(checked: Checked) -> None:
    """Claims are found, and the article asserts none of them."""
    claims = claims_of(checked)
    assert claims
    assert [claim["content"]["text"] for claim in claims if claim["label"] == Label.ESTABLISHED_FACT] == []
