"""Words in quotation marks belong to somebody."""

from __future__ import annotations

from pytest_bdd import scenarios, then

from factcheck.scan_results import Checked
from tests.features.sentences import sentence
from tests.features.tables import attributed, claims_of, plain

scenarios("citations.feature")


@then(sentence('"{content}" revient à "{speaker}"'))
def content_belongs_to(checked: Checked, content: str, speaker: str) -> None:
    """One claim, whatever the others are, says this and is this speaker's."""
    said = [claim for claim in attributed(claims_of(checked)) if plain(claim["content"]["text"]) == content]
    assert [plain(claim["speaker"]["text"]) for claim in said if claim["speaker"]] == [speaker]
