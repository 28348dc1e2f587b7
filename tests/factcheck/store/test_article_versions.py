"""Which articles are versions of one another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.errors import VerificationError
from factcheck.scan_results import Checked
from factcheck.store.article_versions import diff_with_previous, find_articles, previous_version
from factcheck.store.engine import Store
from factcheck.store.scans import save_scan
from factcheck.verification.verdict_scale import LikenessLimits
from tests.support.factories import article, labelled
from tests.support.foreign_rows import poison

BODY = "La foudre a frappé le poste de Lorque. Le préfet dit que {} TGV sont arrêtés en pleine voie depuis ce matin."
CLAIM = "{} TGV sont arrêtés en pleine voie depuis ce matin"
TITLE = "Trafic interrompu à Lorque"


def scan(store: Store, name: str, number: str, **facts: str | None) -> str:
    words = BODY.format(number)
    read = replace(article(words), id=name, title=TITLE, source=f"{name}.txt", outlet=None)
    read = replace(read, **{key: value for key, value in facts.items() if key != "text"})  # type: ignore[arg-type]
    checked = Checked(article=read, claims=(labelled(words, CLAIM.format(number)),), skipped=())
    save_scan(store, checked, machine="labels 1", matching=LikenessLimits())
    return name


@pytest.mark.parametrize(
    ("facts", "version"),
    [
        ({}, True),
        ({"title": "Autre titre", "source": "old.txt"}, True),
        ({"title": "Autre titre", "source": "/autre/old.txt"}, True),
        ({"title": "Autre titre"}, True),
        ({"outlet": "La Gazette de Lorque"}, False),
    ],
)
def test_the_same_headline_name_or_text_make_a_version(store: Store, facts: dict[str, str], version: bool) -> None:
    scan(store, "old", "trois", outlet="Voxa")
    scan(store, "new", "quatre", **{"outlet": "Voxa", **facts})

    with store.reading() as connection:
        assert previous_version(connection, "new") == ("old" if version else None)
        assert previous_version(connection, "old") is None


def test_another_text_under_the_same_headline_is_no_version(store: Store) -> None:
    scan(store, "old", "trois")
    words = "Le théâtre municipal rouvrira ses portes au public avant la fin du printemps prochain."
    read = replace(article(words), id="new", title=TITLE, outlet=None)
    checked = Checked(article=read, claims=(), skipped=())
    save_scan(store, checked, machine="labels 1", matching=LikenessLimits())

    with store.reading() as connection:
        assert previous_version(connection, "new") is None


def test_the_claim_whose_number_changed_is_found(store: Store) -> None:
    scan(store, "old", "trois")
    scan(store, "new", "quatre")
    scan(store, "old", "trois")

    diff = diff_with_previous(store, "new")

    assert diff is not None
    ((one, other),) = diff.fates.changed
    assert (diff.claims[one].content, diff.claims[other].content) == (CLAIM.format("trois"), CLAIM.format("quatre"))
    assert diff_with_previous(store, "old") is None


def test_articles_are_named_by_id_path_or_headline(store: Store) -> None:
    scan(store, "old1", "trois")
    scan(store, "new2", "quatre")

    with store.reading() as connection:
        assert find_articles(connection, "old1.txt") == find_articles(connection, "old1") == ["old1"]
        assert find_articles(connection, "trafic interrompu") == ["old1", "new2"]
        with pytest.raises(VerificationError):
            find_articles(connection, "gymnase")


def test_a_scan_with_broken_ids_of_claims_costs_these_alone(store: Store) -> None:
    scan(store, "old", "trois")
    scan(store, "new", "quatre")
    poison(store, "scans", article_id="old", claim_ids=[1, None, {}])

    diff = diff_with_previous(store, "new")

    assert diff is not None
    assert (len(diff.fates.gone), len(diff.fates.new)) == (0, 1)
