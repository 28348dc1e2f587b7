"""Posts as turns of those who published them."""

from __future__ import annotations

import pytest

from claims.dialogue.posts import with_posts
from claims.dialogue.turn import NO_DIALOGUE, Dialogue, Turn, TurnRole
from claims.document.span import Span

WORDS = "Le chantier a coûté neuf millions d’euros."


@pytest.mark.parametrize(
    ("line", "name", "platform"),
    [
        ("\n— Nadia Brel (@nbrel), sur X, 14 octobre 2026", "Nadia Brel", "X"),
        ("\n— Nadia Brel (@nbrel)", "Nadia Brel", None),
        ("\n— Nadia Brel, sur Truth Social, hier", "Nadia Brel", "Truth Social"),
        ("\n— Ville de Tarnes sur Facebook", "Ville de Tarnes", "Facebook"),
        ("\n— @nbrel@reseau.example, sur Mastodon", "@nbrel@reseau.example", "Mastodon"),
        ("\n— sur TikTok, 3 mars", None, "TikTok"),
        (" — Nadia Brel (@nbrel) 14 octobre 2026", "Nadia Brel", None),
        (" - @nbrel, sur X", "@nbrel", "X"),
    ],
)
def test_author_and_platform_stand_in_the_last_line(line: str, name: str | None, platform: str | None) -> None:
    text = WORDS + line
    found = with_posts(NO_DIALOGUE, text, [Span(0, len(text))])
    (turn,), (label,) = found.turns, found.labels

    assert turn.span.of(text) == WORDS
    assert turn.role is TurnRole.SIGNED
    assert (turn.speaker.name if turn.speaker else None) == name
    assert (turn.medium.of(text) if turn.medium else None) == platform
    assert turn.speaker is None or turn.speaker.span.of(text) == name
    assert label.of(text) == line.strip()


@pytest.mark.parametrize(
    "text", [WORDS, f"{WORDS}\nVoir le détail — et les plans.", "— Nous verrons, dit-elle.\n" + WORDS]
)
def test_without_such_a_line_nobody_knows_whose_words_it_holds(text: str) -> None:
    found = with_posts(NO_DIALOGUE, text, [Span(0, len(text))])

    assert found.turns == (Turn(span=Span(0, len(text)), role=TurnRole.SIGNED),)
    assert found.labels == ()


def test_a_post_within_an_answer_parts_it() -> None:
    text = f"Voyez ce qu’elle écrit :\n{WORDS}\n— Nadia Brel, sur X\nC’est faux."
    answer = Turn(span=Span(0, len(text)), role=TurnRole.ANSWER)
    start, end = text.index(WORDS), text.index("\nC’est")
    found = with_posts(Dialogue(turns=(answer,)), text, [Span(start, end)])

    assert [(turn.span.of(text).strip(), turn.role) for turn in found.turns] == [
        ("Voyez ce qu’elle écrit :", TurnRole.ANSWER),
        (WORDS, TurnRole.SIGNED),
        ("— Nadia Brel, sur X\nC’est faux.", TurnRole.ANSWER),
    ]


def test_no_posts_change_nothing() -> None:
    assert with_posts(NO_DIALOGUE, WORDS, []) is NO_DIALOGUE
