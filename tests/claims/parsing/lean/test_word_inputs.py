"""Forms as tagger and parser read them."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "form", ["?", "??", "?!?", "!", "!!!", "!?", "？！", "‼", "Quoi?!", "…", ".", "?a", "hein", "⁇?"]
)
def test_marks_are_made_simple_as_stanza_makes_them(form: str) -> None:
    from stanza.models.common.utils import simplify_punct

    from claims.parsing.lean.word_inputs import plain_form

    assert [[[plain_form(form)]]] == simplify_punct([[[form]]])


def test_equal_keys_are_told_once() -> None:
    from claims.parsing.lean.word_inputs import distinct

    keys, numbers = distinct(["le", "pont", "le", None, "pont"])

    assert keys == ["le", "pont", None]
    assert numbers.tolist() == [0, 1, 0, 2, 1]
