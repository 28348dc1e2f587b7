"""The names of persons in headlines and captions."""

from __future__ import annotations

import pytest

from claims.document.span import Span
from claims.resolution.headline_names import headline_names

GIVEN = frozenset(("Claire", "Anne", "Paul", "Jean"))


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Claire Morin : « La piscine ouvrira »", [("Claire Morin", True)]),
        ("Remaniement : Paul Morin quitte l’Intérieur", [("Paul Morin", True)]),
        ("« Claire Morin ne reviendra pas »", [("Claire Morin", True)]),
        ("Le procès de Jean-Luc Le Floc'h reporté", [("Jean-Luc Le Floc'h", False)]),
        ("Anne de Saint-Aubin vend son château à Paul Valcourt", [("Anne de Saint-Aubin", True),
                                                                  ("Paul Valcourt", False)]),
        ("Mort d’Anne Roy", [("Anne Roy", False)]),
        ("« Je pars », dit la championne Anne Roy", [("Anne Roy", True)]),
        ("Paris Nord ferme", []),
        ("Claire avoue", []),
    ],
)  # fmt: skip
def test_names_open_with_a_first_name_and_lead_where_the_line_opens(line: str, wanted: list[tuple[str, bool]]) -> None:
    text = f"Avant.\n{line}\nAprès."
    span = Span(7, 7 + len(line))

    found = list(headline_names(text, (span,), GIVEN))

    assert [(name.name, name.leads) for name in found] == wanted
    assert [name.span.of(text) for name in found] == [name for name, _ in wanted]
