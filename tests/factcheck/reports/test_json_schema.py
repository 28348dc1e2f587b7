"""The schema of the public document: what is written matches it, and what spoils a document is refused."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from factcheck.reports.json import to_document, to_json
from factcheck.reports.json_schema import json_schema
from factcheck.scan_results import Checked
from tests.support.factories import checked, labelled, port, sourced

EVIL = "a\x1b[31mb\u009b2Jc\u202ed\u2028e\ud800f"


def evil() -> Checked:
    text = f"{EVIL}\n\n{EVIL} !"
    return checked(labelled(text, f"{EVIL} !", speaker=(EVIL, EVIL), medium=EVIL), text=text)


def validator() -> Any:
    # Imported so because it publishes no types.
    draft: Any = importlib.import_module("jsonschema").Draft202012Validator
    draft.check_schema(json_schema())
    return draft(json_schema())


@pytest.mark.parametrize(
    "articles",
    [(), (port(),), (port(), port()), (checked(),), (evil(),), (sourced(),)],
    ids=["none", "one", "two", "empty", "evil", "sourced"],
)
def test_documents_match_the_schema(articles: tuple[Checked, ...]) -> None:
    """What is written is what the schema promises."""
    document = json.loads("".join(to_json(articles)))

    assert [error.message for error in validator().iter_errors(document)] == []
    assert len(document["articles"]) == len(articles)


def test_the_schema_is_strict() -> None:
    """A missing field, an extra field and a wrong value are each refused."""
    good = to_document([port()])

    faults: list[Callable[[dict[str, Any]], object]] = [
        lambda claim: claim.pop("cue"),
        lambda claim: claim.update(truth="false"),
        lambda claim: claim.update(label="rumour"),
        lambda claim: claim.update(score=1.2),
        lambda claim: claim.update(worth={"score": 2, "reasons": []}),
        lambda claim: claim.update(sources=[{"text": "x", "span": [0, 1], "name": "x", "role": "friend"}]),
        lambda claim: claim["speaker"].pop("confidence"),
        lambda claim: claim["content"].update(spans=[]),
        lambda claim: claim["content"].update(spans=[[1]]),
    ]
    for spoil in faults:
        bad = json.loads(json.dumps(good))
        spoil(bad["articles"][0]["claims"][0])
        assert not validator().is_valid(bad)
