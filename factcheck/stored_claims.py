"""Claims made of what the store holds of them.

In: an ``Appearance`` and a ``ClaimSummary``. Out: a ``LabelledClaim``, as a scan gives it.
"""

from __future__ import annotations

from claims.accusation import Accusation, Party
from claims.claim import Claim, Label, LabelledClaim, Polarity, Source, Speaker, Style, Worth, WorthReason
from claims.document.span import Span
from factcheck.reports.accusation_record import AccusationRecord, PartyRecord
from factcheck.stored_records import Appearance, ClaimSummary

__all__ = ["stored_claim"]


def stored_claim(reading: Appearance, claim: ClaimSummary) -> LabelledClaim:
    """The claim as the machine read it and people marked it, with the label and the speaker that ``claim`` gives it.

    Raises:
        ValueError: the claim has a label, or the reading a style or sentence, that no version of ours writes.
    """
    if reading.sentence is None:
        raise ValueError(f"claim {claim.id}: a reading without a sentence")
    return LabelledClaim(
        claim=Claim(
            content=reading.spans,
            sentence=reading.sentence,
            construction=reading.construction,
            suggested=Label(reading.suggested),
            rules=reading.rules,
            cue=reading.cue_span,
            speaker=_speaker(reading, claim),
            medium=reading.medium_span,
            sources=tuple(
                Source(span=Span(*source.span), name=source.name, role=source.role) for source in reading.sources or ()
            ),
            addressee=reading.addressee_span,
            style=Style(reading.style) if reading.style else None,
            polarity=Polarity(claim.polarity),
            features=reading.features or {},
            accusations=tuple(map(_accusation, reading.accusations or ())),
        ),
        label=Label(claim.label or ""),
        probabilities={
            Label.REPORTED_SPEECH: reading.p_reported_speech,
            Label.ALLEGATION: reading.p_allegation,
            Label.ESTABLISHED_FACT: reading.p_established_fact,
        },
        worth=_worth(reading),
    )


def _speaker(reading: Appearance, claim: ClaimSummary) -> Speaker | None:
    if not claim.speaker:
        return None
    place = reading.speaker_span or Span(0, 0)
    if claim.speaker != claim.machine_speaker and claim.speaker != reading.speaker:
        # A speaker that a person named and did not mark has no words of the article's: those are the machine's.
        return Speaker(span=Span(0, 0), name=claim.speaker)
    if claim.speaker != claim.machine_speaker or not reading.speaker_name:
        return Speaker(span=place, name=claim.speaker)
    sure = 1.0 if reading.speaker_confidence is None else reading.speaker_confidence
    return Speaker(span=place, name=reading.speaker_name, confidence=sure, vague=bool(reading.speaker_vague))


def _accusation(kept: AccusationRecord) -> Accusation:
    return Accusation(
        stage=kept.stage,
        cue=Span(*kept.cue.span),
        accused=tuple(map(_party, kept.accused)),
        offences=tuple(Span(*words.span) for words in kept.offences if words.span[0] < words.span[1]),
        named_offences=tuple(words.text for words in kept.offences if words.span[0] >= words.span[1]),
        accuser=_party(kept.accuser) if kept.accuser else None,
        negated=kept.negated,
    )


def _party(kept: PartyRecord) -> Party:
    return Party(span=Span(*kept.span), name=kept.name, confidence=kept.confidence, vague=kept.vague)


def _worth(reading: Appearance) -> Worth | None:
    if reading.worth is None:
        return None
    reasons = (
        WorthReason(key=reason.key, weight=reason.weight, span=Span(*reason.span) if reason.span else None)
        for reason in reading.worth_reasons or ()
    )
    return Worth(score=reading.worth, reasons=tuple(reasons))
