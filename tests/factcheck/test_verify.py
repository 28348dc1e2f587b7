"""Decisions by script: set, undo, show, history, list, export, import."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from factcheck import cli
from factcheck.identity import claim_ids
from factcheck.store.engine import open_store
from factcheck.store.scans import save_scan
from factcheck.verdicts import Matching
from tests.factcheck.commands import run
from tests.factcheck.factories import TEXT, port, span

pytestmark = pytest.mark.usefixtures("surroundings")
NAMES = claim_ids(port())
URL = "https://example.org/page"


@pytest.fixture(autouse=True)
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store with one article, found by the environment."""
    path = str(tmp_path / "store.sqlite")
    monkeypatch.setenv("FACTCHECK_DB", path)
    monkeypatch.setenv("FACTCHECK_USER", "Ana")
    store = open_store(path)
    save_scan(store, port(), machine="labels 1", matching=Matching())
    store.close()
    return path


def show(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("show", name, "--format", "json").stdout)
    return found


def history(name: str) -> list[tuple[str, str, str | None, str | None, str | None]]:
    rows = json.loads(run("history", name, "--format", "json").stdout)
    return [(r["who"], r["what"], r["from_value"], r["to_value"], r["why"]) for r in rows]


# --- set -------------------------------------------------------------------------------------------------------------


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
    run("set", NAMES[0], "--evidence", URL, *options, "--stance", "refutes", "--seen", "2026-11-20")

    (piece,) = show(NAMES[0])["evidence"]
    facts = ("url", "title", "archived_url", "quote", "stance", "is_primary", "seen_on")
    assert [piece[k] for k in facts] == [
        *(URL, "Rapport", "https://web.archive.org/x", "« non »", "refutes", True, "2026-11-20")
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
    run("set", NAMES[0], "--asked", "Le ministère", "--asked-on", "2026-11-18", "--status", "awaiting_reply")
    run("set", NAMES[0], "--asked", "Le ministère", "--answer", "Nous démentons.", "--answered-on", "2026-11-20")

    (reply,) = show(NAMES[0])["replies"]
    assert (reply["asked_on"], reply["answer"], reply["answered_on"]) == ("2026-11-18", "Nous démentons.", "2026-11-20")
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
    assert found["spans"] == {"port-0001": [[place.start, place.end]]}
    assert found["appearances"][0]["spans"] != found["spans"]["port-0001"]

    run("set", NAMES[1], "--label", "machine", "--speaker", "none")
    claim = show(NAMES[1])["claim"]
    assert (claim["label"], claim["speaker"]) == ("allegation", None)


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
    assert run("list", "--status", "in_progress", "--format", "ids").stdout.split().sort() == list(NAMES[:2]).sort()


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["zzz"], "zzz: no such claim; expected its id"),
        (["0000"], "0000: no such claim in the store"),
        ([NAMES[0], "--verdict", "fo", "--note", "x"], "fo: unknown verdict; expected one of vrai, "),
        ([NAMES[0], "--title", "x"], "give --evidence once"),
        ([NAMES[0], "--evidence", URL, "--evidence", URL, "--quote", "x"], "give --evidence once"),
        ([NAMES[0], "--evidence", "page"], "page: not an address"),
        ([NAMES[0], "--span", "3-4"], "3-4: not a span"),
        ([NAMES[0], "--span", "4:4"], "an empty span"),
        ([NAMES[0], "--span", "4:99999"], "the span ends behind the text"),
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


# --- undo, show, history ---------------------------------------------------------------------------------------------


def test_undo_goes_back_step_by_step() -> None:
    run("set", NAMES[0], "--verdict", "faux", "--evidence", URL, "--note", "vu")
    run("set", NAMES[0], "--verdict", "trompeur", "--flag", "outdated", "--note", "non", "--speaker", "X")

    run("undo", NAMES[0], "--by", "Bea")
    claim = show(NAMES[0])["claim"]
    assert (claim["verdict"], claim["flags"], claim["speaker"]) == ("faux", None, "Sergueï Valmont")
    run("undo", NAMES[0])
    claim = show(NAMES[0])["claim"]
    assert (claim["status"], claim["verdict"], claim["evidence"]) == ("unverified", None, 0)
    assert "nothing to undo" in run("undo", NAMES[0]).stderr
    assert ("Bea", "verdict", "trompeur", "faux", "undo") in history(NAMES[0])


def test_undo_brings_withdrawn_evidence_back() -> None:
    run("set", NAMES[0], "--evidence", URL, "--title", "Rapport")
    run("set", NAMES[0], "--withdraw", str(show(NAMES[0])["evidence"][0]["id"]))

    run("undo", NAMES[0])

    (piece,) = show(NAMES[0])["evidence"]
    assert (piece["url"], piece["title"]) == (URL, "Rapport")


def test_show_and_history_in_words() -> None:
    run("set", NAMES[3], "--verdict", "faux", "--evidence", URL, "--note", "vu", "--asked", "Kim", "--flag", "outdated")

    for lang, words in (("en", ["denied", "false — vu", "outdated", "Kim", URL, "→ verified"]), ("fr", ["faux — vu"])):
        shown = " ".join(run("show", NAMES[3], "--lang", lang).stdout.split())
        assert "avoir promis « un centime de plus » aux repreneurs" in shown
        assert [w for w in words if w not in shown and w != "denied"] == []
    lines = run("history", NAMES[3], "--lang", "en").stdout
    assert "Ana · verdict: — → false — vu" in " ".join(lines.split())
    empty = run("history", NAMES[0])
    assert empty.stdout == ""
    assert "nobody has decided anything yet" in empty.stderr


# --- list ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "numbers"),
    [
        ([], {0, 1, 2, 3, 4}),
        (["--label", "allegation"], {1, 4}),
        (["--label", "allegation", "--label", "established_fact"], {1, 2, 4}),
        (["--status", "verified"], {0}),
        (["--verdict", "faux", "--flag", "outdated"], {0}),
        (["--flag", "cherry_picked"], set()),
        (["--speaker", "serguei"], {0}),
        (["--words", "CENTIME"], {3}),
        (["--article", "port"], {0, 1, 2, 3, 4}),
        (["--article", "autre"], set()),
        (["--since", "2999-01-01"], set()),
        (["--until", "2999-01-01", "--since", "2000-01-01"], {0, 1, 2, 3, 4}),
        (["--until", "2000-01-01"], set()),
        (["--order", "uncertain", "--limit", "1"], {4}),
    ],
)
def test_lists_are_filtered(args: list[str], numbers: set[int]) -> None:
    run("set", NAMES[0], "--verdict", "faux", "--evidence", URL, "--note", "vu", "--flag", "outdated")

    assert set(run("list", *args, "--format", "ids").stdout.split()) == {NAMES[n] for n in numbers}


@pytest.mark.parametrize("form", ["table", "json", "ndjson", "csv", "markdown", "ids"])
def test_lists_come_in_every_form(form: str, tmp_path: Path) -> None:
    shown = run("list", "--format", form)
    run("list", "--format", form, "--output", str(tmp_path / "out"))

    assert shown.exit_code == 0
    assert all(name in shown.stdout for name in NAMES)
    assert (tmp_path / "out").read_bytes() == shown.stdout_bytes


def test_csv_of_a_list_is_csv_of_text() -> None:
    run("set", NAMES[0], "--verdict", "faux", "--note", "=1+1")

    rows = list(csv.DictReader(io.StringIO(run("list", "--format", "csv").stdout)))
    assert {row["verdict_why"] for row in rows} == {"'=1+1", ""}


def test_an_empty_list_says_so() -> None:
    result = run("list", "--status", "dropped")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "no such claims" in result.stderr


def test_a_list_fits_a_narrow_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    assert max(map(len, run("list").stdout.splitlines())) <= 40


# --- export and import -----------------------------------------------------------------------------------------------


def test_a_store_travels_whole(tmp_path: Path) -> None:
    run("set", NAMES[0], "--verdict", "faux", "--evidence", URL, "--note", "vu", "--status", "published")
    run("set", NAMES[0], "--asked", "Kim", "--speaker", "X")
    out, other = str(tmp_path / "out.ndjson"), str(tmp_path / "other.sqlite")
    run("export", "--output", out)

    first = run("import", out, "--db", other)
    second = run("import", out, "--db", other)

    assert first.stdout.endswith("(claims: 5, decisions: 3, evidence: 1)\n")
    assert second.stdout.startswith("new rows: 0 ")
    assert sorted(run("export", "--db", other).stdout.splitlines()) == sorted(run("export").stdout.splitlines())


def test_a_part_of_a_store_travels(tmp_path: Path) -> None:
    run("set", NAMES[0], "--status", "in_progress")
    part = run("export", "--status", "in_progress").stdout

    run("import", "-", "--db", str(tmp_path / "other.sqlite"), stdin=part)

    assert run("list", "--db", str(tmp_path / "other.sqlite"), "--format", "ids").stdout.split() == [NAMES[0]]


def test_decisions_of_two_stores_meet_by_their_time(tmp_path: Path) -> None:
    other = str(tmp_path / "other.sqlite")
    run("import", "-", "--db", other, stdin=run("export").stdout)
    run("set", NAMES[0], "--status", "in_progress", "--by", "Ana")
    run("set", NAMES[0], "--status", "dropped", "--by", "Bea", "--db", other)

    run("import", "-", stdin=run("export", "--db", other).stdout)
    run("import", "-", "--db", other, stdin=run("export").stdout)

    for where in ([], ["--db", other]):
        claim = json.loads(run("show", NAMES[0], "--format", "json", *where).stdout)["claim"]
        assert claim["status"] == "dropped"


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda lines: [], "file is empty"),
        (lambda lines: lines[1:], "no ClaimReview found"),
        (lambda lines: [*lines, "{"], ": not JSON"),
        (lambda lines: [*lines, "[]"], ": not an object"),
        (lambda lines: [*lines, '{"table": "pg_user"}'], ": no table of the store"),
        (lambda lines: [*lines, '{"table": "claims", "id": "x"}'], "columns missing or unknown"),
        (lambda lines: [line.replace('"number": 1', '"number": "1"') for line in lines], "number: wrong kind"),
        (lambda lines: [line.replace("Telegram", "Tele\\u0000gram") for line in lines], "wrong kind of value"),
    ],
)
def test_a_spoilt_export_changes_nothing(spoil: Any, words: str, tmp_path: Path) -> None:
    other = str(tmp_path / "other.sqlite")
    lines = spoil(run("export").stdout.splitlines())

    result = run("import", "-", "--db", other, stdin="\n".join(lines))

    assert result.exit_code == cli.UNUSABLE
    assert words in result.stderr
    assert run("list", "--db", other, "--format", "ids").stdout == ""


# --- The store and the scale -----------------------------------------------------------------------------------------


def test_the_store_says_where_it_is_and_what_is_in_it(db: str) -> None:
    assert run("db", "path").stdout == f"{db}\n"
    assert "`claim_list`" in run("db", "tables").stdout


def test_the_scale_is_shown() -> None:
    shown = run("verdicts", "--lang", "fr").stdout

    assert "plutot_faux          2  plutôt faux" in shown
    assert "verdicts.yaml" in run("verdicts", "--path").stdout
