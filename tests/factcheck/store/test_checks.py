"""What decisions rest on, read back for reports."""

from __future__ import annotations

import pytest

from claims.claim import Label
from claims.document.span import Span
from factcheck.claim_ids import claim_ids
from factcheck.reports.wording import speaker_words
from factcheck.scan_results import Standing
from factcheck.store.articles import read_articles
from factcheck.store.claim_lists import Filter
from factcheck.store.decisions import record_act
from factcheck.store.engine import Store
from factcheck.store.scans import save_scan
from factcheck.verification.acts import Act, Evidence, Marking, NotClaim, Part, Reply, Stance
from factcheck.verification.verdict_scale import load_scale
from tests.support.factories import port

SCALE = load_scale()
NAMES = claim_ids(port())
SOURCE = Evidence(url="https://example.org/a", title="Rapport", quote="non", stance=Stance.REFUTES, seen="2026-03-09")


@pytest.fixture(autouse=True)
def scanned(store: Store) -> None:
    save_scan(store, port(), machine="m", matching=SCALE.matching)


def standings(store: Store) -> dict[str, Standing]:
    with store.reading() as connection:
        (article,) = read_articles(connection, Filter(), SCALE)
    return {name: article.standing(name) for name in NAMES}


def test_the_check_is_all_that_was_decided(store: Store) -> None:
    reply = Reply(asked="La mairie", asked_on="2026-03-09")
    act = Act(who="Ana", why="le rapport", verdict="faux", evidence=(SOURCE,), reply=reply, flags_on=("outdated",))
    record_act(store, NAMES[0], act, SCALE)
    record_act(store, NAMES[0], Act(who="Bob", why="au conditionnel", label=Label.ALLEGATION, speaker=""), SCALE)

    standing = standings(store)[NAMES[0]]

    check = standing.check
    assert (check.why, check.who) == ("le rapport", "Ana")
    assert [(piece.title, piece.quote, piece.stance, piece.who) for piece in check.evidence] == [
        ("Rapport", "non", "refutes", "Ana")
    ]
    assert [one.asked for one in check.replies] == ["La mairie"]
    assert [(one.part, one.machine, one.now, one.who, one.why) for one in check.corrections] == [
        ("label", "reported_speech", "allegation", "Bob", "au conditionnel"),
        ("speaker", "Sergueï Valmont", None, "Bob", "au conditionnel"),
    ]
    assert standing.flag_names == (SCALE.flag_name("outdated"),)
    assert standings(store)[NAMES[1]] == Standing()


def test_a_correction_that_changes_nothing_is_none(store: Store) -> None:
    record_act(store, NAMES[0], Act(who="Bob", label=Label.REPORTED_SPEECH), SCALE)
    record_act(store, NAMES[1], Act(who="Bob", label=Label.REPORTED_SPEECH), SCALE)
    record_act(store, NAMES[1], Act(who="Bob", label=None), SCALE)
    record_act(store, NAMES[2], Act(who="Bob", not_claim=NotClaim.OPINION), SCALE)

    told = standings(store)

    assert told[NAMES[0]].check.corrections == told[NAMES[1]].check.corrections == ()
    assert told[NAMES[2]].check.not_claim == "opinion"


def test_a_report_names_the_speaker_whom_a_person_named(store: Store) -> None:
    record_act(store, NAMES[0], Act(who="Bob", speaker="Nadia Ferrol"), SCALE)

    with store.reading() as connection:
        (article,) = read_articles(connection, Filter(ids=(NAMES[0],)), SCALE)

    assert speaker_words(article.claims[0], article.article.text) == "Nadia Ferrol"


def test_the_words_that_a_person_cut_are_told_with_those_of_the_machine(store: Store) -> None:
    article, item = port().article, port().claims[0]
    span = item.claim.content[0]
    cut = Span(span.start, span.end - 4)
    mark = Marking(part=Part.CONTENT, article=article.id, spans=(cut,))
    record_act(store, NAMES[0], Act(who="Bob", marks=(mark,)), SCALE)

    (correction,) = standings(store)[NAMES[0]].check.corrections
    assert (correction.part, correction.who) == ("content", "Bob")
    assert (correction.machine, correction.now) == (item.claim.text(article.text), cut.of(article.text))

    record_act(
        store, NAMES[0], Act(who="Bob", marks=(Marking(part=Part.CONTENT, article=article.id, spans=None),)), SCALE
    )
    assert standings(store)[NAMES[0]].check.corrections == ()
