"""Claims that changed since people decided on them."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import event, text

from factcheck.claim_ids import claim_ids
from factcheck.scan_results import Checked
from factcheck.store.articles import read_articles
from factcheck.store.changed_claims import changed_claims, newest_versions
from factcheck.store.claim_lists import Filter, list_claims
from factcheck.store.decisions import record_act
from factcheck.store.engine import Store
from factcheck.store.repeated_claims import link_claims
from factcheck.store.scans import save_scan
from factcheck.verification.acts import Act, Evidence
from factcheck.verification.verdict_scale import LikenessLimits, load_scale
from tests.factcheck.store.test_article_versions import BODY, CLAIM, TITLE, scan
from tests.support.factories import article, labelled

SCALE = load_scale()
NUMBERS = ("trois", "quatre", "cinq")


def claim(number: str) -> str:
    words = BODY.format(number)
    one = Checked(article=article(words), claims=(labelled(words, CLAIM.format(number)),), skipped=())
    return claim_ids(one)[0]


OLD, NEW, LAST = map(claim, NUMBERS)


def decide(store: Store, name: str) -> None:
    evidence = (Evidence(url="https://example.org", seen="2026-11-20"),)
    record_act(store, name, Act(who="Ana", why="vu", verdict="faux", evidence=evidence), SCALE)


def changed(store: Store) -> dict[str, frozenset[str]]:
    with store.reading() as connection:
        return changed_claims(connection, (OLD, NEW, LAST))


def without_claims(store: Store, name: str) -> None:
    """A version in which nothing is claimed any more."""
    words = BODY.format("des")
    read = replace(article(words), id=name, title=TITLE, outlet=None)
    save_scan(store, Checked(article=read, claims=(), skipped=()), machine="labels 1", matching=LikenessLimits())


def test_what_the_newest_version_lacks_changed(store: Store) -> None:
    """Whether it is said otherwise there or no longer, one version on or two."""
    scan(store, "a", "trois")
    assert changed(store) == {}
    scan(store, "b", "quatre")
    assert changed(store) == {OLD: frozenset({"a"})}
    without_claims(store, "c")
    assert changed(store) == {OLD: frozenset({"a"}), NEW: frozenset({"b"})}


def test_what_came_back_did_not_change(store: Store) -> None:
    for name, number in zip("abc", ("trois", "quatre", "trois"), strict=True):
        scan(store, name, number, source=f"{name}.txt")

    assert changed(store) == {NEW: frozenset({"b"})}


def test_the_same_claim_in_other_words_did_not_change(store: Store) -> None:
    scan(store, "a", "trois")
    scan(store, "b", "quatre")
    with store.writing() as connection:
        link_claims(connection, OLD, NEW, same=True, who="Ana", why=None)

    assert changed(store) == {}


def test_branches_have_one_newest_version_and_what_is_set_aside_is_none(store: Store) -> None:
    for name, number in zip("abc", NUMBERS, strict=True):
        scan(store, name, number)
    with store.writing() as connection:
        row = {"uid": "u", "at": "2026-11-20T10:00:00.000000Z", "who": "Ana", "key": "c"}
        connection.execute(
            text(
                "INSERT INTO set_aside (uid, at, who, table_name, row_key, put_back, problem) "
                "VALUES (:uid, :at, :who, 'articles', :key, FALSE, 'x')"
            ),
            row,
        )
        assert newest_versions(connection, "abc") == {"a": "b"}


def test_lists_tell_decided_claims_that_changed_and_those_alone(store: Store) -> None:
    scan(store, "a", "trois")
    scan(store, "b", "quatre")
    scan(store, "c", "cinq")
    decide(store, OLD)

    with store.reading() as connection:
        rows = list_claims(connection, Filter())
        assert {row.id: row.changed_since for row in rows} == {OLD: True, NEW: False, LAST: False}
        assert [row.id for row in list_claims(connection, Filter(changed=True))] == [OLD]
        assert list_claims(connection, Filter(changed=True, verdicts=("vrai",))) == []
        first, last = read_articles(connection, Filter(ids=(OLD, LAST)), SCALE)
    assert first.standings[OLD].changed_since
    assert not last.standing(LAST).changed_since


def test_an_article_that_still_says_so_is_not_flagged(store: Store) -> None:
    """A claim changed in one of its articles: lists flag it, the report of the other one does not."""
    scan(store, "a", "trois")
    scan(store, "elsewhere", "trois", outlet="La Gazette de Lorque", title="Autre titre")
    decide(store, OLD)
    scan(store, "b", "quatre", source="a.txt")

    with store.reading() as connection:
        (row,) = list_claims(connection, Filter(ids=(OLD,)))
        flags = {
            a.article.id: a.standings[OLD].changed_since for a in read_articles(connection, Filter(ids=(OLD,)), SCALE)
        }
    assert row.changed_since
    assert flags == {"a": True, "elsewhere": False}


def test_the_cost_does_not_grow_with_the_number_of_claims(store: Store) -> None:
    """A page of claims is asked about in one go, however many versions there are."""
    counts = []
    for numbers in (range(2), range(2, 40)):
        for n in numbers:
            scan(store, f"a{n}", str(n), source="a.txt")
        ids = [claim(str(n)) for n in range(numbers.stop)]
        statements: list[str] = []

        def count(_conn: object, _cursor: object, statement: str, *_rest: object, into: list[str] = statements) -> None:
            into.append(statement)

        event.listen(store.engine, "before_cursor_execute", count)
        with store.reading() as connection:
            found = changed_claims(connection, ids)
        event.remove(store.engine, "before_cursor_execute", count)
        assert set(found) == set(ids[:-1])
        counts.append(len(statements))
    assert counts[1] <= counts[0] + 1
