"""The diff command: what became of claims in a later version."""

from __future__ import annotations

import json

import pytest

from factcheck.cli.program import UNUSABLE
from factcheck.i18n import using_language
from factcheck.store.engine import open_store
from tests.factcheck.store.test_article_versions import scan
from tests.support.commands import run

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
    assert both["changed"] == [{"old": old, "new": new, "changed_since": True}]
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
