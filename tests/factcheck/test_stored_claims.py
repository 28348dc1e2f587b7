"""Claims put together again out of what the store holds."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace

import pytest

from claims.accusation import Accusation, Party, Stage
from claims.claim import Claim, Label, Source, SourceRole, Speaker, Worth, WorthReason
from claims.document.span import Span
from factcheck.reports.claim_record import (
    AccusationRecord,
    PartyRecord,
    QuotedRecord,
    SourceRecord,
    WorthReasonRecord,
)
from factcheck.stored_claims import stored_claim
from factcheck.stored_records import Appearance, ClaimSummary

SUMMARY = ClaimSummary(
    id="0123456789ab",
    content="le quai sera fermé",
    speaker="Nadia Ferrol",
    label="reported_speech",
    status="unverified",
    verdict=None,
    verdict_why=None,
    verdict_by=None,
    verdict_at=None,
    flags=None,
    machine_label="allegation",
    machine_score=0.64,
    machine="labels 1",
    machine_speaker="Nadia Ferrol",
    polarity="asserted",
    attributed=True,
    evidence=0,
    articles=1,
    first_seen="2026-03-04T10:00:00.000000Z",
    decided_at=None,
    same_as=None,
    worth=0.6,
    speaker_confidence=0.42,
    speaker_vague=True,
    decided_claim_id=None,
    machine_content="le quai sera fermé",
    changed_since=False,
    shown="le quai sera fermé",
    not_claim=None,
    assignee=None,
    deadline=None,
)
ELLE = PartyRecord(text="Elle", span=(0, 4), name="Nadia Ferrol", confidence=0.42, vague=True)
ACCUSED = AccusationRecord(
    stage=Stage.CHARGED,
    negated=True,
    accused=[ELLE],
    offences=[QuotedRecord(text="fermé", span=(33, 38))],
    accuser=ELLE,
    cue=QuotedRecord(text="annonce", span=(5, 12)),
    span=(0, 38),
)
READING = Appearance(
    id=1,
    uid="u1",
    at="2026-03-04T10:00:00.000000Z",
    article_id="port-0001",
    claim_id="0123456789ab",
    number=1,
    machine="labels 1",
    label="allegation",
    score=0.64,
    p_reported_speech=0.3,
    p_allegation=0.64,
    p_established_fact=0.06,
    suggested="reported_speech",
    rules=("verbe-que",),
    construction="verb_clause",
    style="indirect",
    content="le quai sera fermé",
    spans=(Span(20, 38),),
    sentence=Span(0, 40),
    speaker="Elle",
    speaker_span=Span(0, 4),
    speaker_name="Nadia Ferrol",
    cue="annonce",
    cue_span=Span(5, 12),
    medium=None,
    medium_span=None,
    speaker_confidence=0.42,
    speaker_vague=True,
    sources=(SourceRecord(text="Elle", span=(0, 4), name="Nadia Ferrol", role=SourceRole.PERSON),),
    addressee=None,
    addressee_span=None,
    worth=0.6,
    worth_reasons=(WorthReasonRecord(key="repeated", weight=-0.4, text=None, span=None),),
    features={"attributed": True},
    accusations=(ACCUSED,),
    title="Un quai",
    outlet=None,
    published=None,
    source="port.txt",
)


def test_the_claim_is_as_it_was_read_with_the_label_of_the_summary() -> None:
    item = stored_claim(READING, SUMMARY)

    assert (item.label, item.score) == (Label.REPORTED_SPEECH, 0.3)
    assert item.claim.content == (Span(20, 38),)
    assert item.claim.speaker == Speaker(span=Span(0, 4), name="Nadia Ferrol", confidence=0.42, vague=True)
    assert item.claim.sources == (Source(span=Span(0, 4), name="Nadia Ferrol", role=SourceRole.PERSON),)
    assert item.worth == Worth(score=0.6, reasons=(WorthReason(key="repeated", weight=-0.4),))
    assert item.claim.features == {"attributed": True}
    elle = Party(span=Span(0, 4), name="Nadia Ferrol", confidence=0.42, vague=True)
    assert item.claim.accusations == (
        Accusation(
            stage=Stage.CHARGED,
            cue=Span(5, 12),
            accused=(elle,),
            offences=(Span(33, 38),),
            accuser=elle,
            negated=True,
        ),
    )


def test_every_field_of_the_claim_comes_back() -> None:
    """But how it was found. Of a reading that lacks nothing, no field is left at its default."""
    reading = replace(READING, medium_span=Span(13, 19), addressee_span=Span(13, 19))
    claim = stored_claim(reading, replace(SUMMARY, polarity="denied")).claim
    defaults = {f.name: f.default if f.default_factory is MISSING else f.default_factory() for f in fields(Claim)}

    lost = [name for name, default in defaults.items() if getattr(claim, name) == default]

    assert lost == ["derivation"], "factcheck/stored_claims.py does not give back these fields, or READING lacks them"


def test_a_speaker_that_a_person_named_is_sure() -> None:
    item = stored_claim(READING, replace(SUMMARY, speaker="Paul Orsel"))

    # The words of the article are the machine's: whom a person named stands where they marked, or nowhere.
    assert item.claim.speaker == Speaker(span=Span(0, 0), name="Paul Orsel")
    marked = replace(READING, speaker="Paul Orsel")
    item = stored_claim(marked, replace(SUMMARY, speaker="Paul Orsel"))
    assert item.claim.speaker == Speaker(span=Span(0, 4), name="Paul Orsel")


def test_a_speaker_that_only_a_person_saw_has_no_words() -> None:
    unseen = replace(READING, speaker=None, speaker_span=None, speaker_name=None)
    item = stored_claim(unseen, replace(SUMMARY, speaker="Paul Orsel", machine_speaker=None))

    assert item.claim.speaker == Speaker(span=Span(0, 0), name="Paul Orsel")
    assert stored_claim(unseen, replace(SUMMARY, speaker=None)).claim.speaker is None


def test_what_an_older_version_did_not_read_is_absent() -> None:
    older = replace(
        READING,
        speaker_confidence=None,
        speaker_vague=None,
        sources=None,
        worth=None,
        worth_reasons=None,
        features=None,
        accusations=None,
    )
    item = stored_claim(older, SUMMARY)

    assert item.claim.speaker == Speaker(span=Span(0, 4), name="Nadia Ferrol")
    assert (item.claim.sources, item.claim.accusations, item.claim.features, item.worth) == ((), (), {}, None)


@pytest.mark.parametrize(
    ("reading", "summary"),
    [
        (READING, replace(SUMMARY, label="rumour")),
        (READING, replace(SUMMARY, label=None)),
        (replace(READING, style="loud"), SUMMARY),
        (replace(READING, sentence=None), SUMMARY),
    ],
    ids=["unknown label", "no label", "unknown style", "no sentence"],
)
def test_what_no_version_of_ours_writes_is_refused(reading: Appearance, summary: ClaimSummary) -> None:
    with pytest.raises(ValueError, match=r"is not a valid|without a sentence"):
        stored_claim(reading, summary)
