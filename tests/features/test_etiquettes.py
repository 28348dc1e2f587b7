"""Labels: reported speech, allegation, established fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from pytest_bdd import given, scenarios, then

from claims.claim import Label
from claims.classification.labeller import Features, Labeller
from claims.classification.linear_model import LinearModel
from factcheck.scan_results import Checked
from tests.features.program import Outcome
from tests.features.sentences import sentence
from tests.features.tables import LABEL_WORDS, attributed, claims_of

scenarios("etiquettes.feature")

FACT = Label.ESTABLISHED_FACT.value


class Fixed(Labeller):
    """A classifier that sees the same in every claim."""

    def __init__(self, reported: float, alleged: float, fact: float) -> None:
        super().__init__(LinearModel((), (), [], []))
        self._shares = dict(zip(Label, (reported, alleged, fact), strict=True))

    def probabilities(self, features: Sequence[Features]) -> list[dict[Label, float]]:
        """The same distribution for all."""
        return [dict(self._shares) for _ in features]


@given(sentence("un classificateur qui {habit}"), target_fixture="labeller")
def stand_in_classifier(habit: str) -> Labeller:
    """A classifier with a mind of its own."""
    habits: Mapping[str, Labeller] = {
        "voit partout une allégation": Fixed(0.1, 0.8, 0.1),
        "voit partout un propos rapporté": Fixed(0.8, 0.1, 0.1),
        "hésite": Fixed(0.3, 0.2, 0.5),
    }
    return habits[habit]


@then("aucune affirmation n'est relevée")
def nothing_is_claimed(checked: Checked) -> None:
    """Neither a fact nor anything else."""
    assert checked.claims == ()


@then("aucune affirmation attribuée n'est un fait établi")
def nothing_attributed_is_a_fact(checked: Checked) -> None:
    """What somebody says, the article does not assert."""
    assert attributed(claims_of(checked))
    assert [c["content"]["text"] for c in attributed(claims_of(checked)) if c["label"] == FACT] == []


@then("aucune affirmation n'est un fait établi")
def nothing_is_a_fact(checked: Checked) -> None:
    """The article asserts nothing beyond doubt: what is no other claim was left out for that reason."""
    assert claims_of(checked) or [skipped.reason for skipped in checked.skipped] == ["doubtful"]
    assert [c["content"]["text"] for c in claims_of(checked) if c["label"] == FACT] == []


@then("les probabilités de chaque affirmation font un")
def probabilities_sum_to_one(checked: Checked) -> None:
    """Each claim has one probability per label, and they sum to 1."""
    for item in checked.claims:
        assert set(item.probabilities) == set(Label)
        assert all(0 <= share <= 1 for share in item.probabilities.values())
        assert sum(item.probabilities.values()) == pytest.approx(1)


@then("la probabilité affichée est celle de l'étiquette")
def score_is_the_label_s(checked: Checked) -> None:
    """The number beside the label is that label's probability."""
    for claim in claims_of(checked):
        assert claim["score"] == claim["probabilities"][claim["label"]]


@then("une affirmation attribuée n'a aucune chance d'être un fait établi")
def attributed_claims_leave_facts_no_share(checked: Checked) -> None:
    """An attributed claim gives the label of facts probability 0."""
    assert attributed(claims_of(checked))
    assert all(claim["probabilities"][FACT] == 0 for claim in attributed(claims_of(checked)))


@then(sentence('le rapport étiquette l\'affirmation "{label}"'))
def report_labels_the_claim(outcome: Outcome, label: str) -> None:
    """The report's one claim, and its count, bear this label."""
    assert [word for word in LABEL_WORDS.values() if f"1 {word}" in outcome.words] == [label]


@then(sentence('le rapport signale que la règle proposait "{label}"'))
def report_shows_the_quarrel(outcome: Outcome, label: str) -> None:
    """The report says which label the rule proposed."""
    assert f"≠ règle : {label}" in outcome.words


@then("le rapport ne signale aucun désaccord")
def report_shows_no_quarrel(outcome: Outcome) -> None:
    """The report says nothing of rules."""
    assert "≠" not in outcome.words
