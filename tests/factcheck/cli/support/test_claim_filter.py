"""Options that choose claims, made into the filter of the store."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.cli.support.claim_filter import make_filter, without_choice
from factcheck.errors import VerificationError
from factcheck.store.claim_lists import Filter

NOTHING: dict[str, Any] = {
    **dict.fromkeys(("statuses", "labels", "verdicts", "flags", "articles"), ()),
    **dict.fromkeys(("speaker", "words", "since", "until", "limit")),
    "order": "oldest",
}


def test_options_become_a_filter() -> None:
    made = make_filter({**NOTHING, "labels": ("allegation",), "since": "2026-03-09"}, ("abc",))

    assert made == Filter(ids=("abc",), labels=("allegation",), since="2026-03-09", order="oldest")


@pytest.mark.parametrize("name", ["since", "until"])
def test_a_date_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(VerificationError, match="hier"):
        make_filter({**NOTHING, name: "hier"})


def test_without_choice_every_claim_passes_in_the_same_order() -> None:
    asked = {**NOTHING, "labels": ("allegation",), "speaker": "Ana", "limit": 3}

    assert without_choice(asked) == make_filter(NOTHING)
    assert make_filter(asked) != without_choice(asked)
