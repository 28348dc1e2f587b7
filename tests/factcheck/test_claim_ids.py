"""Ids of claims: what changes them, and what does not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from claims.claim import Label, Polarity
from factcheck.claim_ids import base_id, claim_ids
from tests.support.factories import TEXT, checked, labelled, port


def one_id(text: str, words: str, speaker: str = "Le maire", **more: Any) -> str:
    (name,) = claim_ids(checked(labelled(text, words, speaker=("il", speaker), **more), text=text))
    return name


@pytest.mark.parametrize("name", ["a1b2c3d4e5f6", "a1b2c3d4e5f6-2", "a1b2c3d4e5f6-12"])
def test_all_occurrences_of_a_claim_have_one_base(name: str) -> None:
    assert base_id(name) == "a1b2c3d4e5f6"


def test_typography_and_case_change_no_id() -> None:
    """Apostrophes, quotation marks, spaces and case may differ, and so may the place in the text."""
    plain = one_id("il dit : l'usine est \"morte\" et c'est fini", "l'usine est \"morte\" et c'est fini")
    fancy = one_id(
        "Hier, il dit : L’usine  est «\u00a0morte\u00a0»\net c’est fini",
        "L’usine  est «\u00a0morte\u00a0»\net c’est fini",
    )

    assert re.fullmatch("[0-9a-f]{12}", plain)
    assert plain == fancy


def test_an_id_is_the_same_for_ever() -> None:
    """People file ids away: a change here needs a new version of the document."""
    assert claim_ids(port())[0] == "c4557db9d2bc"


def test_content_speaker_polarity_and_attribution_each_change_the_id() -> None:
    """Four things make a claim another one."""
    text = "il dit que l'usine ferme"
    ids = {
        one_id(text, "l'usine ferme"),
        one_id(text, "usine ferme"),
        one_id(text, "l'usine ferme", speaker="La préfète"),
        one_id(text, "l'usine ferme", polarity=Polarity.DENIED),
        one_id(text, "l'usine ferme", rules=()),
    }

    assert len(ids) == 5
    assert one_id(text, "l'usine ferme", label=Label.ALLEGATION, score=0.4, cue="dit") in ids


def test_equal_claims_of_one_article_are_numbered() -> None:
    """The second and third bear -2 and -3."""
    same = labelled(TEXT, "reçu")
    other = labelled(TEXT, "Deux cents ouvriers")
    first, second, third, fourth = claim_ids(checked(same, other, same, same))

    assert (third, fourth) == (f"{first}-2", f"{first}-3")
    assert "-" not in second
