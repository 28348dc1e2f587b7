"""Steps that several features share, and the one checker that all of them stand on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, then, when
from pytest_bdd.scenario import scenario_wrapper_template_registry

from claims.classification.labeller import Labeller
from claims.rules.loader import load_rules
from factcheck.articles.reader import read_text
from factcheck.cli import scan as scan_command
from factcheck.scan_results import Article, Checked
from factcheck.scanning.checker import Checker
from tests.features.ambiguity import pytest_bdd_before_step
from tests.features.program import PARTIAL, LoadChecker, Outcome, run
from tests.features.sentences import sentence
from tests.features.tables import NOTHING, Table, attributed, claims_of, plain, records, shown, verbatim

__all__ = ["pytest_bdd_before_step"]


# --- Expected failures -----------------------------------------------------------------------------------------------


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is tagged @attendu must fail; the name of its examples, or else the scenario's description, says why."""
    for item in items:
        if item.get_closest_marker("attendu"):
            item.add_marker(pytest.mark.xfail(raises=AssertionError, strict=True, reason=_reason(item)))


def _reason(item: pytest.Item) -> str:
    assert isinstance(item, pytest.Function)
    template = scenario_wrapper_template_registry[item.obj]
    row = item.callspec.params["_pytest_bdd_example"] if hasattr(item, "callspec") else None
    named = [e.name for e in template.examples if "attendu" in e.tags and row in list(e.as_contexts())]
    return (named[0] if named else template.description.strip()) or template.name


# --- What everything stands on ---------------------------------------------------------------------------------------


@pytest.fixture(scope="session", autouse=True)
def quick_stores(ready_stores: None) -> None:
    """A new store costs little."""


@pytest.fixture
def load(checker: Checker, labeller: Labeller | None) -> LoadChecker:
    """What makes a checker with rules of one's own, on the stored parses of the feature's texts."""

    def load(folders: Sequence[Path]) -> Checker:
        analyser = replace(checker.analyser, labeller=labeller or checker.analyser.labeller)
        if not folders:
            return replace(checker, analyser=analyser)
        ruleset = load_rules(folders)
        return replace(checker, analyser=analyser.with_rules(ruleset), notices=ruleset.notices)

    return load


@pytest.fixture
def labeller() -> Labeller | None:
    """A stand-in for the classifier, where a scenario has one."""
    return None


@pytest.fixture
def scan(load: LoadChecker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Outcome]:
    """The program, its models already loaded, on a newsroom's first day: nothing was ever scanned."""
    monkeypatch.setattr(scan_command, "load_checker", lambda _model, rules, **_more: load(rules.dirs))
    return partial(run, "--db", str(tmp_path / "suivi.sqlite"))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The folder where the newsroom keeps its articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder


@pytest.fixture
def article_bytes(article_text: str) -> bytes:
    """The article as it lies on disk."""
    return article_text.encode()


@pytest.fixture
def article_file(desk: Path, article_bytes: bytes) -> str:
    """The path of the article."""
    path = desk / "dépêche.txt"
    path.write_bytes(article_bytes)
    return str(path)


@pytest.fixture
def faulty_file() -> str | None:
    """The path of a file that cannot be read, where a scenario has one."""
    return None


@pytest.fixture
def article(checked: Checked) -> Article:
    """The article that was read, here because its claims were asked for."""
    return checked.article


# --- Given -----------------------------------------------------------------------------------------------------------


@given("l'article suivant:", target_fixture="article_text")
def article_given(docstring: str) -> str:
    """The text of an article, as its site prints it."""
    return docstring


@given("l'article de démonstration", target_fixture="article_text")
def demonstration_article(pytestconfig: pytest.Config) -> str:
    """The article that `make demo` scans."""
    (seed,) = (pytestconfig.rootpath / "seeds").glob("000_*.txt")
    return seed.read_text(encoding="utf-8")


@given(sentence("un fichier {fault} à côté de lui"), target_fixture="faulty_file")
def faulty_file_given(fault: str, desk: Path) -> str:
    """A file that no article can be read from."""
    contents = {
        "vide": b"",
        "binaire": b"MZ\x90\x00\x03",
        "tronqué": b"PK\x03\x04\x00\x00\x08\x00",
        "de Word 97": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "en anglais": b"The water reached the hospital on Monday evening, the mayor said.",
        "disparu": None,
    }
    path = desk / "fautif.txt"
    content = contents[fault]
    if content is not None:
        path.write_bytes(content)
    return str(path)


# --- When ------------------------------------------------------------------------------------------------------------


@when("on relève les affirmations", target_fixture="checked")
def check_article(article_text: str, load: LoadChecker) -> Checked:
    """Find and label the claims of the article with the built-in rules."""
    return load([]).check(read_text(article_text, source="-"))


@when("on demande le rapport en français", target_fixture="outcome")
def report_in_french(article_file: str, scan: Callable[..., Outcome]) -> Outcome:
    """The report in the terminal, wide enough for a column for every fact."""
    return scan("--width", "160", article_file)


# --- Then ------------------------------------------------------------------------------------------------------------


@then("les affirmations attribuées sont:")
def attributed_claims_are(checked: Checked, datatable: Table) -> None:
    """Just these claims are attributed, in text order."""
    assert shown(attributed(claims_of(checked)), datatable) == records(datatable)


@then("les affirmations relevées sont:")
def claims_are(checked: Checked, datatable: Table) -> None:
    """Just these claims are found, in text order, the article's own among them."""
    assert shown(claims_of(checked), datatable) == records(datatable)


@then("aucune affirmation n'est attribuée")
def nothing_is_attributed(checked: Checked) -> None:
    """The article speaks in its own voice throughout."""
    assert [claim["content"]["text"] for claim in attributed(claims_of(checked))] == []


@then("sa fiche indique:")
def article_says_of_itself(article: Article, datatable: Table) -> None:
    """What the page tells of the article."""
    told: dict[str, Any] = {
        "titre": article.title,
        "média": article.outlet,
        "agence": article.agency,
        "date": article.published,
    }
    assert [{column: plain(told[column] or NOTHING) for column in datatable[0]}] == records(datatable)


@then("le scan réussit")
def scan_succeeds(outcome: Outcome) -> None:
    """The program says that all went well."""
    assert outcome.code == 0, outcome.messages


@then("le scan est partiel")
def scan_is_partial(outcome: Outcome) -> None:
    """The program says that something could not be used and the rest was done."""
    assert outcome.code == PARTIAL, outcome.messages


@then(sentence('le fichier fautif est signalé par les mots "{words}"'))
def faulty_file_is_told(outcome: Outcome, faulty_file: str, words: str) -> None:
    """One message names the file and says what is wrong with it."""
    about = [line for line in outcome.messages.splitlines() if faulty_file in line]
    assert len(about) == 1, outcome.messages
    assert words in plain(about[0].replace(faulty_file, ""))


@then("chaque extrait du rapport se lit mot pour mot dans l'article")
def report_quotes_verbatim(outcome: Outcome, article_bytes: bytes) -> None:
    """All words in the document are the article's, where the document says they stand."""
    verbatim(outcome.article, article_bytes.decode("utf-8-sig"))
