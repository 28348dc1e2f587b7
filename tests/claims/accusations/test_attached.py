"""Which claims bear which accusations, and who accuses where nobody else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.accusation import Accusation, Party, Stage
from claims.accusations.attached import with_accusations
from claims.claim import Claim, Label, Polarity, Source, SourceRole, Speaker
from claims.document.span import Span

TEXT = "Selon Le Matin, Ana, soupçonnée de vol, relaxée en mai, nie les faits."
SENTENCE = Span(0, len(TEXT))


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def party(words: str) -> Party:
    return Party(span=at(words), name=words)


SUSPECTED = Accusation(stage=Stage.SUSPECTED, cue=at("soupçonnée"), accused=(party("Ana"),), offences=(at("vol"),))
ACQUITTED = Accusation(stage=Stage.ACQUITTED, cue=at("relaxée"), accused=(party("Ana"),))
OTHER = Accusation(stage=Stage.CHARGED, cue=at("faits"), accused=(Party(span=at("Matin"), name="Bo"),))


def claim(content: str, cue: str | None = None, **more: object) -> Claim:
    values: dict[str, object] = {"suggested": Label.ALLEGATION, "construction": "x", **more}
    return Claim(content=(at(content),), sentence=SENTENCE, cue=at(cue) if cue else None, **values)  # type: ignore[arg-type]


def stages(one: Claim, *accusations: Accusation) -> list[Stage]:
    (made,) = with_accusations([one], {SENTENCE: accusations}, TEXT)
    return [a.stage for a in made.accusations]


def test_a_claim_bears_the_accusation_of_its_cue() -> None:
    assert stages(claim("vol", "soupçonnée"), SUSPECTED, OTHER) == [Stage.SUSPECTED]


def test_a_claim_bears_what_its_content_tells() -> None:
    assert stages(claim(TEXT), SUSPECTED) == [Stage.SUSPECTED]


def test_an_allegation_without_a_cue_of_the_stage_bears_that_of_its_offence() -> None:
    assert stages(claim("de vol"), SUSPECTED) == [Stage.SUSPECTED]
    assert stages(claim("de vol", suggested=Label.REPORTED_SPEECH), SUSPECTED) == []


def test_what_else_is_told_of_the_same_people_is_borne_too() -> None:
    """Whoever reads that she was suspected must read that she was acquitted."""
    assert stages(claim("vol", "soupçonnée"), SUSPECTED, ACQUITTED, OTHER) == [Stage.SUSPECTED, Stage.ACQUITTED]


def test_a_denial_bears_what_the_sentence_tells_of_who_denies() -> None:
    denial = claim("les faits", "nie", polarity=Polarity.DENIED, speaker=Speaker(span=at("Ana"), name="Ana"))
    assert stages(denial, SUSPECTED) == [Stage.SUSPECTED]


@pytest.mark.parametrize(
    ("role", "accuser"), [(SourceRole.OUTLET, "Le Matin"), (SourceRole.PERSON, None), (SourceRole.ORGANISATION, None)]
)
def test_an_outlet_that_says_so_accuses_where_nobody_else_does(role: SourceRole, accuser: str | None) -> None:
    outlet = Speaker(span=at("Le Matin"), name="Le Matin")
    source = Source(span=outlet.span, name=outlet.name, role=role)
    outer = claim(TEXT[16:], "Selon", speaker=outlet, sources=(source,))
    made = with_accusations([outer, claim("vol", "soupçonnée")], {SENTENCE: [SUSPECTED]}, TEXT)
    assert [[a.accuser.name if a.accuser else None for a in one.accusations] for one in made] == [[accuser]] * 2


def test_an_outlet_that_tells_of_a_charge_does_not_accuse() -> None:
    outlet = Speaker(span=at("Le Matin"), name="Le Matin")
    source = Source(span=outlet.span, name=outlet.name, role=SourceRole.OUTLET)
    outer = claim(TEXT[16:], "Selon", speaker=outlet, sources=(source,))
    (made,) = with_accusations([outer], {SENTENCE: [ACQUITTED]}, TEXT)
    assert made.accusations[0].accuser is None


def test_who_speaks_of_themselves_has_the_name_of_the_speaker() -> None:
    words = "« Le maire m'accuse », dit Ana."
    me = Party(span=Span(11, 13), name="Le Matin")
    said = Span(2, 19)
    quote = Claim(
        content=(said,),
        sentence=Span(0, len(words)),
        construction="x",
        suggested=Label.REPORTED_SPEECH,
        speaker=Speaker(span=Span(27, 30), name="Ana"),
    )
    accused = Accusation(stage=Stage.ACCUSED, cue=Span(13, 19), accused=(me,))
    (made,) = with_accusations([quote], {quote.sentence: [accused]}, words)
    assert [p.name for p in made.accusations[0].accused] == ["Ana"]


def test_whom_somebody_accuses_is_not_the_accuser_but_who_quotes_them() -> None:
    text = "« Certains nous accusent de vol », dit Ana."

    def there(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    accuser = Speaker(span=there("Certains"), name="Certains")
    outer = Claim(
        content=(there("Certains nous accusent de vol"),),
        sentence=Span(0, len(text)),
        cue=there("dit"),
        speaker=Speaker(span=there("Ana"), name="Ana"),
        suggested=Label.REPORTED_SPEECH,
        construction="x",
    )
    inner = replace(outer, content=(there("vol"),), cue=there("accusent"), speaker=accuser)
    told = Accusation(
        stage=Stage.ACCUSED,
        cue=there("accusent"),
        accused=(Party(span=there("nous"), name="nous", confidence=0.2),),
        accuser=Party(span=accuser.span, name="Certains"),
    )
    (alone,) = with_accusations([inner], {outer.sentence: [told]}, text)
    quoted = with_accusations([outer, inner], {outer.sentence: [told]}, text)
    assert [a.accused[0].name for one in (alone, *quoted) for a in one.accusations] == ["nous", "Ana", "Ana"]


def test_an_offence_inside_words_accuses_who_says_them_and_not_the_accuser() -> None:
    """« Le préfet m'accuse de vol », a dit Ana: the offence is a claim of the prefect about Ana."""
    text = "« Le préfet m'accuse de vol », a dit Ana."

    def part(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    accusation = Accusation(
        stage=Stage.ACCUSED,
        cue=part("accuse"),
        accused=(Party(span=part("m'"), name="m'"),),
        offences=(part("vol"),),
        accuser=Party(span=part("Le préfet"), name="préfet"),
    )
    sentence = Span(0, len(text))
    said = Claim(
        content=(part("Le préfet m'accuse de vol"),),
        sentence=sentence,
        construction="x",
        suggested=Label.REPORTED_SPEECH,
        speaker=Speaker(span=part("Ana"), name="Ana"),
    )
    for speaker in (Speaker(span=part("Le préfet"), name="préfet"), None):
        offence = Claim(
            content=(part("vol"),),
            sentence=sentence,
            construction="x",
            suggested=Label.ALLEGATION,
            cue=part("accuse"),
            speaker=speaker,
        )
        for made in with_accusations([said, offence], {sentence: (accusation,)}, text):
            assert [p.name for a in made.accusations for p in a.accused] == ["Ana"]


def test_an_appeal_beside_its_conviction_tells_nothing_more() -> None:
    appeal = replace(ACQUITTED, cue=at("nie"))
    assert stages(claim(TEXT), ACQUITTED, appeal) == [Stage.ACQUITTED]
    assert stages(claim(TEXT), replace(SUSPECTED, cue=at("faits"), offences=()), SUSPECTED) == [Stage.SUSPECTED]
