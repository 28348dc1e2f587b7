"""Lines that sign are known by how they begin."""

from __future__ import annotations

import pytest

from factcheck.sources.web.bylines import signs


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Par Jeanne Morel", True),
        ("Carte blanche - Par Jeanne Morel, pédiatre", True),
        ("Propos recueillis par Jeanne Morel", True),
        ("Publié le 14 octobre 2026", True),
        ("Mis à jour le 14 octobre", True),
        ("– Avec La Presse Canadienne", True),
        ("Récit. Dans la nuit, le maire a cédé", False),
        ("Modification de la loi sur l’eau", False),
        ("Par ailleurs, le pont ferme", False),
        ("Avec le maire, rien ne change", False),
        ("Un vote serré", False),
        ("Par Jeanne Morel" + " et d’autres" * 20, False),
    ],
)
def test_lines_that_sign(line: str, found: bool) -> None:
    assert signs(line) is found
