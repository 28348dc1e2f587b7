"""Claims of two versions of an article: carried over, changed, gone, new."""

from __future__ import annotations

import pytest

from factcheck.verification.similarity import likeness_of_orders
from factcheck.verification.version_diff import changed_words, claim_fates

OLD = {
    "a": "le trafic est interrompu entre Lorque et Carvelle depuis ce matin",
    "b": "trois TGV sont arrêtés en pleine voie près de Lorque",
    "c": "la foudre a frappé le poste d’aiguillage",
}


def test_a_number_corrected_is_a_change_and_the_rest_is_told_apart() -> None:
    new = {"a": OLD["a"], "d": OLD["b"].replace("trois", "quatre"), "e": "le préfet a ouvert un gymnase aux voyageurs"}

    fates = claim_fates(OLD, new, 75)

    assert (fates.carried, fates.changed, fates.gone, fates.new) == (("a",), (("b", "d"),), ("c",), ("e",))


def test_each_claim_has_one_successor_the_likest() -> None:
    new = {"x": "trois TGV sont arrêtés en voie près de Lorque", "y": "trois TGV sont arrêtés en pleine voie à Lorque"}

    fates = claim_fates({"b": OLD["b"]}, new, 75)

    assert len(fates.changed) == len(fates.new) == 1
    assert {fates.changed[0][1], *fates.new} == {"x", "y"}


def test_words_that_changed_are_marked_in_their_place() -> None:
    assert changed_words("trois TGV sont arrêtés", "quatre TGV sont arrêtés") == "[-trois-] {+quatre+} TGV sont arrêtés"
    assert changed_words("", "un mot") == "{+un mot+}"


def test_the_claims_of_a_long_article_are_not_all_compared_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[object] = []

    def counted(one: tuple[str, str], other: tuple[str, str]) -> float:
        compared.append(one)
        return likeness_of_orders(one, other)

    monkeypatch.setattr("factcheck.verification.version_diff.likeness_of_orders", counted)
    old = {f"a{n}": f"La rue numéro {n} sera fermée {n} jours" for n in range(1_500)}
    new = {f"b{n}": f"La rue numéro {n} sera fermée {n + 1} jours" for n in range(1_500)}

    fates = claim_fates(old, new, 90)

    assert dict(fates.changed)["a1234"] == "b1234"
    assert len(compared) <= 1_500 * 400
