"""Who is accused of what, by whom, and how far the procedure is."""

from __future__ import annotations

import json
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


def _asked(kept: Kept, *words: str) -> Outcome:
    """What a command answers, in French."""
    with using_language("fr"):
        result = CliRunner().invoke(cli, [*words, "--db", kept.db], prog_name="factcheck")
    return Outcome(code=result.exit_code, output=result.stdout, messages=result.stderr)


def _claim(kept: Kept, words: str) -> str:
    """The id of the shortest claim in which these words stand."""
    with using_language("fr"):
        answer = CliRunner().invoke(cli, ["list", "--words", words, "--format", "json", "--db", kept.db]).stdout
    return str(min(json.loads(answer)["claims"], key=lambda claim: len(claim["content"]))["id"])


@when(sentence('on liste les affirmations avec "{options}"'), target_fixture="outcome")
def listed(kept: Kept, options: str) -> Outcome:
    """The list of claims."""
    return _asked(kept, "list", *shlex.split(options))


@when(sentence('on corrige l\'affirmation "{words}" par "{options}"'), target_fixture="outcome")
def corrected(kept: Kept, words: str, options: str) -> Outcome:
    """What a correction answers."""
    return _asked(kept, "set", _claim(kept, words), "--by", "Ana", *shlex.split(options))


@when(sentence('on annule la décision sur l\'affirmation "{words}"'), target_fixture="outcome")
def taken_back(kept: Kept, words: str) -> Outcome:
    """What taking a decision back answers."""
    return _asked(kept, "undo", _claim(kept, words), "--by", "Ana")


@when(sentence('on demande pourquoi l\'affirmation "{words}" porte son étiquette'), target_fixture="outcome")
def explained(kept: Kept, words: str) -> Outcome:
    """Why the claim bears its label, and what people put right."""
    with using_language("fr"):
        result = CliRunner().invoke(cli, ["explain", _claim(kept, words), "--db", kept.db], prog_name="factcheck")
    return Outcome(code=result.exit_code, output=result.stdout, messages=result.stderr)


@when("on demande le rapport de la rédaction", target_fixture="outcome")
def reported(kept: Kept) -> Outcome:
    """The report of what the store holds."""
    return _asked(kept, "report", "--format", "markdown")


@then(sentence('on y lit "{words}"'))
def reads(outcome: Outcome, words: str) -> None:
    """The words are there, whatever the spaces between them."""
    assert " ".join(words.split()) in " ".join(outcome.output.split())


@then(sentence('on n\'y lit pas "{words}"'))
def reads_not(outcome: Outcome, words: str) -> None:
    """The words are not there."""
    assert words not in " ".join(outcome.output.split())
