"""Who je, nous and vous are in a turn, and through whom the words of others came."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.accusation import Accusation, Party, Stage
from claims.attribution.addressee import with_addressees_named
from claims.attribution.turn_speakers import with_entry_agencies, with_turn_parties, with_turn_speakers
from claims.claim import Claim, Label, Source, SourceRole, Speaker
from claims.dialogue.turn import Entry, Turn, TurnRole
from claims.document.span import Span
from claims.lexicon.wordlists import WordLists

TEXT = "Nadia Brel Rose Amblard je vous le maire"
SENTENCE = Span(24, len(TEXT))
LISTS = WordLists({"medias": ["RTL"]}, {"outlets": ["medias"]})


def place(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


BREL = Speaker(span=place("Nadia Brel"), name="Nadia Brel", confidence=0.9)
AMBLARD = Speaker(span=place("Rose Amblard"), name="Rose Amblard", confidence=0.8)
TURN = Turn(span=SENTENCE, role=TurnRole.ANSWER, speaker=BREL, addressee=AMBLARD)


def claim_by(words: str | None, *, name: str = "", construction: str = "verb-que") -> Claim:
    speaker = Speaker(span=place(words), name=name or words, confidence=0.7) if words else None
    sources = (Source(span=speaker.span, name=speaker.name, role=SourceRole.PERSON),) if speaker else ()
    return Claim(
        content=(SENTENCE,),
        sentence=SENTENCE,
        construction=construction,
        suggested=Label.REPORTED_SPEECH,
        rules=("x",),
        speaker=speaker,
        sources=sources,
    )


def in_turn(claim: Claim, turn: Turn = TURN) -> Claim:
    (found,) = with_turn_speakers([claim], TEXT, [turn], LISTS)
    return found


def name_of(claim: Claim) -> str | None:
    return claim.speaker.name if claim.speaker else None


def chain(claim: Claim) -> list[tuple[str, str]]:
    return [(source.name, source.role.value) for source in claim.sources]


@pytest.mark.parametrize(("pronoun", "who"), [("je", BREL), ("vous", AMBLARD)])
def test_je_is_whoever_has_the_turn_and_vous_the_other(pronoun: str, who: Speaker) -> None:
    found = in_turn(claim_by(pronoun, name="Somebody Before"))

    assert found.speaker == replace(who, span=place(pronoun))


def test_the_words_of_others_came_through_whoever_has_the_turn() -> None:
    found = in_turn(claim_by("le maire", name="maire"))

    assert name_of(found) == "maire"
    assert chain(found) == [("Nadia Brel", "person"), ("maire", "person")]


def test_je_is_one_source_and_not_two() -> None:
    assert chain(in_turn(claim_by("je"))) == [("Nadia Brel", "person")]


def test_hearsay_in_a_turn_is_passed_on_by_whoever_has_it() -> None:
    rumour = in_turn(claim_by(None, construction="hearsay-conditional"))
    accusation = in_turn(claim_by(None, construction="accusation-passive"))

    assert rumour.speaker == BREL
    assert accusation.speaker is None, "somebody else accuses"
    assert chain(rumour) == chain(accusation) == [("Nadia Brel", "person")]


def test_where_nobody_knows_who_has_the_turn_je_is_not_identified() -> None:
    unknown = Turn(span=SENTENCE, role=TurnRole.ANSWER)

    found = in_turn(claim_by("je", name="Somebody Before"), unknown)

    assert found.speaker is not None
    assert found.speaker.vague
    assert found.speaker.name == "je"
    assert chain(found) == [("je", "vague")]
    assert in_turn(claim_by(None), unknown) == claim_by(None)
    assert in_turn(claim_by("le maire"), unknown) == claim_by("le maire")


def test_an_outlet_that_speaks_is_an_outlet() -> None:
    radio = replace(TURN, speaker=replace(BREL, name="RTL"))

    assert chain(in_turn(claim_by("le maire"), radio))[0] == ("RTL", "outlet")


def test_what_stands_in_no_turn_stays_as_it_is() -> None:
    assert in_turn(claim_by("je"), replace(TURN, span=Span(0, 5))) == claim_by("je")


def test_the_agency_that_signs_an_entry_is_the_source_of_its_claims() -> None:
    agency = Speaker(span=Span(0, 3), name="AFP", confidence=0.9)
    signed, other = Entry(span=SENTENCE, time="14:32", agency=agency), Entry(span=Span(0, 5), time="14:05")

    (found,) = with_entry_agencies([claim_by("le maire")], [other, signed])

    assert chain(found) == [("AFP", "agency"), ("le maire", "person")]
    assert with_entry_agencies([found], [signed]) == [found]
    assert with_entry_agencies([claim_by(None)], [other]) == [claim_by(None)]


def test_what_a_post_says_came_through_its_platform() -> None:
    """Its author's words have it as their medium; what others say in the post has it as the outermost source."""
    post = replace(TURN, role=TurnRole.SIGNED, medium=place("je"))
    own, other = with_turn_speakers(
        [replace(claim_by(None, construction="signed"), speaker=BREL), claim_by("le maire")], TEXT, [post], LISTS
    )

    assert own.medium == place("je")
    assert [(s.name, s.role) for s in own.sources] == [
        ("je", SourceRole.PLATFORM),
        ("Nadia Brel", SourceRole.PERSON),
    ]
    assert other.medium is None
    assert [s.name for s in other.sources] == ["je", "Nadia Brel", "le maire"]


def test_a_post_of_nobody_known_has_its_platform_all_the_same() -> None:
    post = Turn(span=SENTENCE, role=TurnRole.SIGNED, medium=place("je"))
    (claim,) = with_turn_speakers([claim_by(None, construction="signed")], TEXT, [post], LISTS)

    assert (claim.speaker, claim.medium) == (None, place("je"))


@pytest.mark.parametrize(
    ("words", "turns", "names"),
    [("vous", [TURN], ["Rose Amblard"]), ("je", [TURN], ["Nadia Brel"]), ("vous", [], []), ("le", [TURN], [])],
)
def test_nobody_is_accused_by_a_pronoun_alone(words: str, turns: list[Turn], names: list[str]) -> None:
    accused = Party(span=place(words), name=words)
    accusation = Accusation(stage=Stage.ACCUSED, cue=place("maire"), accused=(accused,), accuser=accused)

    (found,) = with_turn_parties([replace(claim_by(None), accusations=(accusation,))], TEXT, turns)

    assert [party.name for party in found.accusations[0].accused] == names
    assert [p.name for p in (found.accusations[0].accuser,) if p is not None] == names


def test_a_party_with_a_name_keeps_it() -> None:
    party = Party(span=place("je"), name="Lou Amsel")
    accusation = Accusation(stage=Stage.ACCUSED, cue=place("maire"), accused=(party,))

    (found,) = with_turn_parties([replace(claim_by(None), accusations=(accusation,))], TEXT, [TURN])

    assert found.accusations == (accusation,)


@pytest.mark.parametrize(
    ("words", "turns", "addressee"),
    [("je", [TURN], "Nadia Brel"), ("vous", [TURN], "Rose Amblard"), ("je", [], None), ("le maire", [], "le maire")],
)
def test_who_is_spoken_to_is_told_by_the_words_that_name_them(
    words: str, turns: list[Turn], addressee: str | None
) -> None:
    (found,) = with_addressees_named([replace(claim_by(None), addressee=place(words))], TEXT, turns)

    assert found.addressee == (place(addressee) if addressee else None)


def test_in_a_quotation_me_is_who_says_it() -> None:
    inner = replace(claim_by("le maire"), content=(place("maire"),), addressee=place("je"))
    outer = replace(claim_by("Rose Amblard"), content=(SENTENCE,))

    found, _outer = with_addressees_named([inner, outer], TEXT, [TURN])

    assert found.addressee == place("Rose Amblard")


def test_a_speaker_who_is_a_pronoun_is_told_by_the_name() -> None:
    inner = replace(claim_by("le maire"), content=(place("maire"),), addressee=place("je"))
    outer = replace(claim_by("vous", name="Rose Amblard"), content=(SENTENCE,))

    assert with_addressees_named([inner, outer], TEXT, [])[0].addressee is None
    assert with_addressees_named([claim_by("Rose Amblard"), inner, outer], TEXT, [])[1].addressee == place(
        "Rose Amblard"
    )
