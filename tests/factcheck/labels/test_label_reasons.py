"""What decided a label, as reports carry it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.claim import Label, LabelledClaim
from claims.classification.labeller import Labeller, load_labeller
from claims.resources import label_model_path
from factcheck.claim_ids import claim_ids
from factcheck.labels.explanation import explain_label
from factcheck.labels.label_reasons import with_reasons
from factcheck.scan_results import Check, Correction, Standing
from tests.factcheck.labels.test_explanation import hearsay
from tests.support.factories import TEXT, checked, labelled


@pytest.fixture(scope="module")
def labeller() -> Labeller:
    return load_labeller(label_model_path())


def told(item: LabelledClaim) -> str:
    (name,) = claim_ids(checked(item))
    return name


def test_the_weightiest_features_for_the_label_are_told(labeller: Labeller) -> None:
    item = hearsay()
    reason = with_reasons(checked(item), labeller).reasons[told(item)]

    weights = explain_label("x", item, TEXT, labeller).weights
    wanted = [one.features[0] for one in weights if one.weight >= 0.25][:3]
    assert reason.against is Label.REPORTED_SPEECH
    assert list(reason.features) == wanted
    assert wanted


def test_what_is_not_on_record_or_not_the_machines_has_no_reason(labeller: Labeller) -> None:
    bare, item = labelled(TEXT, "reçu"), hearsay()
    correction = Correction(part="label", machine="reported_speech", now="allegation", who="Ana", at="2026-03-08")
    given = replace(checked(item), standings={told(item): Standing(check=Check(corrections=(correction,)))})

    assert with_reasons(checked(bare), labeller).reasons == {}
    assert with_reasons(given, labeller).reasons == {}


def test_nothing_else_of_the_article_changes(labeller: Labeller) -> None:
    one = checked(hearsay(), labelled(TEXT, "une aide publique"))

    assert replace(with_reasons(one, labeller), reasons={}) == one
