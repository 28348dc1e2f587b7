"""Claims that people add, throw out, cut and join: all of it is kept, and all of it is taken back."""

from __future__ import annotations

import json

import pytest

from claims.claim import Label
from claims.document.span import Span
from factcheck.claim_ids import claim_ids
from factcheck.errors import Fault, VerificationError
from factcheck.scan_results import Status
from factcheck.store.articles import read_articles
from factcheck.store.check import find_broken
from factcheck.store.claim_lists import Filter, list_claims, reviewed_labels
from factcheck.store.decisions import record_act, record_acts
from factcheck.store.dossiers import read_dossier
from factcheck.store.engine import Store, open_store
from factcheck.store.imports import import_rows
from factcheck.store.missed_claims import MissedClaim, sentence_around
from factcheck.store.scans import save_scan
from factcheck.store.transfer import export_rows
from factcheck.store.undo import undo
from factcheck.stored_records import ClaimSummary, Dossier
from factcheck.verification.acts import Act, Marking, NotClaim, Part
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import TEXT, port, span

SCALE = load_scale()
NAMES = claim_ids(port())
ARTICLE = "port-0001"
MISSED = MissedClaim(
    article=ARTICLE,
    content=(span(TEXT, "Le port d’Argelune fermera au printemps"),),
    label=Label.REPORTED_SPEECH,
    name="Sergueï Valmont",
    speaker=span(TEXT, "Sergueï Valmont"),
)


@pytest.fixture(autouse=True)
def scanned(store: Store) -> None:
    save_scan(store, port(), machine="labels 1", matching=SCALE.matching)


def claims(store: Store) -> dict[str, ClaimSummary]:
    with store.reading() as connection:
        return {row.id: row for row in list_claims(connection, Filter())}


def found(store: Store, name: str) -> Dossier:
    with store.reading() as connection:
        return read_dossier(connection, name)


def add(store: Store, claim: MissedClaim = MISSED) -> str:
    (done,) = record_acts(store, (), SCALE, missed=[(claim, Act(who="Ana", why="manquait"))])
    return done.claim_id


def test_an_added_claim_is_one_like_the_others(store: Store) -> None:
    name = add(store)

    line = claims(store)[name]
    assert (line.content, line.speaker, line.label) == (
        MISSED.content[0].of(TEXT),
        "Sergueï Valmont",
        "reported_speech",
    )
    assert line.added
    assert (line.machine_label, line.machine_score, line.articles, line.status) == (None, None, 1, "unverified")
    with store.reading() as connection:
        (article,) = read_articles(connection, Filter(), SCALE)
        assert name in article.names
        assert {a.id: a.labels[name] for a in reviewed_labels(connection)} == {ARTICLE: Label.REPORTED_SPEECH}
        assert find_broken(connection) == []
    assert [(e.who, e.what, e.to_value, e.why) for e in found(store, name).history] == [
        ("Ana", "added", "added", "manquait"),
        ("Ana", "label", "reported_speech", "manquait"),
    ]
    record_act(store, name, Act(who="Ana", status=Status.IN_PROGRESS), SCALE)
    assert claims(store)[name].status == "in_progress"


def test_an_added_claim_is_taken_back_and_may_be_added_again(store: Store) -> None:
    name = add(store)
    undo(store, name, who="Ana")

    assert name not in claims(store)
    with store.reading() as connection:
        (article,) = read_articles(connection, Filter(), SCALE)
    assert name not in article.names

    assert add(store) == name
    assert name in claims(store)


def test_what_stands_there_already_or_nowhere_is_not_added(store: Store) -> None:
    add(store)
    cases = [
        (MISSED, Fault.CLAIM_THERE),
        (MissedClaim(article="nowhere", content=MISSED.content, label=MISSED.label), Fault.NO_SUCH_ARTICLE),
        (MissedClaim(article=ARTICLE, content=(), label=MISSED.label), Fault.NO_CONTENT),
        (MissedClaim(article=ARTICLE, content=(Span(3, 3),), label=MISSED.label), Fault.EMPTY_SPAN),
        (MissedClaim(article=ARTICLE, content=(Span(3, 9999),), label=MISSED.label), Fault.SPAN_BEHIND_TEXT),
    ]
    for claim, fault in cases:
        with pytest.raises(VerificationError) as caught:
            add(store, claim)
        assert caught.value.fault is fault


def test_no_claim_is_dropped_with_its_reason_and_comes_back(store: Store) -> None:
    record_act(store, NAMES[0], Act(who="Ana", not_claim=NotClaim.OPINION), SCALE)
    line = claims(store)[NAMES[0]]
    assert (line.status, line.not_claim) == ("dropped", "opinion")

    record_act(store, NAMES[0], Act(who="Ana", not_claim=None), SCALE)
    line = claims(store)[NAMES[0]]
    assert (line.status, line.not_claim) == ("unverified", None)

    undo(store, NAMES[0], who="Ana")
    undo(store, NAMES[0], who="Ana")
    assert (claims(store)[NAMES[0]].status, claims(store)[NAMES[0]].not_claim) == ("unverified", None)


def test_what_is_decided_on_several_at_once_is_taken_back_at_once(store: Store) -> None:
    act = Act(who="Ana", not_claim=NotClaim.NOT_CHECKABLE)
    record_acts(store, [(name, act) for name in NAMES[:3]], SCALE)
    record_act(store, NAMES[2], Act(who="Bob", not_claim=None), SCALE)

    undo(store, NAMES[0], who="Ana")

    lines = claims(store)
    assert [lines[name].status for name in NAMES[:3]] == ["unverified"] * 3
    # Bob has decided on the third since: that stays, and only his decision is the next to be taken back.
    assert [event.who for event in found(store, NAMES[2]).history] == ["Ana", "Ana", "Bob", "Bob"]
    with pytest.raises(VerificationError):
        undo(store, NAMES[1], who="Ana")


def test_all_of_an_act_on_several_is_kept_or_nothing(store: Store) -> None:
    good, bad = Act(who="Ana", not_claim=NotClaim.QUESTION), Act(who="Ana", status=Status.VERIFIED)

    with pytest.raises(VerificationError):
        record_acts(store, [(NAMES[0], good), (NAMES[1], bad)], SCALE, missed=[(MISSED, Act(who="Ana"))])

    assert len(claims(store)) == len(NAMES)
    assert found(store, NAMES[0]).history == ()


def test_a_cut_claim_is_whole_again_after_one_undo(store: Store) -> None:
    head, tail = (span(TEXT, words) for words in ("Le chantier naval", "cessera toute activité"))
    marking = Marking(part=Part.CONTENT, article=ARTICLE, spans=(head,))
    other = MissedClaim(article=ARTICLE, content=(tail,), label=Label.REPORTED_SPEECH, name="Sergueï Valmont")
    added, first = record_acts(
        store, [(NAMES[0], Act(who="Ana", marks=(marking,)))], SCALE, missed=[(other, Act(who="Ana"))]
    )
    assert claims(store)[NAMES[0]].content == "Le chantier naval"
    assert (added.act, added.claim_id in claims(store)) == (first.act, True)

    undo(store, NAMES[0], who="Ana")

    assert claims(store)[NAMES[0]].content.endswith("le 12 avril")
    assert added.claim_id not in claims(store)


def test_who_works_on_it_and_until_when(store: Store) -> None:
    record_act(store, NAMES[0], Act(who="Ana", assignee=" Bob ", deadline="2026-12-01"), SCALE)
    assert (claims(store)[NAMES[0]].assignee, claims(store)[NAMES[0]].deadline) == ("Bob", "2026-12-01")

    with pytest.raises(VerificationError) as caught:
        record_act(store, NAMES[0], Act(who="Ana", deadline="demain"), SCALE)
    assert caught.value.fault is Fault.NOT_A_DATE

    record_act(store, NAMES[0], Act(who="Ana", assignee=None), SCALE)
    assert claims(store)[NAMES[0]].assignee is None


def test_all_of_it_travels_to_another_store(store: Store, tmp_path: object) -> None:
    name = add(store)
    act = Act(who="Ana", not_claim=NotClaim.OPINION, assignee="Bob", deadline="2026-12-01")
    record_act(store, NAMES[1], act, SCALE)
    with store.reading() as connection:
        lines = [json.dumps(row).encode() for row in export_rows(connection)]
    other = open_store(f"{tmp_path}/other.sqlite")

    import_rows(other, lines, "export", SCALE)

    assert claims(other) == claims(store)
    assert claims(other)[name].added
    other.close()


def test_the_sentence_around_some_words() -> None:
    text = "Titre\n\nUn pont a cédé. « Il est vieux », dit-elle ! Nul n’est blessé"
    for words, sentence in {
        "pont": "Un pont a cédé.",
        "vieux": "« Il est vieux », dit-elle !",
        "Nul": "Nul n’est blessé",
        "Titre": "Titre",
    }.items():
        assert sentence_around(text, span(text, words)).of(text) == sentence
