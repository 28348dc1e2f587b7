"""Which claims of two articles say the same."""

from __future__ import annotations

import random

import pytest

from factcheck.verification import alike_claims as module
from factcheck.verification.alike_claims import alike_claims, paired_claims
from factcheck.verification.similarity import Wording


def wording(content: str) -> Wording:
    return Wording(content, None, "asserted")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Le maire aurait détourné environ 300 000 euros", "Le maire a détourné 500 000 euros de subventions"),
        ("avoir touché des pots-de-vin du groupe Varenne", "il a touché des pots-de-vin du groupe Varenne"),
        ("la digue n'a pas été entretenue depuis 2019", "la digue a été entretenue depuis 2019"),
        ("Trois ouvriers ont été blessés", "Cinq ouvriers ont été grièvement blessés dans l'explosion"),
        ("le contrat a été signé sans appel d'offres", "Sans appel d'offres, le contrat avait été signé"),
        ("le barrage cédera", "le barrage cédera"),
    ],
)
def test_a_claim_is_known_again_however_it_changed(first: str, second: str) -> None:
    assert alike_claims([wording(first)], [wording(second)]) == [(0, 0)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Le maire aurait détourné des subventions", "Le maire inaugure la nouvelle bibliothèque"),
        ("Trois ouvriers ont été blessés", "Les ouvriers reprendront le travail lundi"),
        ("il pleuvra", "le barrage cédera"),
        ("le ministre", "Le ministre a quitté la réunion sans un mot à la presse"),
    ],
)
def test_other_claims_about_the_same_people_are_no_pair(first: str, second: str) -> None:
    others = [
        "Le maire a reçu les ouvriers",
        "Le ministre et le maire ont parlé aux ouvriers",
        "Le maire a promis un pont",
    ]

    pairs = alike_claims([wording(first), *map(wording, others)], [wording(second), *map(wording, others)])

    assert sorted(pairs) == [(1, 1), (2, 2), (3, 3)]


def test_each_claim_is_in_one_pair_and_the_likest_are_made_first() -> None:
    first = [wording("la digue a cédé"), wording("la digue a cédé à Tarnes dans la nuit")]
    second = [wording("la digue de Tarnes a cédé dans la nuit de lundi"), wording("la digue a cédé")]

    assert sorted(alike_claims(first, second)) == [(0, 1), (1, 0)]


def test_the_order_of_claims_makes_no_difference() -> None:
    things = [
        f"Le chantier numéro {word} a coûté trop cher à la région" for word in ("alpha", "bravo", "delta", "gamma")
    ]
    mixed = things[:]
    random.Random(3).shuffle(mixed)

    pairs = alike_claims(list(map(wording, things)), list(map(wording, mixed)))

    assert sorted((things[i], mixed[k]) for i, k in pairs) == sorted(zip(things, things, strict=True))
    assert alike_claims([], list(map(wording, mixed))) == []


def test_claims_with_the_same_id_are_pairs_whatever_else_is_like_them() -> None:
    words = "la digue de Tarnes a cédé dans la nuit"
    first = {"a": wording(words), "b": wording(words)}
    second = {"b": wording(words), "c": wording(words)}

    assert paired_claims(first, second) == [("b", "b"), ("a", "c")]


def test_the_claims_of_a_long_article_are_not_all_compared_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[object] = []
    likeness = module._likeness

    def counted(*args: object) -> float:
        compared.append(args)
        return likeness(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_likeness", counted)
    monkeypatch.setattr(module, "_NEAR", 20)
    first = [wording(f"La rue {word} sera fermée") for word in street_names(300)]

    pairs = alike_claims(first, first)

    assert sorted(pairs) == [(n, n) for n in range(300)]
    assert len(compared) <= 300 * 40


def street_names(number: int) -> list[str]:
    """Names that have no beginning in common."""
    return [f"{chr(97 + n // 26)}{chr(97 + n % 26)}rive" for n in range(number)]
