"""What stands before turns: names, offices, initials, letters, each with its mark; and what is no label."""

from __future__ import annotations

import pytest

from claims.dialogue.labels import Label, label_of
from claims.dialogue.lines import lines_of
from claims.dialogue.words import DialogueWords
from claims.document.span import Span
from claims.rules.loader import WordLists


@pytest.fixture(scope="module")
def words(lists: WordLists) -> DialogueWords:
    return DialogueWords.of(lists)


def read(text: str, words: DialogueWords) -> Label | None:
    (line,) = lines_of(text, [Span(0, len(text))])
    return label_of(line, 0, words)


@pytest.mark.parametrize(
    ("text", "kind", "shown", "said"),
    [
        ("Martin Leroux : La digue cède.", "PERSON", "Martin Leroux", "La digue cède."),
        ("Martin Leroux (Union): Oui.", "PERSON", "Martin Leroux", "Oui."),
        ("Inga Sorel, ministre : Oui.", "PERSON", "Inga Sorel", "Oui."),
        ("M. Octave Brissard. – Merci.", "PERSON", "M. Octave Brissard", "Merci."),
        ("Mme Claire Valcourt. Monsieur le ministre.", "PERSON", "Mme Claire Valcourt", "Monsieur le ministre."),
        ("01.02 Paul Ternier, ministre: Oui.", "PERSON", "Paul Ternier", "Oui."),
        ("[00:12] LEROUX : Oui.", "SURNAME", "LEROUX", "Oui."),
        ("- LEROUX : Oui.", "SURNAME", "LEROUX", "Oui."),
        ("J.-M. O. : Mal.", "INITIALS", "J.-M. O.", "Mal."),
        ("J. M. – Mal.", "INITIALS", "J. M", "Mal."),
        ("M. K. : Mal.", "INITIALS", "M. K.", "Mal."),
        ("M. K.: Mal.", "INITIALS", "M. K.", "Mal."),
        ("M. K. – Mal.", "INITIALS", "M. K", "Mal."),
        ("M.-A. K. : Mal.", "INITIALS", "M.-A. K.", "Mal."),
        ("Le président. – La séance est ouverte.", "OFFICE", "Le président", "La séance est ouverte."),
        ("M. le ministre. Oui.", "OFFICE", "M. le ministre", "Oui."),
        ("Le Président (M. Tremblay) : Merci.", "OFFICE", "Le Président", "Merci."),
        ("Un auditeur : Et nous ?", "OFFICE", "Un auditeur", "Et nous ?"),
        ("Q. Où étiez-vous ?", "ASKER", "Q", "Où étiez-vous ?"),
        ("Q/ Où étiez-vous ?", "ASKER", "Q", "Où étiez-vous ?"),
        ("Question : Où étiez-vous ?", "ASKER", "Question", "Où étiez-vous ?"),
        ("R – Chez moi.", "ANSWERER", "R", "Chez moi."),
        ("Le Courrier des Haies : Où étiez-vous ?", "OUTLET", "Le Courrier des Haies", "Où étiez-vous ?"),
    ],
)
def test_a_label_is_read(text: str, kind: str, shown: str, said: str, words: DialogueWords) -> None:
    label = read(text, words)

    assert label is not None
    assert (label.kind.name, label.span.of(text), text[label.end :]) == (kind, shown, said)


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("Mme Claire Valcourt (Vooruit): Oui.", "Claire Valcourt", "Vooruit"),
        ("Inga Sorel, ministre : Oui.", "Inga Sorel", "ministre"),
        ("Le Président (M. Tremblay) : Merci.", "Le Président", "M. Tremblay"),
    ],
)
def test_a_label_has_a_name_and_what_stands_beside_it(text: str, name: str, within: str, words: DialogueWords) -> None:
    label = read(text, words)

    assert label is not None
    assert (label.name, label.within) == (name, within)


@pytest.mark.parametrize("text", ["LE PRÉSIDENT", "L'ACCUSÉ", "Martin Leroux"])
def test_a_label_may_have_a_line_of_its_own(text: str, words: DialogueWords) -> None:
    label = read(text, words)

    assert label is not None
    assert (label.mark, label.span) == ("line", Span(0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Le pont de Tarnes : une histoire.",
        "Il a dit : oui.",
        "M. Leroux est parti. Il reviendra.",
        "Trois choses : le sel, l'eau, le vent.",
        "À 18 heures : rien.",
        "« Non » : le maire refuse.",
        "Le préfet a parlé.",
    ],
)
def test_what_is_no_label(text: str, words: DialogueWords) -> None:
    label = read(text, words)

    assert label is None or not label.sure
