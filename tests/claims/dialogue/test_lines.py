"""Lines of a text, the paragraphs that they make, and paragraphs without the labels in them."""

from __future__ import annotations

from claims.dialogue.lines import lines_of, paragraphs_of, without_labels
from claims.document.span import Span

TEXT = "Titre\n\nLeroux : Oui.\nJe l’ai dit\nhier.\n\n  \nCordier : Non."
BODY = Span(TEXT.index("Leroux"), TEXT.index("\n\n  "))
END = Span(TEXT.index("Cordier"), len(TEXT))


def test_lines_know_their_paragraph_and_have_plain_characters() -> None:
    lines = lines_of(TEXT, [BODY, END])

    assert [line.block for line in lines] == [-1, 0, 0, 0, 1]
    assert [line.text for line in lines] == ["Titre", "Leroux : Oui.", "Je l'ai dit", "hier.", "Cordier : Non."]
    assert lines[2].span.of(TEXT) == "Je l’ai dit"


def test_lines_of_a_paragraph_are_joined_up_to_the_next_turn() -> None:
    lines = lines_of(TEXT, [BODY, END])

    joined = paragraphs_of(TEXT, lines, ())
    parted = paragraphs_of(TEXT, lines, {2})

    assert [p.span.of(TEXT) for p in joined] == ["Titre", BODY.of(TEXT), END.of(TEXT)]
    assert [(p.line, p.spoken) for p in joined] == [(0, False), (1, True), (4, True)]
    assert [p.span.of(TEXT) for p in parted] == ["Titre", "Leroux : Oui.", "Je l’ai dit\nhier.", END.of(TEXT)]


def test_labels_are_cut_out_of_paragraphs() -> None:
    labels = [Span(BODY.start, TEXT.index("Oui")), Span(TEXT.index("hier"), BODY.end), Span(END.start, END.start + 10)]

    parts = without_labels(TEXT, [Span(0, 5), BODY, END], labels)

    assert [part.of(TEXT) for part in parts] == ["Titre", "Oui.\nJe l’ai dit", "Non."]
    assert without_labels(TEXT, [BODY], ()) == (BODY,)
