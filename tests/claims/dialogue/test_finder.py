"""Who talks, in invented interviews, hearings and debates of many typographies, and in articles where nobody does."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from claims.claim import Label
from claims.dialogue.finder import DialogueFinder
from claims.dialogue.turn import NO_DIALOGUE, Dialogue, Turn, TurnRole
from claims.document.span import Span
from claims.parsing.plans import paragraphs
from claims.rules.loader import WordLists
from factcheck.articles.reader import read_text
from factcheck.scanning.checker import Checker, spoken_blocks

FOUND_RIGHT = 0.95
"""Share of turns whose speaker must be right."""
WRITTEN: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "talks.yaml").read_text(encoding="utf-8"))
TALKS: dict[str, Any] = WRITTEN["talks"]
ARTICLES: dict[str, str] = WRITTEN["articles"]


@pytest.fixture(scope="module")
def finder(lists: WordLists) -> DialogueFinder:
    return DialogueFinder(lists)


@cache
def blocks_of(text: str) -> tuple[Span, ...]:
    return spoken_blocks(read_text(text, source="-"))


def found_in(finder: DialogueFinder, text: str) -> Dialogue:
    return finder.find(text, blocks_of(text))


def whole(finder: DialogueFinder, text: str) -> Dialogue:
    """What is found where nobody knows which paragraph is the headline."""
    return finder.find(text, tuple(paragraphs(text)))


def turn_with(dialogue: Dialogue, text: str, words: str) -> Turn | None:
    """The turn in which the words stand, wherever a line ends in them."""
    at = next(n for n in range(len(text)) if " ".join(text[n:].split()).startswith(words) and not text[n].isspace())
    return next((turn for turn in dialogue.turns if turn.span.start <= at < turn.span.end), None)


def wrong(finder: DialogueFinder, name: str) -> list[tuple[str, str | None]]:
    """The turns of a talk that are given to somebody else, or to nobody: their words, and to whom."""
    text, dialogue = TALKS[name]["text"], found_in(finder, TALKS[name]["text"])
    out: list[tuple[str, str | None]] = []
    for expected in TALKS[name]["turns"]:
        turn = turn_with(dialogue, text, expected["says"])
        who = turn.speaker.name if turn is not None and turn.speaker is not None else None
        if turn is None or turn.role is TurnRole.QUESTION or who != expected["who"]:
            out.append((expected["says"], who))
    return out


def told(dialogue: Dialogue, text: str) -> list[tuple[str, str | None, str]]:
    return [(t.role.value, t.speaker.name if t.speaker else None, t.span.of(text)) for t in dialogue.turns]


def test_speakers_are_right_in_nearly_all_turns(finder: DialogueFinder) -> None:
    """The measure: turns counted one by one over all talks."""
    total = sum(len(talk["turns"]) for talk in TALKS.values())
    missed = {name: wrong(finder, name) for name in TALKS}

    assert len(TALKS) >= 12
    assert 1 - sum(map(len, missed.values())) / total >= FOUND_RIGHT, {k: v for k, v in missed.items() if v}


@pytest.mark.parametrize("name", TALKS)
def test_a_talk_of_each_typography_is_found(finder: DialogueFinder, name: str) -> None:
    assert wrong(finder, name) == []


@pytest.mark.parametrize("name", ARTICLES)
def test_what_only_looks_like_a_talk_is_none(finder: DialogueFinder, name: str) -> None:
    """Explainers, advice to readers, fact boxes, results, credits, quotations with their authors."""
    text = ARTICLES[name]

    assert told(found_in(finder, text), text) == []
    assert told(whole(finder, text), text) == []


@pytest.mark.parametrize("name", sorted(TALKS))
def test_turns_stand_in_order_and_hold_no_label(finder: DialogueFinder, name: str) -> None:
    dialogue = found_in(finder, TALKS[name]["text"])

    spans = [turn.span for turn in dialogue.turns]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a, b in pairwise(spans))
    assert not any(
        turn.span.start in range(label.start, label.end) for turn in dialogue.turns for label in dialogue.labels
    )


@pytest.mark.parametrize("name", TALKS)
def test_a_talk_is_found_where_any_paragraph_may_be_the_headline(finder: DialogueFinder, name: str) -> None:
    text = TALKS[name]["text"]
    dialogue = whole(finder, text)

    for expected in TALKS[name]["turns"]:
        turn = turn_with(dialogue, text, expected["says"])
        assert turn is not None
        assert (turn.speaker.name if turn.speaker else None) == expected["who"]


@pytest.mark.parametrize("name", TALKS)
def test_what_is_said_in_a_talk_is_no_fact_and_came_through_its_speaker(checker: Checker, name: str) -> None:
    """From the text to labelled claims, with stored parses."""
    text = TALKS[name]["text"]
    found = checker.check(read_text(text, source="-"))
    by = {expected["says"]: expected["who"] for expected in TALKS[name]["turns"]}
    dialogue = checker.analyser.extractor.dialogue(text, blocks_of(text))
    turns = {says: turn_with(dialogue, text, says) for says in by}

    for item in found.claims:
        for says, turn in turns.items():
            assert turn is not None
            if turn.span.covers(item.claim.sentence):
                assert item.label is not Label.ESTABLISHED_FACT
                sources = [source.name for source in item.claim.sources]
                assert by[says] is None or by[says] in sources, item.claim.text(text)


INTERVIEW = """Nadia Brel, ingénieure : « Le pont cédera »

Propos recueillis par Rose Amblard

Le pont est-il sûr ?

Non. Trois piles sont fissurées.

Vous exagérez, dit le maire.

C'est faux. Il a lu mon rapport.
"""


def test_questions_and_answers_know_both_sides(finder: DialogueFinder) -> None:
    dialogue = found_in(finder, INTERVIEW)

    assert told(dialogue, INTERVIEW) == [
        ("question", "Rose Amblard", "Le pont est-il sûr ?"),
        ("answer", "Nadia Brel", "Non. Trois piles sont fissurées."),
        ("question", "Rose Amblard", "Vous exagérez, dit le maire."),
        ("answer", "Nadia Brel", "C'est faux. Il a lu mon rapport."),
    ]
    question, answer, *_ = dialogue.turns
    assert question.addressee is not None
    assert question.addressee.name == "Nadia Brel"
    assert answer.asked == question.span
    assert answer.speaker is not None
    assert answer.speaker.span.of(INTERVIEW) == "Nadia Brel"


def test_a_talk_is_found_where_the_headline_is_a_paragraph_like_others(finder: DialogueFinder) -> None:
    assert told(whole(finder, INTERVIEW), INTERVIEW) == told(found_in(finder, INTERVIEW), INTERVIEW)


def test_bold_paragraphs_are_questions_without_a_mark(finder: DialogueFinder) -> None:
    text = "Le pont d'Ostrelle\n\nNadia Brel l'a expertisé.\n\nParlez-nous du pont\n\nJe l'ai mesuré. Il cède."
    bold = text.index("Parlez")

    dialogue = finder.find(text, blocks_of(text), [Span(bold, bold + len("Parlez-nous du pont"))])

    assert told(dialogue, text) == [
        ("question", None, "Parlez-nous du pont"),
        ("answer", "Nadia Brel", "Je l'ai mesuré. Il cède."),
    ]


def test_the_record_speaks_again_after_the_end(finder: DialogueFinder) -> None:
    text = (
        "Débat sur la digue\n\nMartin Leroux : La digue a cédé.\n\nLise Cordier : Vous le saviez.\n\n"
        "La séance est levée à 18 heures. Le public est sorti."
    )

    assert [words for _, _, words in told(found_in(finder, text), text)] == ["La digue a cédé.", "Vous le saviez."]


def test_the_entries_of_a_live_blog_have_time_author_and_agency(finder: DialogueFinder) -> None:
    text = (
        "Incendie au port : notre direct\n\n14h32 – Le feu est maîtrisé. Les pompiers ont quitté le port. (AFP)\n\n"
        "Mis à jour à 14h05\nPar Rose Amblard\nTrois blessés ont été transportés.\n\n"
        "9:50 | La route est fermée. Par Paul Ternier"
    )

    entries = found_in(finder, text).entries

    assert [(e.time, e.author.name if e.author else None, e.agency.name if e.agency else None) for e in entries] == [
        ("14:32", None, "AFP"),
        ("14:05", "Rose Amblard", None),
        ("09:50", "Paul Ternier", None),
    ]
    assert entries[2].span.of(text) == "La route est fermée. Par Paul Ternier"


def test_a_text_with_a_time_is_no_live_blog(finder: DialogueFinder) -> None:
    text = "Le pont\n\n18 h 30 : la sirène retentit.\n\nLe pont a cédé. Personne n'est blessé.\n\nLa route est fermée."

    assert found_in(finder, text) == NO_DIALOGUE


OPINION = "\n\nLa ville a ignoré trois rapports. Je les ai signés.\n\nElle doit répondre."


@pytest.mark.parametrize(
    "head",
    [
        "Tribune\n\nSauvons la digue\n\nPar Jeanne Aubrac, ingénieure",
        "TRIBUNE. Sauvons la digue\n\nPar Jeanne Aubrac",
        "Sauvons la digue\n\nCarte blanche de Jeanne Aubrac, ingénieure",
        "Opinion | Sauvons la digue\n\nJeanne Aubrac",
        "La chronique de Jeanne Aubrac\n\nLe fleuve et nous",
        "CHRONIQUE\n\nLe fleuve et nous, par Jeanne Aubrac",
        "Tribune\n\nSauvons la digue\n\nIngénieure à Tarnes, Jeanne Aubrac a vu céder deux digues.",
    ],
)
def test_an_opinion_piece_is_its_authors(finder: DialogueFinder, head: str) -> None:
    text = head + OPINION

    (turn,) = found_in(finder, text).turns

    assert turn.role is TurnRole.SIGNED
    assert turn.speaker is not None
    assert turn.speaker.name == "Jeanne Aubrac"
    assert turn.span.of(text) == OPINION.strip()


@pytest.mark.parametrize(
    "head",
    ["Les tribunes du stade\n\nPar Jeanne Aubrac", "L'opinion publique a tranché\n\nPar Jeanne Aubrac"],
)
def test_an_article_by_somebody_is_no_opinion(finder: DialogueFinder, head: str) -> None:
    assert found_in(finder, head + OPINION) == NO_DIALOGUE


def test_an_opinion_piece_by_several_is_theirs(finder: DialogueFinder) -> None:
    text = "Tribune : sauvons la digue\n\nPar un collectif de riverains de Tarnes" + OPINION

    (turn,) = found_in(finder, text).turns

    assert turn.speaker is not None
    assert turn.speaker.name == "un collectif de riverains de Tarnes"
    assert turn.span.of(text) == OPINION.strip()


def test_an_opinion_piece_of_somebody_unknown_is_not_the_papers_own(finder: DialogueFinder) -> None:
    text = "Tribune" + OPINION

    (turn,) = found_in(finder, text).turns

    assert (turn.role, turn.speaker) == (TurnRole.SIGNED, None)
    assert turn.span.of(text) == OPINION.strip()


def test_a_section_in_which_nobody_says_we_is_no_opinion(finder: DialogueFinder) -> None:
    assert found_in(finder, "Tribune\n\nLa digue a cédé. Personne n'est blessé.") == NO_DIALOGUE


@pytest.mark.parametrize("text", ["", "Rien.", "\n\n", "Le pont :", "- \n- \n-", "?\n?\n?", "Q\nR", "M. \nMme : \n: :"])
def test_odd_texts_are_no_talk(finder: DialogueFinder, text: str) -> None:
    assert whole(finder, text) == NO_DIALOGUE


def test_a_remark_of_two_sentences_before_the_first_question_asks(finder: DialogueFinder) -> None:
    text = (
        "Une réforme contestée\n\nLa ministre de la Mer, Ana Sorel, défend sa réforme. Propos recueillis par Lise "
        "Marcon.\n\nVotre réforme est contestée. Les marins bloquent trois ports.\n\nLes marins ont été reçus. Je leur "
        "ai dit que tout s'appliquerait.\n\nQue répondez-vous au maire ?\n\nIl se trompe : aucun emploi n'est menacé."
    )
    said = {words: turn_with(found_in(finder, text), text, words) for words in ("contestée. Les", "Les marins ont été")}
    roles = {words: turn.role if turn else None for words, turn in said.items()}
    assert roles == {"contestée. Les": TurnRole.QUESTION, "Les marins ont été": TurnRole.ANSWER}
