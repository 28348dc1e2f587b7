"""The same claim again: likeness, its limits, and the links that are kept."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.scan_results import Checked, Status
from factcheck.store.decisions import record_act
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store
from factcheck.store.repeated_claims import open_suggestions
from factcheck.store.scans import save_scan
from factcheck.store.statuses import read_standings
from factcheck.verification.acts import Act, Evidence
from factcheck.verification.similarity import Kind, Wording, wording_match
from factcheck.verification.verdict_scale import LikenessLimits, load_scale
from tests.benchmarks.store import answered, crowded, repeating
from tests.support.commands import run
from tests.support.factories import article, labelled

SCALE = load_scale()
BRIDGE = "Le pont de Carvelle a été fermé à la circulation par la préfecture après la crue de janvier"
LIKE = "Le pont de Carvelle a été fermé à la circulation par la préfecture, après la crue de janvier"
NEAR = "La préfecture a fermé le pont de Carvelle à la circulation après la crue de janvier dernier"


def kind(one: str, other: str, *, first: str | None = None, second: str | None = None) -> Kind | None:
    judged = wording_match(Wording(one, first, "asserted"), Wording(other, second, "asserted"), LikenessLimits())
    return judged[0] if judged else None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (BRIDGE, BRIDGE.upper(), Kind.AUTOMATIC),
        (BRIDGE, LIKE, Kind.AUTOMATIC),
        (BRIDGE, BRIDGE.replace("le pont", "ce pont").replace("la crue", "les crues"), Kind.AUTOMATIC),
        (BRIDGE, NEAR, Kind.SUGGESTED),
        (BRIDGE, BRIDGE.replace("fermé", "rouvert"), Kind.SUGGESTED),
        (BRIDGE, BRIDGE.replace("Carvelle", "Bruzelle"), Kind.SUGGESTED),
        (BRIDGE, BRIDGE.replace("a été", "va être"), Kind.SUGGESTED),
        (BRIDGE, BRIDGE.replace("après", "avant"), Kind.SUGGESTED),
        (BRIDGE, BRIDGE.replace("a été", "n’a pas été"), None),
        (BRIDGE, BRIDGE.replace("a été", "n’a jamais été"), None),
        (BRIDGE, "La mairie de Lorque vendra son théâtre municipal au printemps prochain", None),
        ("Le budget de la ville baisse de 3 % cette année", "Le budget de la ville baisse de 4 % cette année", None),
        ("Le budget baisse de 3 % cette année", "Le budget baisse de trois pour cent cette année", Kind.AUTOMATIC),
        ("Ils ont embauché 1 000 ouvriers dans le port", "Ils ont embauché 1000 ouvriers dans le port", Kind.SUGGESTED),
        ("Le port a embauché deux cents ouvriers", "Le port a embauché trois cents ouvriers", None),
        ("Pierre a battu Paul au tournoi de Lorque", "Paul a battu Pierre au tournoi de Lorque", Kind.SUGGESTED),
        ("Le pont rouvrira", "Le pont rouvrira", None),
    ],
)  # fmt: skip
def test_what_is_the_same(one: str, other: str, expected: Kind | None) -> None:
    assert kind(one, other) is expected
    assert kind(other, one) is expected


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("dix-huit maires", "18 maires"),
        ("vingt et un maires", "21 maires"),
        ("deux cent mille euros", "200 000 euros"),
        ("quatre-vingt-dix-sept élus", "97 élus"),
        ("deux ou trois élus", "2 ou 3 élus"),
        ("trois millions d’euros", "3 millions d’euros"),
    ],
)
def test_a_number_of_several_words_is_one_number(words: str, digits: str) -> None:
    assert Wording(words, None, "").words == Wording(digits, None, "").words


def test_contradictory_polarity_never_matches() -> None:
    assert wording_match(Wording(BRIDGE, None, "asserted"), Wording(BRIDGE, None, "denied"), LikenessLimits()) is None


def test_words_of_the_speaker_bind_a_claim_to_the_speaker() -> None:
    mine = "J’ai remboursé toutes les factures du chantier naval"

    assert kind(mine, mine, first="Ana Doul", second="Ana Doul") is Kind.AUTOMATIC
    assert kind(mine, mine, first="Ana Doul", second="Kim Varek") is Kind.SUGGESTED
    assert kind(BRIDGE, LIKE, first="Ana Doul", second="Kim Varek") is Kind.AUTOMATIC


# --- Links in the store ----------------------------------------------------------------------------------------------


def scanned(store: Store, number: int, content: str, speaker: str | None = None) -> Checked:
    text = f"{speaker or 'Nul'} parle.\n\n{content}."
    named = (speaker, speaker) if speaker else None
    one = Checked(
        article=replace(article(text), id=f"article-{number}"),
        claims=(labelled(text, content, speaker=named),),
        skipped=(),
    )
    save_scan(store, one, machine="labels 1", matching=SCALE.matching)
    return one


def test_claims_of_one_article_are_linked_to_those_before_them(store: Store) -> None:
    other = "La mairie de Lorque vendra son théâtre municipal au printemps prochain"
    contents = (BRIDGE, other, LIKE, NEAR)
    text = ".\n\n".join(contents)
    one = Checked(article=article(text), claims=tuple(labelled(text, content) for content in contents), skipped=())

    save_scan(store, one, machine="labels 1", matching=SCALE.matching)

    known, apart, again, near = claim_ids(one)
    with store.reading() as connection:
        links = {name: read_dossier(connection, name).links for name in (again, near, apart)}
    assert [(link.known_id, link.kind) for link in links[again]] == [(known, "automatic")]
    assert {link.known_id for link in links[near]} == {known}
    assert links[apart] == ()


def verdict(store: Store, name: str) -> None:
    evidence = (Evidence(url="https://example.org", seen="2026-11-20"),)
    record_act(store, name, Act(who="Ana", why="vu", verdict="faux", evidence=evidence), SCALE)


def test_a_claim_met_before_shows_what_was_found(store: Store) -> None:
    (known,) = claim_ids(scanned(store, 1, BRIDGE))
    verdict(store, known)

    (again,) = claim_ids(scanned(store, 2, LIKE))

    assert again != known
    with store.reading() as connection:
        standing = read_standings(connection, [again], SCALE)[again]
        dossier = read_dossier(connection, again)
    assert (standing.status, standing.verdict, standing.same_as) == (Status.VERIFIED, SCALE.verdicts["faux"], known)
    assert (dossier.claim.verdict, dossier.claim.same_as, len(dossier.evidence)) == ("faux", known, 1)
    assert dossier.links[0].who == "machine"


def test_decisions_on_either_count_for_both_but_corrections_are_ones_own(store: Store) -> None:
    (known,) = claim_ids(scanned(store, 1, BRIDGE))
    (again,) = claim_ids(scanned(store, 2, LIKE))

    verdict(store, again)
    record_act(store, again, Act(who="Ana", speaker="Ana Doul", flags_on=("outdated",)), SCALE)

    with store.reading() as connection:
        first, second = read_dossier(connection, known).claim, read_dossier(connection, again).claim
    assert (first.verdict, first.flags, first.speaker) == ("faux", "outdated", None)
    assert (second.verdict, second.flags, second.speaker) == ("faux", "outdated", "Ana Doul")


def test_a_likely_claim_is_suggested_and_a_person_confirms(store: Store, url: str) -> None:
    (known,) = claim_ids(scanned(store, 1, BRIDGE))
    verdict(store, known)
    (again,) = claim_ids(scanned(store, 2, NEAR))

    with store.reading() as connection:
        standing = read_standings(connection, [again], SCALE)[again]
    assert (standing.status, standing.same_as) == (Status.UNVERIFIED, None)
    assert [s.known for s in standing.suggestions] == [known]
    (pair,) = json.loads(run("suggestions", "--format", "json", "--db", url).stdout)
    assert (pair["claim_id"], pair["known_id"], pair["known_verdict"]) == (again, known, "faux")
    assert known in run("suggestions", "--db", url).stdout

    assert run("same", again, known, "--by", "Bea", "--db", url).exit_code == 0
    with store.reading() as connection:
        assert read_standings(connection, [again], SCALE)[again].same_as == known
    assert json.loads(run("suggestions", "--format", "json", "--db", url).stdout) == []
    assert run("same", again, known, "--db", url).exit_code == 2

    run("same", again, known, "--not", "--by", "Bea", "--db", url)
    scanned(store, 2, NEAR)
    with store.reading() as connection:
        assert again not in read_standings(connection, [again], SCALE)
        assert [row.kind for row in read_dossier(connection, again).links] == ["rejected"]


def test_claims_that_repeat_a_claim_follow_it(store: Store, url: str) -> None:
    (root,) = claim_ids(scanned(store, 1, "Une tout autre affirmation sur le théâtre municipal de Lorque"))
    verdict(store, root)
    (middle,) = claim_ids(scanned(store, 2, BRIDGE))
    (leaf,) = claim_ids(scanned(store, 3, LIKE))

    run("same", middle, root, "--force", "--by", "Bea", "--db", url)

    with store.reading() as connection:
        standings = read_standings(connection, [middle, leaf], SCALE)
    assert [standings[name].same_as for name in (middle, leaf)] == [root, root]
    assert run("same", root, leaf, "--db", url).exit_code == 2


# --- Very many claims ------------------------------------------------------------------------------------------------


def test_known_claims_are_found_among_very_many(store: Store) -> None:
    """How long that takes is for ``make bench`` to show."""
    contents = crowded(store, 2_000)
    some = contents[1_000:1_030]

    clock, worked = answered(store, repeating(some))

    assert clock >= 0
    assert worked >= 0
    with store.reading() as connection:
        pairs = open_suggestions(connection)
    assert {pair.content: pair.known_content for pair in pairs} == {f"{words} zzz": words for words in some}
