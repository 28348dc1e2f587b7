"""Nouns that name somebody by country, town or party."""

from __future__ import annotations

import pytest

from claims.resolution.demonyms import is_demonym
from tests.support.trees import sentence

LISTED = frozenset(("belge", "suisse", "verte"))


@pytest.mark.parametrize(
    ("text", "rows", "wanted"),
    [
        ("Le Lyonnais", "Le le DET _ 2 det; Lyonnais _ PROPN _ 0 root", True),
        ("La Malienne", "La le DET _ 2 det; Malienne _ NOUN _ 0 root", True),
        ("La Verte", "La le DET _ 2 det; Verte _ PROPN _ 0 root", True),
        ("le Suisse", "le _ DET _ 2 det; Suisse _ PROPN _ 0 root; # LOC Suisse", True),
        ("la Verte", "la le DET _ 2 det; Verte _ PROPN _ 0 root; # LOC Verte", True),
        ("la Suisse", "la le DET _ 2 det; Suisse _ PROPN _ 0 root; # LOC Suisse", False),
        ("L'Ukraine", "L' le DET _ 2 det; Ukraine _ PROPN _ 0 root; # LOC Ukraine", False),
        ("La Lyonnaise des", "La le DET _ 2 det; Lyonnaise _ PROPN _ 0 root; des de ADP _ 2 case", False),
        ("un Belge", "un _ DET _ 2 det; Belge _ NOUN _ 0 root", False),
        ("le lyonnais", "le _ DET _ 2 det; lyonnais _ NOUN _ 0 root", False),
        ("le PIVAIS", "le _ DET _ 2 det; PIVAIS _ PROPN _ 0 root", False),
        ("Lyonnais", "Lyonnais _ PROPN _ 0 root", False),
    ],
)
def test_who_is_named_by_origin_or_party(text: str, rows: str, wanted: bool) -> None:
    tree = sentence(text, rows)
    noun = next(w for w in tree.words if w.upos in ("NOUN", "PROPN"))

    assert is_demonym(tree, noun, LISTED) is wanted
