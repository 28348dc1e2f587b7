"""The explain command: claims of the store and of files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from claims.classification.labeller import load_labeller
from claims.resources import label_model_path
from factcheck.claim_ids import claim_ids
from factcheck.cli import program as cli
from factcheck.cli.support.scan_saving import machine_name
from factcheck.scan_results import Article, Checked
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import LikenessLimits
from tests.support.commands import FakeChecker, Texts, run
from tests.support.factories import SOURCED, accusing, sourced


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """A store with an article read by the label model in use; the ids of its claims."""
    path = str(tmp_path / "store.sqlite")
    monkeypatch.setenv("FACTCHECK_DB", path)
    monkeypatch.setenv("FACTCHECK_USER", "Ana")
    store = open_store(path)
    save_scan(store, sourced(), machine=machine_name(), matching=LikenessLimits())
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
    run("set", kept[0], "--label", "allegation", "--speaker", "Nadia Ferrol", "--reason", "relu")
    run("set", kept[0], "--accused", "Ida Rune", "--stage", "suspected")
    result = run("explain", kept[0])
    told = " ".join(result.stdout.split())

    assert "Label: allegation · corrected by Ana, " in told
    assert "because relu · the machine read: reported speech" in told
    assert "Speaker: Nadia Ferrol · corrected by Ana" in told
    assert "Accusation: Ida Rune · suspicion · corrected by Ana" in told
    people, machine = told.split("What the machine made of it")
    assert "Why reported speech and not" not in people
    assert "Label: reported speech" in machine
    assert "Speaker: “un cadre du port”" in machine
    (record,) = json.loads(run("explain", kept[0], "--format", "json").stdout)
    assert record["label"] == "reported_speech"
    assert [(one["part"], one["now"]) for one in record["corrections"]] == [
        ("label", "allegation"),
        ("speaker", "Nadia Ferrol"),
        ("accusations", "Ida Rune: suspected"),
    ]


@pytest.mark.usefixtures("surroundings")
def test_what_a_person_added_has_no_reasons_of_a_machine(kept: tuple[str, ...]) -> None:
    added = run("add", "port-0001", "ce choix", "--label", "allegation", "--by", "Ana", "--note", "manquait")
    name = added.stdout.split(":")[0] or str(kept)
    told = " ".join(run("explain", name).stdout.split())

    assert "Added: Ana" in told
    assert "because manquait" in told
    assert "What decided" not in told
    (record,) = json.loads(run("explain", name, "--format", "json").stdout)
    assert (record["score"], record["probabilities"]) == (None, None)


@pytest.mark.usefixtures("surroundings")
def test_whom_a_claim_accuses_is_told_with_the_words_that_say_the_stage(kept: tuple[str, ...]) -> None:
    markets = replace(accusing(), article=replace(accusing().article, id="marches-0001"))
    store = open_store()
    save_scan(store, markets, machine=machine_name(), matching=LikenessLimits())
    store.close()
    told = " ".join(run("explain", claim_ids(markets)[0], "--width", "200").stdout.split())

    assert kept
    assert "Accusation: Agathe Nolin · charged · “faux” · “recel” · stage told by: “mise en examen”" in told


@pytest.mark.usefixtures("surroundings")
def test_an_older_reading_is_explained_with_a_notice(kept: tuple[str, ...]) -> None:
    store = open_store()
    save_scan(store, sourced(), machine="labels 0", matching=LikenessLimits())
    store.close()

    assert "read with labels 0" in run("explain", kept[0]).stderr


@pytest.mark.usefixtures("surroundings")
def test_a_claim_that_is_not_there_is_told(kept: tuple[str, ...]) -> None:
    result = run("explain", "ffffff")

    assert kept
    assert result.exit_code == cli.UNUSABLE
    assert "ffffff: no such claim in the store" in result.stderr


class Reader(FakeChecker):
    """Finds the claims of one article in every text, and labels with the bundled model."""

    def __init__(self) -> None:
        super().__init__()
        self.labeller = load_labeller(label_model_path())

    def check(self, article: Article) -> Checked:
        return Checked(article=replace(sourced().article, source=article.source), claims=sourced().claims, skipped=())


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_model: object, _rules: object, *, derivations: bool) -> Reader:
        # What is kept of an article has none, and how content was cut could not be told.
        assert derivations
        return Reader()

    monkeypatch.setattr("factcheck.cli.explain.load_checker", load)


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
