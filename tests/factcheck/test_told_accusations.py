"""Accusations by names and words alone, as the store keeps what people tell."""

from __future__ import annotations

import json

import pytest

from claims.accusation import Stage
from factcheck.told_accusations import (
    ToldAccusation,
    accusations_as_json,
    accusations_from_json,
    plain_accusations,
)

CHARGED = ToldAccusation(stage=Stage.CHARGED, accused=("Élie Morvan",), offences=("recel",), accuser="parquet")
CLEARED = ToldAccusation(stage=Stage.SUSPECTED, negated=True)
KEPT = {"stage": "charged", "negated": False, "accused": [], "offences": [], "accuser": None}


def test_what_is_kept_is_read_back() -> None:
    assert accusations_from_json(accusations_as_json((CHARGED, CLEARED))) == (CHARGED, CLEARED)
    assert accusations_from_json("[]") == ()


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{}",
        "[1]",
        "[" * 100_000,
        json.dumps([{**KEPT, "stage": "hanged"}]),
        json.dumps([{**KEPT, "negated": 1}]),
        json.dumps([{**KEPT, "accused": "Élie"}]),
        json.dumps([{**KEPT, "accused": [" "]}]),
        json.dumps([{**KEPT, "offences": ["re\0cel"]}]),
        json.dumps([{**KEPT, "accuser": "\ud800"}]),
        json.dumps([{**KEPT, "more": 1}]),
        json.dumps([{key: value for key, value in KEPT.items() if key != "accuser"}]),
    ],
)
def test_what_is_no_list_of_accusations_is_refused(kept: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        accusations_from_json(kept)


def test_programs_are_told_in_keys() -> None:
    told = plain_accusations(accusations_as_json((CHARGED, CLEARED)))

    assert told == "Élie Morvan: charged (recel) by parquet | —: not suspected"
    assert plain_accusations("[]") is plain_accusations(None) is None
