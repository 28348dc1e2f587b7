"""The compare command: what hardened from one article to another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.claim import Label
from factcheck.cli.program import PARTIAL, UNUSABLE
from factcheck.cli.support import compared_articles
from factcheck.i18n import using_language
from factcheck.scan_results import Article, Checked
from factcheck.store.engine import open_store
from tests.factcheck.store.test_article_versions import scan
from tests.support.commands import FakeChecker, Texts, run
from tests.support.factories import labelled

pytestmark = pytest.mark.usefixtures("surroundings")

WIRE = "Le maire de Verlac aurait pris l'argent de la ville, dit-on depuis ce matin dans les rues. C'est une rumeur."
PAGE = "Le maire de Verlac a pris l'argent de la ville, et personne ne dit le contraire. Les habitants sont en colère."


class FirstSentence(FakeChecker):
    """Takes the words before the first comma for the claim: an allegation where they have a conditional."""

    def check(self, article: Article) -> Checked:
        """One claim."""
        super().check(article)
        content = article.text.split(",")[0]
        alleged = "aurait" in content
        label = Label.ALLEGATION if alleged else Label.ESTABLISHED_FACT
        item = labelled(article.text, content, label=label, rules=("conditionnel",) if alleged else ())
        return Checked(article=article, claims=(item,), skipped=())


@pytest.fixture(autouse=True)
def checking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compared_articles, "load_checker", lambda _model, _rules: FirstSentence())


def test_files_are_read_compared_and_not_kept(texts: Texts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = tmp_path / "store.sqlite"
    monkeypatch.setenv("FACTCHECK_DB", str(db))
    paths = texts(WIRE, PAGE)

    result = run("compare", *paths)

    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 claim hardened" in result.stdout
    assert "▲ allegation → stated by the article" in result.stdout
    assert not db.exists()
    nowhere = run("compare", paths[0], "nulle-part")
    assert (nowhere.exit_code, nowhere.stdout) == (UNUSABLE, "")
    assert "nulle-part: neither a file nor an article of the store" in nowhere.stderr
    with using_language("fr"):
        assert "1 affirmation durcie" in run("compare", *paths).stdout


def test_every_article_is_compared_with_the_first(texts: Texts) -> None:
    found = json.loads(run("compare", *texts(WIRE, PAGE, WIRE + "\n"), "--format", "json").stdout)

    assert [[pair["hardened"] for pair in one["pairs"]] for one in found] == [[True], [False]]
    markdown = run("compare", *texts(WIRE, PAGE, WIRE + "\n"), "--format", "markdown").stdout
    assert markdown.count("\n# ") + markdown.startswith("# ") == 2


def test_articles_of_the_store_are_named_as_elsewhere_and_have_their_corrections(texts: Texts, db: str) -> None:
    store = open_store(db)
    scan(store, "old1", "trois")
    scan(store, "new2", "quatre")
    store.close()

    (compared,) = json.loads(run("compare", "old1", "new2", "--format", "json").stdout)

    assert (compared["first"]["id"], compared["second"]["id"]) == ("old1", "new2")
    (pair,) = compared["pairs"]
    assert [(change["kind"], change["before"], change["after"]) for change in pair["changes"]] == [
        ("number", "trois", "quatre")
    ]
    run("set", pair["second"]["id"], "--label", "allegation", "--note", "au conditionnel dans l'original")
    (compared,) = json.loads(run("compare", "old1", "new2", "--format", "json").stdout)
    assert compared["pairs"][0]["second"]["label"] == "allegation"


def test_what_cannot_be_compared_is_told(texts: Texts, db: str) -> None:
    wire, page, broken = texts(WIRE, PAGE, "BOOM, dit-il de la ville de Verlac ce matin")

    alone = run("compare", wire)
    assert (alone.exit_code, alone.stdout) == (UNUSABLE, "")
    assert "1 article to compare; name two or more" in alone.stderr
    none = run("compare", "nope")
    assert "0 articles to compare; name two or more" in none.stderr
    partly = run("compare", wire, broken, page)
    assert partly.exit_code == PARTIAL
    assert "the check failed" in partly.stderr
    assert "1 claim hardened" in partly.stdout

    store = open_store(db)
    scan(store, "old1", "trois")
    store.close()
    unknown = run("compare", "old1", "gymnase")
    assert unknown.exit_code == UNUSABLE
    assert "gymnase" in unknown.stderr


def test_the_result_goes_into_a_file(texts: Texts, tmp_path: Path) -> None:
    target = tmp_path / "out.md"

    result = run("compare", *texts(WIRE, PAGE), "--format", "markdown", "--output", str(target))

    assert (result.exit_code, result.stdout) == (0, "")
    assert "allegation → stated by the article" in target.read_text(encoding="utf-8")
