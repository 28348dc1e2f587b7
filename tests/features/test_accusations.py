"""Who is accused of what, by whom, and how far the procedure is."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from pytest_bdd import given, scenarios, then, when

from factcheck.cli.commands import cli
from factcheck.i18n import using_language
from factcheck.scan_results import Checked
from tests.features.program import Outcome
from tests.features.sentences import sentence
from tests.features.tables import NOTHING, Table, claims_of, plain, records

scenarios("accusations.feature")


@dataclass(frozen=True, slots=True)
class Kept:
    """A store with one article."""

    db: str


def _words(names: list[str]) -> str:
    return ", ".join(map(plain, names)) or NOTHING


@then("les accusations sont:")
def accusations_are(checked: Checked, datatable: Table) -> None:
    """Just these, in the order of the text, each once."""
    found = [
        {
            "mis en cause": _words([party["name"] for party in told["accused"]]),
            "étape": ("non " if told["negated"] else "") + told["stage"],
            "grief": _words([words["text"] for words in told["offences"]]),
            "accusateur": _words([told["accuser"]["name"]] if told["accuser"] else []),
        }
        for claim in claims_of(checked)
        for told in claim["accusations"]
    ]
    assert [told for at, told in enumerate(found) if told not in found[:at]] == records(datatable)


@given("une rédaction qui garde l'article suivant:", target_fixture="kept")
def newsroom(docstring: str, scan: Callable[..., Outcome], desk: Path) -> Kept:
    """A newsroom whose store holds the article."""
    article, db = desk / "garde.txt", str(desk / "garde.sqlite")
    article.write_text(docstring, encoding="utf-8")
    scan("--db", db, str(article))
    return Kept(db)


@when(sentence('on liste les affirmations avec "{options}"'), target_fixture="outcome")
def listed(kept: Kept, options: str) -> Outcome:
    """The list of claims, in French."""
    with using_language("fr"):
        result = CliRunner().invoke(cli, ["list", *shlex.split(options), "--db", kept.db], prog_name="factcheck")
    return Outcome(code=result.exit_code, output=result.stdout, messages=result.stderr)


@then(sentence('on y lit "{words}"'))
def reads(outcome: Outcome, words: str) -> None:
    """The words are there, whatever the spaces between them."""
    assert " ".join(words.split()) in " ".join(outcome.output.split())


@then(sentence('on n\'y lit pas "{words}"'))
def reads_not(outcome: Outcome, words: str) -> None:
    """The words are not there."""
    assert words not in " ".join(outcome.output.split())
