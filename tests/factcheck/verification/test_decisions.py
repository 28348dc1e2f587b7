"""The rules of decisions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.claim import Label
from claims.document.span import Span
from factcheck.errors import Fault, FaultValue, TextField, VerificationError
from factcheck.scan_results import Status
from factcheck.verification.acts import Act, Change, Evidence, Marking, NotClaim, Part, Reply, State
from factcheck.verification.decisions import decide, stripped
from factcheck.verification.verdict_scale import Rules, Scale, load_scale

SCALE = load_scale()
SOURCE = Evidence(url="https://example.org/a", seen="2026-11-20")
FALSE = Act(who="Ana", why="la source dit le contraire", verdict="faux")


def scale(**rules: int | bool) -> Scale:
    return replace(SCALE, rules=Rules(**rules))  # type: ignore[arg-type]


def refused(state: State, act: Act, fault: Fault, by: Scale = SCALE, **values: FaultValue) -> None:
    with pytest.raises(VerificationError) as caught:
        decide(state, act, by)
    assert caught.value.fault is fault
    assert {name: caught.value.values[name] for name in values} == values


def marking(part: Part, *spans: Span) -> Marking:
    return Marking(part=part, article="a", spans=spans)


def steps(state: State, act: Act, by: Scale = SCALE) -> dict[str, tuple[str | None, str | None]]:
    return {change.axis: (change.before, change.after) for change in decide(state, act, by)}


def test_a_verdict_wants_a_reason() -> None:
    refused(State(), replace(FALSE, why=None), Fault.VERDICT_WITHOUT_REASON)


def test_a_verdict_with_evidence_verifies_an_open_claim() -> None:
    assert steps(State(), replace(FALSE, evidence=(SOURCE,))) == {
        "verdict": (None, "faux"),
        "status": ("unverified", "verified"),
    }


def test_a_verdict_without_evidence_is_work_in_progress() -> None:
    assert steps(State(), FALSE)["status"] == ("unverified", "in_progress")


def test_a_status_that_was_asked_for_is_the_status() -> None:
    act = replace(FALSE, evidence=(SOURCE,), status=Status.IN_SECOND_REVIEW)

    assert steps(State(), act)["status"] == ("unverified", "in_second_review")


def test_a_claim_in_review_stays_there_when_its_verdict_changes() -> None:
    state = State(status=Status.IN_SECOND_REVIEW, verdict="vrai", evidence={"a": True})

    assert "status" not in steps(state, FALSE)


@pytest.mark.parametrize("status", [Status.VERIFIED, Status.PUBLISHED, Status.CORRECTED])
def test_checked_wants_verdict_and_evidence(status: Status) -> None:
    act = Act(who="Ana", why="vu", status=status)

    refused(State(), act, Fault.LACKS_VERDICT)
    refused(State(verdict="faux"), act, Fault.LACKS_EVIDENCE, wanted=1, found=0)
    assert steps(State(verdict="faux"), replace(act, evidence=(SOURCE,)))["status"] == ("unverified", status)


def test_the_count_of_evidence_and_primary_sources_are_settings() -> None:
    act = replace(FALSE, evidence=(SOURCE,), status=Status.VERIFIED)
    primary = replace(act, evidence=(SOURCE, replace(SOURCE, primary=True)))

    refused(State(), act, Fault.LACKS_EVIDENCE, scale(evidence=2), wanted=2, found=1)
    refused(State(), act, Fault.LACKS_PRIMARY_SOURCE, scale(primary=1), wanted=1, found=0)
    assert steps(State(), primary, scale(evidence=2, primary=1))["status"][1] == "verified"
    assert steps(State(), replace(FALSE, status=Status.VERIFIED), scale(evidence=0))["status"][1] == "verified"


def test_a_second_person_may_be_asked_for() -> None:
    by = scale(second_person=True)
    state = State(verdict="faux", verdict_by="Ana", evidence={"a": False})

    refused(state, Act(who="Ana", status=Status.VERIFIED), Fault.LACKS_SECOND_PERSON, by, who="Ana")
    assert steps(state, Act(who="Bea", status=Status.VERIFIED), by)["status"][1] == "verified"
    assert steps(State(), replace(FALSE, evidence=(SOURCE,)), by)["status"][1] == "in_progress"


def test_evidence_under_a_checked_claim_is_not_withdrawn_below_the_rule() -> None:
    state = State(status=Status.VERIFIED, verdict="faux", evidence={"a": False})

    refused(state, Act(who="Ana", withdrawn=("a",)), Fault.LACKS_EVIDENCE, wanted=1, found=0)
    assert decide(state, Act(who="Ana", withdrawn=("a",), evidence=(SOURCE,)), SCALE) == ()
    assert steps(state, Act(who="Ana", withdrawn=("a",), status=Status.IN_PROGRESS))["status"][1] == "in_progress"


def test_a_published_verdict_changes_only_as_a_correction() -> None:
    state = State(status=Status.PUBLISHED, verdict="faux", verdict_by="Ana", evidence={"a": False})
    act = replace(FALSE, verdict="trompeur")

    refused(state, act, Fault.SILENT_CORRECTION)
    assert steps(state, replace(act, status=Status.CORRECTED)) == {
        "verdict": ("faux", "trompeur"),
        "status": ("published", "corrected"),
    }


def test_each_correction_is_said_again_and_wants_its_reason() -> None:
    state = State(status=Status.CORRECTED, verdict="faux", evidence={"a": False})

    refused(state, Act(who="Ana", status=Status.CORRECTED), Fault.CORRECTION_WITHOUT_REASON)
    again = Act(who="Ana", status=Status.CORRECTED, why="chiffre")
    assert steps(state, again) == {"status": ("corrected", "corrected")}


def test_what_the_scale_does_not_know_is_refused() -> None:
    refused(State(), replace(FALSE, verdict="fo"), Fault.UNKNOWN_VERDICT, verdict="fo", names=tuple(SCALE.verdicts))
    refused(State(), Act(who="Ana", flags_on=("x",)), Fault.UNKNOWN_FLAG, flag="x", names=tuple(SCALE.flags))


def test_flags_are_a_set() -> None:
    act = Act(who="Ana", flags_on=("outdated", "cherry_picked", "outdated"), flags_off=("misattributed",))

    assert steps(State(flags=("misattributed",)), act) == {"flags": ("misattributed", "cherry_picked outdated")}


def test_label_speaker_and_spans_are_corrected() -> None:
    content = Marking(part=Part.CONTENT, article="a1", spans=(Span(3, 5), Span(8, 9)))
    cue = Marking(part=Part.CUE, article="a1", spans=())
    act = Act(who="Ana", label=Label.ALLEGATION, speaker=" Kim ", marks=(content, cue))

    assert decide(State(), act, SCALE) == (
        Change("label", None, "allegation"),
        Change("speaker", None, "Kim"),
        Change("spans", None, "[[3, 5], [8, 9]]", "a1"),
        Change("cue_span", None, "[]", "a1"),
    )
    back = State(corrections={("label", None): "allegation", ("speaker", None): "Kim"})
    assert steps(back, Act(who="Ana", label=None, speaker="")) == {
        "label": ("allegation", None),
        "speaker": ("Kim", ""),
    }


def test_an_act_that_changes_nothing_is_refused() -> None:
    refused(State(), Act(who="Ana"), Fault.NOTHING_TO_CHANGE)
    refused(State(), Act(who="Ana", status=Status.UNVERIFIED), Fault.NOTHING_TO_CHANGE)


def test_a_bare_note_is_kept() -> None:
    assert decide(State(), Act(who="Ana", why="à rappeler"), SCALE) == (Change("note", None, None),)


@pytest.mark.parametrize(
    ("act", "fault", "values"),
    [
        (Act(who=" ", why="x"), Fault.NOBODY_DECIDES, {}),
        (Act(who="Ana", evidence=(replace(SOURCE, url="une page"),)), Fault.NOT_AN_ADDRESS, {"url": "une page"}),
        (Act(who="Ana", evidence=(replace(SOURCE, archived="ici"),)), Fault.NOT_AN_ADDRESS, {"url": "ici"}),
        (Act(who="Ana", evidence=(replace(SOURCE, seen="hier"),)), Fault.NOT_A_DATE, {"date": "hier"}),
        (Act(who="Ana", reply=Reply(asked="K", asked_on="2026-02-30")), Fault.NOT_A_DATE, {"date": "2026-02-30"}),
        (Act(who="Ana", reply=Reply(asked="K", asked_on="2026-02-03", answer="non")), Fault.ANSWER_WITHOUT_DATE, {}),
        (Act(who="Ana", marks=(marking(Part.CONTENT, Span(3, 3)),)), Fault.EMPTY_SPAN, {}),
        (Act(who="Ana", marks=(marking(Part.CONTENT),)), Fault.NO_CONTENT, {}),
        (Act(who="Ana", marks=(marking(Part.CONTENT, Span(3, 6), Span(5, 9)),)), Fault.PIECES_OVERLAP, {}),
        (Act(who="Ana", marks=(marking(Part.CUE, Span(1, 2), Span(3, 4)),)), Fault.SEVERAL_PLACES, {}),
    ],
)
def test_parts_that_make_no_sense_are_refused(act: Act, fault: Fault, values: dict[str, FaultValue]) -> None:
    refused(State(), act, fault, SCALE, **values)


@pytest.mark.parametrize("bad", ["a\0b", "a\udcffb"])
def test_text_that_no_database_could_give_back_is_refused(bad: str) -> None:
    with pytest.raises(VerificationError) as caught:
        stripped(bad, TextField.NOTE)
    assert caught.value.values == {"field": TextField.NOTE}
    assert stripped("  \n", TextField.NOTE) is None
    assert stripped(" vu \n", TextField.NOTE) == "vu"


def test_who_decided_cannot_give_the_second_reading() -> None:
    """Under any rules, in whatever letters the name is written."""
    state = State(status=Status.IN_SECOND_REVIEW, verdict="faux", verdict_by="Ana", evidence={"a": True})
    done = Act(who="ana ", status=Status.VERIFIED)

    refused(state, done, Fault.LACKS_SECOND_PERSON, who="Ana")
    assert steps(state, replace(done, who="Bob"))["status"] == ("in_second_review", "verified")


def test_what_is_no_claim_is_dropped_and_comes_back_unverified() -> None:
    assert steps(State(), Act(who="Ana", not_claim=NotClaim.OPINION)) == {
        "not_claim": (None, "opinion"),
        "status": ("unverified", "dropped"),
    }
    gone = State(status=Status.DROPPED, corrections={("not_claim", None): "opinion"})
    assert steps(gone, Act(who="Ana", not_claim=None)) == {
        "not_claim": ("opinion", None),
        "status": ("dropped", "unverified"),
    }
    refused(State(), Act(who="Ana", not_claim=None), Fault.NOTHING_TO_CHANGE)


def test_a_deadline_is_a_day_and_an_assignee_has_a_name() -> None:
    assert steps(State(), Act(who="Ana", assignee=" Bob ", deadline="2026-12-01")) == {
        "assignee": (None, "Bob"),
        "deadline": (None, "2026-12-01"),
    }
    refused(State(), Act(who="Ana", deadline="demain"), Fault.NOT_A_DATE)
    refused(State(), Act(who="Ana", assignee="  "), Fault.NOTHING_TO_CHANGE)
