"""The check in the public record, and so in JSON and CSV."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

from factcheck.claim_ids import claim_ids
from factcheck.reports.csv import to_csv
from factcheck.reports.json import to_json
from factcheck.scan_results import Checked
from tests.factcheck.reports.test_check_wording import STANDING, URL
from tests.support.factories import port


def checked() -> Checked:
    return replace(port(), standings={claim_ids(port())[0]: STANDING})


def test_json_holds_the_whole_check() -> None:
    claim = json.loads("".join(to_json([checked()])))["articles"][0]["claims"][0]

    assert (claim["reason"], claim["decided_by"], claim["verdict"]) == ("le chantier finit en mai", "Ana", "faux")
    (piece,) = claim["evidence"]
    assert piece == {
        "url": URL,
        "title": "Arrêté municipal",
        "quote": "réouverture le 12 mai",
        "archived": "https://archive.example/1",
        "stance": "refutes",
        "primary": True,
        "seen": "2026-03-09",
        "who": "Ana",
    }
    assert [reply["answer"] for reply in claim["replies"]] == ["Septembre était une erreur.", None]
    assert [(one["part"], one["machine"], one["now"], one["why"]) for one in claim["corrections"]] == [
        ("label", "reported_speech", "allegation", "au conditionnel"),
        ("speaker", "Sergueï Valmont", None, None),
    ]


def test_csv_holds_the_whole_check() -> None:
    row = next(csv.DictReader("".join(to_csv([checked()])).splitlines()))

    assert row["reason"] == "le chantier finit en mai"
    assert row["evidence"] == (f"refutes Arrêté municipal {URL} https://archive.example/1 « réouverture le 12 mai »")
    assert row["replies"].startswith("La mairie (2026-03-09): Septembre était une erreur. | ")
    assert row["corrections"].startswith("label: reported_speech → allegation (Bob) | speaker: Sergueï Valmont → —")
