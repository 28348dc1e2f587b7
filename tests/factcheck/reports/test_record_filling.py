"""Records filled: what was decided stands beside what the machine read, and no number of ours breaks them."""

from __future__ import annotations

from dataclasses import replace

from claims.claim import Label, LabelledClaim
from factcheck.claim_ids import claim_ids
from factcheck.reports import record_filling
from factcheck.scan_results import Standing, Status, Verdict
from tests.support.factories import TEXT, checked, labelled, port


def test_a_record_tells_what_people_decided() -> None:
    name = claim_ids(port())[0]
    standing = Standing(
        status=Status.VERIFIED,
        verdict=Verdict("faux", "faux", "false", 1),
        flags=("outdated", "satire"),
        since="2026-03-04T10:00:00.000000Z",
        same_as="0123456789ab",
        changed_since=True,
    )
    decided, open_claim, *_others = record_filling.claim_records(replace(port(), standings={name: standing}))

    assert (decided.id, decided.status, decided.verdict) == (name, Status.VERIFIED, "faux")
    assert (decided.flags, decided.decided) == (["outdated", "satire"], "2026-03-04T10:00:00.000000Z")
    assert (decided.same_as, decided.changed_since, open_claim.changed_since) == ("0123456789ab", True, False)
    assert (open_claim.status, open_claim.verdict, open_claim.flags) == (Status.UNVERIFIED, None, [])


def test_the_machine_s_part_is_the_same_alone() -> None:
    """Explanations and the store take it without what was decided."""
    article = port()
    name, item = claim_ids(article)[3], article.claims[3]
    alone = record_filling.machine_claim_record(item, name, article.article.text).model_dump()
    whole = record_filling.claim_record(item, name, article).model_dump()

    assert {key: whole[key] for key in alone} == alone
    decided = {"status", "verdict", "flags", "decided", "decided_claim_id", "same_as", "changed_since", "place", "link"}
    decided |= {"reason", "decided_by", "not_claim", "evidence", "replies", "corrections"}
    assert whole.keys() - alone.keys() == decided


def test_a_slip_of_arithmetic_is_no_fault() -> None:
    """Probabilities that floating point puts a hair beyond 0 or 1 are told as 0 and 1."""
    item = labelled(TEXT, "reçu", score=0.9)
    shares = {Label.REPORTED_SPEECH: 1.0000000000000002, Label.ALLEGATION: -1e-17, Label.ESTABLISHED_FACT: 0.0}
    slipped = LabelledClaim(claim=item.claim, label=Label.REPORTED_SPEECH, probabilities=shares)
    (record,) = record_filling.claim_records(checked(slipped))

    assert record.probabilities
    assert record.probabilities.model_dump() == {"reported_speech": 1.0, "allegation": 0.0, "established_fact": 0.0}
