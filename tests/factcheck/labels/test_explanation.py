"""Why a claim bears its label: the weights, their words, and the command that tells them."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from claims.claim import Label, LabelledClaim
from claims.classification.features import features
from claims.classification.labeller import FACT_THRESHOLD, Labeller, load_labeller
from claims.resources import label_model_path
from claims.rules.loader import RuleSet
from claims.syntax.grammar import mood
from factcheck.claim_ids import claim_ids
from factcheck.cli import program as cli
from factcheck.cli.scan_saving import machine_name
from factcheck.cli.views.label_explanation import account_lines
from factcheck.i18n import LANGUAGES, using_language
from factcheck.labels.explanation import Account, account_of, account_record
from factcheck.records import Article, Checked
from factcheck.reports.console import cell
from factcheck.reports.feature_wording import feature_words
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import Matching
from tests.support.commands import Texts, run
from tests.support.conllu import sentence
from tests.support.factories import SOURCED, TEXT, labelled, sourced

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


def told(account: Account, width: int = 80) -> str:
    return "\n".join(cell([paragraph], width).plain for paragraph in account_lines(account))


# --- Every feature has words -----------------------------------------------------------------------------------------


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
    seen = features(rain, rain.root, rain.root, None, None, ruleset.lists, ())
    names += [f"{key}={value}" if isinstance(value, str) else key for key, value in seen.items()]

    assert mood(rain, rain.root) == "indicative"
    assert [name for name in names if not feature_words(name, {})] == []


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


# --- Weights ---------------------------------------------------------------------------------------------------------


def test_the_weights_add_up_to_the_odds_of_the_label(labeller: Labeller) -> None:
    account = account_of("x", hearsay(), TEXT, labeller)

    (shares,) = labeller.probabilities([HEARSAY])
    odds = math.log(shares[Label.ALLEGATION] / shares[Label.REPORTED_SPEECH])
    assert account.against is Label.REPORTED_SPEECH
    assert account.start + sum(w.weight for w in account.weights) == pytest.approx(odds)


def test_each_weight_is_that_of_its_features(labeller: Labeller) -> None:
    """The difference between the two labels, the weights of one wording added up; what is absent weighs nothing."""
    account = account_of("x", hearsay(), TEXT, labeller)
    here, there = labeller.weights(Label.ALLEGATION), labeller.weights(Label.REPORTED_SPEECH)

    first = account.weights[0]
    assert set(first.features) == {"hearsay", "conditional=hearsay", "mood=conditional"}
    assert first.weight == pytest.approx(sum(here[name] - there[name] for name in first.features))
    assert "speaker" not in {name for weighed in account.weights for name in weighed.features}
    assert [abs(w.weight) for w in account.weights] == sorted((abs(w.weight) for w in account.weights), reverse=True)


def test_the_rival_of_an_attributed_claim_is_no_fact(labeller: Labeller) -> None:
    item = replace(hearsay(), probabilities={**hearsay().probabilities, Label.ESTABLISHED_FACT: 0.5})

    assert account_of("x", item, TEXT, labeller).against is Label.REPORTED_SPEECH


# --- In words --------------------------------------------------------------------------------------------------------


def test_the_account_names_what_decided(labeller: Labeller) -> None:
    with using_language("fr"):
        shown = told(account_of("0123456789ab", hearsay(), TEXT, labeller)).replace("\u00a0", " ")

    assert shown.startswith("0123456789ab « reçu »")
    assert "Étiquette : allégation (allégation 90 % · propos rapporté 10 %)" in shown
    assert "Règle : test.rule" in shown
    assert "Pourquoi « allégation » et non « propos rapporté »" in shown
    assert " conditionnel sans source\n" in shown
    assert "Fait établi : une règle l’attribue, ce n’est donc jamais un fait établi" in shown
    assert "Locuteur : sans source nommée" in shown


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_is_wider_than_asked(labeller: Labeller, lang: str, width: int) -> None:
    with using_language(lang):
        for item in sourced().claims:
            lines = told(account_of("0123456789ab", item, SOURCED, labeller), width).split("\n")
            assert max(map(cell_len, lines)) <= width


def test_the_account_tells_sources_and_worth(labeller: Labeller) -> None:
    with using_language("en"):
        shown = told(account_of("x", sourced().claims[0], SOURCED, labeller), 200)

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
    account = Account(name="x", item=item, text=TEXT, against=Label.ALLEGATION, fact=share)

    with using_language("en"):
        assert words in told(account, 200)


def test_a_claim_without_features_says_so(labeller: Labeller) -> None:
    account = account_of("x", sourced().claims[1], SOURCED, labeller)

    assert account.weights == ()
    with using_language("en"):
        assert "What decided is not on record; scan the article again." in told(account, 200)


def test_the_record_holds_the_claim_and_its_weights(labeller: Labeller) -> None:
    record = account_record(account_of("x", hearsay(), TEXT, labeller))

    assert (record["id"], record["label"], record["against"]) == ("x", "allegation", "reported_speech")
    assert record["fact_threshold"] == FACT_THRESHOLD
    assert {"words", "weight", "features"} == set(record["weights"][0])
    assert record["features"] == HEARSAY


# --- The command -----------------------------------------------------------------------------------------------------


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """A store with an article read by the label model in use; the ids of its claims."""
    path = str(tmp_path / "store.sqlite")
    monkeypatch.setenv("FACTCHECK_DB", path)
    monkeypatch.setenv("FACTCHECK_USER", "Ana")
    store = open_store(path)
    save_scan(store, sourced(), machine=machine_name(), matching=Matching())
    store.close()
    return claim_ids(sourced())


@pytest.mark.usefixtures("surroundings")
def test_a_claim_of_the_store_is_explained(kept: tuple[str, ...]) -> None:
    result = run("explain", kept[0][:6])

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"{kept[0]} “le contrat coûte 4 millions d’euros”")
    assert "Why reported speech and not " in result.stdout
    assert "Told to: dockers" in result.stdout
    assert result.stderr == ""


@pytest.mark.usefixtures("surroundings")
def test_what_a_person_corrected_is_said_and_the_machine_explained(kept: tuple[str, ...]) -> None:
    run("set", kept[0], "--label", "allegation", "--speaker", "Nadia Ferrol")
    result = run("explain", kept[0])

    assert "a person gave it the label: allegation" in result.stderr
    assert "Label: reported speech" in result.stdout
    assert "Speaker: “un cadre du port”" in result.stdout


@pytest.mark.usefixtures("surroundings")
def test_an_older_reading_is_explained_with_a_notice(kept: tuple[str, ...]) -> None:
    store = open_store()
    save_scan(store, sourced(), machine="labels 0", matching=Matching())
    store.close()

    assert "read with labels 0" in run("explain", kept[0]).stderr


@pytest.mark.usefixtures("surroundings")
def test_a_claim_that_is_not_there_is_told(kept: tuple[str, ...]) -> None:
    result = run("explain", "ffffff")

    assert kept
    assert result.exit_code == cli.UNUSABLE
    assert "ffffff: no such claim in the store" in result.stderr


class Reader:
    """Finds the claims of one article in every text, and labels with the bundled model."""

    rule_errors = ()
    notices = ()

    def __init__(self) -> None:
        self.labeller = load_labeller(label_model_path())

    def check(self, article: Article) -> Checked:
        return Checked(article=replace(sourced().article, source=article.source), claims=sourced().claims, skipped=())


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.cli.explain.load_checker", lambda _model, _rules: Reader())


@pytest.mark.usefixtures("surroundings", "reader")
def test_a_claim_of_a_file_is_explained_by_its_number(texts: Texts) -> None:
    (path,) = texts(SOURCED)
    one, every = run("explain", path, "3"), run("explain", path, "--format", "json")

    assert "Le port emploie 200 personnes" in one.stdout
    assert "contrat coûte" not in one.stdout
    assert [record["content"]["text"] for record in json.loads(every.stdout)] == [
        item.claim.text(SOURCED) for item in sourced().claims
    ]


@pytest.mark.usefixtures("surroundings", "reader")
def test_a_number_that_is_not_there_is_told(texts: Texts) -> None:
    (path,) = texts(SOURCED)
    result = run("explain", path, "9")

    assert result.exit_code == cli.UNUSABLE
    assert "no claim 9; the article has 3" in result.stderr


@pytest.mark.usefixtures("surroundings", "reader")
@pytest.mark.parametrize("args", [("nowhere.txt", "1"), ("nowhere.txt",), ("folder/nowhere",)])
def test_a_file_that_is_not_there_is_told(args: tuple[str, ...]) -> None:
    result = run("explain", *args)

    assert result.exit_code == cli.PARTIAL
    assert "nowhere" in result.stderr
