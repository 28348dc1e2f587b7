"""The diff command: what became of claims in a later version."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from claims.claim import Label, Polarity
from factcheck.cli.program import UNUSABLE
from factcheck.i18n import using_language
from factcheck.scan_results import Checked
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import LikenessLimits
from tests.factcheck.store.test_article_versions import scan
from tests.factcheck.store.test_changed_claims import without_claims
from tests.support.commands import run
from tests.support.factories import article, labelled

pytestmark = pytest.mark.usefixtures("surroundings")


@pytest.fixture
def versions(db: str) -> tuple[str, str]:
    """An article and its later version, in which a number was corrected after the first was checked."""
    store = open_store(db)
    scan(store, "old1", "trois")
    scan(store, "new2", "quatre")
    store.close()
    (changed,) = json.loads(run("diff", "new2", "--format", "json").stdout)["changed"]
    assert changed["changed_since"] is False
    run("set", changed["old"], "--verdict", "faux", "--evidence", "https://example.org", "--note", "vu")
    return changed["old"], changed["new"]


def test_a_checked_claim_that_changed_is_flagged(versions: tuple[str, str]) -> None:
    old, new = versions

    result = run("diff", "trafic interrompu")

    assert result.exit_code == 0
    assert f"{old} → {new} verified · false · changed since" in result.stdout
    assert "[-trois-] {+quatre+} TGV" in result.stdout
    both = json.loads(run("diff", "old1", "new2", "--format", "json").stdout)
    (changed,) = both["changed"]
    number = {"kind": "number", "before": "trois", "after": "quatre", "direction": "other"}
    assert changed == {"old": old, "new": new, "changed_since": True, "hardened": False, "changes": [number]}
    assert "• number: trois → quatre" in result.stdout
    with using_language("fr"):
        assert "changée depuis" in run("diff", "new2").stdout


def test_an_article_without_an_earlier_version_is_told(versions: tuple[str, str]) -> None:
    result = run("diff", "old1.txt")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "no earlier version" in result.stderr
    assert run("diff", "gymnase").exit_code == UNUSABLE


def test_a_scan_tells_of_a_new_version(texts: object, loaded: object, tmp_path: object, db: str) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "depeche.txt"
    path.write_text("Trois trains sont arrêtés près de Lorque depuis ce matin, dit le préfet.", encoding="utf-8")
    assert "new version" not in run("scan", str(path)).stderr
    path.write_text("Quatre trains sont arrêtés près de Lorque depuis ce matin, dit le préfet.", encoding="utf-8")

    result = run("scan", str(path))

    assert "a new version of" in result.stderr
    assert "new version" not in run("scan", "--quiet", str(path)).stderr


def test_the_flag_is_seen_wherever_the_claim_is(versions: tuple[str, str]) -> None:
    old, new = versions

    def flags(*args: str) -> dict[str, bool]:
        found = json.loads(run(*args, "--format", "json").stdout)
        claims = found["claims"] if "claims" in found else [c for a in found["articles"] for c in a["claims"]]
        return {claim["id"]: claim["changed_since"] for claim in claims if claim["id"] in (old, new)}

    assert flags("list") == flags("report") == {old: True, new: False}
    assert flags("list", "--changed") == flags("report", "--changed") == {old: True}
    assert run("list", "--changed", "--format", "ids").stdout == f"{old}\n"
    assert json.loads(run("show", old, "--format", "json").stdout)["claim"]["changed_since"] is True
    for command, times in (
        (["list"], 1),
        (["list", "--format", "markdown"], 1),
        # Reports explain the flag where it occurs.
        (["report", "--width", "200"], 2),
        (["report", "--format", "markdown"], 2),
    ):
        assert run(*command, "--changed").stdout.count("changed since") == times, command
    assert "changed since" in run("report", "--changed", "--format", "html").stdout
    assert "changed since" not in run("report", "new2", "--format", "html").stdout
    for command in (["list", "--format", "csv"], ["report", "--format", "csv"]):
        assert "changed_since" in run(*command).stdout.splitlines()[0].split(",")
    assert "a later version of the article says it otherwise or no longer" in run("show", old).stdout
    with using_language("fr"):
        assert "changée depuis" in run("list", "--changed", "--format", "markdown").stdout
        assert "une version ultérieure de l’article le dit autrement" in " ".join(run("show", old).stdout.split())


def test_a_claim_that_went_is_flagged_too(versions: tuple[str, str]) -> None:
    _old, new = versions
    run("set", new, "--status", "in_progress")
    store = open_store(None)
    without_claims(store, "last3")
    store.close()

    result = run("diff", "last3")

    assert "in progress · changed since" in result.stdout
    assert json.loads(run("diff", "last3", "--format", "json").stdout)["gone_since"] == [new]


def test_what_hardened_is_told_as_compare_tells_it(db: str) -> None:
    """An allegation become a fact in other words, the same words without their doubt, a denial that is gone."""
    wire = "Le maire aurait été payé par le groupe Varenne. La digue a cédé mardi. Il dément tout paiement."
    page = "Le groupe Varenne a payé le maire. La digue a cédé mardi. Une école ferme ses portes."
    facts = [labelled(page, words, label=Label.ESTABLISHED_FACT, rules=()) for words in page.rstrip(".").split(". ")]
    same = labelled(wire, "La digue a cédé mardi", label=Label.ESTABLISHED_FACT, rules=())
    claims = [
        labelled(wire, "Le maire aurait été payé par le groupe Varenne", label=Label.ALLEGATION),
        replace(same, claim=replace(same.claim, features={"mood": "conditional"})),
        labelled(wire, "tout paiement", label=Label.ALLEGATION, polarity=Polarity.DENIED, speaker=("Il", "Cordier")),
    ]
    store = open_store(db)
    for name, text, items in (("old1", wire, claims), ("new2", page, facts)):
        read = replace(article(text), id=name, title="Un marché à Tarnes", source=f"{name}.txt")
        checked = Checked(article=read, claims=tuple(items), skipped=())
        save_scan(store, checked, machine="labels 1", matching=LikenessLimits())
    store.close()

    found = json.loads(run("diff", "old1", "new2", "--format", "json").stdout)
    lines = run("diff", "old1", "new2").stdout

    (changed,), (carried,) = found["changed"], found["carried_otherwise"]
    assert (changed["hardened"], carried["hardened"]) == (True, True)
    assert "label" in {change["kind"] for change in changed["changes"]}
    assert [change["kind"] for change in carried["changes"]] == ["conditional"]
    assert carried["claim"] in found["carried"]
    assert found["lost_denials"] == found["gone"]
    assert "▲ allegation → stated by the article" in lines
    assert "▲ conditional left out" in lines
    assert "denial left out" in lines
