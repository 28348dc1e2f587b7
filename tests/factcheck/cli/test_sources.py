"""The sources command: who is quoted in articles of the store."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from factcheck.i18n import using_language
from factcheck.store.engine import open_store
from tests.factcheck.store.test_article_versions import scan
from tests.support.commands import run

pytestmark = pytest.mark.usefixtures("surroundings", "db")


def test_sources_are_counted_in_every_form(tmp_path: Path) -> None:
    table = run("sources", "--width", "120")
    assert table.exit_code == 0
    assert "Sergueï Valmont" in table.stdout
    assert "How sources are named" in table.stdout
    assert "établi" not in table.stdout

    found = json.loads(run("sources", "-f", "json").stdout)
    assert {one["name"] for one in found} >= {"Sergueï Valmont", "plusieurs médias locaux"}
    assert sum(one["claims"] for one in found) == 4
    rows = list(csv.DictReader(io.StringIO(run("sources", "-f", "csv").stdout)))
    assert [row["name"] for row in rows] == [one["name"] for one in found]
    page = tmp_path / "page.html"
    assert run("sources", "-f", "html", "-o", str(page)).stdout == ""
    assert "<svg" in page.read_text(encoding="utf-8")
    assert "Qui est cité" in run("sources", "-f", "html", "--lang", "fr").stdout


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (("--outlet", "gazette"), True),
        (("--outlet", "RTS"), False),
        (("--from", "2026-03-03", "--to", "2026-03-03"), True),
        (("--from", "2026-03-04"), False),
        (("--to", "2026-03-02"), False),
        (("--label", "allégation"), True),
        (("--speaker", "nobody at all"), False),
    ],
)
def test_sources_are_those_of_the_claims_asked_for(args: tuple[str, ...], found: bool) -> None:
    result = run("sources", *args, "-f", "json")

    assert bool(json.loads(result.stdout)) is found
    assert bool(result.stderr) is not found


def test_articles_without_a_day_are_in_no_period(db: str) -> None:
    store = open_store(db)
    scan(store, "undated", "trois", published=None)
    store.close()

    everything, dated = (
        json.loads(run("sources", "-f", "json", *args).stdout) for args in ((), ("--from", "2000-01-01"))
    )
    assert sum(one["claims"] for one in everything) == sum(one["claims"] for one in dated) + 1
    assert run("sources", "--from", "gestern").exit_code == 2


def test_heads_are_whole_in_a_window_of_eighty_columns() -> None:
    with using_language("fr"):
        head = run("sources", "--width", "80").stdout.splitlines()[0]

    assert head.split() == ["Source", "Désignation", "Genre", "Affirmations", "Mots", "Articles"]
