from __future__ import annotations

from dataclasses import replace

import pytest

from claims.accusation import Accusation, Party, Stage
from claims.claim import Claim, Label, Polarity, Skipped, Source, SourceRole, Speaker, Style, Worth, WorthReason
from claims.dialogue.turn import Dialogue, Entry, Turn, TurnRole
from claims.document.span import Span
from claims.keeping.findings import Findings
from claims.keeping.packed_findings import (
    BrokenRowError,
    KeptRow,
    packed,
    packed_rules,
    unpacked,
    unpacked_rules,
)

KEY = b"findings of a text"
SPEAKER = Speaker(span=Span(0, 4), name="Nora Belcastel", confidence=0.1 + 0.2, vague=True)
CLAIM = Claim(
    content=(Span(5, 9), Span(12, 20)),
    sentence=Span(0, 21),
    construction="verb-que",
    suggested=Label.ALLEGATION,
    rules=("verbe-que", "conditionnel"),
    cue=Span(2, 4),
    speaker=SPEAKER,
    medium=Span(3, 4),
    sources=(Source(span=Span(1, 2), name="Voxa", role=SourceRole.AGENCY),),
    addressee=Span(4, 5),
    style=Style.MIXED,
    polarity=Polarity.DENIED,
    accusations=(
        Accusation(
            stage=Stage.CHARGED,
            cue=Span(1, 3),
            accused=(Party(span=Span(1, 2), name="Luc Ferrand"),),
            offences=(Span(3, 4),),
            accuser=Party(span=Span(0, 1), name="Ana", vague=True),
            negated=True,
            named_offences=("vol",),
        ),
    ),
    features={"mood": "none", "number": True, "hedge": False, "share": 0.25},
)
WHOLE = Findings(
    claims=(CLAIM, Claim(content=(Span(0, 1),), sentence=Span(0, 1), construction="n", suggested=Label.ALLEGATION)),
    worths=(Worth(score=1 / 3, reasons=(WorthReason(key="number", weight=-0.7, span=Span(5, 6)),)), Worth(score=0.0)),
    skipped=(Skipped(Span(30, 40), "question"),),
    dialogue=Dialogue(
        turns=(Turn(span=Span(0, 9), role=TurnRole.ANSWER, speaker=SPEAKER, asked=Span(0, 1), medium=Span(1, 2)),),
        entries=(Entry(span=Span(0, 9), time="14:32", author=SPEAKER),),
        labels=(Span(0, 2),),
    ),
)


def row(findings: Findings = WHOLE, key: bytes = KEY, word: str = "le") -> bytes | None:
    words = {"form": {word: [0, 7]}}
    return packed(findings, key, rules=b"r" * 16, matched=("selon", "incise"), occurrences=words, parses=(b"p",))


def whole_row(key: bytes = KEY) -> bytes:
    made = row(key=key)
    assert made is not None
    return made


def test_findings_are_the_same_again() -> None:
    again = unpacked(whole_row(), KEY)

    assert (again.rules, again.matched, again.parses) == (b"r" * 16, ("incise", "selon"), (b"p",))
    assert again.occurrences() == {"form": {"le": [0, 7]}}
    assert again.findings() == WHOLE
    assert [claim.features for claim in again.findings().claims] == [claim.features for claim in WHOLE.claims]
    assert list(again.findings().claims[0].features) == list(CLAIM.features)
    assert again.findings().claims[0].features["number"] is True


def test_every_field_is_tried_with_something_in_it() -> None:
    for value in (CLAIM, CLAIM.accusations[0], WHOLE, WHOLE.dialogue):
        held = {name: getattr(value, name) for name in value.__dataclass_fields__ if name != "derivation"}
        assert [name for name, one in held.items() if one in (None, (), "")] == []


@pytest.mark.parametrize("at", [0, 15, 16, 20, -1])
def test_a_row_of_which_a_byte_is_another_is_broken(at: int) -> None:
    whole = bytearray(whole_row())
    whole[at] ^= 1

    with pytest.raises(BrokenRowError):
        unpacked(bytes(whole), KEY)


@pytest.mark.parametrize("broken", [b"", b"short", whole_row()[:-1], whole_row(b"another key")])
def test_what_is_not_whole_or_of_another_key_is_broken(broken: bytes) -> None:
    with pytest.raises(BrokenRowError):
        unpacked(broken, KEY)
    with pytest.raises(BrokenRowError):
        unpacked_rules(broken, KEY)


def test_bytes_of_our_own_that_hold_something_else_are_broken() -> None:
    odd = KeptRow(b"", (), (), b"\xc1", b"\x93\x01\x02\x03")

    with pytest.raises(BrokenRowError):
        odd.occurrences()
    with pytest.raises(BrokenRowError):
        odd.findings()
    with pytest.raises(BrokenRowError):
        unpacked(packed_rules({"a": b"1"}, KEY), KEY)


def test_words_that_nobody_can_write_are_not_kept() -> None:
    half = replace(CLAIM, speaker=replace(SPEAKER, name="Nora \ud800"))

    assert row(word="\ud800") is None
    assert row(Findings(claims=(half,))) is None


def test_rules_are_the_same_again() -> None:
    digests = {"selon": b"1" * 16, "incise": b"2" * 16}

    assert unpacked_rules(packed_rules(digests, KEY), KEY) == digests
