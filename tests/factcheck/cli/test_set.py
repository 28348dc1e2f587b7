"""The set command: decisions on claims by script."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from factcheck.claim_ids import claim_ids
from factcheck.cli import program as cli
from factcheck.i18n import using_language
from tests.support.commands import history, run, show
from tests.support.factories import TEXT, port, span

pytestmark = pytest.mark.usefixtures("surroundings", "db")
NAMES = claim_ids(port())
URL = "https://example.org/page"


def test_a_verdict_with_evidence_verifies() -> None:
    result = run("set", NAMES[0], "--verdict", "faux", "--evidence", URL, "--note", "vu sur place")

    assert result.exit_code == 0
    assert result.stdout == f"{NAMES[0]}: verdict: — → false · status: to verify → verified · evidence: {URL}\n"
    claim = show(NAMES[0])["claim"]
    assert (claim["status"], claim["verdict"], claim["verdict_why"]) == ("verified", "faux", "vu sur place")
    assert claim["verdict_by"] == "Ana"
    assert claim["machine_label"] == "reported_speech"


def test_what_is_missing_is_told() -> None:
    silent = run("set", NAMES[0], "--verdict", "faux")
    assert (silent.exit_code, silent.stdout) == (cli.UNUSABLE, "")
    assert silent.stderr == "factcheck: a verdict wants its reason; add --note TEXT\n"

    bare = run("set", NAMES[0], "--verdict", "faux", "--note", "x")
    assert bare.exit_code == 0
    assert "not verified yet: a verified claim needs 1 piece of evidence, it has 0" in bare.stderr
    assert show(NAMES[0])["claim"]["status"] == "in_progress"


def test_everything_about_evidence_is_kept() -> None:
    options = ["--title", "Rapport", "--archived", "https://web.archive.org/x", "--quote", "« non »", "--primary"]
    run("set", NAMES[0], "--evidence", URL, *options, "--stance", "refutes", "--seen", "2024-11-20")

    (piece,) = show(NAMES[0])["evidence"]
    facts = ("url", "title", "archived_url", "quote", "stance", "is_primary", "seen_on")
    assert [piece[k] for k in facts] == [
        *(URL, "Rapport", "https://web.archive.org/x", "« non »", "refutes", True, "2024-11-20")
    ]


def test_evidence_is_replaced_and_withdrawn_and_stays_on_record() -> None:
    run("set", NAMES[0], "--evidence", URL)
    number = str(show(NAMES[0])["evidence"][0]["id"])
    run("set", NAMES[0], "--evidence", URL + "/2", "--replace", number)
    (piece,) = show(NAMES[0])["evidence"]
    assert piece["url"] == URL + "/2"

    run("set", NAMES[0], "--withdraw", str(piece["id"]), "--note", "page fausse")

    assert show(NAMES[0])["evidence"] == []
    assert [(what, old, new, why) for _who, what, old, new, why in history(NAMES[0])] == [
        ("evidence", None, URL, None),
        ("evidence", URL, URL + "/2", None),
        ("evidence withdrawn", URL + "/2", URL + "/2", "page fausse"),
        ("note", None, None, "page fausse"),
    ]
    again = run("set", NAMES[0], "--withdraw", str(piece["id"]))
    assert f"{piece['id']}: no such evidence on claim {NAMES[0]}" in again.stderr


def test_right_of_reply_is_kept() -> None:
    run("set", NAMES[0], "--asked", "Le ministère", "--asked-on", "2024-11-18", "--status", "awaiting_reply")
    run("set", NAMES[0], "--asked", "Le ministère", "--answer", "Nous démentons.", "--answered-on", "2024-11-20")

    (reply,) = show(NAMES[0])["replies"]
    assert (reply["asked_on"], reply["answer"], reply["answered_on"]) == ("2024-11-18", "Nous démentons.", "2024-11-20")
    assert "whom you asked" in run("set", NAMES[0], "--answer", "x").stderr
    assert [what for _who, what, *_rest in history(NAMES[0])] == ["asked", "status", "answer"]


def test_corrections_leave_the_machines_own_on_record() -> None:
    place = span(TEXT, "une aide publique")
    spans = ["--span", f"{place.start}:{place.end}"]
    run("set", NAMES[1], "--label", "established_fact", "--speaker", "Le port", *spans)

    found = show(NAMES[1])
    assert (found["claim"]["label"], found["claim"]["speaker"]) == ("established_fact", "Le port")
    assert (found["claim"]["machine_label"], found["appearances"][0]["label"]) == ("allegation", "allegation")
    assert found["claim"]["machine_speaker"] == "plusieurs médias locaux"
    assert (found["claim"]["content"], "[…]" in found["claim"]["machine_content"]) == ("une aide publique", True)
    assert found["corrected"]["port-0001"]["spans"] == [[place.start, place.end]]
    assert found["appearances"][0]["spans"] != [[place.start, place.end]]

    run("set", NAMES[1], "--label", "machine", "--speaker", "none", "--span", "machine")
    found = show(NAMES[1])
    assert (found["claim"]["label"], found["claim"]["speaker"]) == ("allegation", None)
    assert found["claim"]["content"] == found["claim"]["machine_content"]
    assert found["corrected"] == {}


def test_what_somebody_says_is_no_longer_shown_as_a_fact() -> None:
    said = run("set", NAMES[2], "--speaker", "La direction")

    assert "label: stated by the article → reported speech" in said.stdout
    claim = show(NAMES[2])["claim"]
    assert (claim["label"], claim["machine_label"]) == ("reported_speech", "established_fact")
    undone = run("undo", NAMES[2]).stdout
    assert "label: reported speech → stated by the article" in undone
    assert "speaker: La direction → nobody" in undone
    assert show(NAMES[2])["claim"]["label"] == "established_fact"
    run("set", NAMES[2], "--speaker", "La direction", "--label", "established_fact")
    assert show(NAMES[2])["claim"]["label"] == "established_fact"


def test_speaker_cue_and_medium_are_marked_where_they_stand() -> None:
    def mark(part: str, words: str) -> list[str]:
        place = span(TEXT, words)
        return [f"--{part}-span", f"{place.start}:{place.end}"]

    done = run(
        "set", NAMES[0], *mark("speaker", "Deux cents ouvriers"), *mark("cue", "déclaré mardi"), "--medium-span", "none"
    )

    assert done.exit_code == 0, done.stderr
    assert "speaker: Sergueï Valmont → Deux cents ouvriers" in done.stdout
    found = show(NAMES[0])
    right, read = found["corrected"]["port-0001"], found["appearances"][0]
    words = ("speaker", "cue", "medium", "content")
    assert [right[k] for k in words] == ["Deux cents ouvriers", "déclaré mardi", None, read["content"]]
    assert [read[k] for k in words[:3]] == ["Sergueï Valmont", "a déclaré", "Telegram"]
    assert found["claim"]["speaker"] == "Deux cents ouvriers"
    shown = " ".join(run("show", NAMES[0], "--lang", "en").stdout.split())
    assert "medium: — medium as the machine read it: Telegram" in shown
    assert "place of the medium: “Telegram” → none" in shown
    (claim,) = json.loads(run("report", "--format", "json", "--speaker", "Deux cents").stdout)["articles"][0]["claims"]
    assert (claim["speaker"]["text"], claim["cue"]["text"], claim["medium"]) == (
        *("Deux cents ouvriers", "déclaré mardi", None),
    )

    run("undo", NAMES[0])
    assert show(NAMES[0])["corrected"] == {}
    assert show(NAMES[0])["claim"]["speaker"] == "Sergueï Valmont"
    named = run("set", NAMES[0], *mark("speaker", "Il"), "--speaker", "Ana Doul")
    assert "speaker: Sergueï Valmont → Ana Doul" in named.stdout
    run("set", NAMES[0], "--speaker-span", "machine")
    assert show(NAMES[0])["claim"]["speaker"] == "Sergueï Valmont"


def test_corrections_are_new_versions() -> None:
    run("set", NAMES[0], "--verdict", "faux", "--evidence", URL, "--note", "vu", "--status", "published")
    refused = run("set", NAMES[0], "--verdict", "trompeur", "--note", "trop dur")
    assert (refused.exit_code, "--status corrected" in refused.stderr) == (cli.UNUSABLE, True)

    run("set", NAMES[0], "--verdict", "trompeur", "--note", "trop dur", "--status", "corrected")

    versions = [(new, why) for _who, what, _old, new, why in history(NAMES[0]) if what == "version"]
    assert versions == [("published", "vu"), ("corrected", "trop dur")]
    exported = [json.loads(line) for line in run("export").stdout.splitlines()]
    documents = [row["document"] for row in exported if row.get("table") == "versions"]
    assert [document["verdict"] for document in documents] == ["faux", "trompeur"]
    assert documents[0]["evidence"][0]["url"] == URL


def test_several_claims_at_once_and_from_standard_input() -> None:
    result = run("set", "-", "--status", "in_progress", stdin=f"{NAMES[0]}\n{NAMES[1][:6]}\nffff00\n")

    assert result.exit_code == cli.PARTIAL
    assert len(result.stdout.splitlines()) == 2
    assert "factcheck: ffff00: " in result.stderr
    assert sorted(run("list", "--status", "in_progress", "--format", "ids").stdout.split()) == sorted(NAMES[:2])


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["zzz"], "zzz: no such claim; expected its id"),
        (["0000"], "0000: no such claim in the store"),
        ([NAMES[0], "--verdict", "fo", "--note", "x"], "fo: unknown verdict; expected one of vrai, "),
        ([NAMES[0], "--title", "x"], "give --evidence once"),
        ([NAMES[0], "--evidence", URL, "--evidence", URL, "--quote", "x"], "give --evidence once"),
        ([NAMES[0], "--evidence", "page"], "page: not an address"),
        ([NAMES[0], "--evidence", "javascript:alert(1)"], "javascript:alert(1): not an address on the web"),
        ([NAMES[0], "--evidence", URL, "--archived", "data:text/html,x"], "data:text/html,x: not an address on the"),
        ([NAMES[0], "--span", "3-4"], "3-4: not a span"),
        ([NAMES[0], "--span", "4:4"], "an empty span"),
        ([NAMES[0], "--span", "4:99999"], "the span ends behind the text"),
        ([NAMES[0], "--cue-span", "3:4", "--cue-span", "5:6"], "one place each"),
        ([NAMES[0], "--span", "none"], "a claim without words"),
        ([NAMES[0], "--span", "3:4", "--article", "x"], "one of: port-0001"),
        ([NAMES[0], "--status", "verified"], "needs a verdict"),
        ([NAMES[0], "--note", "a\udcff"], "--note: not UTF-8"),
        ([NAMES[0]], "nothing to change"),
    ],
)
def test_refusals_are_one_line_and_keep_nothing(args: list[str], words: str) -> None:
    result = run("set", *args)

    assert result.exit_code == cli.UNUSABLE
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert history(NAMES[0]) == []


def test_a_name_is_told_once_when_several_fail() -> None:
    """``set ID VERDICT``, for example: the first word is refused as an id, and so is the second."""
    result = run("set", "zz", "false")

    assert result.exit_code == cli.PARTIAL
    assert [line.split(";")[0].removesuffix(" in the store") for line in result.stderr.splitlines()] == [
        "factcheck: zz: no such claim",
        "factcheck: false: no such claim",
    ]
    with using_language("fr"):
        assert "factcheck: zz\N{NO-BREAK SPACE}: aucune" in run("set", "zz", "false").stderr


def test_messages_without_the_name_get_it_when_several_fail() -> None:
    result = run("set", *NAMES[:2], "--verdict", "faux")

    assert result.stderr.splitlines()[0].startswith(f"factcheck: {NAMES[0]}: a verdict wants its reason")


def test_a_decision_tells_the_group_that_it_counts_for() -> None:
    """Not where it is about this claim alone, as a label is, nor where no other claim is the same."""
    assert "the same" not in run("set", NAMES[0], "--status", "in_progress").stdout
    run("same", NAMES[0], NAMES[1], "--force")

    told = run("set", NAMES[0], "--status", "awaiting_reply").stdout.splitlines()
    assert told[1] == f"{NAMES[0]}: counts for all 2 claims that are the same: {NAMES[0]}, {NAMES[1]}"
    assert "counts for all 2" in run("set", NAMES[1], "--evidence", URL).stdout
    assert "counts for" not in run("set", NAMES[1], "--label", "allegation", "--note", "x").stdout
    with using_language("fr"):
        assert "vaut pour les 2 affirmations identiques" in run("set", NAMES[0], "--status", "in_progress").stdout


def test_what_is_no_claim_is_thrown_out_by_script_and_brought_back() -> None:
    result = run("set", NAMES[0], "--not-claim", "opinion", "--assign", "Bob", "--deadline", "2026-12-01")
    assert result.stdout == (
        f"{NAMES[0]}: status: to verify → dropped · not a claim: — → opinion · assigned to: — → Bob · "
        "deadline: — → 1 December 2026\n"
    )
    claim = show(NAMES[0])["claim"]
    assert [claim[name] for name in ("status", "not_claim", "assignee", "deadline")] == [
        *("dropped", "opinion", "Bob", "2026-12-01")
    ]
    assert "not a claim: opinion" in run("show", NAMES[0]).stdout

    assert run("set", NAMES[0], "--not-claim", "none", "--assign", "none", "--deadline", "none").exit_code == 0
    claim = show(NAMES[0])["claim"]
    assert [claim[name] for name in ("status", "not_claim", "assignee", "deadline")] == ["unverified", None, None, None]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("30/11/2031", "2031-11-30"),
        ("30.11.2031", "2031-11-30"),
        ("1er décembre 2031", "2031-12-01"),
        ("2031-11-30", "2031-11-30"),
    ],
)
def test_a_deadline_is_a_day_as_people_write_it(typed: str, day: str) -> None:
    assert run("set", NAMES[0], "--deadline", typed).exit_code == 0
    assert show(NAMES[0])["claim"]["deadline"] == day


def test_tomorrow_is_a_deadline_in_both_languages() -> None:
    for typed in ("demain", "tomorrow"):
        before = date.today()
        run("set", NAMES[0], "--deadline", "none")
        assert run("set", NAMES[0], "--deadline", typed).exit_code == 0
        day = date.fromisoformat(show(NAMES[0])["claim"]["deadline"])
        assert before <= day <= date.today() + timedelta(days=1)


@pytest.mark.parametrize("typed", ["31/02/2031", "bientôt", "12", "mars"])
def test_what_is_no_day_is_no_deadline(typed: str) -> None:
    refused = run("set", NAMES[0], "--deadline", typed)

    assert (refused.exit_code, "not a date" in refused.stderr) == (2, True)
    assert show(NAMES[0])["claim"]["deadline"] is None


def test_that_no_claim_came_in_is_told() -> None:
    result = run("set", "-", "--flag", "outdated", stdin="\n")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "factcheck: no id came in on standard input: nothing was decided\n"
