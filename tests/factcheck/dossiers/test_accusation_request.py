"""What people ask of the accusations of a claim, and what it comes to."""

from __future__ import annotations

import pytest

from claims.accusation import Stage
from factcheck.claim_ids import claim_ids
from factcheck.dossiers.accusation_request import AccusationRequest, Which, accusations_now, requested_accusations
from factcheck.errors import Fault, VerificationError
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store
from factcheck.store.scans import save_scan
from factcheck.stored_records import Dossier
from factcheck.told_accusations import ToldAccusation
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import accusing, port

CHARGED = ToldAccusation(stage=Stage.CHARGED, accused=("Agathe Nolin",), offences=("faux", "recel"))
SUSPECTED = ToldAccusation(stage=Stage.SUSPECTED, accused=("Agathe Nolin",))
CLEARED = ToldAccusation(
    stage=Stage.SUSPECTED, negated=True, accused=("gérant",), offences=("fraude",), accuser="parquet"
)


def dossier(store: Store, number: int | None) -> Dossier:
    """Of a claim with two accusations (0), with one (1), or with none."""
    scale = load_scale()
    for one in (accusing(), port()):
        save_scan(store, one, machine="labels 1", matching=scale.matching)
    name = claim_ids(port())[0] if number is None else claim_ids(accusing())[number]
    with store.reading() as connection:
        return read_dossier(connection, name)


def test_of_the_only_accusation_what_is_not_said_stays(store: Store) -> None:
    claim = dossier(store, 1)

    assert accusations_now(claim) == (CLEARED,)
    (one,) = requested_accusations(claim, AccusationRequest(stage=Stage.CHARGED, offences=())) or ()
    assert one == ToldAccusation(stage=Stage.CHARGED, accused=("gérant",), accuser="parquet")
    (one,) = requested_accusations(claim, AccusationRequest(accuser=None, accused=("Ida",), negated=False)) or ()
    assert one == ToldAccusation(stage=Stage.SUSPECTED, accused=("Ida",), offences=("fraude",))


def test_one_of_several_is_meant_by_its_number_or_another_is_told(store: Store) -> None:
    claim = dossier(store, 0)

    assert requested_accusations(claim, AccusationRequest(which=2, gone=True)) == (CHARGED,)
    assert requested_accusations(claim, AccusationRequest(which=Which.ALL, gone=True)) == ()
    assert requested_accusations(claim, AccusationRequest(machine=True)) is None
    told = requested_accusations(claim, AccusationRequest(which=Which.NEW, stage=Stage.ACQUITTED))
    assert told == (CHARGED, SUSPECTED, ToldAccusation(stage=Stage.ACQUITTED))
    with pytest.raises(VerificationError) as refused:
        requested_accusations(claim, AccusationRequest(stage=Stage.CONVICTED))
    assert refused.value.fault is Fault.WHICH_ACCUSATION
    assert refused.value.values["names"] == (
        "1. Agathe Nolin · charged · “faux” · “recel”",
        "2. Agathe Nolin · suspicion",
    )
    with pytest.raises(VerificationError) as refused:
        requested_accusations(claim, AccusationRequest(which=3, gone=True))
    assert refused.value.fault is Fault.NO_SUCH_ACCUSATION


def test_of_several_accused_the_one_who_is_named_is_meant(store: Store) -> None:
    claim = dossier(store, 0)
    both = requested_accusations(claim, AccusationRequest(which=1, accused=("Élie Morvan",)))
    assert both is not None
    assert [one.accused for one in both] == [("Élie Morvan",), ("Agathe Nolin",)]
    # Both accusations are of the same person: her name does not tell them apart.
    with pytest.raises(VerificationError):
        requested_accusations(claim, AccusationRequest(accused=("agathe nolin",), stage=Stage.CONVICTED))


def test_a_first_accusation_wants_its_stage(store: Store) -> None:
    claim = dossier(store, None)

    (one,) = requested_accusations(claim, AccusationRequest(stage=Stage.ACCUSED, accused=("Ida",))) or ()
    assert one == ToldAccusation(stage=Stage.ACCUSED, accused=("Ida",))
    with pytest.raises(VerificationError) as refused:
        requested_accusations(claim, AccusationRequest(accused=("Ida",)))
    assert refused.value.fault is Fault.ACCUSATION_WITHOUT_STAGE
    with pytest.raises(VerificationError) as refused:
        requested_accusations(claim, AccusationRequest(which=1, gone=True))
    assert refused.value.fault is Fault.NO_SUCH_ACCUSATION
