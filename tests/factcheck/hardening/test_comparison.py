"""Two articles set side by side."""

from __future__ import annotations

from claims.claim import Label, Polarity
from factcheck.claim_ids import claim_ids
from factcheck.hardening import compare_articles
from tests.support.factories import checked, labelled

WIRE = "Le maire aurait détourné des fonds. Il dément tout détournement. La digue a cédé. Le préfet attend."
PAGE = "La digue a cédé. Le maire a détourné des fonds. Une école ferme."

FIRST = checked(
    labelled(WIRE, "Le maire aurait détourné des fonds", label=Label.ALLEGATION),
    labelled(WIRE, "Le préfet attend", label=Label.ESTABLISHED_FACT, rules=()),
    labelled(WIRE, "tout détournement", polarity=Polarity.DENIED, speaker=("Il", "maire")),
    labelled(WIRE, "La digue a cédé", label=Label.ESTABLISHED_FACT, rules=()),
    text=WIRE,
)
SECOND = checked(
    labelled(PAGE, "La digue a cédé", label=Label.ESTABLISHED_FACT, rules=()),
    labelled(PAGE, "Le maire a détourné des fonds", label=Label.ESTABLISHED_FACT, rules=()),
    labelled(PAGE, "Une école ferme", label=Label.ESTABLISHED_FACT, rules=()),
    text=PAGE,
)


def test_hardened_claims_come_first_then_what_is_the_same() -> None:
    compared = compare_articles(FIRST, SECOND)

    assert [(pair.first.number, pair.second.number, pair.harder) for pair in compared.pairs] == [
        (1, 2, True),
        (4, 1, False),
    ]
    assert compared.hardened == compared.pairs[:1]
    assert compared.pairs[1].changes == ()
    assert compared.pairs[0].second.id == claim_ids(SECOND)[1]


def test_denials_that_are_left_out_come_first() -> None:
    compared = compare_articles(FIRST, SECOND)

    assert [claim.number for claim in compared.dropped] == [3, 2]
    assert [claim.number for claim in compared.lost_denials] == [3]
    assert [claim.number for claim in compared.added] == [3]


def test_the_other_way_round_everything_softens() -> None:
    compared = compare_articles(SECOND, FIRST)

    assert compared.hardened == ()
    assert [claim.number for claim in compared.added] == [2, 3]
    assert compare_articles(checked(text=WIRE), SECOND).pairs == ()
