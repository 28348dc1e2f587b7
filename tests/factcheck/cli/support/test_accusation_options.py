"""Options that tell whom a claim accuses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import LikenessLimits
from tests.support.commands import history, run, show
from tests.support.factories import accusing, port

pytestmark = pytest.mark.usefixtures("surroundings")
MARKETS = replace(accusing(), article=replace(accusing().article, id="marches-0001"))
FAUX, CLEARED = claim_ids(MARKETS)
NOBODY = claim_ids(port())[0]


@pytest.fixture(autouse=True)
def accusing_store(db: str) -> None:
    """The store has an article that accuses, beside the other one."""
    store = open_store(db)
    save_scan(store, MARKETS, machine="labels 1", matching=LikenessLimits())
    store.close()


def test_a_person_corrects_an_accusation_and_goes_back_to_the_machine() -> None:
    done = run("set", CLEARED, "--stage", "mis en examen", "--accused", "Ida Rune", "--note", "relu", "--lang", "en")
    before = "gérant · not, or no longer: suspicion · “fraude” · accuser: parquet"
    after = "Ida Rune · charged · “fraude” · accuser: parquet"
    assert done.stdout == f"{CLEARED}: accusation: {before} → {after}\n"
    listed = run("list", "--accused", "rune", "--lang", "en").stdout
    assert "Accusation: Ida Rune" in " ".join(listed.split())
    # In the words of the article, with their article; history has what was recorded.
    shown = after.replace("accuser: parquet", "accuser: le parquet")
    assert f"accusation: {shown}" in " ".join(run("show", CLEARED, "--lang", "en").stdout.split())

    back = run("set", CLEARED, "--accusation", "machine", "--lang", "en")
    assert back.stdout == f"{CLEARED}: accusation: {after} → {before}\n"
    assert history(CLEARED)[0][1::3] == ("accusations", "relu")
    assert show(CLEARED)["history"][0]["machine_value"]


def test_of_several_the_number_is_asked_for() -> None:
    which = run("set", FAUX, "--stage", "condamnée")
    assert which.exit_code == 2
    assert "1. Agathe Nolin · charged · “faux” · “recel”" in which.stderr
    assert "--accusation N" in which.stderr

    assert run("set", FAUX, "--accusation", "2", "--not-accusation").exit_code == 0
    assert run("set", FAUX, "--offence", "none", "--accuser", "none").exit_code == 0
    told = show(FAUX)["corrected"]["marches-0001"]
    assert [one["offences"] for one in told["accusations"]] == [[]]
    assert "nobody accused" in run("set", FAUX, "--not-accusation", "--lang", "en").stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--accusation", "neuf"], "expected the number of an accusation, new, all or machine"),
        (["--accusation", "1"], "what about the accusation?"),
        (["--accusation", "machine", "--stage", "charged"], "either that it is no accusation"),
        (["--not-accusation", "--stage", "charged"], "either that it is no accusation"),
        (["--not-accusation", "--accusation", "new"], "is about one that is there"),
        (["--accusation", "all", "--stage", "charged"], "--accusation all goes with --not-accusation"),
        (["--accused", "none", "--accused", "Ida"], "either none or names"),
        (["--accuser", "machine"], "--accusation machine"),
        (["--accused", "Ida"], "a new accusation wants its stage"),
        (["--accusation", "1", "--not-accusation"], "no accusation number 1; the claim has 0"),
        (["--stage", "pendu"], "expected one of"),
    ],
)
def test_what_cannot_be_meant_is_refused(options: list[str], words: str) -> None:
    result = run("set", NOBODY, *options, "--lang", "en")

    assert result.exit_code == 2
    assert words in " ".join(result.stderr.split())
    assert history(NOBODY) == []


def test_a_missed_claim_is_added_with_its_accusation() -> None:
    words = ("add", "marches-0001", "nie les faits", "--label", "allegation")
    assert run(*words, "--accused", "Ida Rune").exit_code == 2
    added = run(*words, "--accused", "Ida Rune", "--stage", "jugé", "--stage-denied", "--offence", "recel")
    assert added.exit_code == 0

    (line,) = run("list", "--words", "nie les faits", "--format", "csv").stdout.splitlines()[1:]
    assert ",,,person," in line
    found = show(line.split(",")[0])
    (one,) = found["corrected"]["marches-0001"]["accusations"]
    assert (one["stage"], one["negated"], one["accused"][0]["name"]) == ("on_trial", True, "Ida Rune")
    assert "reported" not in str(found["claim"]["machine_label"])
