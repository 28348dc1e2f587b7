"""What makes a claim worth checking, reason by reason, and the file of weights."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.checkworthiness.scoring import weigh
from claims.checkworthiness.worth_weights import KEYS, WorthScale, load_worth, tokens
from claims.claim import Claim, Label, Worth
from claims.document.span import Span
from claims.document.tree import Document
from claims.errors import WorthError
from claims.lexicon.wordlists import WordLists
from tests.support.trees import document

if TYPE_CHECKING:
    from claims.parsing.parser import Parser
    from claims.rules.loader import RuleSet

LISTS = WordLists({"jours": ("lundi",), "verbes-opinion": ("croire",)})


def scale_of(path: Path, text: str) -> WorthScale:
    path.write_text(text, encoding="utf-8")
    return load_worth(LISTS, path)


def keys(worth: Worth) -> set[str]:
    return {reason.key for reason in worth.reasons}


# --- The file of weights ---------------------------------------------------------------------------------------------


def test_the_built_in_file_weighs_every_reason(ruleset: RuleSet) -> None:
    scale = load_worth(ruleset.lists)

    assert set(scale.weights) == set(KEYS)
    assert all(scale.weights.values())


def test_what_cannot_be_verified_weighs_against_a_check(ruleset: RuleSet) -> None:
    against = {key for key, weight in load_worth(ruleset.lists).weights.items() if weight < 0}

    assert against == {
        "repeated", "wish", "promise", "prediction", "opinion", "supposition", "question", "courtesy", "rhetorical",
        "personal",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "base: -1\nreasons: {numbr: {weight: 1}}\n",
            r"w.yaml:2:11: reasons.numbr: unknown reason 'numbr'; .*'number'",
        ),
        (
            "base: -1\nreasons: {date: {weight: 1, content: ['@jour']}}\n",
            r"w.yaml:2:39: .*no word list 'jour'.*'jours'",
        ),
        ("base: -1\nreasons: {date: {wieght: 1}}\n", r"w.yaml:2:18: reasons.date.wieght: unknown key 'wieght'"),
        ("base: much\nreasons: {}\n", r"w.yaml:1:1: base: found the text 'much'"),
        ("reasons: {}\n", r"w.yaml:1:1: the key 'base' is missing; add it"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(WorthError, match=problem):
        scale_of(tmp_path / "w.yaml", text)


def test_words_may_come_from_lists(tmp_path: Path) -> None:
    scale = scale_of(tmp_path / "w.yaml", "base: 0\nreasons: {date: {weight: 1, content: ['@jours', l’an dernier]}}\n")

    assert scale.content["date"] == {("lundi",), ("l'", "an", "dernier")}


def test_elided_words_stand_alone() -> None:
    assert tokens("À cause de l’État") == ("à", "cause", "de", "l'", "état")


# --- Scores ----------------------------------------------------------------------------------------------------------

RAIN = document(
    "Lundi, douze ponts ont brûlé.",
    "Lundi lundi NOUN _ 5 obl; , _ PUNCT _ 5 punct; douze _ NUM _ 4 nummod; ponts pont NOUN _ 6 nsubj; "
    "ont avoir AUX Mood=Ind|Tense=Pres|VerbForm=Fin 6 aux:tense; brûlé brûler VERB Tense=Past|VerbForm=Part 0 root; "
    ". _ PUNCT _ 6 punct",
)


def of(text: Document) -> Claim:
    span = Span(0, len(text.text) - 1)
    return Claim(content=(span,), sentence=text.sentences[0].span, construction="narration", suggested=Label.ALLEGATION)


def test_a_score_is_the_logistic_of_its_weights(tmp_path: Path) -> None:
    scale = scale_of(
        tmp_path / "w.yaml",
        "base: -1\nreasons:\n  number: {weight: 0.5}\n  past: {weight: 0.25}\n"
        "  date: {weight: 2, content: ['@jours']}\n",
    )
    (worth,) = weigh(RAIN, [of(RAIN)], scale)

    assert worth.score == pytest.approx(1 / (1 + math.exp(-(-1 + 0.5 + 0.25 + 2))))
    assert [(r.key, r.weight, r.span.of(RAIN.text) if r.span else "") for r in worth.reasons] == [
        ("date", 2, "Lundi"),
        ("number", 0.5, "douze"),
        ("past", 0.25, "ont brûlé"),
    ]


def test_a_reason_without_weight_is_not_given(tmp_path: Path) -> None:
    scale = scale_of(tmp_path / "w.yaml", "base: 0\nreasons: {number: {weight: 0}, past: {weight: 1}}\n")
    (worth,) = weigh(RAIN, [of(RAIN)], scale)

    assert keys(worth) == {"past"}


# --- Reasons, in sentences of the parser -----------------------------------------------------------------------------

SENTENCES: Mapping[str, tuple[str, ...]] = {
    "amount": ("Le maire affirme que la piscine a coûté 12 millions d’euros.", "L’usine produit 300 tonnes de sable."),
    "number": ("Le maire affirme que l’usine emploie 45 ouvriers.",),
    "quantity": ("La plupart des habitants ont signé la pétition.",),
    "date": ("La piscine a ouvert lundi.", "Le pont a été construit en 1987.", "Le maire est arrivé le 12 avril."),
    "named": ("Selon la préfète, Paul Lerouge a quitté la ville.",),
    "place": ("La préfète affirme que le convoi a quitté Marseille.",),
    "comparison": ("La ville est plus riche que le département.", "C’est le plus grand port de la région."),
    "change": ("Le maire affirme que le chômage a baissé.",),
    "cause": ("Le directeur affirme que la route a été fermée à cause de la neige.",),
    "accusation": ("L’opposition accuse le maire d’avoir caché le contrat.",),
    "past": ("Le maire affirme que les ouvriers ont quitté le chantier.",),
    "present": ("Le maire affirme que le pont est solide.",),
    "opinion": ("Le maire estime que le projet est utile.", "Le maire affirme que cette décision est scandaleuse."),
    "wish": ("« Nous voulons un nouveau pont pour la ville », a déclaré le maire.",),
    "promise": ("Le maire promet que le pont rouvrira.",),
    "prediction": ("Le maire affirme que le pont sera fermé.",),
    "supposition": ("Le maire affirme que le pont est peut-être dangereux.",),
    "question": ("« Qui va payer ces travaux ? », a demandé le maire.",),
    "courtesy": ("« Merci à tous les habitants de la commune », a déclaré le maire.",),
    "rhetorical": ("« Ce projet est une folie pour notre ville ! », a lancé le maire.",),
    "personal": ("« J’ai eu peur de perdre ma maison », a raconté la voisine.",),
    "repeated": (
        "Le pont de pierre a été fermé par le préfet. Le directeur affirme que le préfet a fermé le pont de pierre.",
    ),
}
CASES = [(key, text) for key, texts in SENTENCES.items() for text in texts]


@pytest.fixture(scope="module")
def weighed(parser: Parser, ruleset: RuleSet) -> dict[str, tuple[Worth, ...]]:
    """The worth of all claims of each text."""
    from claims.attribution.extractor import Extractor
    from claims.authoring.rule_examples import documents

    extractor, scale = Extractor(ruleset), load_worth(ruleset.lists)
    texts = [text for _key, text in CASES]
    parsed = documents(parser, texts)
    return {t: weigh(d, extractor.extract(d).claims, scale) for t, d in zip(texts, parsed, strict=True)}


def test_every_reason_has_a_sentence() -> None:
    assert set(SENTENCES) == set(KEYS)


@pytest.mark.parametrize(("key", "text"), CASES)
def test_a_reason_is_found(key: str, text: str, weighed: Mapping[str, tuple[Worth, ...]]) -> None:
    assert weighed[text], "no claim"
    assert key in keys(weighed[text][-1])


def test_what_can_be_verified_is_worth_more_than_what_cannot(weighed: Mapping[str, tuple[Worth, ...]]) -> None:
    """Every sentence with a number stands above every opinion, wish, promise and courtesy."""

    def scores(*wanted: str) -> list[float]:
        return [weighed[text][-1].score for key, text in CASES if key in wanted]

    facts = scores("amount", "number", "accusation", "date")
    assert min(facts) > max(scores("opinion", "wish", "promise", "courtesy", "question", "personal"))
    assert min(scores("amount")) > 0.5


def test_the_words_that_give_a_reason_are_told(weighed: Mapping[str, tuple[Worth, ...]]) -> None:
    worth = weighed["Le maire affirme que la piscine a coûté 12 millions d’euros."][-1]
    (amount,) = [reason for reason in worth.reasons if reason.key == "amount"]

    assert amount.span is not None
    assert len(amount.span) == len("12 millions")


def test_a_claim_in_another_is_no_repetition(parser: Parser, ruleset: RuleSet) -> None:
    """What one says that another said is told once; only what stands apart can be said again."""
    from claims.attribution.extractor import Extractor
    from claims.authoring.rule_examples import documents

    (parsed,) = documents(parser, ["Le maire affirme que le préfet accuse la région d’avoir fermé le pont de pierre."])
    claims = Extractor(ruleset).extract(parsed).claims

    assert all("repeated" not in keys(worth) for worth in weigh(parsed, claims, load_worth(ruleset.lists)))
