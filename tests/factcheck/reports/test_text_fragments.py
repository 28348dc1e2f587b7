"""A link leads to the passage of a page, and to no other."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from claims.document.span import Span
from factcheck.reports.text_fragments import fragment_link

URL = "https://courrier.example/a"
TEXT = (
    "La passerelle ferme\n\nLe maire a promis une enquête. Selon lui, la passerelle est sûre. Le préfet, lui, en "
    "doute : « Rendez-vous en mars », dit-il.\n\nOdile Perrault affirme, elle aussi, que la passerelle est sûre. Elle "
    "ajoute que les câbles, posés en 1998, ont été changés deux fois depuis, que les comptes rendus de ces travaux se "
    "trouvent à la mairie, et que chacun peut les lire avant la fin du mois.\n\nLa passerelle est sûre. "
    "La passerelle est sûre."
)


def link(passage: str, number: int = 0) -> str:
    at = -1
    for _ in range(number + 1):
        at = TEXT.index(passage, at + 1)
    return fragment_link(URL, TEXT, Span(at, at + len(passage)))


def test_a_passage_is_given_whole() -> None:
    assert link("Le maire a promis une enquête.") == f"{URL}#:~:text=Le%20maire%20a%20promis%20une%20enqu%C3%AAte."


def test_signs_that_part_a_directive_are_encoded() -> None:
    assert link("« Rendez-vous en mars »").endswith("text=%C2%AB%20Rendez%2Dvous%20en%20mars%20%C2%BB")


def test_a_long_passage_is_given_by_its_ends() -> None:
    passage = TEXT[TEXT.index("Odile") : TEXT.index("mois.") + 5]

    assert link(passage).endswith("text=Odile%20Perrault%20affirme%2C%20elle%20aussi%2C,avant%20la%20fin%20du%20mois.")


def test_a_passage_of_two_paragraphs_is_given_by_its_ends() -> None:
    passage = TEXT[TEXT.index("Le préfet") : TEXT.index("affirme,") + 8]

    assert link(passage).endswith("text=Le%20pr%C3%A9fet%2C%20lui%2C%20en%20doute,Odile%20Perrault%20affirme%2C")


@pytest.mark.parametrize(
    ("number", "directive"),
    [
        (0, "la passerelle est sûre."),
        (1, "que-,la passerelle est sûre."),
    ],
)
def test_a_passage_that_stands_twice_is_given_with_its_context(number: int, directive: str) -> None:
    assert unquote(link("la passerelle est sûre.", number)).endswith(f"#:~:text={directive}")


def test_a_fragment_that_is_there_stays() -> None:
    assert fragment_link(f"{URL}#haut", TEXT, Span(0, 13)) == f"{URL}#haut:~:text=La%20passerelle"


def test_a_blank_passage_has_no_link() -> None:
    assert fragment_link(URL, TEXT, Span(19, 21)) == URL
