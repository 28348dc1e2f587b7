"""What is said in a turn: which sentences are claims of whoever has it, and why others are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from claims.attribution.candidate import Candidate
from claims.attribution.sentence_faults import SentenceGuard
from claims.attribution.turn_statements import turn_at, turn_statements
from claims.claim import Claim, Label, Skipped, Speaker
from claims.dialogue.turn import Turn, TurnRole
from claims.document.nearby import Nearby
from claims.document.span import Span
from claims.document.tree import Document
from tests.support.trees import document

FIN = "Mood=Ind|VerbForm=Fin"
LIED = f"""
J' je PRON Person=1 3 nsubj
ai avoir AUX {FIN} 3 aux
menti mentir VERB VerbForm=Part 0 root
{{end}} _ PUNCT _ 3 punct
"""
BREL = Speaker(span=Span(0, 1), name="Nadia Brel", confidence=0.9)


def lied(end: str = ".") -> Document:
    return document(f"J'ai menti{end}", LIED.format(end=end))


def turn(found: Document, role: TurnRole = TurnRole.ANSWER, speaker: Speaker | None = BREL) -> Turn:
    return Turn(span=Span(0, len(found.text)), role=role, speaker=speaker)


def said(
    found: Document, turns: Sequence[Turn], claims: Sequence[Claim] = (), silent: Sequence[Span] = ()
) -> tuple[list[Candidate], list[Skipped]]:
    return turn_statements(found, claims, turns, silent, SentenceGuard())


@pytest.mark.parametrize(
    ("role", "construction", "rule"),
    [
        (TurnRole.ANSWER, "answer", "reponse"),
        (TurnRole.STATEMENT, "turn", "tour-de-parole"),
        (TurnRole.QUESTION, "turn", "tour-de-parole"),
        (TurnRole.SIGNED, "signed", "texte-signe"),
    ],
)
def test_a_sentence_of_a_turn_is_said_by_whoever_has_it(role: TurnRole, construction: str, rule: str) -> None:
    found = lied()

    (candidate,), skipped = said(found, [turn(found, role)])

    assert [s.of(found.text) for s in candidate.content] == ["J'ai menti"]
    assert (candidate.named, candidate.label) == (BREL, Label.REPORTED_SPEECH)
    assert (candidate.construction, candidate.rules, candidate.verbatim) == (construction, (rule,), True)
    assert skipped == []


def test_a_turn_of_nobody_known_is_reported_all_the_same() -> None:
    found = lied()

    (candidate,), _ = said(found, [turn(found, speaker=None)])

    assert candidate.named is None
    assert candidate.label is Label.REPORTED_SPEECH


def test_a_question_and_a_sentence_without_a_verb_state_nothing() -> None:
    asked, short = lied(" ?"), document("Non.", "Non _ INTJ _ 0 root; . _ PUNCT _ 1 punct")

    assert said(asked, [turn(asked)]) == ([], [Skipped(asked.sentences[0].span, "question")])
    assert said(short, [turn(short)]) == ([], [Skipped(short.sentences[0].span, "no_verb")])


def test_a_remark_of_the_record_is_said_by_nobody() -> None:
    words = f"( _ PUNCT _ 3 punct; Il _ PRON _ 3 nsubj; rit rire VERB {FIN} 0 root"
    found = document("(Il rit.)", f"{words}; . _ PUNCT _ 3 punct; ) _ PUNCT _ 3 punct")

    assert said(found, [turn(found)]) == ([], [Skipped(found.sentences[0].span, "no_claim")])


SHORT = "Non _ INTJ _ 0 root; . _ PUNCT _ 1 punct"


def test_a_short_answer_is_one_claim_and_a_long_one_several() -> None:
    """All sentences stand in one paragraph."""
    tables = [SHORT, LIED.format(end="."), LIED.format(end=".")]
    short, long = "Non. J'ai menti. J'ai menti.", "Non. J'ai menti. J'ai menti. J'ai menti. J'ai menti."

    def contents(text: str, tables: Sequence[str]) -> tuple[list[str], list[str]]:
        parsed = document(text, *tables)
        found = replace(parsed, sentences=tuple(replace(s, block=0) for s in parsed.sentences))
        candidates, skipped = said(found, [turn(found)])
        return [s.of(text) for c in candidates for s in c.content], [s.span.of(text) for s in skipped]

    assert contents(short, tables) == (["J'ai menti. J'ai menti"], ["Non."])
    assert contents(long, [*tables, *tables[1:]]) == (["J'ai menti"] * 4, ["Non."])


def test_what_stands_outside_of_turns_or_is_silent_or_attributed_is_left() -> None:
    found = lied()
    whole = found.sentences[0].span
    claim = Claim(content=(whole,), sentence=whole, construction="x", suggested=Label.ALLEGATION, rules=("x",))
    away = Turn(span=Span(50, 60), role=TurnRole.ANSWER)

    assert said(found, []) == ([], [])
    assert said(found, [away]) == ([], [])
    assert said(found, [turn(found)], [claim]) == ([], [])
    assert said(found, [turn(found)], silent=[whole]) == ([], [])


def test_a_sentence_belongs_to_the_turn_in_which_it_begins() -> None:
    first, second = (Turn(span=Span(a, b), role=TurnRole.ANSWER) for a, b in ((0, 10), (10, 20)))

    for turns in ([first, second], Nearby([first, second])):
        assert turn_at(turns, Span(8, 12)) is first
        assert turn_at(turns, Span(10, 12)) is second
        assert turn_at(turns, Span(20, 22)) is None
