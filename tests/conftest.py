"""No test writes into the home of whoever runs it; what is slow to load is loaded once per run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from claims.parsing.parser import Parser
    from claims.rules.loader import RuleSet, WordLists
    from factcheck.scanning.checker import Checker


@pytest.fixture(autouse=True)
def store_of_the_test(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test keeps lies in a folder of its own, which its processes find in the environment."""
    # One file for all tests but those that name another: making one takes half a second.
    folder = tmp_path_factory.getbasetemp() / "store"
    monkeypatch.setenv("FACTCHECK_DB", str(folder / "factcheck.sqlite"))
    monkeypatch.delenv("FACTCHECK_VERDICTS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    # A label model that whoever runs the tests has trained must not answer in the bundled one's place.
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))


@pytest.fixture(scope="session")
def parser(ruleset: RuleSet) -> Parser:
    """The bundled French parser; tests that use it are marked ``model``."""
    from claims.parsing.parser import load_parser

    return load_parser(classes=ruleset.lists.classes)


@pytest.fixture(scope="session")
def ruleset() -> RuleSet:
    """The built-in rules and word lists."""
    from claims.rules.loader import load_rules

    return load_rules()


@pytest.fixture(scope="session")
def lists(ruleset: RuleSet) -> WordLists:
    """The built-in word lists."""
    return ruleset.lists


@pytest.fixture(scope="session")
def checker(parser: Parser, ruleset: RuleSet) -> Checker:
    """Parser, built-in rules and bundled label model together."""
    from claims.attribution.extractor import Extractor
    from claims.checkworthiness.scale import load_worth
    from claims.classification.labeller import load_labeller
    from claims.pipeline import Analyser
    from factcheck.scanning.checker import Checker

    worth = load_worth(ruleset.lists)
    analyser = Analyser(parser=parser, extractor=Extractor(ruleset), labeller=load_labeller(), worth=worth)
    return Checker(analyser=analyser)
