"""Why a claim bears its label: the weights, their words, and how they are told."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from rich.cells import cell_len

from claims.claim import Claim, ContentChange, ContentStep, Derivation, Label, LabelledClaim
from claims.classification.features import FeatureContext, features
from claims.classification.labeller import Labeller, load_labeller
from claims.classification.thresholds import FACT_THRESHOLD
from claims.document.span import Span
from claims.resources import label_model_path
from claims.rules.loader import RuleSet
from claims.syntax.verbs import mood
from factcheck.cli.views.label_explanation import explanation_lines
from factcheck.i18n import LANGUAGES, using_language
from factcheck.labels.explanation import LabelExplanation, explain_label, explanation_record
from factcheck.reports.console import cell
from factcheck.reports.feature_wording import feature_words
from tests.support.factories import SOURCED, TEXT, labelled, sourced
from tests.support.trees import sentence

HEARSAY: dict[str, str | float | bool] = {
    "construction": "hearsay-conditional",
    "suggested": "allegation",
    "attributed": True,
    "speaker": False,
    "hearsay": True,
    "conditional": "hearsay",
    "mood": "conditional",
    "number": True,
}
ACCUSED: dict[str, str | float | bool] = {
    "construction": "accusation-passive",
    "cue_in=verbes-accusation": True,
    "cue_passive": True,
}


@pytest.fixture(scope="module")
def labeller() -> Labeller:
    return load_labeller(label_model_path())


def hearsay() -> LabelledClaim:
    item = labelled(TEXT, "reçu", label=Label.ALLEGATION, score=0.9)
    shares = {Label.ALLEGATION: 0.9, Label.REPORTED_SPEECH: 0.1, Label.ESTABLISHED_FACT: 0.0}
    return replace(item, claim=replace(item.claim, features=HEARSAY), probabilities=shares)


def told(explanation: LabelExplanation, width: int = 80) -> str:
    return "\n".join(cell([paragraph], width).plain for paragraph in explanation_lines(explanation))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_feature_of_the_label_model_has_words(labeller: Labeller, lang: str) -> None:
    with using_language(lang):
        bare = [name for name in labeller.weights(Label.ALLEGATION) if not feature_words(name, {})]

    assert bare == []


def test_every_feature_that_a_claim_can_have_has_words(ruleset: RuleSet) -> None:
    """Of every list and every construction of the rules, whether or not the label model has met it."""
    constructions = {rule.construction for rule in ruleset.rules if rule.modifies is None}
    names = [f"construction={name}" for name in (*constructions, "narration", "floating")]
    names += [f"{key}={name}" for name in ruleset.lists.names for key in ("cue_in", "near", "inside")]
    rain = sentence("Il pleut", "Il _ PRON _ 2 nsubj; pleut pleuvoir VERB Mood=Ind|VerbForm=Fin 0 root")
    claim = Claim(content=(rain.span,), sentence=rain.span, construction="narration", suggested=Label.ALLEGATION)
    derivation = Derivation(sentence=rain, root=rain.root, trigger=rain.root)
    seen = features(FeatureContext(claim=claim, derivation=derivation, quotations=(), lists=ruleset.lists))
    names += [f"{key}={value}" if isinstance(value, str) else key for key, value in seen.items()]

    assert mood(rain, rain.root) == "indicative"
    wordless = [name for name in names if not feature_words(name, {})]
    hint = "word them in factcheck/reports/feature_wording.py, or let the rule name a construction that is worded there"
    assert wordless == [], hint


def test_features_that_say_one_thing_have_one_wording() -> None:
    """The conditional is three features, an accusation verb in the passive two."""
    with using_language("fr"):
        conditional = {feature_words(name, HEARSAY) for name in ("hearsay", "conditional=hearsay", "mood=conditional")}
        passive = {feature_words(name, ACCUSED) for name in ("cue_passive", "cue_in=verbes-accusation")}
        sourced = feature_words("conditional=hearsay", {**HEARSAY, "speaker": True})

    assert conditional == {"conditionnel sans source"}
    assert passive == {"verbe d’accusation au passif"}
    assert sourced == "conditionnel de ouï-dire"


def test_what_is_not_known_has_no_words() -> None:
    assert [feature_words(name, {}) for name in ("moon", "construction=moon", "cue_in=moon", "moon=full")] == [None] * 4


def test_the_weights_add_up_to_the_odds_of_the_label(labeller: Labeller) -> None:
    explanation = explain_label("x", hearsay(), TEXT, labeller)

    (shares,) = labeller.probabilities([HEARSAY])
    odds = math.log(shares[Label.ALLEGATION] / shares[Label.REPORTED_SPEECH])
    assert explanation.against is Label.REPORTED_SPEECH
    assert explanation.start + sum(w.weight for w in explanation.weights) == pytest.approx(odds)


def test_each_weight_is_that_of_its_features(labeller: Labeller) -> None:
    """The difference between the two labels, the weights of one wording added up; what is absent weighs nothing."""
    explanation = explain_label("x", hearsay(), TEXT, labeller)
    here, there = labeller.weights(Label.ALLEGATION), labeller.weights(Label.REPORTED_SPEECH)

    first = next(weight for weight in explanation.weights if "hearsay" in weight.features)
    assert set(first.features) == {"hearsay", "conditional=hearsay", "mood=conditional"}
    assert first.weight == pytest.approx(sum(here[name] - there[name] for name in first.features))
    assert "speaker" not in {name for weighed in explanation.weights for name in weighed.features}
    assert [abs(w.weight) for w in explanation.weights] == sorted(
        (abs(w.weight) for w in explanation.weights), reverse=True
    )


def test_the_rival_of_an_attributed_claim_is_no_fact(labeller: Labeller) -> None:
    item = replace(hearsay(), probabilities={**hearsay().probabilities, Label.ESTABLISHED_FACT: 0.5})

    assert explain_label("x", item, TEXT, labeller).against is Label.REPORTED_SPEECH


def test_the_account_names_what_decided(labeller: Labeller) -> None:
    with using_language("fr"):
        shown = told(explain_label("0123456789ab", hearsay(), TEXT, labeller)).replace("\u00a0", " ")

    assert shown.startswith("0123456789ab « reçu »")
    assert "Étiquette : allégation (allégation 90 % · propos rapporté 10 %)" in shown
    assert "Règle : test.rule" in shown
    assert "Pourquoi « allégation » et non « propos rapporté »" in shown
    assert " conditionnel sans source\n" in shown
    words = "Affirmé par l’article : une règle l’attribue, ce n’est donc jamais une affirmation de l’article"
    assert words in " ".join(shown.split())
    assert "Locuteur : sans source nommée" in shown


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_is_wider_than_asked(labeller: Labeller, lang: str, width: int) -> None:
    with using_language(lang):
        for item in sourced().claims:
            lines = told(explain_label("0123456789ab", item, SOURCED, labeller), width).split("\n")
            assert max(map(cell_len, lines)) <= width


def test_the_account_tells_sources_and_worth(labeller: Labeller) -> None:
    with using_language("en"):
        shown = told(explain_label("x", sourced().claims[0], SOURCED, labeller), 200)

    assert "Worth checking: 62 of 100\n+1.30 amount: “4 millions d’euros”\n+0.20 present state: “coûte”" in shown
    assert "Speaker: “un cadre du port” (90% sure) · not identified" in shown
    assert "Chain: La Gazette d’Argelune (outlet) ← Voxa (agency) ← un cadre du port (unidentified source)" in shown
    assert "Told to: dockers" in shown


@pytest.mark.parametrize(
    ("label", "share", "words"),
    [
        (Label.ESTABLISHED_FACT, 0.95, "shown as one: 95%, and at least"),
        (Label.REPORTED_SPEECH, FACT_THRESHOLD - 0.05, "not shown as one: "),
        (Label.ALLEGATION, 0.2, "not the likeliest: 20%"),
    ],
)
def test_the_account_tells_what_the_threshold_did(label: Label, share: float, words: str) -> None:
    item = labelled(TEXT, "reçu", label=label, score=0.6, rules=())
    explanation = LabelExplanation(name="x", item=item, text=TEXT, against=Label.ALLEGATION, fact=share)

    with using_language("en"):
        assert words in told(explanation, 200)


def test_a_claim_without_features_says_so(labeller: Labeller) -> None:
    explanation = explain_label("x", sourced().claims[1], SOURCED, labeller)

    assert explanation.weights == ()
    with using_language("en"):
        assert "What decided is not on record; scan the article again." in told(explanation, 200)


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", ["How the content was cut:", "· cut out by incise: a reçu, oui.", "· less outer marks and final"]),
        ("fr", ["Comment le contenu a été découpé :", "· découpé par incise : a reçu, oui.", "· moins les guillemets"]),
    ],
)
def test_the_steps_that_set_the_content_are_told(labeller: Labeller, lang: str, lines: list[str]) -> None:
    """Of a claim that was just read; one from the store says nothing of them."""
    text = "Il a reçu, oui."
    rain = sentence("Il pleut", "Il _ PRON _ 2 nsubj; pleut pleuvoir VERB Mood=Ind|VerbForm=Fin 0 root")
    changes = (
        ContentChange(ContentStep.RULE, (Span(3, 15),), "incise"),
        ContentChange(ContentStep.TRIMMED, (Span(3, 14),)),
    )
    item = hearsay()
    read = replace(item.claim, derivation=Derivation(sentence=rain, root=rain.root, changes=changes))
    with using_language(lang):
        fresh = told(explain_label("un", replace(item, claim=read), text, labeller))
        stored = told(explain_label("un", item, text, labeller))

    assert [line for line in lines if line not in fresh.replace("\xa0", " ").replace("\u202f", " ")] == []
    assert lines[0] not in stored.replace("\xa0", " ")


def test_the_record_holds_the_claim_and_its_weights(labeller: Labeller) -> None:
    record = explanation_record(explain_label("x", hearsay(), TEXT, labeller))

    assert (record["id"], record["label"], record["against"]) == ("x", "allegation", "reported_speech")
    assert record["fact_threshold"] == FACT_THRESHOLD
    assert {"words", "weight", "features"} == set(record["weights"][0])
    assert record["features"] == HEARSAY
